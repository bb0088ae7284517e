import { describe, expect, test } from 'vitest';
import { Failure } from '#model/failure';
import { compileGrammar } from '#grammar/compile';
import { loadGrammar } from '#grammar/load';

const ROW = `rows:
  - id: one
    match: "a"
    yields: yes
    examples: { "a": x }
    rejects: ["b"]
`;
const reason = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return `${error.code} ${String(error.facts['file'])}:${String(error.facts['line'])} ${String(error.facts['reason'])}`;
    throw error;
  }
  return 'nothing was thrown';
};
const load = (text: string) => loadGrammar('g.yaml', text, (value) => {
  if (value !== 'yes' && value !== true) throw new Error('yields is not yes');
  return true;
});

describe('loadGrammar', () => {
  test('reads a row with its line', () => expect(load(ROW).rows[0]).toMatchObject({ id: 'one', match: 'a', line: 2, rejects: ['b'] }));
  test.each([
    ['no example', ROW.replace('examples: { "a": x }', 'examples: {}'), 'g.yaml:2 row one has no example'],
    ['no counter-example', ROW.replace('rejects: ["b"]', 'rejects: []'), 'g.yaml:2 row one has no counter-example'],
    ['an unknown field', ROW.replace('match', 'matches'), 'g.yaml:2 unknown field matches'],
    ['yields outside the union', ROW.replace('yields: yes', 'yields: no'), 'g.yaml:2 row one: yields is not yes'],
    ['an id used twice', ROW + ROW.replace('rows:\n', ''), 'g.yaml:7 id one is used twice'],
    ['broken YAML', ROW.replace('"a"', '"a'), 'g.yaml:'],
    ['no rows', 'words: {}', 'g.yaml:1 rows: is missing or empty'],
  ])('refuses %s with file and line', (_, text, expected) => expect(reason(() => load(text))).toContain(`resource-broken ${expected}`));
  test.each([
    ['an unknown slot', '{nowhere}', 'unknown slot {nowhere}'],
    ['an open bracket', '(a|b', '( without )'],
    ['a pattern that can match nothing', 'a?', 'can match nothing'],
    ['looking ahead, which the language has no sign for', 'a(?!b)', '(? has no meaning'],
  ])('refuses %s with file and line', (_, match, expected) => {
    expect(reason(() => compileGrammar(load(ROW.replace('"a"', `"${match}"`)), []))).toContain(expected);
  });
});
