import type { Connection, SqlValue } from './connection.ts';

type Row = Record<string, SqlValue>;

/** The version of the schema from which on tasks can be supervised: earlier steps of migration run without these tables. */
const SINCE = 5;
const TABLES = ['supervised', 'supervision_fields', 'default_limits', 'occurrences', 'progress_notes', 'extensions', 'attachments', 'feedback_rows'] as const;

/** All rows about a task's supervision, by table; null for a task that is not supervised. */
export type SupervisionRows = Record<(typeof TABLES)[number], Row[]> | null;

export function captureSupervision(connection: Connection, taskId: number): SupervisionRows {
  if (!connection.get('SELECT 1 FROM supervised WHERE task_id = ?', taskId)) return null;
  return Object.fromEntries(TABLES.map((table) => [table, connection.all<Row>(`SELECT * FROM ${table} WHERE task_id = ?`, taskId)])) as Exclude<SupervisionRows, null>;
}

/** Puts the rows of a task's supervision back to how they were. */
export function restoreSupervision(connection: Connection, taskId: number, rows: SupervisionRows): void {
  // Dates that the calendar has brought since, and rows that were sent out since, are no part of what is taken back.
  const dates = rows === null ? [] : connection.column<string>('SELECT due_on FROM occurrences WHERE task_id = ?', taskId);
  for (const table of TABLES) {
    if (table !== 'feedback_rows') connection.run(`DELETE FROM ${table} WHERE task_id = ?`, taskId);
    for (const row of rows?.[table] ?? []) {
      const columns = Object.keys(row);
      connection.run(`INSERT OR REPLACE INTO ${table}(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...Object.values(row));
    }
  }
  connection.run('INSERT OR IGNORE INTO occurrences(task_id, due_on) SELECT ?, value FROM json_each(?)', taskId, JSON.stringify(dates));
}

/**
 * What history tells of a task's supervision: the field of the change (before the colon), and its value as JSON.
 * Occurrences that nobody has touched are not told of: they come and go with the calendar.
 */
export function supervisionValues(connection: Connection, taskId: number): Map<string, string> {
  const values = new Map<string, string>();
  const assigned = connection.get<{ assigned_on: string }>('SELECT assigned_on FROM supervised WHERE task_id = ?', taskId);
  if (!assigned) return values;
  values.set('assigned', JSON.stringify(assigned.assigned_on));
  for (const row of connection.all<{ field: string; value: string }>('SELECT field, value FROM supervision_fields WHERE task_id = ?', taskId)) values.set(row.field, JSON.stringify(row.value));
  const limit = connection.get<{ due_on: string; rule: string }>('SELECT due_on, rule FROM default_limits WHERE task_id = ?', taskId);
  if (limit) values.set('default-limit', JSON.stringify({ dueOn: limit.due_on, rule: limit.rule }));
  for (const row of connection.all<Row>(
    `SELECT due_on AS dueOn, extended_to AS extendedTo, status, percent, done_on AS doneOn FROM occurrences
      WHERE task_id = ? AND (status <> 'not-started' OR percent IS NOT NULL OR extended_to IS NOT NULL OR done_on IS NOT NULL)`, taskId)) values.set(`occurrence:${String(row['dueOn'])}`, JSON.stringify(row));
  for (const row of connection.all<Row>('SELECT id, occurrence, on_date AS "on", percent, text, problems, next_steps AS next, origin FROM progress_notes WHERE task_id = ?', taskId)) values.set(`progress:${String(row['id'])}`, JSON.stringify(row));
  for (const row of connection.all<Row>('SELECT id, occurrence, from_on AS "from", to_on AS "to", reason, state FROM extensions WHERE task_id = ?', taskId)) values.set(`extension:${String(row['id'])}`, JSON.stringify(row));
  for (const row of connection.all<Row>('SELECT id, name, sha256 FROM attachments WHERE task_id = ?', taskId)) values.set(`attachment:${String(row['id'])}`, JSON.stringify(row));
  return values;
}

/**
 * The due date that supervision gives a task: of a recurring duty the earliest open occurrence, else the office's
 * default limit where the document states no limit at all; undefined when it has nothing to say.
 */
export function supervisedDue(connection: Connection, taskId: number): string | null | undefined {
  if (Number(connection.pragma('user_version')) < SINCE) return undefined;
  const recurring = connection.get<{ n: number; due: string | null }>(
    `SELECT count(*) AS n, min(CASE WHEN status IN ('done-unverified', 'completed', 'closed-out', 'terminated') THEN NULL ELSE coalesce(extended_to, due_on) END) AS due
      FROM occurrences WHERE task_id = ?`, taskId)!;
  const others = connection.get<{ due: string | null; n: number }>(
    `SELECT count(*) AS n, min(CASE WHEN kind <> 'every' AND due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN due_on END) AS due FROM deadlines WHERE task_id = ?`, taskId)!;
  if (recurring.n > 0) return [recurring.due, others.due].filter((due) => due !== null).sort()[0] ?? null;
  if (others.n > 0) return undefined;
  return connection.get<{ due_on: string }>('SELECT due_on FROM default_limits WHERE task_id = ?', taskId)?.due_on;
}
