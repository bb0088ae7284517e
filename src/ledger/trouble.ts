import { Failure } from '#model/failure';
import type { FailureCode } from '#model/failure';

/** SQLite result codes and errno names, each with what it means for a ledger; the longest matching prefix wins. */
const MEANINGS: readonly (readonly [prefix: string, code: FailureCode])[] = [
  ['SQLITE_NOTADB', 'ledger-not-sqlite'],
  ['SQLITE_CORRUPT', 'ledger-damaged'],
  ['SQLITE_FORMAT', 'ledger-damaged'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR_SHORT_READ', 'ledger-damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'ledger-damaged'],
  ['SQLITE_BUSY', 'ledger-busy'],
  ['SQLITE_LOCKED', 'ledger-busy'],
  ['SQLITE_PROTOCOL', 'ledger-busy'],
  ['SQLITE_READONLY', 'folder-read-only'],
  ['SQLITE_CANTOPEN', 'folder-read-only'],
  ['SQLITE_PERM', 'folder-read-only'],
  ['SQLITE_AUTH', 'folder-read-only'],
  ['SQLITE_IOERR', 'ledger-damaged'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'folder-read-only'],
  ['EACCES', 'folder-read-only'],
  ['EPERM', 'folder-read-only'],
  ['ENOTDIR', 'folder-read-only'],
  ['EEXIST', 'folder-read-only'],
  ['EISDIR', 'ledger-not-sqlite'],
];

/**
 * The Failure that an error of SQLite or of the disk stands for, with the ledger's path in its facts.
 * Failures pass unchanged; anything else is a defect and null is returned, so that the caller throws it on.
 */
export function failureOf(error: unknown, path: string): Failure | null {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  if (code === null) return null;
  let best: readonly [string, FailureCode] | null = null;
  for (const meaning of MEANINGS) if (code.startsWith(meaning[0]) && (best === null || meaning[0].length > best[0].length)) best = meaning;
  return best && new Failure(best[1], { path, found: code }, error);
}

/** Runs `work`; what the world refuses comes out as a Failure, a defect as it is. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failureOf(error, path) ?? error;
  }
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
