import { Failure } from '#model/failure';
import type { RawResources } from '#model/resources';

export type FunctionKind = 'modal' | 'preposition' | 'adverb';
/** A weak verb is as often a noun (管理, 发展): it proves a subject only beside a certain name. */
export type VerbStrength = 'strong' | 'weak';

/** The words that show where a subject ends. */
export interface ClauseWords {
  verbs: ReadonlyMap<string, VerbStrength>;
  functions: ReadonlyMap<string, FunctionKind>;
  /**
   * Verbs that open a name: 'head' with the head right behind them (建设单位, 执法人员), 'phrase' with an object
   * between (出席会议人员, 从事生产的企业).
   */
  nameVerbs: ReadonlyMap<string, NameReach>;
}

const STRENGTHS: ReadonlySet<string> = new Set<VerbStrength>(['strong', 'weak']);
export type NameReach = 'head' | 'phrase';
const REACHES: ReadonlySet<string> = new Set<NameReach>(['head', 'phrase']);
const KINDS: ReadonlySet<string> = new Set<FunctionKind>(['modal', 'preposition', 'adverb']);

/** @throws Failure 'resource-broken' with file and line for a row that makes no sense. */
export function clauseWords(raw: RawResources): ClauseWords {
  return {
    verbs: table(raw, 'verbs', 'strength', STRENGTHS),
    functions: table(raw, 'function-words', 'kind', KINDS),
    nameVerbs: table(raw, 'name-verbs', 'reach', REACHES),
  };
}

function table<T extends string>(raw: RawResources, name: string, column: string, allowed: ReadonlySet<string>): Map<string, T> {
  const out = new Map<string, T>();
  for (const { values, file, line } of raw.lexicon[name] ?? []) {
    const { word, [column]: value } = values;
    if (!word || !value || !allowed.has(value)) throw new Failure('resource-broken', { file, line, reason: `${column} ${value ?? ''}` });
    if (!out.has(word)) out.set(word, value as T);
  }
  return out;
}

/** What the word at `at` is, the longest entry first. */
export function wordAt(text: string, at: number, end: number, words: ClauseWords): { word: string; kind: FunctionKind | VerbStrength } | null {
  for (let length = Math.min(4, end - at); length >= 1; length--) {
    const word = text.slice(at, at + length);
    const kind = words.functions.get(word) ?? words.verbs.get(word);
    if (kind) return { word, kind };
  }
  return null;
}
