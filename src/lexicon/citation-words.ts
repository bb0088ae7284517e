import type { Relation } from '#model/analysis';
import { Failure } from '#model/failure';
import type { CsvRow, RawResources } from '#model/resources';

export type RelationSide = 'before' | 'after' | 'act';
export interface RelationWord { word: string; relation: Relation; side: RelationSide; reach: number; example: string; counter: string }
export interface CitedEnding { ending: string; document: boolean; example: string; counter: string }

/** The words that the reading of citations needs, made from resources/lexicon. */
export interface CitationWords {
  relations: readonly RelationWord[];
  endings: readonly CitedEnding[];
  /** One alternation a side, longest word first, each match at a place where such a word begins. */
  before: RegExp;
  after: RegExp;
  act: RegExp;
  relationOf(word: string, side: RelationSide): RelationWord | undefined;
  /** True for a document, false for a form or book, null when no ending is known. */
  isDocument(title: string): boolean | null;
}

const RELATIONS: ReadonlySet<string> = new Set<Relation>(['basis', 'implement', 'forward', 'repeal', 'amend', 'attach', 'mention']);
const SIDES: ReadonlySet<string> = new Set<RelationSide>(['before', 'after', 'act']);

/**
 * Reads relation-words.csv, cited-endings.csv and the endings of document-types.csv.
 * @throws Failure 'resource-broken' with file and line for a row that lacks a value or has an unknown one.
 */
export function citationWords(raw: RawResources): CitationWords {
  const relations = (raw.lexicon['relation-words'] ?? []).map((row): RelationWord => ({
    word: value(row, 'word'), relation: oneOf<Relation>(row, 'relation', RELATIONS), side: oneOf<RelationSide>(row, 'side', SIDES),
    reach: reach(row), example: value(row, 'example'), counter: value(row, 'counter'),
  }));
  const endings = (raw.lexicon['cited-endings'] ?? []).map((row): CitedEnding => ({
    ending: value(row, 'ending'), document: oneOf(row, 'document', new Set(['yes', 'no'])) === 'yes', example: value(row, 'example'), counter: value(row, 'counter'),
  }));
  const table = new Map<string, boolean>((raw.lexicon['document-types'] ?? []).map((row) => [value(row, 'word'), true]));
  for (const { ending, document } of endings) table.set(ending, document);
  const longest = Math.max(0, ...[...table.keys()].map((ending) => ending.length));
  const bySide = new Map(relations.map((row) => [`${row.side} ${row.word}`, row]));
  return {
    relations, endings,
    before: alternation(relations, 'before'), after: alternation(relations, 'after'), act: alternation(relations, 'act'),
    relationOf: (word, side) => bySide.get(`${side} ${word}`),
    isDocument: (title) => {
      // 管理法): a bracket that nothing opened is a slip of the pen.
      const bare = title.replace(/\s/g, '').replace(/^([^()]*)\)$/, '$1').replace(/(?:\([^()]*\)|〔[^〔〕]*〕)+$/, '').replace(/(?:试行|草案|暂行)$/, '');
      if (/(?:19|20)\d\d$/.test(bare)) return true;
      for (let n = Math.min(longest, bare.length); n > 0; n--) {
        const found = table.get(bare.slice(-n));
        if (found !== undefined) return found;
      }
      return null;
    },
  };
}

function alternation(rows: readonly RelationWord[], side: RelationSide): RegExp {
  const words = rows.filter((row) => row.side === side).map((row) => row.word).sort((a, b) => b.length - a.length);
  return words.length === 0 ? /(?!)/g : new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
}

function value(row: CsvRow, column: string): string {
  const text = row.values[column];
  if (!text) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `${column} is empty` });
  return text;
}

function reach(row: CsvRow): number {
  const text = row.values['reach'] ?? '';
  if (text === '') return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `reach ${text}` });
  return Number(text);
}

function oneOf<T extends string>(row: CsvRow, column: string, allowed: ReadonlySet<string>): T {
  const text = value(row, column);
  if (!allowed.has(text)) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `unknown ${column} ${text}` });
  return text as T;
}
