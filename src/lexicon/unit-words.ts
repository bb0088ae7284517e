import type { Role } from '#model/analysis';
import { Failure } from '#model/failure';
import type { CsvRow, RawResources } from '#model/resources';
import { signTable } from '#text/needed-signs';
import { WordTrie } from '#text/word-trie';

/** What a name's last word says of its bearer; a 'tail' (部 会 所) ends many other words too and needs more proof. */
export type HeadKind = 'agency' | 'collective' | 'post' | 'person' | 'tail' | 'place';
const HEAD_KINDS: ReadonlySet<string> = new Set<HeadKind>(['agency', 'collective', 'post', 'person', 'tail', 'place']);

export interface UnitHead { head: string; kind: HeadKind }

/** The words by which units and their roles are known. */
export interface UnitWords {
  /** 局, 领导小组, 主要负责人 … → kind. */
  heads: ReadonlyMap<string, HeadKind>;
  /** The heads of two characters and more, found where they begin: collective ones, and all others. */
  collectives: WordTrie<UnitHead>;
  longHeads: WordTrie<UnitHead>;
  /** All heads, found where they end. */
  headsByEnd: WordTrie<UnitHead>;
  /** Character code → 1 where a head ends in it: most characters of a text end none. */
  headEnds: Uint8Array;
  /** 牵头, 责任, 配合 … → role; longest first. */
  roles: readonly (readonly [stem: string, role: Role])[];
}

/** @throws Failure 'resource-broken' with file and line for a row that makes no sense. */
export function unitWords(raw: RawResources): UnitWords {
  const heads = new Map<string, HeadKind>();
  for (const row of raw.lexicon['unit-heads'] ?? []) heads.set(field(row, 'head'), oneOf(row, 'kind', HEAD_KINDS) as HeadKind);
  const roles = (raw.lexicon['role-labels'] ?? [])
    .map((row) => [field(row, 'stem'), oneOf(row, 'role', ROLES) as Role] as const)
    .sort((a, b) => b[0].length - a[0].length);
  const list = [...heads].map(([head, kind]): UnitHead => ({ head, kind }));
  const long = list.filter(({ head }) => head.length >= 2);
  const trie = (some: readonly UnitHead[]): WordTrie<UnitHead> => new WordTrie(some.map((entry) => [entry.head, entry] as const));
  return { heads, collectives: trie(long.filter(({ kind }) => kind === 'collective')), longHeads: trie(long.filter(({ kind }) => kind !== 'collective')), headsByEnd: WordTrie.backwards(list.map((entry) => [entry.head, entry] as const)), headEnds: signTable(list.map(({ head }) => head.at(-1)!).join('')), roles };
}

const ROLES: ReadonlySet<string> = new Set<Role>(['lead', 'responsible', 'cooperate']);

/** The longest unit head that ends at `end` (exclusive) and begins at or after `start`. */
export function headEndingAt(text: string, end: number, start: number, words: UnitWords): UnitHead | null {
  return words.headsByEnd.longestEndingAt(text, end, start);
}

/** As headEndingAt, looking through a closing bracket: 各镇(街道), 工委书记(管委主任). */
export function headOf(text: string, start: number, end: number, words: UnitWords): UnitHead | null {
  const direct = headEndingAt(text, end, start, words);
  if (direct || text[end - 1] !== ')') return direct;
  let depth = 0;
  for (let i = end - 1; i > start; i--) {
    if (text[i] === ')') depth++;
    else if (text[i] === '(' && --depth === 0) return headEndingAt(text, i, start, words);
  }
  return null;
}

function field(row: CsvRow, name: string): string {
  const value = row.values[name];
  if (!value) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `empty ${name}` });
  return value;
}

function oneOf(row: CsvRow, name: string, allowed: ReadonlySet<string>): string {
  const value = field(row, name);
  if (!allowed.has(value)) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `${name} ${value}` });
  return value;
}
