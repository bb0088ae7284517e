import { Failure } from '#model/failure';
import type { CsvRow, RawResources } from '#model/resources';
import { WordTrie } from '#text/word-trie';

/** What a cell of a portal's metadata block may tell; null where it tells nothing that is kept. */
export type MetadataField = 'title' | 'number' | 'issuer' | 'date' | 'published';

/** The words that the document room reads with, made from resources/lexicon. */
export interface DocumentWords {
  /** Ending of a title → 文种. */
  types: Ending<string>;
  /** Endings of a line that may open an annexed document by itself. */
  annexTypes: Ending<true>;
  /** 机关代字 → issuing body in full. */
  issuerCodes: ReadonlyMap<string, string>;
  furnitureLines: ReadonlySet<string>;
  furnitureStarts: readonly string[];
  metadata: ReadonlyMap<string, MetadataField | null>;
  organs: Ending<true>;
  commonHeadings: WordTrie<string>;
}

/** Longest known ending of a word. */
export interface Ending<T> { of(word: string): { ending: string; value: T } | null }

const FIELDS: ReadonlySet<string> = new Set<MetadataField>(['title', 'number', 'issuer', 'date', 'published']);

/**
 * Turns raw rows into the tables of the document room. A missing file gives an empty table.
 * @throws Failure 'resource-broken' with file and line for a row that lacks a value or has an unknown one.
 */
export function documentWords(raw: RawResources): DocumentWords {
  const rows = (name: string): readonly CsvRow[] => raw.lexicon[name] ?? [];
  const types = rows('document-types');
  const furniture = rows('furniture').map((row) => ({ words: value(row, 'words'), match: oneOf(row, 'match', ['line', 'start']) }));
  return {
    types: endings(types.map((row) => [value(row, 'word'), value(row, 'type')])),
    annexTypes: endings(types.filter((row) => oneOf(row, 'annex', ['yes', 'no']) === 'yes').map((row) => [value(row, 'word'), true])),
    issuerCodes: new Map(rows('issuer-codes').map((row) => [value(row, 'code'), value(row, 'issuer')])),
    furnitureLines: new Set(furniture.filter((f) => f.match === 'line').map((f) => f.words)),
    furnitureStarts: furniture.filter((f) => f.match === 'start').map((f) => f.words),
    metadata: new Map(rows('metadata-labels').map((row) => [value(row, 'label'), field(row)])),
    organs: endings(rows('organ-endings').map((row) => [value(row, 'ending'), true])),
    commonHeadings: new WordTrie(rows('common-headings').map((row) => [value(row, 'title'), value(row, 'title')] as const)),
  };
}

function value(row: CsvRow, column: string): string {
  const text = row.values[column];
  if (!text) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `${column} is empty` });
  return text;
}

function oneOf<T extends string>(row: CsvRow, column: string, allowed: readonly T[]): T {
  const text = value(row, column);
  const found = allowed.find((a) => a === text);
  if (!found) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `${column} must be one of ${allowed.join(', ')}` });
  return found;
}

function field(row: CsvRow): MetadataField | null {
  const text = value(row, 'field');
  if (text === '-') return null;
  if (!FIELDS.has(text)) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `unknown field ${text}` });
  return text as MetadataField;
}

function endings<T>(entries: readonly (readonly [string, T])[]): Ending<T> {
  const table = new Map(entries);
  const longest = Math.max(0, ...entries.map(([word]) => word.length));
  return {
    of(word) {
      for (let n = Math.min(longest, word.length); n > 0; n--) {
        const ending = word.slice(-n);
        const found = table.get(ending);
        if (found !== undefined) return { ending, value: found };
      }
      return null;
    },
  };
}
