import { join, resolve } from 'node:path';
import { UserMemory } from './user/preferences.ts';

/** The ledger to begin with: the one asked for, else the one opened last that is still there, else a new one among the documents. */
export function firstLedger(folder: string, documents: string, given?: string): string {
  if (given !== undefined) return resolve(given);
  return new UserMemory(folder).recent().find((one) => one.exists)?.path ?? join(documents, '责清台账.zeqing');
}
