/**
 * What is compared of a task: its place in the outline ('' outside the outline, which is no place) and its words.
 * `id` is whatever the caller knows it by.
 */
export interface TaskTrace { id: number; path: string; text: string }

export interface Reconciled {
  /** The same task in both versions; `amended` when its words changed. */
  pairs: { before: number; after: number; amended: boolean }[];
  /** Only in the earlier version. */
  vanished: number[];
  /** Only in the later version. */
  added: number[];
}

/** At the same place in the outline fewer words have to agree than at another (renumbered items). */
const ALIKE_AT_SAME_PLACE = 0.35;
const ALIKE_ELSEWHERE = 0.6;
/** A pair of characters that stands in more tasks than this says little about which task it is. */
const TOO_COMMON = 200;

/**
 * Finds each task of a new version in the earlier one: first by equal words and place, then equal words, then the
 * likest words, those at the same place preferred. Each task has at most one partner.
 * @param texts folded; similarity is Dice's coefficient over pairs of characters
 */
export function reconcile(before: readonly TaskTrace[], after: readonly TaskTrace[]): Reconciled {
  const pairs: Reconciled['pairs'] = [];
  const openBefore = new Map(before.map((task) => [task.id, task]));
  const openAfter = new Map(after.map((task) => [task.id, task]));
  const join = (a: TaskTrace, b: TaskTrace): void => {
    pairs.push({ before: a.id, after: b.id, amended: a.text !== b.text });
    openBefore.delete(a.id);
    openAfter.delete(b.id);
  };
  const keys = [(t: TaskTrace): string => `${t.path}\n${t.text}`, (t: TaskTrace): string => t.text];
  for (const key of keys) {
    const places = new Map<string, TaskTrace[]>();
    for (const task of openBefore.values()) (places.get(key(task)) ?? places.set(key(task), []).get(key(task))!).push(task);
    for (const task of [...openAfter.values()]) {
      const partner = places.get(key(task))?.shift();
      if (partner) join(partner, task);
    }
  }
  for (const { a, b } of likest([...openBefore.values()], [...openAfter.values()])) if (openBefore.has(a.id) && openAfter.has(b.id)) join(a, b);
  return { pairs, vanished: [...openBefore.keys()], added: [...openAfter.keys()] };
}

/** Candidate pairs that are alike enough, the likest first; ties in text order. */
function likest(before: readonly TaskTrace[], after: readonly TaskTrace[]): { a: TaskTrace; b: TaskTrace; score: number }[] {
  const sets = before.map((task) => pairSet(task.text));
  const holders = new Map<string, number[]>();
  sets.forEach((set, i) => set.forEach((pair) => (holders.get(pair) ?? holders.set(pair, []).get(pair)!).push(i)));
  const places = new Map<string, number[]>();
  before.forEach((task, i) => task.path !== '' && (places.get(task.path) ?? places.set(task.path, []).get(task.path)!).push(i));
  const found: { a: TaskTrace; b: TaskTrace; score: number }[] = [];
  for (const b of after) {
    const set = pairSet(b.text);
    const candidates = new Set<number>(places.get(b.path) ?? []);
    for (const pair of set) {
      const list = holders.get(pair);
      if (list && list.length <= TOO_COMMON) for (const i of list) candidates.add(i);
    }
    for (const i of candidates) {
      const a = before[i]!;
      const alike = dice(sets[i]!, set);
      const same = a.path !== '' && a.path === b.path;
      if (alike >= (same ? ALIKE_AT_SAME_PLACE : ALIKE_ELSEWHERE)) found.push({ a, b, score: alike + (same ? 0.2 : 0) });
    }
  }
  return found.sort((x, y) => y.score - x.score || x.a.id - y.a.id || x.b.id - y.b.id);
}

function pairSet(text: string): Set<string> {
  const out = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) out.add(text.slice(i, i + 2));
  return out;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const pair of small) if (large.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}
