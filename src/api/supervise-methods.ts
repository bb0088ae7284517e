import { z } from 'zod';
import type { FeedbackPlan } from '#model/feedback';
import type { ChangeRow } from '#model/ledger';
import type { Light, SupervisedTask } from '#model/supervise';
import type { UndoState } from '#model/review';
import { calendarDate, id, method, name, nothing, path, status } from './method.ts';
import { tableFilter } from './ledger-methods.ts';

/** A task under supervision with its light; the meaning is the words of the office's own rule. */
export interface SuperviseLine { task: SupervisedTask; light: Light; meaning: string; owners: string[] }
export interface ReminderLine { taskId: number; dueOn: string | null; words: string; owners: string[] }
export interface RemindersShown { days: number; overdue: ReminderLine[]; soon: ReminderLine[]; unverified: ReminderLine[]; asked: ReminderLine[]; silent: { unit: string; sentOn: string; readOn: string | null }[] }
/** Rates from 0 to 1, null where nothing is counted; averageDelay in days. */
export interface TallyLine { key: string; assigned: number; due: number; doneOnTime: number; doneLate: number; overdue: number; open: number; terminated: number; extensions: number; averageDelay: number | null; onTimeRate: number | null; doneRate: number | null; score: number }
export interface ReportWritten { files: { unit: string | null; path: string; rows: number }[] }

const words = z.string().max(20_000);
const report = z.strictObject({
  status: status.optional(), percent: z.int().min(0).max(100).optional(), text: words.optional(), problems: words.optional(), next: words.optional(), on: calendarDate.optional(), doneOn: calendarDate.optional(), occurrence: calendarDate.optional(),
  person: name.optional(), leader: words.optional(), contact: words.optional(), phone: words.optional(), instruction: words.optional(), supervisor: words.optional(), urgency: words.optional(), outcome: words.optional(),
  extendTo: calendarDate.optional(), reason: words.optional(), grant: z.boolean().optional(), refuse: z.boolean().optional(), attach: path.optional(),
});
const writing = z.strictObject({ folder: path, units: z.array(name).max(1000).optional(), number: z.string().max(100).optional(), issue: z.string().max(50).optional(), to: z.string().max(500).optional(), answerBy: calendarDate.optional(), redHead: z.boolean().optional() });

export const superviseMethods = {
  /** All supervised tasks that a filter leaves; dates of recurring ones are made to reach ahead first. */
  'supervise.list': method<{ lines: SuperviseLine[]; total: number; lights: Record<Light, number> }>()(z.strictObject({ filter: tableFilter.optional(), offset: z.int().nonnegative().optional(), limit: z.int().positive().max(500).optional() }), 'query-invalid', 'resource-broken'),
  /** 立项. */
  'supervise.assign': method<{ fresh: number } & UndoState>()(z.strictObject({ tasks: z.array(id).min(1).max(100_000) }), 'task-not-found', 'resource-broken'),
  'supervise.task': method<SuperviseLine & { history: ChangeRow[] }>()(z.strictObject({ id }), 'task-not-found', 'resource-broken'),
  /** A report on a task, an extension granted or refused, a file attached; undone by review.undo. */
  'supervise.tell': method<SuperviseLine & UndoState>()(z.strictObject({ task: id, report }), 'task-not-found', 'query-invalid', 'file-absent', 'file-unreadable', 'folder-read-only', 'disk-full', 'resource-broken'),
  'supervise.remind': method<RemindersShown>()(z.strictObject({ days: z.int().nonnegative().max(3650).optional() }), 'resource-broken'),
  /** By unit, document, leader or month, and all of it. */
  'supervise.statistics': method<{ lines: TallyLine[]; total: TallyLine }>()(z.strictObject({ by: z.enum(['unit', 'document', 'leader', 'month']) }), 'resource-broken'),
  /** Units that answer for open tasks. */
  'supervise.units': method<{ unit: string; tasks: number }[]>()(nothing),
  'feedback.send': method<ReportWritten>()(z.strictObject({ folder: path, units: z.array(name).max(1000).optional() }), 'query-invalid', 'export-target-unwritable', 'disk-full', 'resource-broken'),
  /** What a returned sheet would change. Writes nothing. */
  'feedback.preview': method<FeedbackPlan>()(z.strictObject({ path }), 'file-absent', 'file-unreadable', 'file-empty', 'file-damaged', 'file-bomb', 'format-unsupported', 'reader-timeout'),
  /** Takes it over, all or nothing; `held` says why nothing was written. */
  'feedback.receive': method<{ plan: FeedbackPlan; held: 'refused' | 'conflicts' | null } & UndoState>()(
    z.strictObject({ path, choice: z.enum(['theirs', 'ours']).optional(), skipRefused: z.boolean().optional() }), 'file-absent', 'file-unreadable', 'file-empty', 'file-damaged', 'file-bomb', 'format-unsupported', 'reader-timeout', 'query-invalid'),
  /** Letters for each unit, or one 督查通报, into a folder. */
  'supervise.letters': method<ReportWritten>()(writing.extend({ kind: z.enum(['notice', 'reminder', 'tricolor', 'bulletin']) }), 'export-target-unwritable', 'disk-full', 'resource-broken'),
  /** Names of the forms of columns.csv. */
  'supervise.forms': method<{ form: string; headings: string[] }[]>()(nothing, 'resource-broken'),
  /** A form to a file (.xlsx, .csv, .json), or the due dates as .ics. */
  'supervise.write-form': method<{ path: string; rows: number }>()(z.strictObject({ form: name, target: path, units: z.array(name).max(1000).optional(), template: path.optional() }), 'query-invalid', 'export-format-unknown', 'export-target-unwritable', 'disk-full', 'resource-broken'),
  'supervise.write-calendar': method<{ path: string; rows: number }>()(z.strictObject({ target: path, units: z.array(name).max(1000).optional(), alarms: z.array(z.int().nonnegative().max(365)).max(5).optional() }), 'export-target-unwritable', 'disk-full'),
};
