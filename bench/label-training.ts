/** How the sentence labels are learnt from annotated documents; `train-labels.ts` and `score.ts --unseen` use it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResources } from '../src/app/resources.ts';
import { split } from '../src/document/split.ts';
import { structure } from '../src/document/structure.ts';
import { clauseWords } from '../src/lexicon/clause-words.ts';
import { documentWords } from '../src/lexicon/document-words.ts';
import { unitWords } from '../src/lexicon/unit-words.ts';
import { findAssignments } from '../src/obligation/find-assignments.ts';
import { featureNames, labelFeatures, type ClauseFeatures } from '../src/obligation/label-features.ts';
import { LABELS, type Label, type LabelModelFile } from '../src/obligation/label-model.ts';
import { sureLabel } from '../src/obligation/sure-label.ts';
import { normalise } from '../src/text/normalise.ts';
import { sentences } from '../src/text/sentences.ts';

/** A body sentence with its annotated label; headings and assignments that a rule missed count as N. */
export interface Example { document: string; label: Label; features: ClauseFeatures; text: string }

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['../shared/gold', 'test/golden/annotated', 'test/golden/kept-apart'].map((folder) => join(ROOT, folder));
const K = LABELS.length;

const raw = readResources();
const words = { document: documentWords(raw), clause: clauseWords(raw), units: unitWords(raw) };

function examplesOf(folder: string, id: string): Example[] {
  const original = readFileSync(join(folder, 'texts', `${id}.txt`), 'utf8').replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  const rows = readFileSync(join(folder, 'annotations', `${id}.jsonl`), 'utf8').split('\n').filter((l) => l.trim()).map((l) => JSON.parse(l) as { s?: number; l?: string });
  const labels = new Map(rows.map((r) => [r.s, r.l]));
  const gold = sentences(original);
  const { text, toOriginal } = normalise(original);
  const out: Example[] = [];
  for (const span of split(text, words.document)) {
    const document = structure(text, span, words.document);
    const carriers = new Set(findAssignments(document, text, words.units).filter((a) => a.place === 'own').map((a) => a.clause));
    const features = labelFeatures(document, words.clause);
    for (const clause of document.clauses) {
      const feature = features[clause.index];
      if (!feature || carriers.has(clause.index)) continue;
      const [start, end] = toOriginal([clause.start, clause.end]);
      const at = gold.findIndex((s) => Math.min(s.end, end) - Math.max(s.start, start) > (end - start) / 2);
      const label = labels.get(at + 1);
      if (label) out.push({ document: id, label: (LABELS as readonly string[]).includes(label) ? (label as Label) : 'N', features: feature, text: clause.text });
    }
  }
  return out;
}

/**
 * Adagrad over the examples in a fixed interleaved order; features seen fewer than twice are left out. Sentences whose form
 * says what they are teach nothing: the model is never asked about them, and rows of names would teach it that what is short is idle.
 */
export function train(given: readonly Example[]): LabelModelFile {
  const examples = given.filter((example) => sureLabel(example.features) === null);
  const all = examples.map((e) => featureNames(e.features));
  const counts = new Map<string, number>();
  for (const list of all) for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const features = [...counts].filter(([, n]) => n >= 2).map(([name]) => name).sort();
  const index = new Map(features.map((name, i) => [name, i]));
  const rows = all.map((list) => list.flatMap((name) => index.get(name) ?? []));
  const scale = Float64Array.from(features, scaleOf);
  const weights = new Float64Array(features.length * K);
  const squares = new Float64Array(features.length * K).fill(1e-8);
  const sum = new Float64Array(features.length * K);
  const p = new Float64Array(K);
  const stride = coprime(rows.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let n = 0; n < rows.length; n++) {
      const at = (n * stride + epoch * 31) % rows.length;
      const row = rows[at]!;
      const gold = LABELS.indexOf(examples[at]!.label);
      p.fill(0);
      for (const i of row) for (let k = 0; k < K; k++) p[k]! += scale[i]! * weights[i * K + k]!;
      const top = Math.max(...p);
      let total = 0;
      for (let k = 0; k < K; k++) total += p[k] = Math.exp(p[k]! - top);
      for (let k = 0; k < K; k++) {
        const error = p[k]! / total - (k === gold ? 1 : 0);
        for (const i of row) {
          const j = i * K + k;
          const gradient = scale[i]! * error + L2 * weights[j]!;
          squares[j]! += gradient * gradient;
          weights[j]! -= (RATE * gradient) / Math.sqrt(squares[j]!);
        }
      }
    }
    if (epoch >= SETTLED) for (let j = 0; j < sum.length; j++) sum[j]! += weights[j]! / (EPOCHS - SETTLED);
  }
  const lines = features.map((name, i) => [name, ...Array.from(sum.subarray(i * K, i * K + K), (w) => Math.round(w * scale[i]! * 1000))] as [string, ...number[]]);
  return { labels: LABELS.join(''), features: lines.filter(([, ...values]) => (values as number[]).some((v) => Math.abs(v) >= PRUNE)) };
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

function coprime(n: number): number {
  const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a);
  let stride = 7919;
  while (n > 1 && gcd(stride, n) !== 1) stride++;
  return stride;
}

/** Every example of ../shared/gold (where present) and test/golden, in the order of folders and names. */
export function readExamples(): Example[] {
  return FOLDERS.filter((f) => existsSync(f)).flatMap((folder) =>
    readdirSync(join(folder, 'annotations')).filter((f) => f.endsWith('.jsonl')).sort().flatMap((f) => examplesOf(folder, f.slice(0, -6))));
}
