import type { DocumentStructure } from '#model/structure';
import type { ClauseFeatures } from './label-features.ts';
import { addNeighbours, labelScores, type LabelModel } from './label-model.ts';
import { Neighbours } from './label-neighbours.ts';
import { LABELS, type Label } from './label.ts';
import { sureLabel } from './sure-label.ts';

/** By clause; null for what is no sentence of the body. */
export interface SentenceLabels {
  labels: (Label | null)[];
  /** In thousandths, in the order of LABELS; null also for a sentence whose form is sure: its scores are not asked. */
  scores: (Int32Array | null)[];
}

/** What every sentence of an issuance is, told by itself: its form where that is sure, else its words and headings. */
export function labelByWords(model: LabelModel, features: readonly (ClauseFeatures | null)[]): SentenceLabels {
  const all = new Int32Array(features.length * LABELS.length);
  const scores: (Int32Array | null)[] = [];
  const labels = features.map((feature, i): Label | null => {
    const sure = feature && sureLabel(feature, model.forms);
    const own = feature && !sure ? labelScores(model, feature, all.subarray(i * LABELS.length, (i + 1) * LABELS.length)) : null;
    scores.push(own);
    return own ? highest(own) : sure?.label ?? null;
  });
  return { labels, scores };
}

/**
 * What every sentence of an issuance is (null for clauses that are none): by itself first, then, unless its form is sure,
 * by its own scores with what the sentences around it add.
 */
export function labelSentences(model: LabelModel, structure: DocumentStructure, features: readonly (ClauseFeatures | null)[]): (Label | null)[] {
  const { labels, scores } = labelByWords(model, features);
  if (!model.neighbours) return labels;
  const neighbours = new Neighbours(structure, labels);
  return labels.map((label, i) => {
    const own = scores[i];
    return own ? highest(addNeighbours(model, neighbours.signs(i), own)) : label;
  });
}

/** The label with the highest score, the first of equals. */
function highest(scores: Int32Array): Label {
  let best = 0;
  for (let k = 1; k < LABELS.length; k++) if (scores[k]! > scores[best]!) best = k;
  return LABELS[best]!;
}
