/**
 * Trains resources/models/sentence-labels.json from annotated documents: `npm run train-labels` writes the model,
 * `-- --cross-validate` prints how well each document is labelled by a model that has not seen it (`--errors`: and
 * every sentence it got wrong). The same input gives the same file bit for bit: fixed order, no random numbers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLabelModel, predictLabel } from '../src/obligation/label-model.ts';
import { sureLabel } from '../src/obligation/sure-label.ts';
import { readExamples, train, type Example } from './label-training.ts';

function crossValidate(examples: readonly Example[]): void {
  const total = { hit: 0, missed: 0, extra: 0, same: 0 };
  for (const document of new Set(examples.map((e) => e.document))) {
    const model = loadLabelModel(train(examples.filter((e) => e.document !== document)));
    const own = { hit: 0, missed: 0, extra: 0, same: 0 };
    for (const e of examples.filter((x) => x.document === document)) {
      const label = sureLabel(e.features)?.label ?? predictLabel(model, e.features).label;
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

const examples = readExamples();
if (process.argv.includes('--cross-validate')) crossValidate(examples);
else {
  const model = train(examples);
  const folder = fileURLToPath(new URL('../resources/models/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}sentence-labels.json`, `{"labels":${JSON.stringify(model.labels)},"features":[\n${model.features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`);
  console.log(`${examples.length} sentences, ${model.features.length} features → resources/models/sentence-labels.json`);
}
