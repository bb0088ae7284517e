/** Writes a trained model where it is shipped, or says whether the shipped one is what the training gives. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../resources/models/', import.meta.url));

/**
 * With `--check` among the arguments only compares, and ends the process with 1 where they differ.
 * @param head what stands before the features, as JSON; @param features a line of the file each.
 */
export function writeModel(name: string, head: string, features: readonly (readonly unknown[])[], trainedOn: string): void {
  const file = `${FOLDER}${name}.json`;
  const made = `{${head}"features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`;
  const shown = `resources/models/${name}.json`;
  if (process.argv.includes('--check')) {
    const same = readFileSync(file, 'utf8') === made;
    console.log(`${shown} is ${same ? '' : 'another than '}what the training gives`);
    process.exitCode = same ? 0 : 1;
  } else {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, made);
    console.log(`${trainedOn}, ${features.length} features → ${shown}`);
  }
}
