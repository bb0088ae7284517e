import { z } from 'zod';
import type { FeedbackPlan } from '#model/feedback';
import type { ChangeRow, TaskStatus } from '#model/ledger';
import { type DueOrigin, type Light, LIGHTS, type Stage, STAGES, type SupervisedTask, type TodoKind } from '#model/supervise';
import type { Act, UndoState } from '#model/review';
import { calendarDate, id, method, name, nothing, path, status } from './method.ts';
import { bulkSelection, tableFilter } from './ledger-methods.ts';

/** A task under supervision with its light; the meaning is the words of the office's own rule. */
export interface SuperviseLine { task: SupervisedTask; light: Light; meaning: string; owners: string[] }
export interface ReminderLine { taskId: number; dueOn: string | null; words: string; owners: string[] }
export interface RemindersShown {
  days: number;
  /** Days without a word after which a task is quiet, a unit silent. */
  cycle: number;
  overdue: ReminderLine[]; soon: ReminderLine[]; unverified: ReminderLine[]; asked: ReminderLine[]; quiet: ReminderLine[];
  silent: { unit: string; sentOn: string; readOn: string | null }[];
  /** Tasks that nobody put under supervision and that fall due within `days`. */
  unassigned: ReminderLine[];
}
/** `total`: tasks and units to be looked at, each once, without the unassigned. */
export interface TodoCounts { counts: Record<TodoKind, number>; total: number }

/** A supervised task as a row of the screen 督办. `left`: days to the due date, negative when it is past. */
export interface BoardRow {
  id: number; title: string; text: string; document: string; documentId: number; number: string | null; place: string; owners: string[]; light: Light; meaning: string;
  status: TaskStatus; dueOn: string | null; left: number | null; dueOrigin: DueOrigin | null; recurring: boolean; assignedOn: string | null; extensions: number; asked: boolean; unverified: boolean;
  percent: number | null; toldOn: string | null; told: string; person: string | null; leader: string | null; urgency: string | null;
}
/** '' is the unit of tasks that name none. */
export interface BoardUnit { unit: string; open: number; overdue: number }
export interface Board { today: string; rows: BoardRow[]; /** Of the stage, for choosing all of it. */ ids: number[]; total: number; /** Before the stage is chosen. */ stages: Record<Stage, number>; all: number; lights: Record<Light, number>; units: BoardUnit[]; supervised: number }

export interface Candidate { id: number; text: string; units: string[]; dueOn: string | null; document: string; number: string | null }

/** A table of the office's rules as it is read: supervision/NAME.csv. `own`: the office's, not the one that came with 责清. */
export interface RuleTable { name: string; fields: string[]; rows: Record<string, string>[]; own: boolean }
/** Rates from 0 to 1, null where nothing is counted; averageDelay in days. */
export interface TallyLine { key: string; assigned: number; due: number; doneOnTime: number; doneLate: number; overdue: number; open: number; terminated: number; extensions: number; averageDelay: number | null; onTimeRate: number | null; doneRate: number | null; score: number }
/** `download`: GET this relative address for the file, or a zip of them, when no folder was named (browser mode). */
export interface ReportWritten { files: { unit: string | null; path: string; rows: number }[]; download: string | null }
export interface FileWritten { path: string; rows: number; download: string | null }

