/** Stands in for app/importing/analysis-thread.ts: analyses, but ends over a source that holds 坠, and never begins when its folder is 'none'. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Asked } from '#app/importing/analysis-apart';

if ((workerData as string[])[0] === 'none') throw new Error('no such folder');
parentPort!.postMessage({ tell: 'ready' });
parentPort!.on('message', ({ source, meta }: Asked) => {
  if (source.text.includes('坠')) process.exit(3);
  if (source.text.includes('误')) parentPort!.postMessage({ tell: 'defect', name: 'TypeError', reason: 'boom' });
  else parentPort!.postMessage({ tell: 'analysis', analysis: { schema: 'zeqing.analysis/1', source: { ...meta, format: source.format }, documents: [], diagnostics: [] } });
});
