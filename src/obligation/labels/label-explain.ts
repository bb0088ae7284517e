import type { DocumentStructure } from '#model/structure';
import { featureNames, type ClauseFeatures } from './label-features.ts';
import { THOUSANDTHS, addNeighbours, labelScores, weightOf, type LabelModel } from './label-model.ts';
import { NEIGHBOUR_SIGNS, Neighbours } from './label-neighbours.ts';
import { labelByWords, labelSentences } from './label-sentences.ts';
import { LABELS, type Label } from './label.ts';
import { sureLabel, type SureLabel } from './sure-label.ts';

/** What a feature adds to the chosen label over the second: positive speaks for the choice. */
export interface FeatureWeight { feature: string; weight: number }

export interface LabelExplanation {
  label: Label;
  second: Label;
  scores: { label: Label; score: number }[];
  /** The form that left no doubt, with its row's line in sentence-forms.yaml; null where the scores told. */
  form: Pick<SureLabel, 'form' | 'name' | 'line'> | null;
  /** The strongest features, for the chosen label and against it. */
  for: FeatureWeight[];
  against: FeatureWeight[];
}

const STRONGEST = 6;

/** Why a clause got its label: its form, or the model's scores and the features, its own and of the sentences around, that part the first from the second. Null for a clause that is no sentence of the body. */
export function explainLabel(model: LabelModel, structure: DocumentStructure, all: readonly (ClauseFeatures | null)[], clause: number): LabelExplanation | null {
  const features = all[clause];
  if (!features) return null;
  const sure = sureLabel(features, model.forms);
  const around = sure || !model.neighbours ? [] : new Neighbours(structure, labelByWords(model, all).labels, all).signs(clause);
  const scores = addNeighbours(model, around, labelScores(model, features));
  const ranked = LABELS.map((label, k) => ({ label, score: scores[k]! / THOUSANDTHS })).sort((a, b) => b.score - a.score);
  const told = sure ? labelSentences(model, structure, all)[clause]! : null;
  if (sure && told) return { label: told, second: ranked.find((r) => r.label !== told)!.label, scores: ranked, form: { form: sure.form, name: sure.name, line: sure.line }, for: [], against: [] };
  const [first, second] = [ranked[0]!.label, ranked[1]!.label];
  const sums = new Map<string, number>();
  for (const name of [...featureNames(features), ...around.map((sign) => NEIGHBOUR_SIGNS[sign]!)]) sums.set(name, (sums.get(name) ?? 0) + weightOf(model, name, first) - weightOf(model, name, second));
  const weights = [...sums].map(([feature, weight]) => ({ feature, weight }));
  return {
    label: first, second, scores: ranked, form: null,
    for: weights.filter((w) => w.weight > 0).sort((a, b) => b.weight - a.weight).slice(0, STRONGEST),
    against: weights.filter((w) => w.weight < 0).sort((a, b) => a.weight - b.weight).slice(0, STRONGEST),
  };
}
