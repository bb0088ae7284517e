import { Failure } from '#model/failure';
import { lengthName, nextSegment, type ClauseFeatures, type SectionFeatures } from './label-features.ts';
import { NEIGHBOUR_SIGNS } from './label-neighbours.ts';
import { LABELS, type Label } from './label.ts';
import type { SentenceForms } from './sentence-forms.ts';

/** The forms that leave no doubt and, for all else, a multinomial logistic regression; weights are those of resources/models/sentence-labels.json. */
export interface LabelModel {
  forms: SentenceForms;
  /** Features by their whole name, but for those of the tables below. */
  names: ReadonlyMap<string, number>;
  /** By the first four, and the last three, characters of a sentence. */
  openings: ReadonlyMap<string, number>;
  endings: ReadonlyMap<string, number>;
  /** Features that are one or two characters at a place, by those characters: all pairs of a sentence, its first, the first of a segment, all of a heading. */
  pairs: PairIndex;
  firsts: PairIndex;
  segments: PairIndex;
  titles: PairIndex;
  /** Of each sign of the sentences around its feature, or -1; null where the file has none of them. */
  neighbours: Int32Array | null;
  /** LABELS.length weights a feature, in thousandths: small whole numbers stay in the cache, and their sums are exact in any order. */
  weights: Int16Array;
}

/** An open-addressed table from a pair of characters to its feature: asked once a character, so no Map. */
export class PairIndex {
  /** 0 is an empty place: no pair of characters is 0. */
  private readonly keys: Int32Array;
  private readonly values: Uint16Array;
  private readonly mask: number;
  /** The first feature: the others are numbered from it. */
  private readonly base: number;

  /** Entries by rising feature. @throws Failure 'resource-broken' for more pairs than can be numbered. */
  constructor(entries: readonly (readonly [pair: number, feature: number])[]) {
    this.base = entries[0]?.[1] ?? 0;
    if (entries.length > MOST_PAIRS) throw new Failure('resource-broken', { file: 'models/sentence-labels.json', reason: `more than ${MOST_PAIRS} pairs` });
    // Small rather than sparse: it is asked for every pair of a text and had better stay in the cache.
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, entries.length * 1.3)));
    this.keys = new Int32Array(size);
    this.values = new Uint16Array(size);
    this.mask = size - 1;
    for (const [pair, feature] of entries) {
      let at = this.slot(pair);
      while (this.keys[at] !== 0 && this.keys[at] !== pair) at = (at + 1) & this.mask;
      this.keys[at] = pair;
      this.values[at] = feature - this.base;
    }
  }

  /** The pair's feature, or -1. */
  get(pair: number): number {
    for (let at = this.slot(pair); ; at = (at + 1) & this.mask) {
      const key = this.keys[at]!;
      if (key === 0) return -1;
      if (key === pair) return this.base + this.values[at]!;
    }
  }

  private slot(pair: number): number { return (Math.imul(pair, 0x9e3779b1) >>> 12) & this.mask; }
}

/** The two characters at `at` as one number; 0 beyond the end. */
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

/** The file: a line a feature, weights in thousandths in the order of LABELS. A pair of characters is `=甲乙`, a sign of the sentences around `around:…`. */
export interface LabelModelFile { labels: string; features: readonly (readonly [feature: string, ...weights: number[]])[] }

/** @throws Failure 'resource-broken' when the file is not such a model. */
export function loadLabelModel(file: unknown, forms: SentenceForms): LabelModel {
  const { labels, features } = (file ?? {}) as Partial<LabelModelFile>;
  if (labels !== LABELS.join('') || !Array.isArray(features)) throw new Failure('resource-broken', { file: 'models/sentence-labels.json', reason: 'not a model of these labels' });
  // Table by table, so that each can number its pairs from its own first on.
  const given: LabelModelFile['features'] = features;
  const rows = [...PAIR_TABLES, undefined].flatMap((table) => given.filter(([feature]) => prefixOf(feature) === table));
  const names = new Map<string, number>();
  const openings = new Map<string, number>();
  const endings = new Map<string, number>();
  const tables: Record<PairTable, [number, number][]> = { '=': [], 'first2:': [], 'segment:': [], 'title:': [] };
  const weights = new Int16Array(rows.length * K);
  rows.forEach((row, i) => {
    const feature = row[0];
    const prefix = prefixOf(feature);
    if (prefix) tables[prefix].push([pairAt(feature, prefix.length), i]);
    else if (feature.startsWith(OPENING)) openings.set(feature.slice(OPENING.length), i);
    else if (feature.startsWith(ENDING)) endings.set(feature.slice(ENDING.length), i);
    else names.set(feature, i);
    for (let k = 0; k < K; k++) weights[i * K + k] = wholeWeight(row[k + 1] ?? 0);
  });
  const index = (prefix: PairTable): PairIndex => new PairIndex(tables[prefix].filter(([pair]) => pair !== 0));
  const neighbours = Int32Array.from(NEIGHBOUR_SIGNS, (sign) => names.get(sign) ?? -1);
  return { forms, names, neighbours: neighbours.some((feature) => feature >= 0) ? neighbours : null, openings, endings, pairs: index('='), firsts: index('first2:'), segments: index('segment:'), titles: index('title:'), weights };
}

