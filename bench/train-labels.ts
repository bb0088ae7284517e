/**
 * Trains resources/models/sentence-labels.json from annotated documents: `npm run train-labels` writes the model,
 * `-- --cross-validate` prints how well each document is labelled by a model that has not seen it.
 * The same input gives the same file bit for bit: fixed order, no random numbers.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResources } from '../src/app/resources.ts';
import { split } from '../src/document/split.ts';
import { structure } from '../src/document/structure.ts';
import { clauseWords } from '../src/lexicon/clause-words.ts';
import { documentWords } from '../src/lexicon/document-words.ts';
import { unitWords } from '../src/lexicon/unit-words.ts';
import { findAssignments } from '../src/obligation/find-assignments.ts';
import { labelFeatures, type ClauseFeatures } from '../src/obligation/label-features.ts';
import { LABELS, loadLabelModel, predictLabel, type Label, type LabelModelFile } from '../src/obligation/label-model.ts';
import { normalise } from '../src/text/normalise.ts';
import { sentences } from '../src/text/sentences.ts';

interface Example { document: string; label: Label; features: ClauseFeatures; text: string }

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = [join(ROOT, '../shared/gold'), join(ROOT, 'test/golden/annotated')];
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

/** Adagrad over the examples in a fixed interleaved order; features seen fewer than twice are left out. */
function train(examples: readonly Example[]): LabelModelFile {
  const names = (e: Example): string[] => [...e.features.names, ...e.features.pairs.map((p) => `=${String.fromCharCode(p >>> 16, p & 0xffff)}`)];
  const all = examples.map(names);
  const counts = new Map<string, number>();
  for (const list of all) for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const features = [...counts].filter(([, n]) => n >= 2).map(([name]) => name).sort();
  const index = new Map(features.map((name, i) => [name, i]));
  const rows = all.map((list) => list.flatMap((name) => index.get(name) ?? []));
  const scale = Float64Array.from(features, scaleOf);
  const weights = new Float64Array(features.length * K);
  const squares = new Float64Array(features.length * K).fill(1e-8);
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
      let sum = 0;
      for (let k = 0; k < K; k++) sum += p[k] = Math.exp(p[k]! - top);
      for (let k = 0; k < K; k++) {
        const error = p[k]! / sum - (k === gold ? 1 : 0);
        for (const i of row) {
          const j = i * K + k;
          const gradient = scale[i]! * error + L2 * weights[j]!;
          squares[j]! += gradient * gradient;
          weights[j]! -= (RATE * gradient) / Math.sqrt(squares[j]!);
        }
      }
    }
  }
  const lines = features.map((name, i) => [name, ...Array.from(weights.subarray(i * K, i * K + K), (w) => Math.round(w * scale[i]! * 1000))] as [string, ...number[]]);
  return { labels: LABELS.join(''), features: lines.filter(([, ...values]) => (values as number[]).some((v) => Math.abs(v) >= 20)) };
}

/** A sign that somebody wrote down counts for more than a pair of characters that happened to stand there. */
const scaleOf = (name: string): number => (/^(?:cue|lead|under-lead|section|own-section|soft|firm|article)/.test(name) ? SIGN : name.startsWith('=') ? PAIR : 1);

const SIGN = Number(process.env['SIGN'] ?? 2);
const PAIR = Number(process.env['PAIR'] ?? 0.5);
const EPOCHS = Number(process.env['EPOCHS'] ?? 15);
const L2 = Number(process.env['L2'] ?? 0.001);
const RATE = Number(process.env['RATE'] ?? 0.1);

function coprime(n: number): number {
  const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a);
  let stride = 7919;
  while (n > 1 && gcd(stride, n) !== 1) stride++;
  return stride;
}

function crossValidate(examples: readonly Example[]): void {
  const total = { hit: 0, missed: 0, extra: 0, same: 0 };
  for (const document of new Set(examples.map((e) => e.document))) {
    const model = loadLabelModel(train(examples.filter((e) => e.document !== document)));
    const own = { hit: 0, missed: 0, extra: 0, same: 0 };
    for (const e of examples.filter((x) => x.document === document)) {
      const { label } = predictLabel(model, e.features);
      const [gold, got] = ['DPT'.includes(e.label), 'DPT'.includes(label)];
      if (gold && got) own.hit++;
      else if (gold) own.missed++;
      else if (got && 'NR'.includes(e.label)) own.extra++;
      if (gold && got && e.label === label) own.same++;
      if (process.argv.includes('--errors') && gold !== got && !'EC'.includes(e.label)) console.log(`${document}\t${e.label}→${label}\t${e.text}`);
    }
    console.log(`${document.padEnd(18)} F1 ${f1(own)}  modality ${(own.same / (own.hit || 1)).toFixed(3)}  missed ${own.missed}  false ${own.extra}`);
    for (const key of ['hit', 'missed', 'extra', 'same'] as const) total[key] += own[key];
  }
  console.log(`all                F1 ${f1(total)}  modality ${(total.same / total.hit).toFixed(3)}  missed ${total.missed}  false ${total.extra}`);
}

const f1 = (c: { hit: number; missed: number; extra: number }): string => ((2 * c.hit) / (2 * c.hit + c.missed + c.extra || 1)).toFixed(4);

const examples = FOLDERS.filter((f) => existsSync(f)).flatMap((folder) =>
  readdirSync(join(folder, 'annotations')).filter((f) => f.endsWith('.jsonl')).sort().flatMap((f) => examplesOf(folder, f.slice(0, -6))));
if (process.argv.includes('--cross-validate')) crossValidate(examples);
else {
  const model = train(examples);
  mkdirSync(join(ROOT, 'resources/models'), { recursive: true });
  const file = join(ROOT, 'resources/models/sentence-labels.json');
  writeFileSync(file, `{"labels":${JSON.stringify(model.labels)},"features":[\n${model.features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`);
  console.log(`${examples.length} sentences, ${model.features.length} features → resources/models/sentence-labels.json`);
}
