/**
 * `npm run bench [-- --quick] [-- --only analysis,import,search,relations]`: measures against the targets and prints a table.
 * Timings vary on a busy machine: the ratio to jieba, taken in turns, is the one to trust.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import { table } from '#cli/table';
import { measureImport } from './import-load.ts';
import type { Measured } from './measure.ts';
import { measureRelations } from './relations.ts';
import { measureSearch } from './search-latency.ts';
import { measureThroughput, readSamples } from './throughput.ts';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : ['analysis', 'import', 'search', 'relations'];

const samples = readSamples();
const analyzer = createAnalyzer(readResources());
const folder = mkdtempSync(join(tmpdir(), 'zeqing-bench-'));
const MEASURES: Readonly<Record<string, () => Measured[]>> = {
  analysis: () => measureThroughput(samples, analyzer, quick ? 10 : 40),
  import: () => measureImport(samples, analyzer, folder, quick ? 100 : 1000),
  search: () => measureSearch(samples, folder, quick ? 20_000 : 200_000, quick ? 100 : 500),
  relations: () => measureRelations(samples, folder, quick ? 1000 : 10_000),
};
try {
  const rows = Object.entries(MEASURES).filter(([name]) => only.includes(name)).flatMap(([name, measure]) => {
    process.stderr.write(`测量 ${name} ……\n`);
    return measure();
  });
  console.log(table(rows, [
    { heading: '项目', min: 30, max: 60, value: (row) => row.what },
    { heading: '目标', min: 10, max: 14, value: (row) => row.target },
    { heading: '实测', min: 10, max: 40, value: (row) => row.measured },
    { heading: '达标', min: 4, max: 4, value: (row) => (row.met === null ? '' : row.met ? '是' : '否') },
  ], { width: 120 }).join('\n'));
  if (quick) console.log('(--quick:数量减为十分之一,不能据此判断是否达标)');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
