import { z } from 'zod';
import type { DeadlineKind } from '#model/analysis';
import { id, method, name, nothing, path } from './method.ts';

/** A file of the user's own lines; the header names the fields. */
export interface LexiconFile { name: string; fields: string[]; lines: { line: number; values: Record<string, string> }[]; builtIn: number }
/** A row of deadlines of the person's own; what its examples mean is in the notation of resources/grammar. */
export interface OwnDeadlineRow { id: string; match: string; kind: DeadlineKind | 'none'; examples: { text: string; meaning: string }[]; rejects: string[] }
export interface CalendarYear { year: number; source: 'built-in' | 'user'; holidays: number; workdays: number }
export interface Backup { path: string; at: string; bytes: number; tasks: number; documents: number }
export interface RestoreSide { documents: number; tasks: number; /** ISO instant of the last change by a person; null for none. */ lastChange: string | null }
/** What a restore would put in the place of what; `missing`: attachments that the backup names and that are nowhere. */
export interface RestorePreview { from: RestoreSide; now: RestoreSide | null; missing: number }
export interface Preferences { /** Hours between scheduled backups, 0 for none; how many of them are kept. */ backupHours: number; backupKeep: number; fontSize: 'small' | 'medium' | 'large'; theme: 'system' | 'light' | 'dark'; tourSeen: boolean; person: string; /** What the screens want to remember: chosen columns, last layout … */ remembered: Record<string, unknown> }
export interface Settings {
  ledger: { path: string; bytes: number; documents: number; tasks: number; lastBackup: string | null };
  dataFolder: string;
  version: string;
  preferences: Preferences;
}

const preferencesPatch = z.strictObject({
  backupHours: z.int().nonnegative().max(8760).optional(), backupKeep: z.int().positive().max(1000).optional(),
  fontSize: z.enum(['small', 'medium', 'large']).optional(), theme: z.enum(['system', 'light', 'dark']).optional(), tourSeen: z.boolean().optional(), person: z.string().trim().max(50).optional(),
  /** Merged key by key; null takes a key away. */
  remembered: z.record(z.string().max(100), z.json()).optional(),
});

/** '10-01' */
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** One line of words. */
const wording = z.string().trim().min(1).max(300).regex(/^[^\n\r]*$/);

export const settingsMethods = {
  'settings.get': method<Settings>()(nothing),
  'settings.set': method<Preferences>()(preferencesPatch, 'folder-read-only', 'disk-full'),
  'settings.lexicon': method<LexiconFile[]>()(nothing, 'resource-broken'),
  /** Adds, or with `line` replaces, a line of the user's own lexicon; used from the next import on. */
  'settings.put-lexicon-line': method<LexiconFile[]>()(z.strictObject({ file: name, line: id.optional(), values: z.record(z.string().max(100), z.string().max(500)) }), 'query-invalid', 'resource-broken', 'folder-read-only', 'disk-full'),
  'settings.delete-lexicon-line': method<LexiconFile[]>()(z.strictObject({ file: name, line: id }), 'query-invalid', 'resource-broken', 'folder-read-only', 'disk-full'),
  'settings.deadline-rows': method<OwnDeadlineRow[]>()(nothing, 'resource-broken'),
  /** Adds a row; it must win in its example and not in its counter-example, and all rules must load with it. */
  'settings.add-deadline-row': method<OwnDeadlineRow[]>()(z.strictObject({ match: wording, kind: z.enum(['by', 'during', 'from', 'within', 'ongoing']), example: wording, reject: wording }), 'query-invalid', 'resource-broken', 'folder-read-only', 'disk-full'),
  'settings.delete-deadline-row': method<OwnDeadlineRow[]>()(z.strictObject({ id: name }), 'query-invalid', 'resource-broken', 'folder-read-only', 'disk-full'),
  'settings.calendar': method<CalendarYear[]>()(nothing, 'resource-broken'),
  /** A year's 放假安排: all days off that it names, and the weekend days that are worked ('MM-DD'); takes the place of a built-in year. */
  'settings.put-calendar-year': method<CalendarYear[]>()(z.strictObject({ year: z.int().min(1990).max(2100), holidays: z.array(monthDay).max(366), workdays: z.array(monthDay).max(366) }), 'query-invalid', 'folder-read-only', 'disk-full'),
  'settings.backups': method<Backup[]>()(nothing),
  /** A whole copy of the ledger with its attachments, checked; into `target` or the folder of backups. */
  'settings.backup': method<Backup>()(z.strictObject({ target: path.optional() }), 'folder-read-only', 'disk-full', 'ledger-damaged'),
  /** What a restore would change. Writes nothing. */
  'settings.preview-restore': method<RestorePreview>()(z.strictObject({ path }), 'file-absent', 'ledger-not-sqlite', 'ledger-foreign', 'ledger-newer', 'ledger-damaged'),
  /** Puts a backup in the ledger's place; what stood there is backed up first. */
  'settings.restore': method<Settings>()(z.strictObject({ path }), 'file-absent', 'ledger-not-sqlite', 'ledger-foreign', 'ledger-newer', 'ledger-damaged', 'disk-full'),
  'settings.recent-ledgers': method<{ path: string; openedAt: string; exists: boolean }[]>()(nothing),
  /** Opens (or makes) another ledger in the place of this one. */
  'settings.open-ledger': method<Settings>()(z.strictObject({ path, create: z.boolean().optional() }), 'ledger-absent', 'ledger-not-sqlite', 'ledger-foreign', 'ledger-newer', 'ledger-damaged', 'ledger-busy', 'folder-read-only'),
};
