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

/** A little over 3 MB of the shipped samples: from here on V8 has compiled what is hot, and a batch runs at one pace. */
const WARM_ROUNDS = 25;

/** The start of a batch by itself; then, warm, analysis against jieba-wasm merely cutting the same text, taking turns, medians over `rounds`. */
export function measureThroughput(samples: readonly Sample[], analyzer: Analyzer, rounds: number): Measured[] {
  const bytes = samples.reduce((sum, sample) => sum + Buffer.byteLength(sample.text), 0);
  const sources = samples.map((sample) => ({ ...sample, source: asSource(sample.text) }));
  const ours = (): void => { for (const { name, source } of sources) analyze(source, { name, sha256: '' }, analyzer); };
  const theirs = (): void => { for (const { text } of sources) cut(text, true); };
  const start = taken(() => { for (let round = 0; round < WARM_ROUNDS; round++) ours(); });
  for (let round = 0; round < WARM_ROUNDS; round++) theirs();
  const turns = Array.from({ length: rounds }, () => ({ own: taken(ours), jieba: taken(theirs) }));
  const speed = (milliseconds: number, times = 1): string => (megabytes(bytes) * times / (milliseconds / 1000)).toFixed(2);
  const own = { wall: median(turns.map((turn) => turn.own.wall)), cpu: median(turns.map((turn) => turn.own.cpu)) };
  const jieba = median(turns.map((turn) => turn.jieba.cpu));
  const ratio = median(turns.map((turn) => turn.own.cpu / turn.jieba.cpu));
  return [
    { what: `分析 ${megabytes(bytes).toFixed(2)} MB 样例 × ${rounds} 轮`, target: '≥ 1.5 MB/s', measured: `${speed(own.wall)} MB/s(按 CPU 时间 ${speed(own.cpu)})`, met: megabytes(bytes) / (own.wall / 1000) >= 1.5 },
    { what: `启动后最初的 ${(megabytes(bytes) * WARM_ROUNDS).toFixed(1)} MB(含编译)`, target: '', measured: `${speed(start.wall, WARM_ROUNDS)} MB/s(按 CPU 时间 ${speed(start.cpu, WARM_ROUNDS)})`, met: null },
    { what: `与 jieba 分词用时之比(jieba 按 CPU 时间 ${speed(jieba)} MB/s)`, target: '≤ 3', measured: ratio.toFixed(2), met: ratio <= 3 },
  ];
}
