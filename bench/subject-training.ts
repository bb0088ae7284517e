/** How the weights of places where acting subjects stand are learnt; `train-subjects.ts` and `score.ts --unseen` use it. */
import type { Span } from '../src/model/span.ts';
import { SubjectSight, subjectPlaces } from '../src/obligation/actors/subject-places.ts';
import { SubjectModel, numberOf, type SubjectModelFile } from '../src/obligation/actors/subject-model.ts';
import { rowsOf } from '../src/obligation/actors/weigh-actors.ts';
import { coprime } from './label-training.ts';
import { words, type Issuance } from './label-examples.ts';

/** Places by number: of each its document, whether a subject stands there, and its features. */
interface Places { names: readonly string[]; documents: string[]; rows: Int32Array[]; golds: boolean[] }

/** The annotated names of a sentence where they first stand; those joined by 、 and the like as one. */
function annotatedSubjects(text: string, [from, to]: Span, actors: readonly string[]): Span[] {
  const found = actors.map((actor): Span => [text.indexOf(actor, from), text.indexOf(actor, from) + actor.length]);
  return rowsOf(text, found.filter(([start, end]) => start >= from && end <= to)).map(({ whole }) => whole);
}

/** Sentences whose acting subjects are annotated. */
export const obliges = (label: string): boolean => 'DPTE'.includes(label);

/** Every place of every annotated obligation. */
function placesOf(issuances: readonly Issuance[]): Places {
  const places: Places = { names: [], documents: [], rows: [], golds: [] };
  const index = new Map<string, number>();
  const sight = new SubjectSight(words);
  for (const { document, text, subjects } of issuances) {
    for (const sentence of subjects) {
      if (!sentence || !obliges(sentence.label)) continue;
      const whole = annotatedSubjects(text, sentence.own, sentence.actors);
      for (const { span, features } of subjectPlaces(text, sentence.own, words, sight)) {
        places.documents.push(document);
        places.golds.push(whole.some(([start, end]) => start === span[0] && end === span[1]));
        places.rows.push(Int32Array.from(features, (name) => {
          let feature = index.get(name);
          if (feature === undefined) index.set(name, (feature = index.size));
          return feature;
        }));
      }
    }
  }
  return { ...places, names: [...index.keys()] };
}

/** Adagrad over the places of the chosen documents in a fixed interleaved order; features seen at fewer than three are left out. */
function learn({ names, documents, rows, golds }: Places, isMeant: (document: string) => boolean): SubjectModelFile {
  const meant = documents.flatMap((document, i) => (isMeant(document) ? [i] : []));
  const counts = new Int32Array(names.length);
  for (const i of meant) for (const feature of rows[i]!) counts[feature]!++;
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const sums = new Float64Array(names.length);
  const stride = coprime(meant.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let n = 0; n < meant.length; n++) {
      const at = meant[(n * stride + epoch * 31) % meant.length]!;
      const row = rows[at]!;
      let odds = 0;
      for (const feature of row) odds += weights[feature]!;
      const error = 1 / (1 + Math.exp(-odds)) - (golds[at] ? 1 : 0);
      for (const feature of row) {
        if (counts[feature]! < SELDOM) continue;
        const gradient = error + L2 * weights[feature]!;
        const squared = (squares[feature]! += gradient * gradient);
        weights[feature]! -= (RATE * gradient) / Math.sqrt(squared);
      }
    }
    if (epoch >= SETTLED) weights.forEach((weight, feature) => { sums[feature]! += weight / (EPOCHS - SETTLED); });
  }
  const features = names.map((name, feature) => [name, Math.round(sums[feature]! * 1000)] as const);
  return { features: withoutTwins(features.filter(([, weight]) => Math.abs(weight) >= PRUNE)).sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/** Of features that share a number only the first: the model could not tell them apart. */
function withoutTwins<Feature extends readonly [name: string, weight: number]>(features: readonly Feature[]): Feature[] {
  const taken = new Set<number>();
  return features.filter(([name]) => !taken.has(numberOf(name)) && taken.add(numberOf(name)));
}

const EPOCHS = 8;
const SETTLED = 3;
const RATE = 0.1;
const L2 = 0.0005;
const SELDOM = 3;
/** Features of smaller weight (in thousandths) decide nothing and are left out. */
const PRUNE = 30;

export const trainSubjects = (issuances: readonly Issuance[]): SubjectModelFile => learn(placesOf(issuances), () => true);

/** For every document a model that has not learnt from its tenth of them; a document that is none of these is for the model of all. */
export function unseenSubjects(issuances: readonly Issuance[]): (document: string) => SubjectModel {
  const places = placesOf(issuances);
  const part = new Map([...new Set(places.documents)].map((document, i) => [document, i % TENTHS]));
  const models = new Map<number | undefined, SubjectModel>();
  return (asked) => {
    const own = part.get(asked);
    let model = models.get(own);
    if (!model) models.set(own, (model = new SubjectModel(learn(places, (document) => own === undefined || part.get(document) !== own))));
    return model;
  };
}

const TENTHS = 10;
