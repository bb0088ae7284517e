import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Pair, type YAMLMap } from 'yaml';
import { Failure } from '#model/failure';
import type { GrammarRow, GrammarSource } from './rows.ts';

const FIELDS = new Set(['id', 'match', 'preceded-by', 'not-preceded-by', 'followed-by', 'not-followed-by', 'yields', 'examples', 'rejects']);

/**
 * Reads a grammar file. `readYields` turns a row's `yields` into the closed union of its room or throws an Error.
 * @throws Failure 'resource-broken' with file, line and reason: unknown field, missing field, a row without an
 * example or a counter-example, an id used twice, broken YAML.
 */
export function loadGrammar<Y>(file: string, text: string, readYields: (value: unknown) => Y): GrammarSource<Y> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const fail = (offset: number, reason: string): never => {
    throw new Failure('resource-broken', { file, line: lines.linePos(offset).line, reason });
  };
  const broken = document.errors[0];
  if (broken) fail(broken.pos[0], broken.message.split('\n')[0] ?? 'broken YAML');
  const root = document.contents;
  if (!isMap(root)) return fail(0, 'a grammar file is a map with rows');
  const list = root.get('rows', true);
  if (!isSeq(list) || list.items.length === 0) return fail(0, 'rows: is missing or empty');
  const seen = new Set<string>();
  const rows = list.items.map((item): GrammarRow<Y> => {
    if (!isMap(item)) return fail(0, 'a row is a map');
    const offset = item.range?.[0] ?? 0;
    for (const pair of item.items) if (!FIELDS.has(keyOf(pair))) fail(offset, `unknown field ${keyOf(pair)}`);
    const id = textOf(item, 'id') ?? fail(offset, 'id is missing');
    if (seen.has(id)) fail(offset, `id ${id} is used twice`);
    seen.add(id);
    const plain = item.toJSON() as Record<string, unknown>;
    const examples = (plain['examples'] ?? {}) as Record<string, string>;
    const rejects = (plain['rejects'] ?? []) as string[];
    if (Object.keys(examples).length === 0) fail(offset, `row ${id} has no example`);
    if (rejects.length === 0) fail(offset, `row ${id} has no counter-example`);
    let yields: Y;
    try {
      yields = readYields(plain['yields']);
    } catch (cause) {
      return fail(offset, `row ${id}: ${(cause as Error).message}`);
    }
    return {
      id, yields, examples, rejects, file, line: lines.linePos(offset).line,
      match: textOf(item, 'match') ?? fail(offset, `row ${id} has no match`),
      precededBy: textOf(item, 'preceded-by'), notPrecededBy: textOf(item, 'not-preceded-by'),
      followedBy: textOf(item, 'followed-by'), notFollowedBy: textOf(item, 'not-followed-by'),
    };
  });
  const words = (root.get('words') ? (root.toJSON() as { words: Record<string, string> }).words : {});
  const skip = (root.toJSON() as { skip?: string[] }).skip ?? [];
  return { rows, words, skip };
}

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

function textOf(map: YAMLMap, key: string): string | null {
  const value: unknown = map.get(key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
