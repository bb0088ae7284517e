import { fork } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Failure } from '#model/failure';
import type { SourceText } from '#model/source';
import type { LetterPart, ReaderAnswer, ReaderJob } from './reader-messages.ts';

export interface ApartOptions {
  /** Milliseconds the file may take from when its reader begins. */
  ms: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ReaderLimits {
  /** Bytes the process may hold, buffers included, before it is ended. */
  memoryBytes: number;
  /** Whether native libraries may be loaded. */
  addons?: boolean;
}

/** What was asked for. */
interface Done { source?: SourceText; parts?: LetterPart[] }

/** Time beyond `ms` for a reader to say itself that it gives up. */
const GRACE_MS = 500;
/** After this many files the process is renewed, so that nothing leaks from file to file for long. */
const FILES_A_PROCESS = 500;

/**
 * A process that reads files for this one, started when the first comes and kept for the next. What happens to it (a
 * crash, memory run full, an endless loop) costs the file at hand; the next file gets a new process. It never keeps
 * this process from ending, and ends with it.
 */
export class ReaderProcess {
  readonly #limits: ReaderLimits;
  #child: ReaderChild | null = null;
  #files = 0;
  #last: Promise<unknown> = Promise.resolve();
  #ids = 0;

  constructor(limits: ReaderLimits) {
    this.#limits = limits;
  }

  /**
   * Reads one file; several at once wait for one another.
   * @throws Failure of the reader, 'reader-timeout', 'file-bomb' (facts.reason 'memory'), 'file-damaged' (it crashed);
   * the signal's reason when aborted.
   */
  async read(file: ReaderJob['file'], options: ApartOptions): Promise<SourceText> {
    const { source } = await this.#inTurn(file, options, 'read');
    return source!;
  }

  /** The text of a scan's pictures; `ms` is what one page may take. @throws as `read`. */
  async scan(file: ReaderJob['file'], options: ApartOptions): Promise<SourceText> {
    const { source } = await this.#inTurn(file, options, 'scan');
    return source!;
  }

  /** The attachments of a letter. @throws as `read`. */
  async unpack(file: ReaderJob['file'], options: ApartOptions): Promise<LetterPart[]> {
    const { parts } = await this.#inTurn(file, options, 'unpack');
    return parts!;
  }

  #inTurn(file: ReaderJob['file'], options: ApartOptions, task: ReaderJob['task']): Promise<Done> {
    const turn = this.#last.then(() => this.#ask(file, options, task));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the process; the next file starts another. */
  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #ask(file: ReaderJob['file'], { ms, signal, onProgress }: ApartOptions, task: ReaderJob['task']): Promise<Done> {
    signal?.throwIfAborted();
    const { path } = file;
    const child = this.#ready();
    const id = ++this.#ids;
    return new Promise<Done>((resolve, reject) => {
      const end = (settle: () => void, stop = false): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
        if (stop) this.stop();
        else this.#rest(child);
        settle();
      };
      const timer = setTimeout(() => { end(() => { reject(new Failure('reader-timeout', { path, ms })); }, true); }, ms + GRACE_MS);
      const onAbort = (): void => { end(() => { reject(signal!.reason as Error); }, true); };
      const onError = (cause: Error): void => { end(() => { reject(new Failure('file-damaged', { path, reason: cause.message }, cause)); }, true); };
      const onExit = (code: number | null, killer: NodeJS.Signals | null): void => {
        const full = killer === 'SIGKILL' || killer === 'SIGABRT' || code === 134;
        end(() => { reject(full ? new Failure('file-bomb', { path, reason: 'memory' }) : new Failure('file-damaged', { path, reason: `reader ended: ${killer ?? code}` })); }, true);
      };
      const onMessage = (answer: ReaderAnswer): void => {
        if (answer.id !== id) return;
        if ('done' in answer) {
          if (task === 'scan') timer.refresh();
          onProgress?.(answer.done, answer.total);
        }
        else if ('failure' in answer) end(() => { reject(new Failure(answer.failure.code, answer.failure.facts)); });
        else end(() => { resolve(answer); });
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.ref();
      child.channel?.ref();
      child.send({ id, task, file, ms } satisfies ReaderJob, (cause) => { if (cause) onError(cause); });
    });
  }

  /** The running process, or a new one. */
  #ready(): ReaderChild {
    if (this.#files >= FILES_A_PROCESS) this.stop();
    if (!this.#child?.connected) {
      this.#child = start(this.#limits);
      this.#files = 0;
    }
    this.#files++;
    return this.#child;
  }

  #rest(child: ReaderChild): void {
    child.unref();
    child.channel?.unref();
  }
}

/** What is used of the readers' process. */
export interface ReaderChild extends EventEmitter {
  readonly connected: boolean;
  readonly channel?: { ref(): void; unref(): void } | null | undefined;
  send(message: object, sent?: (error: Error | null) => void): boolean;
  kill(signal?: NodeJS.Signals): boolean;
  ref(): void;
  unref(): void;
}

/** Starts the readers' process where a child process cannot be forked (the desktop, whose binary is no Node). */
export type ReaderStarter = (args: string[], execArgv: string[]) => ReaderChild;
let starter: ReaderStarter | null = null;

/** From now on readers' processes are started so. */
export function startReadersWith(other: ReaderStarter): void {
  starter = other;
}

function start({ memoryBytes, addons = false }: ReaderLimits): ReaderChild {
  const heap = `--max-old-space-size=${Math.floor((memoryBytes * 0.75) / 1024 / 1024)}`;
  if (starter) return starter([String(memoryBytes)], [heap]);
  const permissions = ['--permission', '--allow-fs-read=*', '--allow-worker', ...(addons ? ['--allow-addons'] : [])];
  const { SystemRoot, windir } = process.env;
  const child = fork(fileURLToPath(new URL('./reader-process.ts', import.meta.url)), [String(memoryBytes)], {
    execArgv: [heap, ...permissions],
    env: { ...(SystemRoot && { SystemRoot }), ...(windir && { windir }) },
    serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => undefined);
  return child;
}
