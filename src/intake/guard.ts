import { setImmediate } from 'node:timers/promises';
import { Failure } from '#model/failure';

/** Handed to a reader, which calls `check` between its steps: a step that never yields cannot be stopped from outside. */
export interface Watch {
  /** @throws the signal's reason when aborted, Failure 'reader-timeout' when the time is over. */
  check(): void;
  /** Lets other work of the process go on (an abort among it), then checks. Promises alone never let it. */
  breathe(): Promise<void>;
  /** Tells whoever waits that `done` of `total` pages are read. */
  progress?(done: number, total: number): void;
}

/**
 * Runs one reader over one file. Whatever it throws that is no Failure is the file's fault as far as the user is
 * concerned and becomes 'file-damaged' with the cause kept; an abort passes through as the signal's own reason.
 */
export async function guard<T>(path: string, work: (watch: Watch) => Promise<T> | T, limits: { ms: number; signal?: AbortSignal | undefined }): Promise<T> {
  const { ms, signal } = limits;
  const deadline = performance.now() + ms;
  const timeout = (): Failure => new Failure('reader-timeout', { path, ms });
  const check = (): void => {
    signal?.throwIfAborted();
    if (performance.now() > deadline) throw timeout();
  };
  const watch: Watch = { check, breathe: () => setImmediate().then(check) };
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(timeout()); }, ms);
    onAbort = () => { reject(signal!.reason as Error); };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    watch.check();
    const running = Promise.resolve(work(watch));
    running.catch(() => undefined);
    const result = await Promise.race([running, stopped]);
    watch.check();
    return result;
  } catch (cause) {
    if (cause instanceof Failure || (signal?.aborted && cause === signal.reason)) throw cause;
    throw new Failure('file-damaged', { path, reason: cause instanceof Error ? cause.message.slice(0, 200) : String(cause) }, cause);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    stopped.catch(() => undefined);
  }
}
