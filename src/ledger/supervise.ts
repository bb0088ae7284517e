import { isCalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { TaskStatus } from '#model/ledger';
import type { Act } from '#model/review';
import { SUPERVISION_FIELDS, type ProgressChange } from '#model/supervise';
import type { Connection } from './connection.ts';
import type { Ledger } from './open.ts';
import type { Desk } from './posting/desk.ts';
import { recordChange, settleTask } from './posting/task-rows.ts';
import { act } from './review/acts.ts';
import { mustExist, setFields } from './review/edit.ts';
import type { Author } from './review/edit.ts';
import { supervisionValues } from './supervise-rows.ts';
import { SETTLED } from './tasks.ts';

/** How a task is put under supervision: the office's limit where the document states none, the dates of a recurring duty. */
export interface Assignment { taskId: number; limit: { dueOn: string; rule: string } | null; occurrences: readonly string[] }

/** Puts tasks under supervision (立项) as one act; those that are already stay as they are. @throws Failure 'task-not-found' */
export function assign(ledger: Ledger, assignments: readonly Assignment[], on: string, author: Author): Act {
  return act(ledger, { kind: 'bulk-edit', tasks: assignments.map((one) => one.taskId) }, author, (desk) => {
    for (const one of assignments) told(desk, one.taskId, author, () => { enter(desk.connection, one, on, author); });
    return [];
  });
}

/** Tells of progress, sets a status, grants an extension …, as one act that can be undone. @throws Failure 'task-not-found', 'query-invalid' */
export function progress(ledger: Ledger, taskId: number, change: ProgressChange, author: Author): Act {
  return act(ledger, { kind: 'edit', tasks: [taskId] }, author, (desk) => {
    tell(desk, taskId, change, author);
    return [];
  });
}

/** As `progress` for many tasks, as one act: all of it or nothing. @throws as `progress` */
export function progressOfMany(ledger: Ledger, changes: readonly { taskId: number; change: ProgressChange }[], author: Author): Act {
  return act(ledger, { kind: 'bulk-edit', tasks: changes.map((one) => one.taskId) }, author, (desk) => {
    for (const { taskId, change } of changes) tell(desk, taskId, change, author);
    return [];
  });
}

/** As `progress`, within a transaction that is under way. A task that was not supervised is from now on. */
export function tell(desk: Desk, taskId: number, change: ProgressChange, author: Author): void {
  const { connection } = desk;
  mustExist(connection, taskId);
  check(change);
  told(desk, taskId, author, () => {
    enter(connection, { taskId, limit: null, occurrences: [] }, change.on, author);
    if (change.person !== undefined) setFields(desk, taskId, { person: change.person }, author);
    for (const [field, value] of Object.entries(change.fields ?? {})) setField(connection, taskId, field, value, author);
    if (change.ask) addExtension(connection, taskId, change, change.ask, 'asked', author);
    addNote(connection, taskId, change, author);
    if (change.occurrence === undefined) tellTask(desk, taskId, change, author);
    else tellOccurrence(desk, taskId, change.occurrence, change, author);
  });
}

/** Says yes or no to an extension that a unit asked for. @throws Failure 'query-invalid' when none is asked for */
export function decideExtension(ledger: Ledger, taskId: number, extensionId: number, granted: boolean, on: string, author: Author): Act {
  return act(ledger, { kind: 'edit', tasks: [taskId] }, author, (desk) => {
    const { connection } = desk;
    const asked = connection.get<{ occurrence: string; to_on: string; reason: string }>("SELECT occurrence, to_on, reason FROM extensions WHERE id = ? AND task_id = ? AND state = 'asked'", extensionId, taskId);
    if (!asked) throw new Failure('query-invalid', { field: 'extension', found: extensionId });
    told(desk, taskId, author, () => {
      if (!granted) {
        connection.run("UPDATE extensions SET state = 'refused' WHERE id = ?", extensionId);
        return;
      }
      connection.run('DELETE FROM extensions WHERE id = ?', extensionId);
      const change = { on, extend: { to: asked.to_on, reason: asked.reason } };
      if (asked.occurrence === '') tellTask(desk, taskId, change, author);
      else tellOccurrence(desk, taskId, asked.occurrence, change, author);
    });
    return [];
  });
}

/**
 * Makes the dates of a recurring duty what the calendar says: new ones come, open ones after `today` that nobody touched
 * and that no longer fit go. Nothing that a person or a unit said is touched, and it is no act.
 */
export function renewOccurrences(desk: Desk, taskId: number, dates: readonly string[], today: string): void {
  const { connection } = desk;
  const wanted = JSON.stringify(dates);
  connection.run(
    `DELETE FROM occurrences WHERE task_id = ? AND due_on >= ? AND status = 'not-started' AND percent IS NULL AND extended_to IS NULL
      AND due_on NOT IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM progress_notes p WHERE p.task_id = occurrences.task_id AND p.occurrence = occurrences.due_on)
      AND NOT EXISTS (SELECT 1 FROM feedback_rows f WHERE f.task_id = occurrences.task_id AND f.occurrence = occurrences.due_on)`, taskId, today, wanted);
  connection.run('INSERT OR IGNORE INTO occurrences(task_id, due_on) SELECT ?, value FROM json_each(?)', taskId, wanted);
  settleTask(desk, taskId);
}

/** Does `work` and writes down what it changed of a task's supervision. */
export function told(desk: Desk, taskId: number, author: Author, work: () => void): void {
  const { connection } = desk;
  const before = supervisionValues(connection, taskId);
  work();
  settleTask(desk, taskId);
  recordSupervision(connection, taskId, before, author);
}

/** A line of history for each value that is another than before. */
function recordSupervision(connection: Connection, taskId: number, before: ReadonlyMap<string, string>, author: Author): void {
  const after = supervisionValues(connection, taskId);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(key) ?? null, after.get(key) ?? null];
    if (from !== to) recordChange(connection, { taskId, at: author.at, by: author.by, field: key.split(':')[0] as 'progress', from, to });
  }
}

