import type { AlignmentGrade, AlignmentDifference, Statement } from '#model/relations';
import { differences, type Partners } from './differences.ts';
import { weighGrams, type GramWeights } from './grams.ts';
import { profile, similarity, weighed, type Profile, type Similarity } from './similarity.ts';

/** Two statements that ask for the same; indices into the given lists. */
export interface AlignedPair {
  a: number;
  b: number;
  grade: AlignmentGrade;
  score: number;
  /** The parts of the score. */
  parts: ScoreParts;
  differences: AlignmentDifference[];
}

/** Explains a score: the share of both texts, of the shorter text, and the likeness of the headings above, each 0..1. */
export interface ScoreParts { ofBoth: number; ofShorter: number; headings: number }

/** Judged on two pairs of plans by hand; see bench/align-score.ts. */
const SURE = 0.42;
/** A likely pair's least score: lower between documents of which much is surely the same, as two local plans after one upper plan. */
const LIKELY = { atBest: 0.25, atWorst: 0.4, bestFrom: 0.4 };
const SIMILAR = 0.17;
/** Rare pairs of characters that must be shared: less is a set phrase. */
const LEAST_SHARED = 4;
/** For a likely pair: how near it must come to the best partner of either side, and of both together. */
const NEAR_BEST = 0.5;
const NEAR_BEST_TOGETHER = 1.5;
const HEADINGS_COUNT = 0.06;

interface Candidate { a: number; b: number; similarity: Similarity; parts: ScoreParts; score: number }

/**
 * Finds the same tasks of two documents: candidates by shared pairs of characters (the rare ones weigh), scored by
 * common stretches, each statement with its one partner or the few that it is split into. Sorted by place in A, then B.
 */
export const align = (a: readonly Statement[], b: readonly Statement[]): AlignedPair[] => alignPrepared(prepare(a), prepare(b));

/** The statements of a document with their words made ready, to be compared with several others. */
export interface Prepared<S extends Statement = Statement> { statements: readonly S[]; words: readonly Omit<Profile, 'weight'>[] }

export const prepare = <S extends Statement>(statements: readonly S[]): Prepared<S> => ({ statements, words: statements.map((statement) => profile(wordsOf(statement))) });

/** As `align`. */
export function alignPrepared({ statements: a, words: wordsA }: Prepared, { statements: b, words: wordsB }: Prepared): AlignedPair[] {
  const weights = weighGrams([...wordsA, ...wordsB].map((words) => words.grams));
  const ready = (words: readonly Omit<Profile, 'weight'>[]): Profile[] => words.map((each) => weighed(each, weights));
  const found = candidates(ready(wordsA), ready(wordsB), weights, headingLikeness(a, b));
  const graded = grade(found, a.length, b.length);
  const partners: Partners = { of: (side, index) => graded.filter((pair) => pair.grade === 'same' && pair[side] === index).map((pair) => ({ statement: side === 'a' ? b[pair.b]! : a[pair.a]!, common: pair.similarity.common })) };
  const context = { a, b, partners };
  return graded
    .map(({ similarity: alike, ...pair }) => ({ ...pair, differences: differences(context, pair.a, pair.b, alike.common) }))
    .sort((x, y) => x.a - y.a || x.b - y.b);
}

/** A statement's words without its brackets of units, which say who and not what. */
function wordsOf(statement: Statement): string {
  return statement.text.replace(/[(（][^()（）]*(?:责任单位|牵头|配合|负责|各镇)[^()（）]*[)）]?/gu, '');
}

function candidates(a: readonly Profile[], b: readonly Profile[], weights: GramWeights, headings: (a: number, b: number) => number): Candidate[] {
  const holders = new Map<string, number[]>();
  b.forEach((words, index) => { for (const gram of words.grams) (holders.get(gram) ?? holders.set(gram, []).get(gram)!).push(index); });
  const found: Candidate[] = [];
  a.forEach((words, index) => {
    const shared = new Map<number, number>();
    for (const gram of words.grams) {
      const weight = weights.weight(gram);
      if (weight > 0) for (const other of holders.get(gram) ?? []) shared.set(other, (shared.get(other) ?? 0) + weight);
    }
    for (const [other, weight] of shared) {
      if (weight < LEAST_SHARED || weight < SIMILAR * Math.min(words.weight, b[other]!.weight)) continue;
      const alike = similarity(words, b[other]!, weights);
      if (alike.shared < LEAST_SHARED) continue;
      const parts = { ofBoth: alike.ofBoth, ofShorter: alike.ofShorter, headings: headings(index, other) };
      const text = (parts.ofBoth + parts.ofShorter) / 2;
      found.push({ a: index, b: other, similarity: alike, parts, score: Math.min(1, text * (1 - HEADINGS_COUNT) + HEADINGS_COUNT * parts.headings) });
    }
  });
  return found;
}

/** 0..1: how much the headings right above two statements share. */
function headingLikeness(a: readonly Statement[], b: readonly Statement[]): (a: number, b: number) => number {
  const titles = [...a, ...b].map((statement) => statement.headings.at(-1) ?? '');
  const distinct = new Map([...new Set(titles)].map((title) => [title, profile(title)]));
  const weights = weighGrams([...distinct.values()].map((words) => words.grams));
  const ready = new Map([...distinct].map(([title, words]) => [title, weighed(words, weights)]));
  const known = new Map<string, number>();
  return (i, j) => {
    const [x, y] = [titles[i]!, titles[a.length + j]!];
    const key = `${x}\n${y}`;
    let likeness = known.get(key);
    if (likeness === undefined) known.set(key, likeness = x === '' || y === '' ? 0 : similarity(ready.get(x)!, ready.get(y)!, weights).ofBoth);
    return likeness;
  };
}

/** Same, similar or nothing, by the score itself and by how it stands beside the best partner of either side. */
function grade(found: readonly Candidate[], countA: number, countB: number): (Candidate & { grade: AlignmentGrade })[] {
  const bestA = new Array<number>(countA).fill(0);
  const bestB = new Array<number>(countB).fill(0);
  for (const { a, b, score } of found) {
    bestA[a] = Math.max(bestA[a]!, score);
    bestB[b] = Math.max(bestB[b]!, score);
  }
  const sure = found.filter((pair) => pair.score >= SURE);
  const parallel = Math.max(new Set(sure.map((pair) => pair.a)).size / countA, new Set(sure.map((pair) => pair.b)).size / countB);
  const likely = LIKELY.atWorst - (LIKELY.atWorst - LIKELY.atBest) * Math.min(1, parallel / LIKELY.bestFrom);
  return found.flatMap((pair): (Candidate & { grade: AlignmentGrade })[] => {
    const ofA = pair.score / bestA[pair.a]!;
    const ofB = pair.score / bestB[pair.b]!;
    const near = Math.min(ofA, ofB) >= NEAR_BEST && ofA + ofB >= NEAR_BEST_TOGETHER;
    if (pair.score >= SURE && Math.max(ofA, ofB) >= NEAR_BEST) return [{ ...pair, grade: 'same' }];
    if (pair.score >= likely && near) return [{ ...pair, grade: 'same' }];
    if (pair.score >= SIMILAR && Math.max(ofA, ofB) === 1) return [{ ...pair, grade: 'similar' }];
    return [];
  });
}
