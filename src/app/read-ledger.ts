import { type Ledger, openLedger } from '#ledger/open';

/**
 * Opens an existing ledger for reading, lets `work` look at it, and closes it.
 * @throws Failure 'ledger-absent' and the others of opening.
 */
export function readLedger<Result>(path: string, work: (ledger: Ledger) => Result): Result {
  const ledger = openLedger(path, { readonly: true });
  try {
    return work(ledger);
  } finally {
    ledger.close();
  }
}
