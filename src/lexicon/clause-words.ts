import { Failure } from '#model/failure';
import type { RawResources } from '#model/resources';
import { signTable } from '#text/needed-signs';
import { WordTrie } from '#text/word-trie';

/** A 'noun' only looks like another word at its start (经济, not 经; 要素, not 要). */
export type FunctionKind = 'modal' | 'preposition' | 'adverb' | 'noun';
/** A weak verb is as often a noun (管理, 发展): it proves a subject only beside a certain name. */
export type VerbStrength = 'strong' | 'weak';

/** The words that show where a subject ends. */
export interface ClauseWords {
  verbs: ReadonlyMap<string, VerbStrength>;
  functions: ReadonlyMap<string, FunctionKind>;
  /**
   * Verbs that open a name: 'head' with the head right behind them (建设单位, 执法人员), 'phrase' with an object
   * between (出席会议人员, 从事生产的企业). 'object': the name behind it is its object
   * (督促企业); 'state': it says how things stand, so the name before it is not who acts (企业达到500家).
   */
  nameVerbs: ReadonlyMap<string, NameReach>;
  /** Verbs and function words together (a function word wins), found where they stand. */
  all: WordTrie<ClauseWord>;
  /** Character code → 1 where a word of `all` that reaches an object begins. */
  objectStarts: Uint8Array;
  /** Those of `nameVerbs` that reach a phrase. */
  phraseVerbs: WordTrie<true>;
}

/** A verb or function word; `reach` is what it has in `nameVerbs`. */
export interface ClauseWord { word: string; kind: FunctionKind | VerbStrength; reach: NameReach | null }

const STRENGTHS: ReadonlySet<string> = new Set<VerbStrength>(['strong', 'weak']);
export type NameReach = 'head' | 'phrase' | 'object' | 'state';
const REACHES: ReadonlySet<string> = new Set<NameReach>(['head', 'phrase', 'object', 'state']);
const KINDS: ReadonlySet<string> = new Set<FunctionKind>(['modal', 'preposition', 'adverb', 'noun']);

/** @throws Failure 'resource-broken' with file and line for a row that makes no sense. */
export function clauseWords(raw: RawResources): ClauseWords {
  const verbs = table<VerbStrength>(raw, 'verbs', 'strength', STRENGTHS);
  const functions = table<FunctionKind>(raw, 'function-words', 'kind', KINDS);
  const nameVerbs = table<NameReach>(raw, 'name-verbs', 'reach', REACHES);
  const all = new Map<string, FunctionKind | VerbStrength>([...verbs, ...functions]);
  return {
    verbs,
    functions,
    nameVerbs,
    all: new WordTrie([...all].map(([word, kind]) => [word, { word, kind, reach: nameVerbs.get(word) ?? null }] as const)),
    objectStarts: signTable([...nameVerbs].map(([word, reach]) => (reach === 'object' ? word[0]! : '')).join('')),
    phraseVerbs: new WordTrie([...nameVerbs].flatMap(([word, reach]) => (reach === 'phrase' ? [[word, true] as const] : []))),
  };
}

function table<T extends string>(raw: RawResources, name: string, column: string, allowed: ReadonlySet<string>): Map<string, T> {
  const out = new Map<string, T>();
  for (const { values, file, line } of raw.lexicon[name] ?? []) {
    const { word, [column]: value } = values;
    if (!word || !value || !allowed.has(value)) throw new Failure('resource-broken', { file, line, reason: `${column} ${value ?? ''}` });
    out.set(word, value as T);
  }
  return out;
}

/** What the word at `at` is, the longest entry first. */
export function wordAt(text: string, at: number, end: number, words: ClauseWords): ClauseWord | null {
  return words.all.longest(text, at, end);
}
