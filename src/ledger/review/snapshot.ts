import type { Connection, SqlValue } from '#ledger/connection';
import type { Desk } from '#ledger/posting/desk';
import { settleTask } from '#ledger/posting/task-rows';
import { captureSupervision, restoreSupervision } from '#ledger/supervise-rows';
import type { SupervisionRows } from '#ledger/supervise-rows';

type Row = Record<string, SqlValue>;

/** An obligation with what hangs on it; numbers of rows are left out, they are given anew. */
interface ObligationRows { obligation: Row; responsibilities: Row[]; quantities: Row[]; deadlines: Row[] }

/** All that an act of a person can change of a task. `below` only where sentences move between tasks. */
export interface Snapshot {
  sourceId: number;
  task: { status: SqlValue; superseded_at: SqlValue; dismissed_at: SqlValue; stated: SqlValue };
  overrides: Row[];
  accepted: Row | null;
  /** Absent in acts of before there was supervision. */
  supervision?: SupervisionRows;
  below?: { obligations: ObligationRows[]; diagnostics: number[] };
}

/** A task as it stands; with its sentences when `whole`. */
export function capture(connection: Connection, taskId: number, whole: boolean): Snapshot {
  const { source_id, ...task } = connection.get<Snapshot['task'] & { source_id: number }>('SELECT source_id, status, superseded_at, dismissed_at, stated FROM tasks WHERE id = ?', taskId)!;
  const snapshot: Snapshot = {
    sourceId: source_id, task,
    overrides: connection.all<Row>('SELECT field, value, by, at, places FROM overrides WHERE task_id = ?', taskId),
    accepted: connection.get<Row>('SELECT by, at FROM accepted WHERE task_id = ?', taskId) ?? null,
    supervision: captureSupervision(connection, taskId),
  };
  if (whole) {
    snapshot.below = {
      obligations: connection.all<Row & { id: number }>('SELECT * FROM obligations WHERE task_id = ? ORDER BY start, id', taskId).map(({ id, task_id: _, ...obligation }) => ({
        obligation,
        responsibilities: below(connection, 'responsibilities', id),
        quantities: below(connection, 'quantities', id),
        deadlines: below(connection, 'deadlines', id),
      })),
      diagnostics: connection.column<number>('SELECT id FROM diagnostics WHERE task_id = ?', taskId),
    };
  }
  return snapshot;
}

/** Takes a task's sentences away: they are about to be put elsewhere. */
export function empty(connection: Connection, taskId: number): void {
  for (const table of ['quantities', 'responsibilities']) connection.run(`DELETE FROM ${table} WHERE obligation_id IN (SELECT id FROM obligations WHERE task_id = ?)`, taskId);
  for (const table of ['deadlines', 'obligations']) connection.run(`DELETE FROM ${table} WHERE task_id = ?`, taskId);
  connection.run('UPDATE diagnostics SET task_id = NULL WHERE task_id = ?', taskId);
}

/** Puts a task back to how it stood. Its sentences must have been taken away (`empty`) when the snapshot holds them. */
export function restore(desk: Desk, taskId: number, snapshot: Snapshot): void {
  const { connection } = desk;
  const { status, superseded_at, dismissed_at, stated } = snapshot.task;
  connection.run('UPDATE tasks SET status = ?, superseded_at = ?, dismissed_at = ?, stated = ? WHERE id = ?', status, superseded_at, dismissed_at, stated, taskId);
  connection.run('DELETE FROM overrides WHERE task_id = ?', taskId);
  for (const row of snapshot.overrides) insert(connection, 'overrides', { task_id: taskId, ...row });
  connection.run('DELETE FROM accepted WHERE task_id = ?', taskId);
  if (snapshot.accepted) insert(connection, 'accepted', { task_id: taskId, ...snapshot.accepted });
  if (snapshot.supervision !== undefined) restoreSupervision(connection, taskId, snapshot.supervision);
  for (const one of snapshot.below?.obligations ?? []) {
    const obligationId = insert(connection, 'obligations', { ...one.obligation, task_id: taskId });
    for (const row of one.responsibilities) insert(connection, 'responsibilities', { ...row, obligation_id: obligationId });
    for (const row of one.quantities) insert(connection, 'quantities', { ...row, obligation_id: obligationId });
    for (const row of one.deadlines) insert(connection, 'deadlines', { ...row, task_id: taskId, obligation_id: obligationId });
  }
  for (const id of snapshot.below?.diagnostics ?? []) connection.run('UPDATE diagnostics SET task_id = ? WHERE id = ?', taskId, id);
  settleTask(desk, taskId);
}

function below(connection: Connection, table: 'responsibilities' | 'quantities' | 'deadlines', obligationId: number): Row[] {
  return connection.all<Row>(`SELECT * FROM ${table} WHERE obligation_id = ?`, obligationId).map(({ id: _id, obligation_id: _obligation, task_id: _task, ...row }) => row);
}

function insert(connection: Connection, table: string, row: Row): number {
  const columns = Object.keys(row);
  return connection.run(`INSERT INTO ${table}(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...Object.values(row));
}
