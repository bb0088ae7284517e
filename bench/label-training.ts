/** How the weights of a sentence's own words are learnt; `label-folds.ts` and `train-labels.ts` use it. */
import { featureNames } from '../src/obligation/labels/label-features.ts';
import { THOUSANDTHS, type LabelModelFile } from '../src/obligation/labels/label-model.ts';
import { LABELS } from '../src/obligation/labels/label.ts';
import { sureLabel } from '../src/obligation/labels/sure-label.ts';
import { words, type Issuance } from './label-examples.ts';

const K = LABELS.length;

/** What is learnt from, by numbers: of each sentence its document, its label and its features, one as often as it counts. */
export interface Corpus { names: readonly string[]; documents: string[]; rows: Int32Array[]; golds: number[] }

/** A line of the model file. */
export type WeightRow = LabelModelFile['features'][number];

/**
 * The annotated sentences, but for those whose form says what they are: the model is never asked about them, and rows
 * of names would teach it that what is short is idle.
 */
export function corpusOf(issuances: readonly Issuance[]): Corpus {
  const documents: string[] = [];
  const golds: number[] = [];
  const lists: string[][] = [];
  for (const { document, counts, features, labels } of issuances) {
    labels.forEach((label, i) => {
      const feature = features[i];
      if (!label || !feature || sureLabel(feature, words.forms)) return;
      const names = featureNames(feature);
      for (let n = 0; n < counts; n++) {
        documents.push(document);
        golds.push(LABELS.indexOf(label));
        lists.push(names);
      }
    });
  }
  const names = [...new Set(lists.flat())].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  return { names, documents, golds, rows: lists.map((list) => Int32Array.from(list, (name) => index.get(name)!)) };
}

/** Adagrad over the sentences of the chosen documents in a fixed interleaved order; features seen in fewer than two are left out. */
export function trainWords(corpus: Corpus, isMeant: (document: string) => boolean = () => true): WeightRow[] {
  const meant = corpus.documents.flatMap((document, i) => (isMeant(document) ? [i] : []));
  const kept = seenTwice(corpus, meant);
  const place = new Int32Array(corpus.names.length).fill(-1);
  kept.forEach((feature, i) => { place[feature] = i; });
  const rows = meant.map((i) => corpus.rows[i]!.map((feature) => place[feature]!).filter((feature) => feature >= 0));
  const scale = Float64Array.from(kept, (feature) => scaleOf(corpus.names[feature]!));
  // Of a feature its weights, then the sums of their squared gradients: side by side, as they are asked together.
  const state = new Float64Array(kept.length * 2 * K);
  for (let i = 0; i < kept.length; i++) state.fill(1e-8, (2 * i + 1) * K, (2 * i + 2) * K);
  const sum = new Float64Array(kept.length * K);
  const p = new Float64Array(K);
  const stride = coprime(rows.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let n = 0; n < rows.length; n++) {
      const at = (n * stride + epoch * 31) % rows.length;
      predict(rows[at]!, scale, state, p);
      errors(p, corpus.golds[meant[at]!]!);
      learn(rows[at]!, scale, state, p);
    }
    if (epoch < SETTLED) continue;
    for (let i = 0; i < kept.length; i++) for (let k = 0; k < K; k++) sum[i * K + k]! += state[2 * i * K + k]! / (EPOCHS - SETTLED);
  }
  const lines = kept.map((feature, i): WeightRow => [corpus.names[feature]!, ...Array.from(sum.subarray(i * K, i * K + K), (w) => Math.round(w * scale[i]! * THOUSANDTHS))]);
  return lines.filter(([, ...values]) => values.some((v) => Math.abs(v) >= PRUNE));
}

/** The features that at least two of the chosen sentences show (one that counts twice is enough), those of most sentences first: what is asked most stands together in the cache. */
function seenTwice({ names, rows }: Corpus, meant: readonly number[]): number[] {
  const counts = new Int32Array(names.length);
  for (const i of meant) for (const feature of new Set(rows[i])) counts[feature]!++;
  return names.flatMap((_, feature) => (counts[feature]! >= 2 ? [feature] : [])).sort((a, b) => counts[b]! - counts[a]!);
}

/** Seven sums at a time, kept out of memory: most of the training's time is spent here and in `learn`. */
function predict(row: Int32Array, scale: Float64Array, state: Float64Array, p: Float64Array): void {
  let d = 0, q = 0, t = 0, e = 0, c = 0, r = 0, n = 0;
  for (const feature of row) {
    const s = scale[feature]!;
    const at = 2 * feature * K;
    d += s * state[at]!;
    q += s * state[at + 1]!;
    t += s * state[at + 2]!;
    e += s * state[at + 3]!;
    c += s * state[at + 4]!;
    r += s * state[at + 5]!;
    n += s * state[at + 6]!;
  }
  p[0] = d; p[1] = q; p[2] = t; p[3] = e; p[4] = c; p[5] = r; p[6] = n;
}

function learn(row: Int32Array, scale: Float64Array, state: Float64Array, error: Float64Array): void {
  for (const feature of row) {
    const s = scale[feature]!;
    for (let k = 0, at = 2 * feature * K; k < K; k++, at++) {
      const gradient = s * error[k]! + L2 * state[at]!;
      const squares = (state[at + K]! += gradient * gradient);
      state[at]! -= (RATE * gradient) / Math.sqrt(squares);
    }
  }
}

/** Scores to probabilities, less what should have been: in place. */
export function errors(p: Float64Array, gold: number): void {
  const top = Math.max(...p);
  let total = 0;
  for (let k = 0; k < K; k++) total += p[k] = Math.exp(p[k]! - top);
  for (let k = 0; k < K; k++) p[k] = p[k]! / total - (k === gold ? 1 : 0);
}

/** A sign that somebody wrote down counts for more than a pair of characters that happened to stand there. */
const scaleOf = (name: string): number => (/^(?:cue|lead|under-lead|section|own-section|soft|firm|article|opening|field$)/.test(name) ? SIGN : name.startsWith('=') ? PAIR : 1);

/** Features whose weights all stay below this (in thousandths) are left out: they decide nothing and cost time. */
const PRUNE = 70;
const SIGN = 2;
const PAIR = 0.5;
const EPOCHS = 30;
/** The weights are averaged over the epochs from this one on: less depends on the order of the examples. */
const SETTLED = 5;
const L2 = 0.003;
const RATE = 0.05;

/** A step that meets every one of `n` once. */
export function coprime(n: number): number {
  const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a);
  let stride = 7919;
  while (n > 1 && gcd(stride, n) !== 1) stride++;
  return stride;
}
