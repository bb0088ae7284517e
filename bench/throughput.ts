import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cut } from 'jieba-wasm';
import type { SourceText } from '#model/source';
import { type Analyzer, analyze } from '#app/analyze';
import { RESOURCES_FOLDER } from '#app/resources';
import { type Measured, median, megabytes, taken } from './measure.ts';

export interface Sample { name: string; text: string }

/** The sample texts that ship with the project. */
export function readSamples(): Sample[] {
  const folder = join(RESOURCES_FOLDER, 'samples');
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

const asSource = (text: string): SourceText => ({ format: 'txt', text, blocks: [], diagnostics: [] });

/** Analysis against jieba-wasm merely cutting the same text, taking turns, medians over `rounds`. */
export function measureThroughput(samples: readonly Sample[], analyzer: Analyzer, rounds: number): Measured[] {
  const bytes = samples.reduce((sum, sample) => sum + Buffer.byteLength(sample.text), 0);
  const sources = samples.map((sample) => ({ ...sample, source: asSource(sample.text) }));
  const own: ReturnType<typeof taken>[] = [];
  const jieba: ReturnType<typeof taken>[] = [];
  for (let round = -3; round < rounds; round++) {
    const mine = taken(() => { for (const { name, source } of sources) analyze(source, { name, sha256: '' }, analyzer); });
    const theirs = taken(() => { for (const { text } of sources) cut(text, true); });
    if (round < 0) continue;
    own.push(mine);
    jieba.push(theirs);
  }
  const speed = (times: typeof own, kind: 'wall' | 'cpu'): number => megabytes(bytes) / (median(times.map((time) => time[kind])) / 1000);
  const ratio = median(own.map((time, round) => time.cpu / (jieba[round]?.cpu ?? 1)));
  return [
    { what: `分析 ${megabytes(bytes).toFixed(2)} MB 样例 × ${rounds} 轮`, target: '≥ 1.5 MB/s', measured: `${speed(own, 'wall').toFixed(2)} MB/s(按 CPU 时间 ${speed(own, 'cpu').toFixed(2)})`, met: speed(own, 'wall') >= 1.5 },
    { what: `与 jieba 分词用时之比(jieba 按 CPU 时间 ${speed(jieba, 'cpu').toFixed(2)} MB/s)`, target: '≤ 3', measured: ratio.toFixed(2), met: ratio <= 3 },
  ];
}
