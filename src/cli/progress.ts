import { basename } from 'node:path';
import type { Terminal } from './terminal.ts';

export interface Progress {
  start(total: number): void;
  /** `done` files are finished, the one named is being worked on. */
  step(done: number, path: string): void;
  stop(): void;
}

/** A bar on stderr where a person looks on; silence in pipes and scripts. */
export async function progress(terminal: Terminal): Promise<Progress> {
  if (!terminal.showsProgress) return { start: () => undefined, step: () => undefined, stop: () => undefined };
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({ format: '导入 {bar} {value}/{total} {file}', barsize: 24, hideCursor: true, clearOnComplete: true, stream: process.stderr, barCompleteChar: '█', barIncompleteChar: '░' });
  return {
    start: (total) => { bar.start(total, 0, { file: '' }); },
    step: (done, path) => { bar.update(done, { file: basename(path).slice(0, 40) }); },
    stop: () => { bar.stop(); },
  };
}
