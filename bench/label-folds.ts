/** What the sentences around one are worth, and models for documents that they have not seen. */
import { THOUSANDTHS, loadLabelModel, type LabelModel, type LabelModelFile } from '../src/obligation/labels/label-model.ts';
import { labelByWords } from '../src/obligation/labels/label-sentences.ts';
import { NEIGHBOUR_SIGNS, Neighbours } from '../src/obligation/labels/label-neighbours.ts';
import { LABELS, type Label } from '../src/obligation/labels/label.ts';
import { words, type Issuance } from './label-examples.ts';
import { coprime, corpusOf, errors, trainWords, type Corpus, type WeightRow } from './label-training.ts';

const K = LABELS.length;

/** A sentence to learn from: the signs around it, its scores by its own words, its label's number. */
interface Seen { signs: readonly number[]; scores: readonly number[]; gold: number }

/**
 * The sentences whose form is not sure, as a model of words that has not learnt from their document sees them and those
 * around: scores of sentences that were learnt by heart would leave the neighbours nothing to say.
 */
function seenAnew(issuances: readonly Issuance[], wordsFor: (document: string) => LabelModel): Seen[] {
  return issuances.flatMap(({ document, structure, features, labels }) => {
    const first = labelByWords(wordsFor(document), features);
    const neighbours = new Neighbours(structure, first.labels, features);
    return labels.flatMap((label, i): Seen[] => {
      const scores = first.scores[i];
      return label && scores ? [{ signs: neighbours.signs(i), scores: Array.from(scores, (score) => score / THOUSANDTHS), gold: LABELS.indexOf(label) }] : [];
    });
  });
}

/** Adagrad over the signs alone, with the scores of the words as they are. */
function trainNeighbours(examples: readonly Seen[]): WeightRow[] {
  const weights = new Float64Array(NEIGHBOUR_SIGNS.length * K);
  const squares = new Float64Array(weights.length).fill(0.01);
  const p = new Float64Array(K);
  const stride = coprime(examples.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let n = 0; n < examples.length; n++) {
      const { signs, scores, gold } = examples[(n * stride + epoch * 31) % examples.length]!;
      p.set(scores);
      for (const sign of signs) for (let k = 0; k < K; k++) p[k]! += weights[sign * K + k]!;
      errors(p, gold);
      const cost = OBLIGING.includes(LABELS[gold]!) ? MISSED : 1;
      for (const sign of signs) {
        for (let k = 0, at = sign * K; k < K; k++, at++) {
          const gradient = cost * p[k]! + L2 * weights[at]!;
          squares[at]! += gradient * gradient;
          weights[at]! -= (RATE * gradient) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return NEIGHBOUR_SIGNS.map((name, sign) => [name, ...Array.from(weights.subarray(sign * K, sign * K + K), (w) => Math.round(w * THOUSANDTHS))]);
}

const EPOCHS = 12;
const L2 = 0.05;
const RATE = 0.03;
/** What an overlooked obligation costs, where one too many costs 1: a line too many is struck out at sight. */
const MISSED = 1.6;
const OBLIGING: readonly Label[] = ['D', 'P', 'T'];

/** The documents in parts of nearly the same size, one after the other. */
function partsOf(issuances: readonly Issuance[], parts: number): (document: string) => number | undefined {
  const part = new Map([...new Set(issuances.map(({ document }) => document))].map((document, i) => [document, i % parts]));
  return (document) => part.get(document);
}

const fileOf = (features: readonly WeightRow[]): LabelModelFile => ({ labels: LABELS.join(''), features });
const loadWords = (corpus: Corpus, isMeant: (document: string) => boolean): LabelModel => loadLabelModel(fileOf(trainWords(corpus, isMeant)), words.forms);

/** The model of all the documents: words learnt from all, neighbours from what six models of words, each without a sixth of the documents, make of that sixth. */
export function trainLabels(issuances: readonly Issuance[]): LabelModelFile {
  const corpus = corpusOf(issuances);
  const partOf = partsOf(issuances, 6);
  const without = Array.from({ length: 6 }, (_, part) => loadWords(corpus, (document) => partOf(document) !== part));
  return fileOf([...trainWords(corpus), ...trainNeighbours(seenAnew(issuances, (document) => without[partOf(document)!]!))]);
}

/**
 * For every document a model that has not learnt from it, neither the words nor the neighbours: one for each tenth of the
 * documents, made when first asked for. The words without two tenths serve the neighbours of either. A document that is
 * none of these is for the model of all.
 */
export function unseenLabels(issuances: readonly Issuance[]): (document: string) => LabelModel {
  const corpus = corpusOf(issuances);
  const partOf = partsOf(issuances, TENTHS);
  const pairs = new Map<number, LabelModel>();
  const models = new Map<number | undefined, LabelModel>();
  const withoutBoth = (a: number, b: number): LabelModel => {
    const key = Math.min(a, b) * TENTHS + Math.max(a, b);
    let model = pairs.get(key);
    if (!model) pairs.set(key, (model = loadWords(corpus, (document) => partOf(document) !== a && partOf(document) !== b)));
    return model;
  };
  const without = (part: number): LabelModelFile => {
    const others = issuances.filter(({ document }) => partOf(document) !== part);
    const neighbours = trainNeighbours(seenAnew(others, (document) => withoutBoth(part, partOf(document)!)));
    return fileOf([...trainWords(corpus, (document) => partOf(document) !== part), ...neighbours]);
  };
  return (asked) => {
    const part = partOf(asked);
    let model = models.get(part);
    if (!model) models.set(part, (model = loadLabelModel(part === undefined ? trainLabels(issuances) : without(part), words.forms)));
    return model;
  };
}

const TENTHS = 10;

/** How sentences were told from each other: obligations found, missed, told of what is none (encouragement and consequences aside), and those of the same kind. */
export class LabelTally {
  hit = 0;
  missed = 0;
  extra = 0;
  same = 0;
  add(gold: Label, got: Label): void {
    const [oblige, told] = [OBLIGING.includes(gold), OBLIGING.includes(got)];
    if (oblige && told) this.hit++;
    else if (oblige) this.missed++;
    else if (told && 'NR'.includes(gold)) this.extra++;
    if (oblige && told && gold === got) this.same++;
  }
  toString(): string {
    const f1 = (2 * this.hit) / (2 * this.hit + this.missed + this.extra || 1);
    return `F1 ${f1.toFixed(4)}  modality ${(this.same / (this.hit || 1)).toFixed(3)}  missed ${this.missed}  false ${this.extra}`;
  }
}
