import type { Connection, SqlValue } from '#ledger/connection';
import { supervisedDue } from '#ledger/supervise-rows';
import { joinSentences, taskText } from '#ledger/task-text';
import type { Role } from '#model/analysis';
import type { ChangeRow, TaskField } from '#model/ledger';
import type { Desk } from './desk.ts';
import { putDeadline } from './document-rows.ts';
import type { StatedTask } from './group.ts';

/** Where a task is to be entered. */
export interface TaskPlace { documentId: number; sourceId: number; ordinal: number; at: string }

/** Enters a new task with everything below it. Returns its id. Nothing is read back: an import is mostly this. */
export function addTask(desk: Desk, place: TaskPlace, task: StatedTask): number {
  const id = desk.connection.run(
    'INSERT INTO tasks(document_id, source_id, ordinal, provision_key, path, title, due_on, posted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    place.documentId, place.sourceId, place.ordinal, task.provisionKey, JSON.stringify(task.path), task.title, task.dueOn, place.at,
  );
  putObligations(desk, place.documentId, id, task);
  const concerned = statedUnits(task);
  enterUnits(desk, id, concerned);
  desk.index.add('task', id, { text: joinSentences(task.obligations), title: task.title, units: concerned.map((u) => u.unit) });
  return id;
}

/** Gives a known task the words of a new version. Its id, status and whatever a person set stay; what a person took out stays out. */
export function renewTask(desk: Desk, place: TaskPlace, id: number, task: StatedTask): void {
  desk.connection.run(
    `UPDATE tasks SET source_id = ?, ordinal = ?, provision_key = ?, path = ?, title = ?, stated = NULL,
      superseded_at = CASE WHEN dismissed_at IS NULL THEN NULL ELSE superseded_at END WHERE id = ?`,
    place.sourceId, place.ordinal, task.provisionKey, JSON.stringify(task.path), task.title, id,
  );
  clearTask(desk.connection, id);
  putObligations(desk, place.documentId, id, task);
  settleTask(desk, id);
}

/** A task that the new version no longer has: it leaves the lists and the index, but with its history it stays. */
export function supersedeTask({ connection, index }: Desk, id: number, at: string): void {
  connection.run('UPDATE tasks SET superseded_at = ? WHERE id = ?', at, id);
  index.remove('task', id);
  recordChange(connection, { taskId: id, at, by: null, field: 'superseded', from: null, to: null });
}

/** Makes what lists and filters read (due date, units, words) agree with the document and with what a person set. */
export function settleTask(desk: Desk, id: number): void {
  const { connection, index } = desk;
  const set = new Map(connection.all<{ field: TaskField; value: string }>('SELECT field, value FROM overrides WHERE task_id = ?', id).map((o) => [o.field, JSON.parse(o.value) as unknown]));
  const due = set.has('dueOn') ? (set.get('dueOn') as string | null) : dueOf(connection, id);
  connection.run('UPDATE tasks SET due_on = ? WHERE id = ?', due, id);
  connection.run('DELETE FROM task_units WHERE task_id = ?', id);
  const concerned = (set.get('units') as ConcernedUnit[] | undefined) ?? storedUnits(connection, id);
  enterUnits(desk, id, concerned);
  const { title, superseded_at } = connection.get<{ title: string; superseded_at: string | null }>('SELECT title, superseded_at FROM tasks WHERE id = ?', id)!;
  index.remove('task', id);
  if (superseded_at === null) index.add('task', id, { text: taskText(connection, id), title, units: concerned.map((u) => u.unit) });
}

/** Adds a line to a task's history. */
export function recordChange(connection: Connection, change: Omit<ChangeRow, 'id'>): void {
  connection.run('INSERT INTO changes(task_id, at, by, field, from_value, to_value) VALUES (?, ?, ?, ?, ?, ?)', change.taskId, change.at, change.by, change.field, change.from, change.to);
}

/** A unit that has to do with a task; 'subject' is an acting subject without a role. */
interface ConcernedUnit { unit: string; role: Role | 'subject' }

function enterUnits({ connection, units }: Desk, id: number, concerned: readonly ConcernedUnit[]): void {
  connection.insert('INSERT OR IGNORE INTO task_units(unit_id, role, task_id)', concerned.map(({ unit, role }) => [units.idOf(unit), role, id]));
}

function statedUnits(task: StatedTask): ConcernedUnit[] {
  const found = task.obligations.flatMap((o): ConcernedUnit[] => [...o.responsibilities, ...o.actors.map((unit) => ({ unit, role: 'subject' as const }))]);
  return [...new Map(found.map(({ unit, role }) => [`${role} ${unit}`, { unit, role }])).values()];
}

function storedUnits(connection: Connection, id: number): ConcernedUnit[] {
  return connection.all(
    `SELECT u.name AS unit, r.role FROM obligations o JOIN responsibilities r ON r.obligation_id = o.id JOIN units u ON u.id = r.unit_id WHERE o.task_id = ?
      UNION SELECT a.value ->> 'unit', 'subject' FROM obligations o, json_each(o.actors) a WHERE o.task_id = ?`, id, id);
}

function dueOf(connection: Connection, id: number): string | null {
  const supervised = supervisedDue(connection, id);
  return supervised === undefined ? storedDue(connection, id) : supervised;
}

function storedDue(connection: Connection, id: number): string | null {
  return connection.get<{ due: string | null }>("SELECT min(due_on) AS due FROM deadlines WHERE task_id = ? AND due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", id)!.due;
}

function clearTask(connection: Connection, id: number): void {
  for (const table of ['quantities', 'responsibilities']) connection.run(`DELETE FROM ${table} WHERE obligation_id IN (SELECT id FROM obligations WHERE task_id = ?)`, id);
  for (const table of ['diagnostics', 'deadlines', 'obligations']) connection.run(`DELETE FROM ${table} WHERE task_id = ?`, id);
}

function putObligations({ connection, units }: Desk, documentId: number, taskId: number, task: StatedTask): void {
  const responsibilities: SqlValue[][] = [];
  for (const o of task.obligations) {
    const actors = o.actors.map((unit, i) => ({ unit, span: o.actorSpans[i] ?? null }));
    const id = connection.run(
      'INSERT INTO obligations(task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      taskId, documentId, o.span[0], o.span[1], o.line, o.text, o.modality, JSON.stringify(actors), o.rule,
    );
    for (const [ordinal, r] of o.responsibilities.entries()) {
      responsibilities.push([id, ordinal, units.idOf(r.unit), r.role, r.basis, r.printed, r.span?.[0] ?? null, r.span?.[1] ?? null, r.rule]);
    }
    for (const deadline of o.deadlines) putDeadline(connection, documentId, taskId, id, deadline);
    for (const [ordinal, q] of o.quantities.entries()) {
      connection.run(
        'INSERT INTO quantities(obligation_id, ordinal, start, end, text, metric, comparator, value, unit, base, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id, ordinal, q.span[0], q.span[1], q.text, q.metric, q.comparator, q.value, q.unit, q.base ?? null, q.rule,
      );
    }
  }
  connection.insert('INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule)', responsibilities);
}