function enter(connection: Connection, { taskId, limit, occurrences }: Assignment, on: string, author: Author): void {
  if (!connection.get('SELECT 1 FROM supervised WHERE task_id = ?', taskId)) connection.run('INSERT INTO supervised(task_id, assigned_on, by, at) VALUES (?, ?, ?, ?)', taskId, on, author.by, author.at);
  if (limit) connection.run('INSERT OR IGNORE INTO default_limits(task_id, due_on, rule) VALUES (?, ?, ?)', taskId, limit.dueOn, limit.rule);
  for (const date of occurrences) connection.run('INSERT OR IGNORE INTO occurrences(task_id, due_on) VALUES (?, ?)', taskId, date);
}

function tellTask(desk: Desk, taskId: number, change: ProgressChange, author: Author): void {
  const { connection } = desk;
  if (change.extend) {
    addExtension(connection, taskId, change, change.extend, 'granted', author);
    setFields(desk, taskId, { dueOn: change.extend.to }, author);
  }
  const now = connection.get<{ status: TaskStatus }>('SELECT status FROM tasks WHERE id = ?', taskId)!.status;
  const status = nextStatus(now, change);
  if (status !== now) setFields(desk, taskId, { status }, author);
  const doneOn = nextDoneOn(now, status, change, connection.get<{ value: string }>("SELECT value FROM supervision_fields WHERE task_id = ? AND field = 'doneOn'", taskId)?.value ?? null);
  setField(connection, taskId, 'doneOn', doneOn, author);
}

function tellOccurrence(desk: Desk, taskId: number, dueOn: string, change: ProgressChange, author: Author): void {
  const { connection } = desk;
  const now = connection.get<{ status: TaskStatus; done_on: string | null }>('SELECT status, done_on FROM occurrences WHERE task_id = ? AND due_on = ?', taskId, dueOn);
  if (!now) throw new Failure('query-invalid', { field: 'occurrence', found: dueOn });
  if (change.extend) {
    addExtension(connection, taskId, change, change.extend, 'granted', author);
    connection.run('UPDATE occurrences SET extended_to = ? WHERE task_id = ? AND due_on = ?', change.extend.to, taskId, dueOn);
  }
  const status = nextStatus(now.status, change);
  connection.run('UPDATE occurrences SET status = ?, done_on = ?, percent = coalesce(?, percent) WHERE task_id = ? AND due_on = ?', status, nextDoneOn(now.status, status, change, now.done_on), change.percent ?? null, taskId, dueOn);
  const task = connection.get<{ status: TaskStatus }>('SELECT status FROM tasks WHERE id = ?', taskId)!.status;
  if (task === 'not-started' && status !== 'not-started') setFields(desk, taskId, { status: 'in-progress' }, author);
}

