import { Failure } from '#model/failure';
import { choiceFor, type ConflictChoices, type FeedbackLine, type FeedbackPlan, type FeedbackValues } from '#model/feedback';
import type { TaskStatus } from '#model/ledger';
import type { Act } from '#model/review';
import type { ProgressChange } from '#model/supervise';
import type { Reading } from './connection.ts';
import type { Ledger } from './open.ts';
import { act } from './review/acts.ts';
import type { Author } from './review/edit.ts';
import { isDone, tell } from './supervise.ts';

/** A row of a 反馈表: a task, or one date of a recurring one. `words`: what its locked cell says. */
export interface FeedbackKey { taskId: number; occurrence: string | null }
export interface SentRow extends FeedbackKey { words: string; values: FeedbackValues }
export interface SentSheet { stamp: string; unit: string; sentOn: string; rows: SentRow[] }

/** Remembers a sheet that goes out, with the values it goes out with. */
export function send(ledger: Ledger, sheet: SentSheet, author: Author): void {
  ledger.writing.transaction(() => {
    ledger.writing.run('INSERT INTO feedback_sheets(stamp, unit, sent_on, by, at) VALUES (?, ?, ?, ?, ?)', sheet.stamp, sheet.unit, sheet.sentOn, author.by, author.at);
    for (const { taskId, occurrence, words, values } of sheet.rows) ledger.writing.run('INSERT INTO feedback_rows(stamp, task_id, occurrence, base) VALUES (?, ?, ?, ?)', sheet.stamp, taskId, occurrence ?? '', JSON.stringify({ words, values }));
  });
}

/** A sheet as the unit last knew it; null when this ledger sent none with that stamp. */
export function sentSheet({ reading }: Ledger, stamp: string): SentSheet | null {
  const sheet = reading.get<{ unit: string; sentOn: string }>('SELECT unit, sent_on AS sentOn FROM feedback_sheets WHERE stamp = ?', stamp);
  if (!sheet) return null;
  const rows = reading.all<{ taskId: number; occurrence: string; base: string }>('SELECT task_id AS taskId, occurrence, base FROM feedback_rows WHERE stamp = ? ORDER BY task_id, occurrence', stamp);
  return { stamp, ...sheet, rows: rows.map(({ taskId, occurrence, base }) => ({ taskId, occurrence: occurrence === '' ? null : occurrence, ...JSON.parse(base) as { words: string; values: FeedbackValues } })) };
}

/** How the ledger stands in the fields of a row; null when the task has left the lists, or the date was taken out. */
export function feedbackValues(reading: Reading, { taskId, occurrence }: FeedbackKey): FeedbackValues | null {
  const state = occurrence === null
    ? reading.get<{ status: TaskStatus; doneOn: string | null }>("SELECT status, (SELECT value FROM supervision_fields f WHERE f.task_id = t.id AND f.field = 'doneOn') AS doneOn FROM tasks t WHERE id = ? AND superseded_at IS NULL", taskId)
    : reading.get<{ status: TaskStatus; doneOn: string | null }>('SELECT o.status, o.done_on AS doneOn FROM occurrences o JOIN tasks t ON t.id = o.task_id WHERE o.task_id = ? AND o.due_on = ? AND t.superseded_at IS NULL', taskId, occurrence);
  if (!state) return null;
  const percent = reading.get<{ percent: number }>('SELECT percent FROM progress_notes WHERE task_id = ? AND occurrence = ? AND percent IS NOT NULL ORDER BY id DESC LIMIT 1', taskId, occurrence ?? '')?.percent ?? null;
  const person = reading.get<{ value: string }>("SELECT value FROM overrides WHERE task_id = ? AND field = 'person'", taskId)?.value;
  const phone = reading.get<{ value: string }>("SELECT value FROM supervision_fields WHERE task_id = ? AND field = 'phone'", taskId)?.value ?? '';
  return { ...state, percent, text: '', problems: '', next: '', extendTo: null, reason: '', person: person === undefined ? '' : JSON.parse(person) as string | null ?? '', phone };
}

