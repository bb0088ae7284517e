/**
 * `npm run test:hostile [-- --mutated 5000] [-- --first 1]`: reads the hostile files in ../shared and mutated files of
 * every format; prints how they ended. Fails on a defect, a hang, memory that grows, or when there was nothing to read.
 */
import { parseArgs } from 'node:util';
import { attack, attackMutated, collected, type Outcome } from './attack.ts';

const { values } = parseArgs({ options: { mutated: { type: 'string', default: '5000' }, first: { type: 'string', default: '1' } } });
const MOST_MB = 600;
const outcomes: Outcome[] = [];
let most = 0;
const told = (outcome: Outcome): void => {
  outcomes.push(outcome);
  most = Math.max(most, process.memoryUsage.rss() / 1024 / 1024);
  if (outcome.wrong) console.log(`✗ ${outcome.name}: ${outcome.wrong}`);
  if (outcomes.length % 500 === 0) process.stderr.write(`${outcomes.length} …\n`);
};
for (const { name, path } of collected()) told(await attack(path, name));
if (outcomes.length === 0) console.log('(../shared/formats/hostile is absent: mutated files only)');
await attackMutated(Number(values.mutated), Number(values.first), told);

const counts = new Map<string, number>();
for (const { ended } of outcomes) counts.set(ended, (counts.get(ended) ?? 0) + 1);
for (const [ended, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(6)}  ${ended}`);
const slowest = [...outcomes].sort((a, b) => b.ms - a.ms).slice(0, 5);
console.log(`slowest: ${slowest.map(({ name, ms, ended }) => `${name} ${Math.round(ms)} ms (${ended})`).join('; ')}`);
console.log(`memory of this process at most ${Math.round(most)} MB`);
const failed = outcomes.filter(({ wrong }) => wrong).length + (most > MOST_MB ? 1 : 0);
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || outcomes.length === 0 ? 1 : 0;
