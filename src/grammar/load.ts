import { Failure } from '#model/failure';
import { readRows, texts, textsByText, wordsOf } from './fields.ts';
import type { GrammarRow, GrammarSource } from './rows.ts';

const FIELDS = new Set(['id', 'match', 'preceded-by', 'not-preceded-by', 'followed-by', 'not-followed-by', 'yields', 'examples', 'rejects']);

/**
 * Reads a grammar file. `readYields` turns a row's `yields` into the closed union of its room or throws an Error.
 * @throws Failure 'resource-broken' with file, line and reason: unknown field, missing field, a row without an
 * example or a counter-example, an id used twice, broken YAML.
 */
export function loadGrammar<Y>(file: string, text: string, readYields: (value: unknown) => Y): GrammarSource<Y> {
  const fail = (line: number, reason: string): never => {
    throw new Failure('resource-broken', { file, line, reason });
  };
  const { entries, lists } = readRows(text, fail);
  const list = lists['rows'];
  if (!list || list.length === 0) return fail(1, 'rows: is missing or empty');
  const seen = new Set<string>();
  const rows = list.map((row): GrammarRow<Y> => {
    const { line, fields } = row;
    for (const key of Object.keys(fields)) if (!FIELDS.has(key)) fail(line, `unknown field ${key}`);
    const id = wordsOf(row, 'id') ?? fail(line, 'id is missing');
    if (seen.has(id)) fail(line, `id ${id} is used twice`);
    seen.add(id);
    const examples = textsByText(fields['examples']) ?? fail(line, `row ${id}: examples are texts with their meanings`);
    const rejects = texts(fields['rejects']) ?? fail(line, `row ${id}: rejects are texts`);
    if (Object.keys(examples).length === 0) fail(line, `row ${id} has no example`);
    if (rejects.length === 0) fail(line, `row ${id} has no counter-example`);
    let yields: Y;
    try {
      yields = readYields(fields['yields']);
    } catch (cause) {
      return fail(line, `row ${id}: ${(cause as Error).message}`);
    }
    return {
      id, yields, examples, rejects, file, line,
      match: wordsOf(row, 'match') ?? fail(line, `row ${id} has no match`),
      precededBy: wordsOf(row, 'preceded-by'), notPrecededBy: wordsOf(row, 'not-preceded-by'),
      followedBy: wordsOf(row, 'followed-by'), notFollowedBy: wordsOf(row, 'not-followed-by'),
    };
  });
  return { rows, words: textsByText(entries['words']) ?? fail(1, 'words: names with their patterns'), skip: texts(entries['skip']) ?? fail(1, 'skip: pairs of brackets') };
}
