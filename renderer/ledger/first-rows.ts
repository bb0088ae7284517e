import type { OutputOf } from '#api/contract';
import type { TableQuery } from '#model/table';
import { call } from '../client.ts';
import { memoryNow } from '../kit/memory.ts';
import type { Route } from '../kit/route.ts';
import { filterOf, groupOf, queryOf } from './address.ts';

/** Little more than a screen: the first page is what a person waits for. */
export const PAGE = 50;
/** Where the table's order is remembered. */
export const SORT = 'ledger.sort';

type Answer = OutputOf<'ledger.rows'>;
let early: { key: string; answer: Promise<Answer> } | null = null;

/** Asks for the first page of the table while its screen is still being fetched. */
export function askFirstRows({ params }: Route): void {
  const query = queryOf(filterOf(params), memoryNow<TableQuery['sort'] | null>(SORT, null), groupOf(params));
  const answer = call('ledger.rows', { query, offset: 0, limit: PAGE });
  // Whoever takes it is told; if nobody does, nobody is.
  answer.catch(() => undefined);
  early = { key: JSON.stringify(query), answer };
}

/** The answer that was asked for early, to be had once and only while the ledger is as it was at the start; null for another question. */
export function takeFirstRows(key: string): Promise<Answer> | null {
  const found = early?.key === key ? early.answer : null;
  early = null;
  return found;
}
