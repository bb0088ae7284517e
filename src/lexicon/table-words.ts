import type { Role } from '#model/analysis';
import { Failure } from '#model/failure';
import type { CsvRow, RawResources } from '#model/resources';
import type { UnitWords } from './unit-words.ts';

/** What a column of a table holds. */
export type ColumnMeaning = 'number' | 'task' | 'measure' | 'target' | 'unit' | 'person' | 'deadline' | 'schedule' | 'group' | 'remarks';

export interface ColumnHeading {
  meaning: ColumnMeaning;
  /** The word alone shows that the table hands out work. */
  firm: boolean;
  /** Set for a unit's column: by its role word, else responsible. */
  role?: Role;
  /** The heading as printed, without spaces. */
  printed: string;
}

type Match = 'whole' | 'start' | 'end' | 'has';
interface HeadingRow { word: string; match: Match; meaning: ColumnMeaning; firm: boolean }

/** Rows of lexicon/table-headings.csv, the longest word first. */
export interface TableWords { headings: readonly HeadingRow[]; roles: UnitWords['roles'] }

const MEANINGS: ReadonlySet<string> = new Set<ColumnMeaning>(['number', 'task', 'measure', 'target', 'unit', 'person', 'deadline', 'schedule', 'group', 'remarks']);
const MATCHES: ReadonlySet<string> = new Set<Match>(['whole', 'start', 'end', 'has']);
const LONGEST_HEADING = 24;

/** @throws Failure 'resource-broken' with file and line for a row that makes no sense. */
export function tableWords(raw: RawResources, units: UnitWords): TableWords {
  const headings = (raw.lexicon['table-headings'] ?? []).map((row) => ({
    word: field(row, 'word'), match: field(row, 'match', MATCHES) as Match, meaning: field(row, 'meaning', MEANINGS) as ColumnMeaning, firm: field(row, 'firm') === 'yes',
  }));
  return { headings: headings.sort((a, b) => b.word.length - a.word.length), roles: units.roles };
}

/** What a heading cell says of its column; null when it is no heading that we know. */
export function readHeading(cell: string, words: TableWords): ColumnHeading | null {
  const printed = cell.replace(/\s+/g, '');
  const bare = printed.replace(/\([^()]*\)/g, '').replace(/[::]$/, '');
  if (bare === '' || bare.length > LONGEST_HEADING || /[。;,]/.test(bare)) return null;
  const row = words.headings.find(({ word, match }) => (match === 'whole' ? bare === word : match === 'start' ? bare.startsWith(word) : match === 'end' ? bare.endsWith(word) : bare.includes(word)));
  if (!row) return null;
  const { meaning } = row;
  if (meaning !== 'unit') return { meaning, firm: row.firm, printed };
  const named = printed.replace(/\([^()]{4,}\)/g, ''); // 责任(配合)单位, but not (列首位的为牵头单位)
  const role = words.roles.find(([stem]) => named.includes(stem))?.[1];
  return { meaning, firm: role !== undefined, role: role ?? 'responsible', printed };
}

function field(row: CsvRow, name: string, allowed?: ReadonlySet<string>): string {
  const value = row.values[name] ?? '';
  if (value === '' || (allowed && !allowed.has(value))) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `${name} ${value}` });
  return value;
}