const words = z.string().max(20_000);
/** A file by its path, or by the id of what the browser has sent. */
const handed = { path: path.optional(), upload: z.string().max(64).optional() };
const isHanded = (value: { path?: string | undefined; upload?: string | undefined }): boolean => (value.path === undefined) !== (value.upload === undefined);
const choice = z.enum(['theirs', 'ours']);
const report = z.strictObject({
  status: status.optional(), percent: z.int().min(0).max(100).optional(), text: words.optional(), problems: words.optional(), next: words.optional(), on: calendarDate.optional(), doneOn: calendarDate.optional(), occurrence: calendarDate.optional(),
  /** 责任人; null or '' takes it away. */
  person: z.string().trim().max(200).nullable().optional(), leader: words.optional(), contact: words.optional(), phone: words.optional(), instruction: words.optional(), supervisor: words.optional(), urgency: words.optional(), outcome: words.optional(),
  extendTo: calendarDate.optional(), reason: words.optional(), grant: z.boolean().optional(), refuse: z.boolean().optional(), attach: path.optional(), upload: z.string().max(64).optional(),
});
const reportToMany = report.omit({ grant: true, refuse: true, attach: true, upload: true, occurrence: true });
/** Items due in this time only. */
const period = { dueFrom: calendarDate.optional(), dueTo: calendarDate.optional() };
const writing = z.strictObject({ folder: path.optional(), units: z.array(name).max(1000).optional(), number: z.string().max(100).optional(), issue: z.string().max(50).optional(), to: z.string().max(500).optional(), answerBy: calendarDate.optional(), redHead: z.boolean().optional() });

