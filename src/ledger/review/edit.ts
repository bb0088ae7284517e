import type { Connection } from '#ledger/connection';
import type { Ledger } from '#ledger/open';
import { atDesk } from '#ledger/posting/desk';
import type { Desk } from '#ledger/posting/desk';
import { recordChange, settleTask } from '#ledger/posting/task-rows';
import { taskText } from '#ledger/task-text';
import { isCalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import { TASK_FIELDS, type TaskChange, type TaskField } from '#model/ledger';
import { MODALITY_NAMES, ROLE_NAMES, STATUS_NAMES } from '#model/names';
import { placesToStore } from './person-places.ts';

/** Who changes something, and when (ISO instant). */
export interface Author { by: string; at: string }

/**
 * Sets fields of a task as a person: kept beside what the document says, stronger than any re-import, each with a line
 * of history. Throws Failures: task-not-found, query-invalid (a date, status, unit or text that is none), ledger-busy, disk-full.
 */
export function edit(ledger: Ledger, taskId: number, change: TaskChange, author: Author): void {
  atDesk(ledger.writing, (desk) => { setFields(desk, taskId, change, author); });
}

/** As `edit`, within a transaction that is under way. */
export function setFields(desk: Desk, taskId: number, change: TaskChange, author: Author): void {
  check(change);
  const { connection } = desk;
  mustExist(connection, taskId);
  for (const field of TASK_FIELDS) {
    const value = change[field];
    if (value === undefined) continue;
    const from = presentValue(connection, taskId, field);
    const to = JSON.stringify(field === 'units' ? change.units!.map(({ unit, role }) => ({ unit, role })) : value);
    const nothing = (field === 'person' && value === null) || (field === 'tags' && change.tags?.length === 0);
    if (nothing) connection.run('DELETE FROM overrides WHERE task_id = ? AND field = ?', taskId, field);
    else connection.run('INSERT OR REPLACE INTO overrides(task_id, field, value, by, at, places) VALUES (?, ?, ?, ?, ?, ?)', taskId, field, to, author.by, author.at, placesToStore(connection, taskId, field, change));
    if (field === 'status') connection.run('UPDATE tasks SET status = ? WHERE id = ?', change.status!, taskId);
    if (from !== to) recordChange(connection, { taskId, at: author.at, by: author.by, field, from, to });
  }
  if (change.units !== undefined || change.dueOn !== undefined || change.text !== undefined) settleTask(desk, taskId);
}

/** Gives a field back to what the document says (a status to 'not-started'); history tells of it. Failures as `edit`. */
export function revert(ledger: Ledger, taskId: number, field: TaskField, author: Author): void {
  atDesk(ledger.writing, (desk) => { clearField(desk, taskId, field, author); });
}

/** As `revert`, within a transaction that is under way. */
export function clearField(desk: Desk, taskId: number, field: TaskField, author: Author): void {
  const { connection } = desk;
  mustExist(connection, taskId);
  const from = presentValue(connection, taskId, field);
  connection.run('DELETE FROM overrides WHERE task_id = ? AND field = ?', taskId, field);
  if (field === 'status') connection.run("UPDATE tasks SET status = 'not-started' WHERE id = ?", taskId);
  settleTask(desk, taskId);
  const to = presentValue(connection, taskId, field);
  if (from !== to) recordChange(connection, { taskId, at: author.at, by: author.by, field, from, to });
}

function check(change: TaskChange): void {
  const wrong = (field: TaskField, found: string): Failure => new Failure('query-invalid', { field, found });
  if (change.status !== undefined && !Object.hasOwn(STATUS_NAMES, change.status)) throw wrong('status', change.status);
  if (change.dueOn !== undefined && change.dueOn !== null && !isCalendarDate(change.dueOn)) throw wrong('dueOn', change.dueOn);
  if (change.text !== undefined && change.text.trim() === '') throw wrong('text', change.text);
  if (typeof change.person === 'string' && change.person.trim() === '') throw wrong('person', change.person);
  for (const tag of change.tags ?? []) if (tag.trim() === '') throw wrong('tags', tag);
  if (change.modality !== undefined && !Object.hasOwn(MODALITY_NAMES, change.modality)) throw wrong('modality', change.modality);
  for (const { unit, role } of change.units ?? []) if (unit.trim() === '' || !Object.hasOwn(ROLE_NAMES, role)) throw wrong('units', `${role} ${unit}`);
}

/** @throws Failure 'task-not-found' */
export function mustExist(connection: Connection, taskId: number): void {
  if (!connection.get('SELECT 1 FROM tasks WHERE id = ?', taskId)) throw new Failure('task-not-found', { task: taskId });
}

/** A field's value as the lists show it now, as JSON. */
export function presentValue(connection: Connection, taskId: number, field: TaskField): string {
  const override = connection.get<{ value: string }>('SELECT value FROM overrides WHERE task_id = ? AND field = ?', taskId, field);
  if (override) return override.value;
  if (field === 'person') return 'null';
  if (field === 'tags') return '[]';
  if (field === 'modality') return statedModality(connection, taskId);
  const task = connection.get<{ status: string; due_on: string | null }>('SELECT status, due_on FROM tasks WHERE id = ?', taskId)!;
  if (field === 'status') return JSON.stringify(task.status);
  if (field === 'dueOn') return JSON.stringify(task.due_on);
  if (field === 'text') return JSON.stringify(taskText(connection, taskId));
  return JSON.stringify(connection.all(
    `SELECT u.name AS unit, r.role FROM obligations o JOIN responsibilities r ON r.obligation_id = o.id JOIN units u ON u.id = r.unit_id
      WHERE o.task_id = ? GROUP BY u.name, r.role ORDER BY min(o.start), min(r.ordinal)`, taskId));
}

/** What the document's sentences say the task is, as JSON: one, or a list where they differ, or null where there is none. */
function statedModality(connection: Connection, taskId: number): string {
  const said = connection.column<string>('SELECT modality FROM obligations WHERE task_id = ? GROUP BY modality ORDER BY min(start)', taskId);
  return JSON.stringify(said.length > 1 ? said : said[0] ?? null);
}
