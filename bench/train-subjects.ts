/**
 * Trains resources/models/acting-subjects.json from annotated documents: `npm run train-subjects` writes the model,
 * `-- --cross-validate` prints how well it alone, without the rules, finds the subjects of documents that it has not seen.
 * The same input gives the same file bit for bit: fixed order, no random numbers; `-- --check` trains anew and says
 * whether the file is what comes out.
 */
import { readIssuances, words, type Issuance } from './label-examples.ts';
import { writeModel } from './model-file.ts';
import { obliges, trainSubjects, unseenSubjects } from './subject-training.ts';
import { weighActors } from '../src/obligation/actors/weigh-actors.ts';

function crossValidate(issuances: readonly Issuance[]): void {
  const unseen = unseenSubjects(issuances);
  let [hit, missed, extra] = [0, 0, 0];
  for (const { document, text, subjects } of issuances) {
    for (const sentence of subjects) {
      if (!sentence || !obliges(sentence.label)) continue;
      const gold = new Set(sentence.actors);
      const got = new Set(weighActors(text, sentence.own, [], words, unseen(document)).actors.map((span) => text.slice(...span)));
      for (const name of got) if (gold.has(name)) hit++; else extra++;
      for (const name of gold) if (!got.has(name)) missed++;
    }
  }
  console.log(`F1 ${((2 * hit) / (2 * hit + missed + extra || 1)).toFixed(4)}  missed ${missed}  false ${extra}`);
}

const issuances = readIssuances();
if (process.argv.includes('--cross-validate')) crossValidate(issuances);
else writeModel('acting-subjects', '', trainSubjects(issuances).features, `${issuances.flatMap(({ subjects }) => subjects.filter((sentence) => sentence && obliges(sentence.label))).length} obligations`);
