import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Analyzer, analyze } from '#app/analyze';
import { type Measured, megabytes } from './measure.ts';
import type { Sample } from './throughput.ts';

/** Writes `count` documents: the issuances of the samples over and over, each with a 文号 and title of its own. */
function writeDocuments(samples: readonly Sample[], analyzer: Analyzer, folder: string, count: number): number {
  mkdirSync(folder, { recursive: true });
  const issuances = samples.flatMap(({ name, text }) => analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name, sha256: '' }, analyzer).documents.map((document) => text.slice(...document.span)));
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const text = (issuances[i % issuances.length] ?? '').replace(/[〔【[]20\d\d[〕】\]]\d+号/gu, (number) => number.replace(/\d+号$/, `${i + 1}号`)).replaceAll('关于', `关于第${i + 1}批`);
    const path = join(folder, `${String(i).padStart(5, '0')}.txt`);
    writeFileSync(path, text);
    bytes += statSync(path).size;
  }
  return bytes;
}

/** Imports `count` documents in a process of its own: throughput from start to end, and peak memory. */
export function measureImport(samples: readonly Sample[], analyzer: Analyzer, folder: string, count: number): Measured[] {
  const bytes = writeDocuments(samples, analyzer, join(folder, 'documents'), count);
  const script = fileURLToPath(new URL('./import-run.ts', import.meta.url));
  const { ms, cpu, main, peak, added } = JSON.parse(execFileSync(process.execPath, [...process.execArgv, script, join(folder, 'import.zeqing'), join(folder, 'documents')], { encoding: 'utf8' })) as { ms: number; cpu: number; main: number; peak: number; added: number };
  const speed = megabytes(bytes) / (ms / 1000);
  return [
    { what: `导入 ${count} 份文件(${megabytes(bytes).toFixed(1)} MB)`, target: '≥ 0.7 MB/s', measured: `${speed.toFixed(2)} MB/s(按 CPU 时间 ${(megabytes(bytes) / (cpu / 1000)).toFixed(2)})`, met: speed >= 0.7 },
    { what: '  文件 / 入库线程的 CPU 时间(分析在另一线程)', target: '', measured: `${(count / (ms / 1000)).toFixed(1)} 份/s / ${(megabytes(bytes) / (main / 1000)).toFixed(2)} MB/s`, met: null },
    { what: '其中新增', target: `= ${count}`, measured: String(added), met: added === count },
    { what: `导入 ${count} 份文件的内存峰值`, target: '≤ 500 MB', measured: `${megabytes(peak).toFixed(0)} MB`, met: megabytes(peak) <= 500 },
  ];
}
