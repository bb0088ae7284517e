import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** So much is kept, and as much again of before. */
const MOST_BYTES = 256 * 1024;

/** Adds to the log that a person can send when something goes wrong. It stays on this machine; that it cannot be written stops nothing. */
export function appendLog(file: string, words: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.1`);
    appendFileSync(file, words);
  } catch {
    // Nobody to tell.
  }
}
