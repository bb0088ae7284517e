import { Failure } from '#model/failure';
import type { RawResources } from '#model/resources';

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
  /** Verbs and function words together (a function word wins), for one look-up a word. */
  all: ReadonlyMap<string, FunctionKind | VerbStrength>;
  /** For every character the length of the longest of them that it begins, 0 for none. */
  starts: Uint8Array;
}

const STRENGTHS: ReadonlySet<string> = new Set<VerbStrength>(['strong', 'weak']);
export type NameReach = 'head' | 'phrase' | 'object' | 'state';
const REACHES: ReadonlySet<string> = new Set<NameReach>(['head', 'phrase', 'object', 'state']);
const KINDS: ReadonlySet<string> = new Set<FunctionKind>(['modal', 'preposition', 'adverb', 'noun']);

/** @throws Failure 'resource-broken' with file and line for a row that makes no sense. */
export function clauseWords(raw: RawResources): ClauseWords {
  const verbs = table<VerbStrength>(raw, 'verbs', 'strength', STRENGTHS);
  const functions = table<FunctionKind>(raw, 'function-words', 'kind', KINDS);
  const all = new Map<string, FunctionKind | VerbStrength>([...verbs, ...functions]);
  const starts = new Uint8Array(65536);
  for (const word of all.keys()) starts[word.charCodeAt(0)] = Math.max(starts[word.charCodeAt(0)] ?? 0, word.length);
  return {
    verbs,
    functions,
    all,
    starts,
    nameVerbs: table(raw, 'name-verbs', 'reach', REACHES),
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
export function wordAt(text: string, at: number, end: number, words: ClauseWords): { word: string; kind: FunctionKind | VerbStrength } | null {
  if (at >= end) return null;
  for (let length = Math.min(words.starts[text.charCodeAt(at)] ?? 0, end - at); length >= 1; length--) {
    const word = text.slice(at, at + length);
    const kind = words.all.get(word);
    if (kind) return { word, kind };
  }
  return null;
}
