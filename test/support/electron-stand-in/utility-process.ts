import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { note, strict } from './log.ts';

interface ForkOptions { stdio?: string | string[]; execArgv?: string[]; env?: NodeJS.ProcessEnv; serviceName?: string }

/** All that were started, the latest last: a test may make one fall. */
export const started: UtilityProcess[] = [];

/** Electron hands execArgv to Chromium as switches; only what stands in --js-flags reaches V8, the rest is lost silently. Here the rest is an error. */
function v8Flags(execArgv: readonly string[]): string[] {
  return execArgv.flatMap((one) => {
    const [, flags] = /^--js-flags=(.*)$/.exec(one) ?? [];
    if (flags === undefined) throw new Error(`electron stand-in: '${one}' would not reach V8`);
    return flags.split(' ');
  });
}

/** A child of Node with `process.parentPort`, as Electron's utility process has it. */
export class UtilityProcess extends EventEmitter {
  readonly serviceName: string;
  readonly #child: ChildProcess;

  constructor(file: string, args: string[], { execArgv = [], env, serviceName = '', stdio = 'inherit' }: ForkOptions) {
    const [, out, err] = (typeof stdio === 'string' ? ['ignore', stdio, stdio] : stdio) as ('ignore' | 'inherit' | 'pipe')[];
    super();
    this.serviceName = serviceName;
    this.#child = fork(file, args, { execArgv: [...v8Flags(execArgv), '--import', new URL('./parent-port.ts', import.meta.url).href], env: env ?? process.env, serialization: 'advanced', stdio: ['ignore', out ?? 'inherit', err ?? 'inherit', 'ipc'] });
    this.#child.on('message', (message) => { this.emit('message', message); });
    this.#child.on('exit', (code) => { this.emit('exit', code ?? 1); });
  }

  get stderr(): Readable | null { return this.#child.stderr; }
  get pid(): number | undefined { return this.#child.pid; }
  /** What no longer reaches a process that is just ending is lost, as in Electron; its end is told by 'exit'. */
  postMessage(message: unknown): void { if (this.#child.connected) this.#child.send(message as object, () => undefined); }
  kill(signal: NodeJS.Signals = 'SIGTERM'): boolean { return this.#child.kill(signal); }
}

export const utilityProcess = strict('utilityProcess', {
  fork(file: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    note('utilityProcess.fork', options.serviceName, options.execArgv ?? []);
    const child = strict('UtilityProcess', new UtilityProcess(file, args, options));
    started.push(child);
    return child;
  },
});