/** Whoever tells of progress has started. */
function nextStatus(now: TaskStatus, change: ProgressChange): TaskStatus {
  if (change.status !== undefined) return change.status;
  if (change.extend) return 'extended';
  return now === 'not-started' && (change.text !== undefined || (change.percent ?? 0) > 0) ? 'in-progress' : now;
}

/** Done from the day it was first said to be done; taken back when it is open again. */
function nextDoneOn(before: TaskStatus, after: TaskStatus, change: ProgressChange, doneOn: string | null): string | null {
  if (!isDone(after)) return null;
  return change.doneOn ?? (isDone(before) && doneOn !== null ? doneOn : change.on);
}

/** Done is what is settled, but not what was given up. */
export const isDone = (status: TaskStatus): boolean => SETTLED.includes(status) && status !== 'terminated';

function setField(connection: Connection, taskId: number, field: string, value: string | null, author: Author): void {
  const words = value?.trim() ?? '';
  if (words === '') connection.run('DELETE FROM supervision_fields WHERE task_id = ? AND field = ?', taskId, field);
  else {
    connection.run(
      `INSERT INTO supervision_fields(task_id, field, value, by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT(task_id, field)
        DO UPDATE SET value = excluded.value, by = excluded.by, at = excluded.at WHERE value <> excluded.value`, taskId, field, words, author.by, author.at);
  }
}

function addNote(connection: Connection, taskId: number, { occurrence = '', on, percent, text = '', problems = '', next = '', origin = 'person' }: ProgressChange, author: Author): void {
  if (percent === undefined && text.trim() + problems.trim() + next.trim() === '') return;
  connection.run('INSERT INTO progress_notes(task_id, occurrence, on_date, percent, text, problems, next_steps, origin, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    taskId, occurrence, on, percent ?? null, text.trim(), problems.trim(), next.trim(), origin, author.by, author.at);
}

function addExtension(connection: Connection, taskId: number, { occurrence = '' }: ProgressChange, { to, reason }: { to: string; reason: string }, state: 'asked' | 'granted', author: Author): void {
  const from = occurrence === ''
    ? connection.get<{ due: string | null }>('SELECT due_on AS due FROM tasks WHERE id = ?', taskId)!.due
    : connection.get<{ due: string }>('SELECT coalesce(extended_to, due_on) AS due FROM occurrences WHERE task_id = ? AND due_on = ?', taskId, occurrence)?.due ?? null;
  if (from !== null && to <= from) throw new Failure('query-invalid', { field: 'extension', found: to });
  connection.run('INSERT INTO extensions(task_id, occurrence, from_on, to_on, reason, state, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', taskId, occurrence, from, to, reason.trim(), state, author.by, author.at);
}

function check(change: ProgressChange): void {
  const wrong = (field: string, found: string | number): Failure => new Failure('query-invalid', { field, found });
  const { percent, extend, ask } = change;
  if (percent !== undefined && !(Number.isInteger(percent) && percent >= 0 && percent <= 100)) throw wrong('percent', percent);
  for (const [field, date] of [['on', change.on], ['doneOn', change.doneOn], ['extension', extend?.to], ['extension', ask?.to]] as const) if (date !== undefined && !isCalendarDate(date)) throw wrong(field, date);
  for (const one of [extend, ask]) if (one && one.reason.trim() === '') throw wrong('reason', one.reason);
  for (const field of Object.keys(change.fields ?? {})) if (!(SUPERVISION_FIELDS as readonly string[]).includes(field) || field === 'doneOn') throw wrong('field', field);
}
