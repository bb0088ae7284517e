import { Failure } from '#model/failure';
import type { ClauseFeatures } from './label-features.ts';

/**
 * What a sentence is to a 督查室 clerk: duty, prohibition, target, encouragement, consequence (reward, penalty), rule
 * (definition, scope, composition), nothing.
 */
export const LABELS = ['D', 'P', 'T', 'E', 'C', 'R', 'N'] as const;
export type Label = (typeof LABELS)[number];

/** A multinomial logistic regression; weights are those of resources/models/sentence-labels.json. */
export interface LabelModel {
  names: ReadonlyMap<string, number>;
  pairs: PairIndex;
  /** LABELS.length weights a feature. */
  weights: Float32Array;
  /** What the headings above add, by the array that lists them. */
  sections: WeakMap<readonly string[], Float64Array>;
}

/** An open-addressed table from a pair of characters to its feature: asked once a character, so no Map. */
export class PairIndex {
  private readonly keys: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(atMost: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, atMost * 2)));
    this.keys = new Int32Array(size);
    this.values = new Int32Array(size).fill(-1);
    this.mask = size - 1;
  }

  set(pair: number, value: number): void {
    let at = this.slot(pair);
    while (this.values[at]! >= 0 && this.keys[at] !== pair) at = (at + 1) & this.mask;
    this.keys[at] = pair;
    this.values[at] = value;
  }

  /** The pair's feature, or -1. */
  get(pair: number): number {
    let at = this.slot(pair);
    while (this.values[at]! >= 0) {
      if (this.keys[at] === pair) return this.values[at]!;
      at = (at + 1) & this.mask;
    }
    return -1;
  }

  private slot(pair: number): number { return (Math.imul(pair, 0x9e3779b1) >>> 12) & this.mask; }
}

/** The file: a line a feature, weights in thousandths in the order of LABELS. A pair of characters is `=甲乙`. */
export interface LabelModelFile { labels: string; features: readonly (readonly [feature: string, ...weights: number[]])[] }

/** @throws Failure 'resource-broken' when the file is not such a model. */
export function loadLabelModel(file: unknown): LabelModel {
  const { labels, features } = (file ?? {}) as Partial<LabelModelFile>;
  if (labels !== LABELS.join('') || !Array.isArray(features)) throw new Failure('resource-broken', { file: 'models/sentence-labels.json', reason: 'not a model of these labels' });
  const names = new Map<string, number>();
  const pairs = new PairIndex(features.length);
  const weights = new Float32Array(features.length * LABELS.length);
  features.forEach(([feature, ...values]: readonly [string, ...number[]], i: number) => {
    if (feature.startsWith('=')) pairs.set((feature.charCodeAt(1) << 16) | feature.charCodeAt(2), i);
    else names.set(feature, i);
    values.forEach((value, k) => { weights[i * LABELS.length + k] = value / 1000; });
  });
  return { names, pairs, weights, sections: new WeakMap() };
}

const K = LABELS.length;

function add(scores: Float64Array, weights: Float32Array, at: number): void {
  for (let k = 0; k < K; k++) scores[k]! += weights[at + k]!;
}

function sectionScores(model: LabelModel, section: readonly string[]): Float64Array {
  let scores = model.sections.get(section);
  if (scores) return scores;
  scores = new Float64Array(K);
  for (const name of section) {
    const index = model.names.get(name);
    if (index !== undefined) add(scores, model.weights, index * K);
  }
  model.sections.set(section, scores);
  return scores;
}

/** The label with the highest score, and by how much it leads. */
export function predictLabel(model: LabelModel, features: ClauseFeatures): { label: Label; lead: number; scores: Float64Array } {
  const scores = Float64Array.from(sectionScores(model, features.section));
  const { weights, names, pairs } = model;
  for (const name of features.names) {
    const index = names.get(name);
    if (index !== undefined) add(scores, weights, index * K);
  }
  for (const pair of features.pairs) {
    const index = pairs.get(pair);
    if (index >= 0) add(scores, weights, index * K);
  }
  let best = 0;
  let second = -1;
  for (let k = 1; k < LABELS.length; k++) {
    if (scores[k]! > scores[best]!) [second, best] = [best, k];
    else if (second < 0 || scores[k]! > scores[second]!) second = k;
  }
  return { label: LABELS[best]!, lead: scores[best]! - scores[second]!, scores };
}
