/**
 * `node bench/suites.ts [--wrong]`: the public suites of ../shared/suites, all cases marked policy_like, by suite and level;
 * the table gives right of ALL, and beside it how many are of a kind that is none of this product's business.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTimeGrammar } from '#obligation/times/time-grammar';
import { foreignKind, judge, SUITES, type SuiteCase } from './suite-judge.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(ROOT, '..', 'shared', 'suites');
if (!existsSync(folder)) console.log(`没有找到公开测试集(${folder}),未评分。`);
else {
  const file = join(ROOT, 'resources', 'grammar', 'times.yaml');
  const grammar = loadTimeGrammar({ file, text: readFileSync(file, 'utf8') });
  const total = { right: 0, all: 0, foreign: 0 };
  const line = (name: string, { right, all, foreign }: typeof total): void => {
    const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
    console.log(`${name.padEnd(34)}${`${right} / ${all}`.padStart(11)}${percent(right, all).padStart(10)}${String(foreign).padStart(10)}${percent(right, all - foreign).padStart(14)}`);
  };
  console.log(`${'suite'.padEnd(34)}${'right/all'.padStart(11)}${'of all'.padStart(10)}${'foreign'.padStart(10)}${'without them'.padStart(14)}`);
  for (const suite of SUITES) {
    const { cases } = JSON.parse(readFileSync(join(folder, `${suite}.json`), 'utf8')) as { cases: SuiteCase[] };
    const levels = new Map<string, typeof total>();
    for (const c of cases.filter((one) => one.policy_like)) {
      const wrong = judge(suite, c, grammar);
      const level = levels.get(c.level ?? '') ?? { right: 0, all: 0, foreign: 0 };
      for (const sum of [level, total]) {
        sum.all++;
        if (wrong === null) sum.right++;
        if (foreignKind(c) !== null) sum.foreign++;
      }
      levels.set(c.level ?? '', level);
      if (wrong !== null && foreignKind(c) === null && process.argv.includes('--wrong')) console.log(`  ${wrong}`);
    }
    for (const [level, sum] of levels) line(level === '' ? suite : `${suite} ${level}`, sum);
  }
  line('all', total);
}
