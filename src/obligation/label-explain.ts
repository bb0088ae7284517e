import { featureNames, type ClauseFeatures } from './label-features.ts';
import { LABELS, THOUSANDTHS, labelScores, weightOf, type Label, type LabelModel } from './label-model.ts';
import { sureLabel } from './sure-label.ts';

/** What a feature adds to the chosen label over the second: positive speaks for the choice. */
export interface FeatureWeight { feature: string; weight: number }

export interface LabelExplanation {
  label: Label;
  second: Label;
  scores: { label: Label; score: number }[];
  /** The strongest features, for the chosen label and against it. */
  for: FeatureWeight[];
  against: FeatureWeight[];
}

const STRONGEST = 6;

/** Why a label was chosen: the sentence's form, or the model's scores and the features that part the first from the second. */
export function explainLabel(model: LabelModel, features: ClauseFeatures): LabelExplanation {
  const scores = labelScores(model, features);
  const ranked = LABELS.map((label, k) => ({ label, score: scores[k]! / THOUSANDTHS })).sort((a, b) => b.score - a.score);
  const sure = sureLabel(features);
  if (sure) return { label: sure.label, second: ranked.find((r) => r.label !== sure.label)!.label, scores: ranked, for: [{ feature: `form:${sure.form}`, weight: 1 }], against: [] };
  const [first, second] = [ranked[0]!.label, ranked[1]!.label];
  const sums = new Map<string, number>();
  for (const name of featureNames(features)) sums.set(name, (sums.get(name) ?? 0) + weightOf(model, name, first) - weightOf(model, name, second));
  const weights = [...sums].map(([feature, weight]) => ({ feature, weight }));
  return {
    label: first, second, scores: ranked,
    for: weights.filter((w) => w.weight > 0).sort((a, b) => b.weight - a.weight).slice(0, STRONGEST),
    against: weights.filter((w) => w.weight < 0).sort((a, b) => a.weight - b.weight).slice(0, STRONGEST),
  };
}
