/**
 * The readers' process (started by `ReaderProcess`): reads one file after another for its parent and ends with it. It
 * may neither write nor start anything (its parent starts it so), and reaches no network.
 */
import net from 'node:net';
import { Worker } from 'node:worker_threads';
import { Failure } from '#model/failure';
import { guard } from './guard.ts';
import type { ReaderAnswer, ReaderJob } from './reader-messages.ts';
import { readInside, readPictured } from './readers.ts';

/** No document has a reason to call anybody: whatever a library tries ends here. */
function closeNetwork(): void {
  const refuse = (): never => { throw new Error('no network for readers'); };
  Object.assign(globalThis, { fetch: refuse, WebSocket: undefined, EventSource: undefined });
  net.Socket.prototype.connect = refuse;
}

/** A scan may take its time for each of so many pages; its parent watches each page. */
const MOST_PAGES = 1000;

function answer(message: ReaderAnswer): void {
  process.send?.(message);
}

async function work({ id, task, file, ms }: ReaderJob): Promise<void> {
  try {
    if (task === 'unpack') {
      const { attachmentsOf } = await import('./read-eml.ts');
      answer({ id, parts: await guard(file.path, () => attachmentsOf(file), { ms }) });
      return;
    }
    const source = await guard(file.path, (watch) => (task === 'scan' ? readPictured : readInside)(file, { ...watch, progress: (done, total) => { answer({ id, done, total }); } }), { ms: task === 'scan' ? ms * MOST_PAGES : ms });
    answer({ id, source });
  } catch (error) {
    const { code, facts } = error instanceof Failure ? error : new Failure('file-damaged', { path: file.path, reason: String(error).slice(0, 200) });
    answer({ id, failure: { code, facts } });
  }
}

closeNetwork();
new Worker(new URL('./memory-watch.ts', import.meta.url), { workerData: Number(process.argv[2]) }).unref();
process.on('message', (job: ReaderJob) => { void work(job); });
process.on('disconnect', () => { process.exit(0); });
