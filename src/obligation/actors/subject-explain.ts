import type { Span } from '#model/span';
import type { FeatureWeight } from '#obligation/labels/label-explain';
import type { ActorWords } from './actor-words.ts';
import type { SubjectModel } from './subject-model.ts';
import { subjectPlaces } from './subject-places.ts';

/** Why the model takes a name for an acting subject: the log odds, the strongest features for and against it. */
export interface SubjectExplanation { odds: number; for: FeatureWeight[]; against: FeatureWeight[] }

const STRONGEST = 5;

/** @param own the sentence's own words; null where the model asks about no place that holds the name. */
export function explainSubject(model: SubjectModel, text: string, own: Span, name: Span, words: ActorWords): SubjectExplanation | null {
  const weighed = subjectPlaces(text, own, words).filter(({ span }) => span[0] <= name[0] && name[1] <= span[1]).map(({ features }) => {
    const weights = features.map((feature) => ({ feature, weight: model.weightOf(feature) }));
    return { odds: weights.reduce((sum, { weight }) => sum + weight, 0), weights };
  });
  const best = weighed.sort((a, b) => b.odds - a.odds)[0];
  if (!best) return null;
  return {
    odds: best.odds,
    for: best.weights.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).slice(0, STRONGEST),
    against: best.weights.filter(({ weight }) => weight < 0).sort((a, b) => a.weight - b.weight).slice(0, STRONGEST),
  };
}
