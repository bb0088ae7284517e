import type { ImportOutcome } from '#model/ledger';
import { atOneDesk } from '#ledger/posting/desk';
import type { Ledger } from '#ledger/open';
import type { Analyzer } from '#app/analyze';
import { type Analyse, enter, type Prepared, readOn } from './ingest-file.ts';
import { endsAll } from './ingest-trouble.ts';

/** What became of a file in the ledger, or what was thrown. */
export type Entered = { path: string; outcome: ImportOutcome } | { path: string; error: unknown };

/**
 * Enters a file and those behind it that are ready, one transaction for as many as fit into batchMs. What is wrong with
 * one costs that one; when the transaction itself fails, each is entered by itself.
 * @param next the file behind, null when it is not ready.
 */
export async function enterTogether(first: Prepared, next: () => Prepared | null, ledger: Ledger, analyzer: Analyzer, analyse: Analyse, batchMs: number): Promise<Entered[]> {
  const batch: Prepared[] = [];
  const until = performance.now() + batchMs;
  const one = (prepared: Prepared): Entered | null => {
    try {
      const outcome = atOneDesk(ledger.writing, () => enter(prepared, ledger, analyzer));
      return outcome && { path: prepared.path, outcome };
    } catch (error) {
      if (!ledger.writing.inTransaction || endsAll(error)) throw error;
      return { path: prepared.path, error };
    }
  };
  let entered: (Entered | null)[] = [];
  try {
    entered = atOneDesk(ledger.writing, () => {
      const found: (Entered | null)[] = [];
      for (let prepared: Prepared | null = first; prepared; prepared = performance.now() < until && found.at(-1) !== null ? next() : null) {
        batch.push(prepared);
        found.push(one(prepared));
      }
      return found;
    });
  } catch (error) {
    if (batch.length <= 1) return [{ path: first.path, error }];
  }
  const all: Entered[] = [];
  for (const [i, prepared] of batch.entries()) all.push(entered[i] ?? await alone(prepared, ledger, analyzer, analyse));
  return all;
}

async function alone(prepared: Prepared, ledger: Ledger, analyzer: Analyzer, analyse: Analyse): Promise<Entered> {
  try {
    const outcome = atOneDesk(ledger.writing, () => enter(prepared, ledger, analyzer));
    if (outcome) return { path: prepared.path, outcome };
    const reading = await readOn(prepared, analyse);
    return { path: prepared.path, outcome: atOneDesk(ledger.writing, () => enter(reading, ledger, analyzer))! };
  } catch (error) {
    return { path: prepared.path, error };
  }
}
