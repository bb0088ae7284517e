import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYaml, YamlTrouble } from '#grammar/read-yaml';

const folder = 'resources/grammar';
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('readYaml', () => {
  test('there are grammar files', () => expect(files.length).toBeGreaterThan(0));
  test.each(files)('%s: reads what a reader of all YAML reads', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const { entries, lists } = readYaml(text);
    const all = Object.fromEntries(Object.entries(lists).map(([key, rows]) => [key, rows.map((row) => row.fields)]));
    expect({ ...entries, ...all }).toEqual(parse(text, { schema: 'failsafe' }));
    for (const { line, fields } of lists['rows'] ?? []) {
      const [key, value] = Object.entries(fields)[0]!;
      expect(text.split('\n')[line - 1]).toBe(`  - ${key}: ${String(value)}`);
    }
  });
  test.each([
    ['an open quote', 'rows:\n  - id: a\n    match: "x', 3],
    ['an open list', 'skip: [a, b', 1],
    ['an open map', 'rows:\n  - id: a\n    yields: { kind: by', 3],
    ['a key twice', 'words:\n  a: "1"\n  a: "2"', 3],
    ['a key twice in a map', 'words: { a: "1", a: "2" }', 1],
    ['a value without words', 'rows:\n  - id: a\n    match:', 3],
    ['a block of text', 'rows:\n  - id: a\n    match: |', 3],
    ['a line that belongs nowhere', 'rows:\n  - id: a\n   match: x', 3],
    ['words behind a value', 'words:\n  a: "x" y', 2],
  ])('%s is refused with its line', (_, text, line) => {
    let found: unknown = null;
    try {
      readYaml(text);
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(YamlTrouble);
    expect((found as YamlTrouble).line).toBe(line);
  });
});