const K = LABELS.length;
/** What weights and their sums are counted in. */
export const THOUSANDTHS = 1000;
/** @throws Failure 'resource-broken' for one that is no whole number of thousandths below 32. */
function wholeWeight(weight: unknown): number {
  if (typeof weight === 'number' && Number.isInteger(weight) && Math.abs(weight) < 32_000) return weight;
  throw new Failure('resource-broken', { file: 'models/sentence-labels.json', reason: `weight ${String(weight)}` });
}

/** What a Uint16 can number. */
const MOST_PAIRS = 65535;
const PAIR_TABLES = ['=', 'first2:', 'segment:', 'title:'] as const;
type PairTable = (typeof PAIR_TABLES)[number];
const OPENING = 'first4:';
const ENDING = 'last:';
const prefixOf = (feature: string): PairTable | undefined => (feature.startsWith('=') ? '=' : PAIR_TABLES.find((prefix) => feature.startsWith(prefix)));

/** The weight that a feature by its name gives to a label; 0 for one that the model does not have. */
export function weightOf({ names, openings, endings, pairs, firsts, segments, titles, weights }: LabelModel, feature: string, label: Label): number {
  const prefix = prefixOf(feature);
  const tables: Readonly<Record<PairTable, PairIndex>> = { '=': pairs, 'first2:': firsts, 'segment:': segments, 'title:': titles };
  const index = prefix ? tables[prefix].get(pairAt(feature, prefix.length))
    : (feature.startsWith(OPENING) ? openings.get(feature.slice(OPENING.length)) : feature.startsWith(ENDING) ? endings.get(feature.slice(ENDING.length)) : names.get(feature)) ?? -1;
  return index < 0 ? 0 : weights[index * K + LABELS.indexOf(label)]! / THOUSANDTHS;
}

function add(scores: Int32Array, weights: Int16Array, feature: number | undefined): void {
  if (feature === undefined || feature < 0) return;
  for (let k = 0, at = feature * K; k < K; k++, at++) scores[k]! += weights[at]!;
}

/** The pairs of a sentence are most of its features: the same as `add` for each, with the sums kept at hand. */
function addPairs(scores: Int32Array, weights: Int16Array, pairs: PairIndex, text: string): void {
  let d = 0, p = 0, t = 0, e = 0, c = 0, r = 0, n = 0;
  let before = text.charCodeAt(0);
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const feature = pairs.get((before << 16) | code);
    before = code;
    if (feature < 0) continue;
    const at = feature * K;
    d += weights[at]!;
    p += weights[at + 1]!;
    t += weights[at + 2]!;
    e += weights[at + 3]!;
    c += weights[at + 4]!;
    r += weights[at + 5]!;
    n += weights[at + 6]!;
  }
  scores[0]! += d;
  scores[1]! += p;
  scores[2]! += t;
  scores[3]! += e;
  scores[4]! += c;
  scores[5]! += r;
  scores[6]! += n;
}

/** Every pair once, however often the headings hold it. */
function sectionScores(model: LabelModel, section: SectionFeatures): Int32Array {
  if (section.scored?.by === model) return section.scored.scores;
  const { weights, names, titles } = model;
  const scores = new Int32Array(K);
  for (const name of section.names) add(scores, weights, names.get(name));
  const found = new Set<number>();
  for (const title of section.titles) for (let i = 0; i + 1 < title.length; i++) found.add(titles.get(pairAt(title, i)));
  for (const feature of found) add(scores, weights, feature);
  section.scored = { by: model, scores };
  return scores;
}

/** The sum of a sentence's weights for each label, in their order and in thousandths, written into `scores`. */
export function labelScores(model: LabelModel, { text, cues, names: own, section }: ClauseFeatures, scores = new Int32Array(K)): Int32Array {
  const { weights, names, openings, endings, pairs, firsts, segments } = model;
  scores.set(sectionScores(model, section));
  add(scores, weights, names.get('bias'));
  add(scores, weights, firsts.get(pairAt(text, 0)));
  add(scores, weights, openings.get(text.slice(0, 4)));
  add(scores, weights, endings.get(text.slice(-3)));
  add(scores, weights, names.get(lengthName(text)));
  for (const name of cues) add(scores, weights, names.get(name));
  for (const name of own) add(scores, weights, names.get(name));
  for (let from = nextSegment(text, 0); from >= 0; from = nextSegment(text, from)) add(scores, weights, segments.get(pairAt(text, from)));
  addPairs(scores, weights, pairs, text);
  return scores;
}

/** Adds to a sentence's scores, in place, what the signs of the sentences around it weigh. */
export function addNeighbours({ neighbours, weights }: LabelModel, signs: readonly number[], scores: Int32Array): Int32Array {
  if (neighbours) for (const sign of signs) add(scores, weights, neighbours[sign]);
  return scores;
}
