import { gramsOf, runs, type GramWeights } from './grams.ts';

/** A statement's words made ready for comparison. */
export interface Profile { runs: readonly string[]; joined: string; grams: ReadonlySet<string>; weight: number }

export function profile(text: string): Omit<Profile, 'weight'> {
  const textRuns = runs(text);
  return { runs: textRuns, joined: textRuns.join('|'), grams: gramsOf(textRuns) };
}

export function weighed(words: Omit<Profile, 'weight'>, { weight }: GramWeights): Profile {
  let sum = 0;
  for (const gram of words.grams) sum += weight(gram);
  return { ...words, weight: sum };
}

/** How much two statements share, by the weight of their pairs of characters. */
export interface Similarity {
  /** Weight of what stands in common stretches of at least three characters. */
  shared: number;
  /** Share of both together (Dice). */
  ofBoth: number;
  /** Share of the shorter one: 1 when it stands whole in the longer one. */
  ofShorter: number;
  /** The pairs of characters of the common stretches. */
  common: ReadonlySet<string>;
}

const SHORTEST_STRETCH = 3;

/** Compares by common stretches: greedy from the left, the longest first, each pair of characters counted once. */
export function similarity(a: Profile, b: Profile, { weight }: GramWeights): Similarity {
  const common = new Set<string>();
  let shared = 0;
  for (const run of a.runs) {
    for (let i = 0; i + SHORTEST_STRETCH <= run.length;) {
      let length = 0;
      if (b.grams.has(run.slice(i, i + 2)) && b.joined.includes(run.slice(i, i + SHORTEST_STRETCH))) {
        length = SHORTEST_STRETCH;
        while (i + length < run.length && b.joined.includes(run.slice(i, i + length + 1))) length++;
      }
      if (length === 0) {
        i++;
        continue;
      }
      for (let k = i; k + 1 < i + length; k++) {
        const gram = run.slice(k, k + 2);
        if (common.has(gram)) continue;
        common.add(gram);
        shared += weight(gram);
      }
      i += length;
    }
  }
  const shorter = Math.min(a.weight, b.weight);
  return { shared, ofBoth: shared === 0 ? 0 : 2 * shared / (a.weight + b.weight), ofShorter: shorter === 0 ? 0 : Math.min(1, shared / shorter), common };
}