export const superviseMethods = {
  /** All supervised tasks that a filter leaves; dates of recurring ones are made to reach ahead first. */
  'supervise.list': method<{ lines: SuperviseLine[]; total: number; lights: Record<Light, number> }>()(z.strictObject({ filter: tableFilter.optional(), offset: z.int().nonnegative().optional(), limit: z.int().positive().max(500).optional() }), 'query-invalid', 'resource-broken'),
  /** The tasks under supervision as the screen 督办 shows them: narrowed, with counts, those due first at the top. */
  'supervise.board': method<Board>()(z.strictObject({
    unit: z.string().max(200).optional(), stage: z.enum(STAGES).optional(), lights: z.array(z.enum(LIGHTS)).optional(), words: z.string().max(200).optional(), dueFrom: calendarDate.optional(), dueTo: calendarDate.optional(),
    offset: z.int().nonnegative().optional(), limit: z.int().positive().max(1000).optional(),
  }), 'resource-broken'),
  /** Open tasks that nobody put under supervision, those due first at the top; all their numbers, the first `limit` as rows. */
  'supervise.candidates': method<{ rows: Candidate[]; ids: number[] }>()(z.strictObject({ words: z.string().max(200).optional(), hasDue: z.boolean().optional(), dueFrom: calendarDate.optional(), dueTo: calendarDate.optional(), limit: z.int().positive().max(500).optional() }), 'query-invalid'),
  /** What 立项 of a selection comes to: `fresh` would be put under supervision, the others are already or are settled. */
  'supervise.assignable': method<{ fresh: number; supervised: number; settled: number }>()(z.strictObject({ selection: bulkSelection }), 'query-invalid'),
  /** 立项: of these tasks whatever their status, or of the open ones of a selection. */
  'supervise.assign': method<{ fresh: number; act: Act | null } & UndoState>()(z.union([z.strictObject({ tasks: z.array(id).min(1).max(100_000) }), z.strictObject({ selection: bulkSelection })]), 'task-not-found', 'query-invalid', 'resource-broken'),
  'supervise.task': method<SuperviseLine & { history: ChangeRow[] }>()(z.strictObject({ id }), 'task-not-found', 'resource-broken'),
  /** A report on a task, an extension granted or refused, a file attached; undone by review.undo. */
  'supervise.tell': method<SuperviseLine & UndoState>()(z.strictObject({ task: id, report }), 'task-not-found', 'query-invalid', 'file-absent', 'file-unreadable', 'folder-read-only', 'disk-full', 'resource-broken'),
  /** The same told of many tasks, as one act; of a recurring duty about the date that is on. */
  'supervise.tell-many': method<{ changed: number; act: Act } & UndoState>()(z.strictObject({ tasks: z.array(id).min(1).max(100_000), report: reportToMany }), 'task-not-found', 'query-invalid', 'resource-broken'),
  /** A kept file under its own name: a copy to be opened or fetched. */
  'supervise.open-attachment': method<FileWritten>()(z.strictObject({ task: id, attachment: id }), 'task-not-found', 'file-absent', 'disk-full'),
  /** How much there is to do, for the rail. */
  'supervise.todo': method<TodoCounts>()(nothing, 'resource-broken'),
  'supervise.rules': method<RuleTable[]>()(nothing, 'resource-broken'),
  /** The office's own table in the place of the one that came with 责清; one that cannot be read is refused. */
  'supervise.put-rules': method<RuleTable[]>()(z.strictObject({ name, rows: z.array(z.record(z.string().max(50), z.string().max(500))).max(500) }), 'query-invalid', 'resource-broken', 'folder-read-only', 'disk-full'),
  /** Back to the table that came with 责清. */
  'supervise.reset-rules': method<RuleTable[]>()(z.strictObject({ name }), 'query-invalid', 'resource-broken', 'folder-read-only'),
  'supervise.remind': method<RemindersShown>()(z.strictObject({ days: z.int().nonnegative().max(3650).optional() }), 'resource-broken'),
  /** By unit, document, leader or month, and all of it. */
  'supervise.statistics': method<{ lines: TallyLine[]; total: TallyLine }>()(z.strictObject({ by: z.enum(['unit', 'document', 'leader', 'month']), ...period }), 'resource-broken'),
  /** The same as a table (.xlsx, .csv, .json); without target to be fetched as xlsx. */
  'supervise.write-statistics': method<FileWritten>()(z.strictObject({ by: z.enum(['unit', 'document', 'leader', 'month']), ...period, target: path.optional() }), 'export-format-unknown', 'export-target-unwritable', 'disk-full', 'resource-broken'),
  /** Units that answer for open tasks. */
  'supervise.units': method<{ unit: string; tasks: number }[]>()(nothing),
  'feedback.send': method<ReportWritten>()(z.strictObject({ folder: path.optional(), units: z.array(name).max(1000).optional() }), 'query-invalid', 'export-target-unwritable', 'disk-full', 'resource-broken'),
  /** What a returned sheet would change. Writes nothing. */
  'feedback.preview': method<FeedbackPlan>()(z.strictObject(handed).refine(isHanded), 'file-absent', 'file-unreadable', 'file-empty', 'file-damaged', 'file-bomb', 'format-unsupported', 'reader-timeout'),
  /** Takes it over, all or nothing; `choice` for all conflicts or by cell; `held` says why nothing was written. */
  'feedback.receive': method<{ plan: FeedbackPlan; held: 'refused' | 'conflicts' | null; act: Act | null } & UndoState>()(
    z.strictObject({ ...handed, choice: z.union([choice, z.record(z.string().max(10), choice)]).optional(), skipRefused: z.boolean().optional() }).refine(isHanded), 'file-absent', 'file-unreadable', 'file-empty', 'file-damaged', 'file-bomb', 'format-unsupported', 'reader-timeout', 'query-invalid'),
  /** Letters for each unit, or one 督查通报, into a folder. */
  'supervise.letters': method<ReportWritten>()(writing.extend({ kind: z.enum(['notice', 'reminder', 'tricolor', 'bulletin']) }), 'export-target-unwritable', 'disk-full', 'resource-broken'),
  /** Names of the forms of columns.csv. */
  'supervise.forms': method<{ form: string; headings: string[] }[]>()(nothing, 'resource-broken'),
  /** A form to a file (.xlsx, .csv, .json), or the due dates as .ics. */
  'supervise.write-form': method<FileWritten>()(z.strictObject({ form: name, target: path.optional(), units: z.array(name).max(1000).optional(), template: path.optional() }), 'query-invalid', 'export-format-unknown', 'export-target-unwritable', 'disk-full', 'resource-broken'),
  'supervise.write-calendar': method<FileWritten>()(z.strictObject({ target: path.optional(), units: z.array(name).max(1000).optional(), alarms: z.array(z.int().nonnegative().max(365)).max(5).optional() }), 'export-target-unwritable', 'disk-full'),
};
