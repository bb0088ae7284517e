/** The thread that `analysis-apart.ts` starts: stages 3–9 of one source after another, beside the thread that posts. */
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '#model/failure';
import { analyze, createAnalyzer } from '#app/analyze';
import type { Asked, Told } from './analysis-apart.ts';
import { readResources } from '#app/resources';

const port = parentPort!;
const tell = (told: Told): void => { port.postMessage(told); };
const analyzer = createAnalyzer(readResources(workerData as string[]));
tell({ tell: 'ready' });

port.on('message', ({ source, meta, today }: Asked) => {
  try {
    const { text: _text, ...analysis } = analyze(source, meta, analyzer, today === undefined ? {} : { today });
    tell({ tell: 'analysis', analysis });
  } catch (error) {
    if (error instanceof Failure) tell({ tell: 'failure', code: error.code, facts: error.facts });
    else tell({ tell: 'defect', name: error instanceof Error ? error.name : 'Error', reason: error instanceof Error ? error.message : String(error) });
  }
});
