import { Failure, type FailureCode } from '#model/failure';
import type { ImportOutcome } from '#model/ledger';

/** The outcome of a file that failed: a Failure keeps its code and facts, anything else is a defect of ours. */
export function failed(path: string, error: unknown): Extract<ImportOutcome, { kind: 'failed' }> {
  if (error instanceof Failure) return { kind: 'failed', path, code: error.code, facts: { ...error.facts, path } };
  return { kind: 'failed', path, code: 'defect', facts: { path, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) } };
}

/** Without the ledger no further file can succeed: these end the whole import instead of costing one file each. */
const ENDS_ALL: readonly FailureCode[] = ['ledger-not-sqlite', 'ledger-newer', 'ledger-damaged', 'ledger-absent', 'ledger-foreign', 'folder-read-only'];
export const endsAll = (error: unknown): boolean => error instanceof Failure && ENDS_ALL.includes(error.code);
