/**
 * Trains resources/models/sentence-labels.json from annotated documents: `npm run train-labels` writes the model,
 * `-- --cross-validate` prints how well each document is labelled by a model that has not seen it (`--errors`: and
 * every sentence it got wrong; `--words`: by its words alone). The same input gives the same file bit for bit: fixed
 * order, no random numbers; `-- --check` trains anew and says whether the file is what comes out.
 */
import { labelSentences } from '../src/obligation/labels/label-sentences.ts';
import { readIssuances, type Issuance } from './label-examples.ts';
import { LabelTally, trainLabels, unseenLabels } from './label-folds.ts';
import { writeModel } from './model-file.ts';

const asked = (name: string): boolean => process.argv.includes(name);

function crossValidate(issuances: readonly Issuance[]): void {
  const unseen = unseenLabels(issuances);
  const total = new LabelTally();
  for (const document of new Set(issuances.map((i) => i.document))) {
    const model = asked('--words') ? { ...unseen(document), neighbours: null } : unseen(document);
    const own = new LabelTally();
    for (const { structure, features, labels } of issuances.filter((i) => i.document === document)) {
      labelSentences(model, structure, features).forEach((got, i) => {
        const gold = labels[i];
        if (!gold || !got) return;
        own.add(gold, got);
        total.add(gold, got);
        if (asked('--errors') && 'DPT'.includes(gold) !== 'DPT'.includes(got) && !'EC'.includes(gold)) console.log(`${document}\t${gold}→${got}\t${structure.clauses[i]!.text}`);
      });
    }
    console.log(`${document.padEnd(18)} ${own}`);
  }
  console.log(`${'all'.padEnd(18)} ${total}`);
}

const issuances = readIssuances();
if (asked('--cross-validate')) crossValidate(issuances);
else {
  const model = trainLabels(issuances);
  writeModel('sentence-labels', `"labels":${JSON.stringify(model.labels)},`, model.features, `${issuances.flatMap((i) => i.labels.filter(Boolean)).length} sentences`);
}
