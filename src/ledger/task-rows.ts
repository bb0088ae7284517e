import type { Role } from '#model/analysis';
import type { ChangeRow, TaskField } from '#model/ledger';
import type { Connection } from './connection.ts';
import { putDeadline } from './document-rows.ts';
import type { StatedTask } from './group.ts';
import { indexTask, unindexTask } from './index-words.ts';
import type { UnitRegister } from './unit-register.ts';

/** Where a task is to be entered. */
export interface TaskPlace { documentId: number; sourceId: number; ordinal: number; at: string }

/** Enters a new task with everything below it. Returns its id. */
export function addTask(connection: Connection, units: UnitRegister, place: TaskPlace, task: StatedTask): number {
  const id = connection.run(
    'INSERT INTO tasks(document_id, source_id, ordinal, provision_key, path, title, due_on, posted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    place.documentId, place.sourceId, place.ordinal, task.provisionKey, JSON.stringify(task.path), task.title, task.dueOn, place.at,
  );
  putObligations(connection, units, place.documentId, id, task);
  settleTask(connection, units, id);
  return id;
}

/** Gives a known task the words of a new version. Its id, status and whatever a person set stay. */
export function renewTask(connection: Connection, units: UnitRegister, place: TaskPlace, id: number, task: StatedTask): void {
  connection.run(
    'UPDATE tasks SET source_id = ?, ordinal = ?, provision_key = ?, path = ?, title = ?, superseded_at = NULL WHERE id = ?',
    place.sourceId, place.ordinal, task.provisionKey, JSON.stringify(task.path), task.title, id,
  );
  clearTask(connection, id);
  putObligations(connection, units, place.documentId, id, task);
  settleTask(connection, units, id);
}

/** A task that the new version no longer has: it leaves the lists and the index, but with its history it stays. */
export function supersedeTask(connection: Connection, id: number, at: string): void {
  connection.run('UPDATE tasks SET superseded_at = ? WHERE id = ?', at, id);
  unindexTask(connection, id);
  recordChange(connection, { taskId: id, at, by: null, field: 'superseded', from: null, to: null });
}

/** Makes what lists and filters read (due date, units, words) agree with the document and with what a person set. */
export function settleTask(connection: Connection, units: UnitRegister, id: number): void {
  const set = new Map(connection.all<{ field: TaskField; value: string }>('SELECT field, value FROM overrides WHERE task_id = ?', id).map((o) => [o.field, JSON.parse(o.value) as unknown]));
  const due = set.has('dueOn') ? (set.get('dueOn') as string | null) : statedDue(connection, id);
  connection.run('UPDATE tasks SET due_on = ? WHERE id = ?', due, id);
  connection.run('DELETE FROM task_units WHERE task_id = ?', id);
  const enter = (unitId: number, role: Role | 'subject'): void => void connection.run('INSERT OR IGNORE INTO task_units(unit_id, role, task_id) VALUES (?, ?, ?)', unitId, role, id);
  const chosen = set.get('units') as { unit: string; role: Role }[] | undefined;
  if (chosen) for (const { unit, role } of chosen) enter(units.idOf(unit), role);
  else {
    for (const row of connection.all<{ unit_id: number; role: Role }>('SELECT DISTINCT unit_id, role FROM responsibilities WHERE task_id = ?', id)) enter(row.unit_id, row.role);
    for (const actors of connection.column<string>("SELECT actors FROM obligations WHERE task_id = ? AND actors <> '[]'", id)) {
      for (const actor of JSON.parse(actors) as { unit: string }[]) enter(units.idOf(actor.unit), 'subject');
    }
  }
  if (connection.get('SELECT 1 FROM tasks WHERE id = ? AND superseded_at IS NULL', id)) indexTask(connection, id);
}

/** Adds a line to a task's history. */
export function recordChange(connection: Connection, change: Omit<ChangeRow, 'id'>): void {
  connection.run('INSERT INTO changes(task_id, at, by, field, from_value, to_value) VALUES (?, ?, ?, ?, ?, ?)', change.taskId, change.at, change.by, change.field, change.from, change.to);
}

function statedDue(connection: Connection, id: number): string | null {
  return connection.get<{ due: string | null }>("SELECT min(due_on) AS due FROM deadlines WHERE task_id = ? AND due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", id)!.due;
}

function clearTask(connection: Connection, id: number): void {
  connection.run('DELETE FROM quantities WHERE obligation_id IN (SELECT id FROM obligations WHERE task_id = ?)', id);
  for (const table of ['diagnostics', 'responsibilities', 'deadlines', 'obligations']) connection.run(`DELETE FROM ${table} WHERE task_id = ?`, id);
}

function putObligations(connection: Connection, units: UnitRegister, documentId: number, taskId: number, task: StatedTask): void {
  for (const o of task.obligations) {
    const actors = o.actors.map((unit, i) => ({ unit, span: o.actorSpans[i] ?? null }));
    const id = connection.run(
      'INSERT INTO obligations(task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      taskId, documentId, o.span[0], o.span[1], o.line, o.text, o.modality, JSON.stringify(actors), o.rule,
    );
    for (const r of o.responsibilities) {
      connection.run(
        'INSERT INTO responsibilities(task_id, obligation_id, unit_id, role, basis, printed, start, end, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        taskId, id, units.idOf(r.unit), r.role, r.basis, r.printed, r.span?.[0] ?? null, r.span?.[1] ?? null, r.rule,
      );
    }
    for (const deadline of o.deadlines) putDeadline(connection, documentId, taskId, id, deadline);
    for (const q of o.quantities) {
      connection.run(
        'INSERT INTO quantities(obligation_id, start, end, text, metric, comparator, value, unit, base, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id, q.span[0], q.span[1], q.text, q.metric, q.comparator, q.value, q.unit, q.base ?? null, q.rule,
      );
    }
  }
}
