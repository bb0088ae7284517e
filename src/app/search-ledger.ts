import type { SearchHit } from '#model/ledger';
import { countHits, search } from '#ledger/search';
import { readLedger } from './read-ledger.ts';

export interface Found { hits: SearchHit[]; total: number }

/** Full text over clauses, titles and units; the best `limit` hits and how many places there are in all. */
export function searchLedger(ledgerPath: string, words: string, limit = 20): Found {
  return readLedger(ledgerPath, (ledger) => ({ hits: search(ledger, words, limit), total: countHits(ledger, words) }));
}
