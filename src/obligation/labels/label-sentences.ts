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
  /** The form that made it sure. */
  forms: (string | null)[];
}

/** Forms of sentence-forms.yaml that items of a list have, whatever it lists: (一)拒不整改的; 资金使用情况; 身份证复印件;. */
const LISTED: ReadonlySet<string | null> = new Set(['circumstance', 'inspected', 'papers']);

/** Whether a sentence only lists what the one that leads it in speaks of: nobody in it acts (特种作业人员未取得资格证书上岗的;). */
export const isListedCase = (features: ClauseFeatures, { forms }: LabelModel): boolean => features.lead !== null && LISTED.has(sureLabel(features, forms)?.form ?? null);

/** What every sentence of an issuance is, told by itself: its form where that is sure, else its words and headings. */
export function labelByWords(model: LabelModel, features: readonly (ClauseFeatures | null)[]): SentenceLabels {
  const all = new Int32Array(features.length * LABELS.length);
  const scores: (Int32Array | null)[] = [];
  const forms: (string | null)[] = [];
  const labels = features.map((feature, i): Label | null => {
    const sure = feature && sureLabel(feature, model.forms);
    const own = feature && !sure ? labelScores(model, feature, all.subarray(i * LABELS.length, (i + 1) * LABELS.length)) : null;
    scores.push(own);
    forms.push(sure?.form ?? null);
    return own ? highest(own) : sure?.label ?? null;
  });
  return { labels, scores, forms };
}

/**
 * What every sentence of an issuance is (null for clauses that are none): by itself first, then, unless its form is sure,
 * by its own scores with what the sentences around it add.
 */
export function labelSentences(model: LabelModel, structure: DocumentStructure, features: readonly (ClauseFeatures | null)[]): (Label | null)[] {
  const { labels, scores, forms } = labelByWords(model, features);
  const neighbours = model.neighbours && new Neighbours(structure, labels, features);
  const out: (Label | null)[] = [];
  labels.forEach((label, i) => {
    const own = scores[i];
    if (own && neighbours) out.push(highest(addNeighbours(model, neighbours.signs(i), own)));
    else out.push((LISTED.has(forms[i]!) ? ledLabel(features[i]!, out) : null) ?? label);
  });
  return out;
}

/** (一)拒不整改的; is what leads it in: 有下列情形之一的,应当解除协议: or 有下列情形之一的,给予处罚:. Null where nothing does, or what obliges to nothing. */
function ledLabel({ lead }: ClauseFeatures, labels: readonly (Label | null)[]): Label | null {
  const above = lead === null ? null : labels[lead] ?? null;
  return above === 'N' ? null : above;
}

/** The label with the highest score, the first of equals. */
function highest(scores: Int32Array): Label {
  let best = 0;
  for (let k = 1; k < LABELS.length; k++) if (scores[k]! > scores[best]!) best = k;
  return LABELS[best]!;
}
