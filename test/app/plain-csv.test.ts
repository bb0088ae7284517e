import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainCsv } from '#app/plain-csv';

const whole = (text: string): { line: number; values: Record<string, string> }[] => (parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true, comment: '#', comment_no_infix: true }) as unknown as { record: Record<string, string>; info: { lines: number } }[])
  .map(({ record, info }) => ({ line: info.lines, values: record }));

describe('readPlainCsv', () => {
  const files = readdirSync('resources/lexicon').filter((name) => name.endsWith('.csv'));
  test('there are word lists', () => expect(files.length).toBeGreaterThan(10));
  test.each(files)('%s: reads what a reader of all CSV reads', (name) => {
    const text = readFileSync(`resources/lexicon/${name}`, 'utf8');
    expect(readPlainCsv(text)).toEqual(whole(text));
  });
  test.each([['a quote', 'a,b\n"x,y",z\n'], ['a field too many', 'a,b\nx,y,z\n'], ['a field too few', 'a,b\nx\n'], ['a line of blanks', 'a,b\n  \nx,y\n'], ['a lone carriage return', 'a,b\rx,y'], ['nothing', '']])(
    '%s is left to a reader of all CSV', (_, text) => { expect(readPlainCsv(text)).toBeNull(); });
  test('lines of Windows', () => {
    expect(readPlainCsv('\uFEFFa,b\r\n# c\r\n\r\nx, y\r\n')).toEqual([{ line: 4, values: { a: 'x', b: 'y' } }]);
  });
  test('where it reads at all, it reads the same', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', ',', '\n', '#', ' ', '局', '"'), { maxLength: 24 }), (signs) => {
      const text = `x,y\n${signs.join('')}`;
      const plain = readPlainCsv(text);
      if (plain !== null) expect(plain).toEqual(whole(text));
    }), { numRuns: 2000 });
  });
});
