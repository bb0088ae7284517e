import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MISREAD_MARKS, correctMisreadMarks } from '#text/misread-marks';
import { normalise } from '#text/normalise';

interface Row { promise: number; text: string; expected?: string; same?: true; why: string }
const rows = parse(readFileSync(new URL('../cases/normalise.yaml', import.meta.url), 'utf8')) as Row[];

describe('normalise keeps its promises', () => {
  test('every promise but the last has rows', () => {
    expect([...new Set(rows.map((row) => row.promise))].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
  test.each(rows)('$promise: $why: $text', ({ text, expected, same }) => {
    expect(normalise(text).text).toBe(same ? text : expected);
  });
});

describe('misread marks', () => {
  test.each([...MISREAD_MARKS])('$id proves itself', ({ id, example, reject }) => {
    expect(correctMisreadMarks(example[0])).toBe(example[1]);
    expect(correctMisreadMarks(reject)).toBe(reject);
    const others = MISREAD_MARKS.filter((row) => row.id !== id);
    let without = example[0];
    for (const { pattern, fix } of others) without = without.replace(pattern, (match: string) => fix(match) ?? match);
    expect(without, 'the row is needed for its own example').not.toBe(example[1]);
  });
});

test('spans and offsets go both ways', () => {
  const { text, toOriginal, fromOriginal } = normalise('于 2018 年 4 月底前');
  const start = text.indexOf('2018年');
  expect(toOriginal([start, start + 5])).toEqual([2, 8]);
  expect(fromOriginal(2)).toBe(start);
  expect(fromOriginal(6)).toBe(text.indexOf('年'));
  expect(fromOriginal(100)).toBe(text.length);
});

test('an empty text is an empty text', () => {
  expect(normalise('').text).toBe('');
  expect(normalise('').toOriginal([0, 0])).toEqual([0, 0]);
});
