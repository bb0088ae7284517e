import { existsSync } from 'node:fs';
import type { CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { LedgerStatistics } from '#model/ledger';
import { integrityCheck } from '#ledger/open';
import { ledgerStatistics } from '#ledger/statistics';
import { createAnalyzer } from './analyze.ts';
import { today } from './clock.ts';
import { readLedger } from './read-ledger.ts';
import { readOwnResources } from './resources.ts';

export interface Trouble { code: string; facts: Readonly<Record<string, string | number>> }

export interface Health {
  versions: { node: string; sqlite: string; platform: string };
  resources: { trouble: Trouble | null; lexicon: Record<string, number>; grammar: string[]; calendar: string[] };
  ledger: { path: string; state: 'absent' | 'sound' | 'damaged' | 'unreadable'; faults: string[]; trouble: Trouble | null; statistics: LedgerStatistics | null };
}

/** Looks at versions, resources and the ledger; tells what is wrong instead of throwing it. */
export async function checkHealth(ledgerPath: string, options: { today?: CalendarDate } = {}): Promise<Health> {
  return { versions: await versions(), resources: checkResources(), ledger: checkLedger(ledgerPath, today(options.today)) };
}

async function versions(): Promise<Health['versions']> {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(':memory:');
  try {
    const sqlite = database.prepare('SELECT sqlite_version()').pluck().get();
    return { node: process.versions.node, sqlite: String(sqlite), platform: `${process.platform}-${process.arch}` };
  } finally {
    database.close();
  }
}

function checkResources(): Health['resources'] {
  const found: Health['resources'] = { trouble: null, lexicon: {}, grammar: [], calendar: [] };
  try {
    const raw = readOwnResources();
    found.lexicon = Object.fromEntries(Object.entries(raw.lexicon).map(([name, rows]) => [name, rows.length]));
    found.grammar = Object.keys(raw.grammar);
    found.calendar = Object.keys(raw.calendar);
    createAnalyzer(raw);
  } catch (error) {
    found.trouble = troubleOf(error);
  }
  return found;
}

function checkLedger(path: string, day: CalendarDate): Health['ledger'] {
  if (!existsSync(path)) return { path, state: 'absent', faults: [], trouble: null, statistics: null };
  try {
    return readLedger(path, (ledger) => {
      const faults = integrityCheck(ledger);
      return { path, state: faults.length > 0 ? 'damaged' : 'sound', faults, trouble: null, statistics: faults.length > 0 ? null : ledgerStatistics(ledger, { today: day }) };
    });
  } catch (error) {
    return { path, state: 'unreadable', faults: [], trouble: troubleOf(error), statistics: null };
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Failure) return { code: error.code, facts: error.facts };
  throw error;
}
