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
  pairs: ReadonlyMap<number, number>;
  /** LABELS.length weights a feature. */
  weights: Float32Array;
}

/** The file: a line a feature, weights in thousandths in the order of LABELS. A pair of characters is `=甲乙`. */
export interface LabelModelFile { labels: string; features: readonly (readonly [feature: string, ...weights: number[]])[] }

/** @throws Failure 'resource-broken' when the file is not such a model. */
export function loadLabelModel(file: unknown): LabelModel {
  const { labels, features } = (file ?? {}) as Partial<LabelModelFile>;
  if (labels !== LABELS.join('') || !Array.isArray(features)) throw new Failure('resource-broken', { file: 'models/sentence-labels.json', reason: 'not a model of these labels' });
  const names = new Map<string, number>();
  const pairs = new Map<number, number>();
  const weights = new Float32Array(features.length * LABELS.length);
  features.forEach(([feature, ...values]: readonly [string, ...number[]], i: number) => {
    if (feature.startsWith('=')) pairs.set((feature.charCodeAt(1) << 16) | feature.charCodeAt(2), i);
    else names.set(feature, i);
    values.forEach((value, k) => { weights[i * LABELS.length + k] = value / 1000; });
  });
  return { names, pairs, weights };
}

/** The label with the highest score, and by how much it leads. */
export function predictLabel(model: LabelModel, features: ClauseFeatures): { label: Label; lead: number; scores: Float64Array } {
  const scores = new Float64Array(LABELS.length);
  const add = (index: number | undefined): void => {
    if (index === undefined) return;
    const at = index * LABELS.length;
    for (let k = 0; k < LABELS.length; k++) scores[k]! += model.weights[at + k]!;
  };
  for (const name of features.names) add(model.names.get(name));
  for (const pair of features.pairs) add(model.pairs.get(pair));
  let best = 0;
  let second = -1;
  for (let k = 1; k < LABELS.length; k++) {
    if (scores[k]! > scores[best]!) [second, best] = [best, k];
    else if (second < 0 || scores[k]! > scores[second]!) second = k;
  }
  return { label: LABELS[best]!, lead: scores[best]! - scores[second]!, scores };
}
