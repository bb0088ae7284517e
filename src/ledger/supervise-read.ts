import type { Attachment, Extension, Occurrence, ProgressNote, SupervisedTask, SupervisionField } from '#model/supervise';
import type { Ledger } from './open.ts';
import { rowsOf } from './tasks.ts';

type Of<Row> = Row & { taskId: number };

/** Tasks with all of their supervision, in the given order, by a fixed number of statements. */
export function supervisedTasks({ reading }: Ledger, ids: readonly number[], today: string): SupervisedTask[] {
  const list = JSON.stringify(ids);
  const below = <Row>(sql: string): Map<number, Of<Row>[]> => Map.groupBy(reading.all<Of<Row>>(sql.replace('?', '(SELECT value FROM json_each(?))'), list), (row) => row.taskId);
  const assigned = below<{ assignedOn: string }>('SELECT task_id AS taskId, assigned_on AS assignedOn FROM supervised WHERE task_id IN ?');
  const fields = below<{ field: SupervisionField; value: string }>('SELECT task_id AS taskId, field, value FROM supervision_fields WHERE task_id IN ?');
  const limits = below<{ dueOn: string; rule: string }>('SELECT task_id AS taskId, due_on AS dueOn, rule FROM default_limits WHERE task_id IN ?');
  const occurrences = below<Occurrence>('SELECT task_id AS taskId, due_on AS dueOn, extended_to AS extendedTo, status, percent, done_on AS doneOn FROM occurrences WHERE task_id IN ? ORDER BY due_on');
  const notes = below<ProgressNote>(`SELECT task_id AS taskId, id, nullif(occurrence, '') AS occurrence, on_date AS "on", percent, text, problems, next_steps AS next, origin, by, at FROM progress_notes WHERE task_id IN ? ORDER BY id`);
  const extensions = below<Extension>(`SELECT task_id AS taskId, id, nullif(occurrence, '') AS occurrence, from_on AS "from", to_on AS "to", reason, state, by, at FROM extensions WHERE task_id IN ? ORDER BY id`);
  const attachments = below<Attachment>('SELECT task_id AS taskId, id, sha256, name, bytes, by, at FROM attachments WHERE task_id IN ? ORDER BY id');
  const people = below<{ value: string }>("SELECT task_id AS taskId, value FROM overrides WHERE field = 'person' AND task_id IN ?");
  return rowsOf(reading, ids, today).map((row): SupervisedTask => {
    const own = Object.fromEntries((fields.get(row.id) ?? []).map(({ field, value }) => [field, value])) as SupervisedTask['fields'];
    const told = plain(notes.get(row.id));
    const limit = limits.get(row.id)?.[0];
    const person = people.get(row.id)?.[0]?.value;
    const recurring = occurrences.has(row.id) && !row.deadlines.some((d) => d.kind !== 'every' && d.dueOn === row.dueOn);
    return {
      ...row,
      assignedOn: assigned.get(row.id)?.[0]?.assignedOn ?? null,
      dueOrigin: row.dueOn === null ? null : row.personSet?.includes('dueOn') ? 'person' : recurring ? 'recurring' : limit?.dueOn === row.dueOn && row.deadlines.length === 0 ? 'office-default' : 'stated',
      defaultRule: limit?.rule ?? null,
      person: person === undefined ? null : JSON.parse(person) as string | null,
      fields: own, doneOn: own.doneOn ?? null,
      percent: told.findLast((note) => note.occurrence === null && note.percent !== null)?.percent ?? null,
      notes: told, extensions: plain(extensions.get(row.id)), attachments: plain(attachments.get(row.id)), occurrences: plain(occurrences.get(row.id)),
    };
  });
}

/** Numbers of the standing tasks that are under supervision, in the ledger's order. */
export function supervisedIds({ reading }: Ledger): number[] {
  return reading.column<number>('SELECT t.id FROM supervised s JOIN tasks t ON t.id = s.task_id WHERE t.superseded_at IS NULL ORDER BY t.document_id, t.ordinal, t.id');
}

/** What stands in the way of a default limit or is needed for the dates of a recurring duty. */
export interface AssignmentFacts { taskId: number; documentId: number; type: string | null; urgency: string | null; issueDate: string | null; assignedOn: string | null; deadlines: { kind: string; period: string | null; due: string | null; dueOn: string | null }[] }

export function assignmentFacts({ reading }: Ledger, ids: readonly number[]): AssignmentFacts[] {
  const list = JSON.stringify(ids);
  const deadlines = Map.groupBy(reading.all<Of<AssignmentFacts['deadlines'][number]>>('SELECT task_id AS taskId, kind, period, due, due_on AS dueOn FROM deadlines WHERE task_id IN (SELECT value FROM json_each(?)) ORDER BY start', list), (d) => d.taskId);
  return reading.all<Omit<AssignmentFacts, 'deadlines'>>(
    `SELECT t.id AS taskId, t.document_id AS documentId, d.type, (SELECT value FROM supervision_fields f WHERE f.task_id = t.id AND f.field = 'urgency') AS urgency, d.issue_date AS issueDate,
      (SELECT assigned_on FROM supervised s WHERE s.task_id = t.id) AS assignedOn
      FROM json_each(?) wanted JOIN tasks t ON t.id = wanted.value JOIN documents d ON d.id = t.document_id`, list)
    .map((facts) => ({ ...facts, deadlines: plain(deadlines.get(facts.taskId)) }));
}

function plain<Row>(rows: readonly Of<Row>[] | undefined): Row[] {
  return (rows ?? []).map(({ taskId: _, ...row }) => row as unknown as Row);
}

