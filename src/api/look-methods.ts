import { z } from 'zod';
import type { DiagnosticCode } from '#model/diagnostic';
import type { LedgerStatistics, SearchHit, TaskStatus } from '#model/ledger';
import type { TaskLine } from '#model/table';
import { method, name, words } from './method.ts';
import { tableFilter } from './ledger-methods.ts';

/** Search, calendar and overview: ways of looking at the ledger. */
export interface UnitMatch { unit: string; /** Tasks that name it. */ tasks: number; /** Found by name, by its pinyin's initials (区财政局: qczj), or by the pinyin itself. */ by: 'name' | 'initials' | 'pinyin' }

/** A day with something due. `recurring`: the next dates of 每季度 … as computed, not tasks' own due dates. */
export interface CalendarEntry { date: string; kind: 'due' | 'occurrence'; task: TaskLine; /** Words of the deadline it comes from. */ said: string }
/** `working`: null when nobody has published the year's holidays; `makeUp`: a weekend day that is worked. */
export interface CalendarDay { date: string; due: number; occurrences: number; overdue: number; settled: number; working: boolean | null; makeUp: boolean }

export interface UnitCount { unit: string; total: number; overdue: number; byStatus: Partial<Record<TaskStatus, number>> }
export interface MonthCount { month: string; due: number; settled: number; overdue: number }
export interface DocumentCount { documentId: number; title: string; number: string | null; tasks: number; overdue: number; settled: number; doubts: number }
export interface Overview {
  today: string;
  statistics: LedgerStatistics;
  dueThisMonth: number;
  byUnit: UnitCount[];
  byMonth: MonthCount[];
  byDocument: DocumentCount[];
  doubts: { code: DiagnosticCode; count: number }[];
  overdue: TaskLine[];
}

export const lookMethods = {
  'search.hits': method<{ hits: SearchHit[]; total: number }>()(z.strictObject({ words, limit: z.int().positive().max(200).optional() })),
  /** Units by a piece of the name or by pinyin (initials or whole); the most used first. */
  'search.units': method<UnitMatch[]>()(z.strictObject({ words, limit: z.int().positive().max(100).optional() })),
  /** A month ('2026-06'): its days with counts and all entries in order of date. */
  'calendar.month': method<{ days: CalendarDay[]; entries: CalendarEntry[]; /** Entries left out beyond `limit`. */ more: number }>()(z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), unit: name.optional(), limit: z.int().positive().max(5000).optional() }), 'query-invalid'),
  'overview.counts': method<Overview>()(z.strictObject({ filter: tableFilter.optional(), top: z.int().positive().max(100).optional() }), 'query-invalid'),
};
