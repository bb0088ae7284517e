import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** So many files are read and analysed before their turn, and together so many bytes of them are held. */
const MOST_FILES = 12;
const MOST_BYTES = 1_200_000;
/** So many are read at a time: reading one is waiting for the disk, mostly. */
const MOST_READING = 6;
/** Milliseconds that a turn waits for those behind it to be read, so that the analysis has work while this thread posts. */
const FILLING_MS = 20;
/** Starting a thread costs half a second of processor time: what analysing so many bytes does. */
const WORTH_A_THREAD = 600_000;

/** Something prepared, or on its way to be. */
interface Held<Done> { bytes: number; isRead: boolean; read: Promise<void>; done: Promise<Done>; settled: Done | null }

/** Makes one thing ready: calls `read` with its size when no more than its analysis is missing. */
export type Prepare<Item, Done> = (item: Item, read: (bytes: number) => void) => Promise<Done>;

/**
 * Prepares the files whose turn comes next while an earlier one is entered: a few are read at a time, more may be waiting
 * for their analysis. What goes wrong with one is thrown when its turn comes.
 */
export class Ahead<Item, Done> {
  readonly #prepare: Prepare<Item, Done>;
  readonly #next: (isHeld: (item: Item) => boolean) => Item | undefined;
  readonly #held = new Map<Item, Held<Done>>();
  #feeding: Promise<void> | null = null;

  /** @param next the first item that is not held yet; undefined: none is to be prepared ahead. */
  constructor(prepare: Prepare<Item, Done>, next: (isHeld: (item: Item) => boolean) => Item | undefined) {
    this.#prepare = prepare;
    this.#next = next;
  }

  /** The item whose turn it is. Rejects with what its preparation threw, or with the signal's reason. */
  async take(item: Item, signal: AbortSignal | undefined): Promise<Done> {
    const held = this.#held.get(item) ?? this.#begin(item);
    this.#feeding ??= this.#feed().finally(() => { this.#feeding = null; });
    await Promise.race([this.#feeding, sleep(FILLING_MS)]);
    try {
      return await unlessAborted(held.done, signal);
    } finally {
      this.#held.delete(item);
    }
  }

  /** The item if it is ready by now, else null; it is no longer held then. */
  ready(item: Item): Done | null {
    const settled = this.#held.get(item)?.settled ?? null;
    if (settled !== null) this.#held.delete(item);
    return settled;
  }

  #begin(item: Item): Held<Done> {
    const { promise: read, resolve } = Promise.withResolvers<void>();
    const isRead = (): void => {
      held.isRead = true;
      resolve();
    };
    const done = this.#prepare(item, (bytes) => {
      held.bytes = bytes;
      isRead();
    });
    const held: Held<Done> = { bytes: 0, isRead: false, read, done, settled: null };
    done.then((value) => { held.settled = value; }, () => undefined).finally(isRead);
    this.#held.set(item, held);
    return held;
  }

  async #feed(): Promise<void> {
    for (;;) {
      const held = [...this.#held.values()];
      const reading = held.filter((one) => !one.isRead).map((one) => one.read);
      const hasRoom = held.length < MOST_FILES && held.reduce((sum, one) => sum + one.bytes, 0) < MOST_BYTES;
      const item = hasRoom ? this.#next((one) => this.#held.has(one)) : undefined;
      if (item === undefined && reading.length === 0) return;
      if (item !== undefined && reading.length < MOST_READING) this.#begin(item);
      else await Promise.race(reading);
    }
  }
}

/** Whether files are enough to analyse them in a thread of its own. */
export function worthAThread(paths: readonly string[]): boolean {
  let bytes = 0;
  return paths.length > 1 && paths.some((path) => (bytes += sizeAt(path)) >= WORTH_A_THREAD);
}

/** 0 for what cannot be looked at: its turn tells why. */
function sizeAt(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => { reject(signal.reason as Error); };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
