import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDeadlineGrammar } from '#obligation/deadlines/deadline-grammar';
import { proveRow } from '#obligation/deadlines/deadline-proof';
import { loadTimeGrammar } from '#obligation/times/time-grammar';
import { proveTimeRow } from '#obligation/times/time-proof';

/** Every row of resources/grammar proves itself: it wins in its examples with the meaning they say, and not in its counter-examples. */
describe('resources/grammar/deadlines.yaml', () => {
  const file = 'resources/grammar/deadlines.yaml';
  const grammar = loadDeadlineGrammar({ file, text: readFileSync(file, 'utf8') });

  test('has rows', () => expect(grammar.rows.length).toBeGreaterThan(40));
  test.each(grammar.rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    expect(proveRow(row, grammar)).toEqual([]);
  });
});

describe('resources/grammar/times.yaml', () => {
  const file = 'resources/grammar/times.yaml';
  const grammar = loadTimeGrammar({ file, text: readFileSync(file, 'utf8') });

  test('has rows', () => expect(grammar.rows.length).toBeGreaterThan(35));
  test.each(grammar.rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    expect(proveTimeRow(row, grammar)).toEqual([]);
  });
});

describe('words of the lexicon', () => {
  test.each(['unit-heads', 'verbs', 'function-words', 'name-verbs', 'role-labels'])('%s.csv holds each word once', (name) => {
    const words = readFileSync(`resources/lexicon/${name}.csv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split(',')[0]!);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });
});
