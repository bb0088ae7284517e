import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDeadlineGrammar } from '#obligation/deadlines/deadline-grammar';
import { proveRow } from '#obligation/deadlines/deadline-proof';
import { loadTimeGrammar } from '#obligation/times/time-grammar';
import { proveTimeRow } from '#obligation/times/time-proof';
import { loadSentenceForms } from '#obligation/labels/sentence-forms';
import { readResources } from '../src/app/resources.ts';

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

describe('resources/grammar/sentence-forms.yaml', () => {
  const forms = loadSentenceForms(readResources());

  test('has rows', () => expect(forms.rows.length).toBeGreaterThan(90));
  test('every name is that of a row', () => expect(Object.keys(forms.names).filter((name) => !forms.rows.some(({ form }) => form === name))).toEqual([]));
  test.each(forms.rows.map((row) => [`${row.form} ${row.label}, line ${row.line}`, row] as const))('%s', (_, row) => {
    expect(row.examples.filter((words) => forms.find(words) !== row)).toEqual([]);
    expect(row.rejects.filter((words) => forms.find(words) === row)).toEqual([]);
  });
});

describe('words of the lexicon', () => {
  test.each(['unit-heads', 'verbs', 'function-words', 'name-verbs', 'role-labels'])('%s.csv holds each word once', (name) => {
    const words = readFileSync(`resources/lexicon/${name}.csv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split(',')[0]!);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });
});