/**
 * Takes a returned sheet over as one act, all of it or nothing. Where both sides changed a field, `choice` says whose
 * value stays, for all or cell by cell; without a choice for a conflict nothing is taken over. Rows are remembered as returned, so that the same
 * file read again changes nothing. Null when there was nothing to take over.
 * @throws Failure 'query-invalid' for a conflict without a choice, 'ledger-busy' when a row was changed since the plan was made
 */
export function takeOver(ledger: Ledger, plan: FeedbackPlan, choice: ConflictChoices | null, on: string, author: Author): Act | null {
  const open = undecided(plan, choice);
  if (open !== undefined) throw new Failure('query-invalid', { field: 'conflict', found: open });
  const { writing } = ledger;
  const remember = (): void => {
    writing.run('INSERT INTO feedback_returns(stamp, sha256, name, read_on, rows, changed, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', plan.stamp, plan.sha256, plan.name, on, plan.rows, plan.lines.length, author.by, author.at);
  };
  if (plan.lines.length === 0) {
    if (!ledger.reading.get('SELECT 1 FROM feedback_returns WHERE stamp = ? AND sha256 = ?', plan.stamp, plan.sha256)) remember();
    return null;
  }
  return act(ledger, { kind: 'bulk-edit', tasks: [...new Set(plan.lines.map((line) => line.taskId))] }, author, (desk) => {
    for (const line of plan.lines) {
      if (JSON.stringify(feedbackValues(desk.connection, line)) !== JSON.stringify(line.ours)) throw new Failure('ledger-busy', { path: ledger.path });
    }
    for (const line of plan.lines) {
      const change = changeOf(line, choice, on);
      if (change) tell(desk, line.taskId, change, { by: plan.unit, at: author.at });
      const { words } = JSON.parse(desk.connection.get<{ base: string }>('SELECT base FROM feedback_rows WHERE stamp = ? AND task_id = ? AND occurrence = ?', plan.stamp, line.taskId, line.occurrence ?? '')!.base) as { words: string };
      desk.connection.run('UPDATE feedback_rows SET base = ? WHERE stamp = ? AND task_id = ? AND occurrence = ?', JSON.stringify({ words, values: line.values }), plan.stamp, line.taskId, line.occurrence ?? '');
    }
    remember();
    return [];
  });
}

/** The cell of the first conflict about which nothing was chosen. */
export const undecided = (plan: FeedbackPlan, choice: ConflictChoices | null | undefined): string | undefined => plan.lines.flatMap((line) => line.conflicts).find((one) => choiceFor(choice, one.cell) === undefined)?.cell;

function changeOf(line: FeedbackLine, choice: ConflictChoices | null, on: string): ProgressChange | null {
  const taken = new Set([...line.changes, ...line.conflicts.filter((one) => choiceFor(choice, one.cell) === 'theirs')].map((one) => one.field));
  const { values } = line;
  if (taken.size === 0) return null;
  const change: ProgressChange = { on, origin: 'feedback', ...(line.occurrence === null ? {} : { occurrence: line.occurrence }) };
  if (taken.has('status')) change.status = values.status;
  if (taken.has('percent') && values.percent !== null) change.percent = values.percent;
  for (const field of ['text', 'problems', 'next'] as const) if (taken.has(field)) change[field] = values[field];
  const status = change.status ?? line.ours.status;
  if (taken.has('doneOn') && values.doneOn !== null && isDone(status)) Object.assign(change, { doneOn: values.doneOn, status });
  if (taken.has('extendTo') && values.extendTo !== null) change.ask = { to: values.extendTo, reason: values.reason };
  if (taken.has('person')) change.person = values.person === '' ? null : values.person;
  if (taken.has('phone')) change.fields = { phone: values.phone };
  return change;
}

/** When each unit was last sent a sheet and last returned one (days); for reminders of missing feedback. */
export function feedbackTimes({ reading }: Ledger): { unit: string; sentOn: string; readOn: string | null }[] {
  return reading.all(
    `SELECT s.unit, max(s.sent_on) AS sentOn, (SELECT max(r.read_on) FROM feedback_returns r JOIN feedback_sheets x ON x.stamp = r.stamp WHERE x.unit = s.unit) AS readOn
      FROM feedback_sheets s GROUP BY s.unit ORDER BY s.unit`);
}
