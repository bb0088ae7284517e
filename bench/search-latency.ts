import { join } from 'node:path';
import { openLedger } from '#ledger/open';
import { search } from '#ledger/search';
import { fillLedger, materialOf, searchedSamples } from './fill-ledger.ts';
import { type Measured, percentile, taken } from './measure.ts';
import type { Sample } from './throughput.ts';

/** Latency of the 20 best hits in a ledger of `clauses` synthetic clauses, over words taken from the material. */
export function measureSearch(samples: readonly Sample[], folder: string, clauses: number, queries: number): Measured[] {
  const ledger = openLedger(join(folder, 'search.zeqing'));
  try {
    const material = materialOf(samples.map((sample) => sample.text));
    const { bytes } = fillLedger(ledger, material, clauses);
    const words = searchedSamples(material, queries);
    for (const word of words.slice(0, 20)) search(ledger, word, 20);
    let hits = 0;
    const both = words.map((word) => taken(() => { hits += search(ledger, word, 20).length; }));
    const times = both.map((one) => one.wall);
    const p95 = percentile(times, 0.95);
    return [
      { what: `检索 ${clauses} 条(${(bytes / 1_000_000).toFixed(0)} MB)中 ${queries} 次的 p95`, target: '≤ 15 ms', measured: `${p95.toFixed(2)} ms(按 CPU 时间 ${percentile(both.map((one) => one.cpu), 0.95).toFixed(2)})`, met: p95 <= 15 },
      { what: '  中位数 / 最长 / 平均命中', target: '', measured: `${percentile(times, 0.5).toFixed(2)} ms / ${Math.max(...times).toFixed(1)} ms / ${(hits / queries).toFixed(1)}`, met: null },
    ];
  } finally {
    ledger.close();
  }
}
