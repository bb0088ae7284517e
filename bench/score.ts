/**
 * `npm run score [-- --details METRIC --only id,id --json]`: analyses every annotated text in this process and lets
 * the shared scorer compare. Says so and ends well where the annotated texts are not at hand.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnalyzer } from '#app/analyze';
import { analyzeFile } from '#app/analyze-file';
import { readResources } from '#app/resources';
import { readIssuances } from './label-examples.ts';
import { unseenLabels } from './label-folds.ts';
import { unseenSubjects } from './subject-training.ts';

const SHARED = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'shared');
const SCORER = join(SHARED, 'score', 'score.mjs');
const args = process.argv.slice(2);
const valueOf = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
/** Another folder of annotated texts may be given: it holds texts/ and annotations/. */
const gold = valueOf('--gold') ?? join(SHARED, 'gold');
const passed = args.filter((arg, index) => arg !== '--gold' && args[index - 1] !== '--gold' && arg !== '--unseen');

if (!existsSync(SCORER) || !existsSync(join(gold, 'texts'))) {
  console.log(`没有找到标注文本与评分脚本(${gold}、${SCORER}),未评分。`);
} else {
  const only = valueOf('--only')?.split(',');
  const analyzer = createAnalyzer(readResources());
  const examples = args.includes('--unseen') ? readIssuances() : null;
  /** `--unseen`: each document is read with models trained without it (and without the rest of its tenth), as documents kept apart are; five minutes for all tenths. */
  const unseen = examples && { labels: unseenLabels(examples), subjects: unseenSubjects(examples) };
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-score-'));
  try {
    const ids = readdirSync(join(gold, 'texts')).filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4)).filter((id) => !only || only.includes(id));
    const started = performance.now();
    for (const id of ids) {
      try {
        const reader = unseen ? { ...analyzer, obligation: { ...analyzer.obligation, labels: unseen.labels(id), subjects: unseen.subjects(id) } } : analyzer;
        writeFileSync(join(folder, `${id}.json`), JSON.stringify(await analyzeFile(join(gold, 'texts', `${id}.txt`), reader, { today: '2019-01-01' })));
      } catch (error) {
        console.error(`${id}:`, error);
      }
    }
    if (!args.includes('--json')) console.log(`${ids.length} 份文件,分析用时 ${((performance.now() - started) / 1000).toFixed(2)} 秒`);
    const done = spawnSync(process.execPath, [SCORER, gold, '--pred', folder, ...passed], { stdio: 'inherit' });
    process.exitCode = done.status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
