import { Failure } from '#model/failure';
import type { Reading } from './connection.ts';
import { integrityCheck, type Ledger, openLedger, readAsItStands } from './open.ts';

/** Counts that tell two copies apart. */
export interface LedgerContents { documents: number; tasks: number }

/**
 * Writes a whole copy of the ledger as it stands, without disturbing who writes to it, and looks whether it is sound.
 * `target` must not exist. @throws Failure 'disk-full', 'folder-read-only', 'ledger-damaged'
 */
export function copyLedger(ledger: Ledger, target: string): LedgerContents {
  ledger.writing.run('VACUUM INTO ?', target);
  return contentsOf(target);
}

/** What a ledger file holds. @throws Failure 'ledger-damaged' when it is not sound, and those of opening it */
export function contentsOf(path: string): LedgerContents {
  const copy = openLedger(path, { readonly: true });
  try {
    const faults = integrityCheck(copy);
    if (faults.length > 0) throw new Failure('ledger-damaged', { path, found: faults[0]! });
    return counted(copy.reading);
  } finally {
    copy.close();
  }
}

/** As `contentsOf`, quickly: of a file of whatever version, neither looked through for damage nor touched. @throws Failures of reading it */
export const countsIn = (path: string): LedgerContents => readAsItStands(path, counted);

/** Documents and tasks that stand. */
export const counted = (reading: Reading): LedgerContents => reading.get<LedgerContents>(
  'SELECT (SELECT count(*) FROM documents WHERE superseded_at IS NULL) AS documents, (SELECT count(*) FROM tasks WHERE superseded_at IS NULL) AS tasks')!;
