import type { Deadline, Modality } from '#model/analysis';
import { SETTLED_STATES } from '#model/supervise';
import type { SourceLine, TaskField, TaskFilter, TaskObligation, TaskRow, TaskStatus, TaskUnit } from '#model/ledger';
import type { Reading, SqlValue } from './connection.ts';
import type { Ledger } from './open.ts';
import { deadlineOf } from './stored-deadline.ts';
import type { StoredDeadline } from './stored-deadline.ts';
import { conditionOf } from './task-filter.ts';
import { joinSentences } from './task-text.ts';

/** What a row needs besides the ledger: the day on which it is looked at ('2025-06-30'), for `overdue`. */
export interface Today { today: string }

/** How many tasks are read at a time. */
const PAGE = 200;
/** Statuses under which nothing is due any more. */
export const SETTLED = SETTLED_STATES;

/** The tasks that a filter leaves, in the order of documents and of their text; `limit` and `offset` apply. */
export function tasks(ledger: Ledger, filter: TaskFilter, today: Today): TaskRow[] {
  return [...eachTask(ledger, filter, today)];
}

/** As `tasks`, one after another, never more than a page of them in memory: for exports. */
export function* eachTask(ledger: Ledger, filter: TaskFilter, { today }: Today): Generator<TaskRow> {
  const ids = taskIds(ledger.reading, filter);
  for (let i = 0; i < ids.length; i += PAGE) yield* rowsOf(ledger.reading, ids.slice(i, i + PAGE), today);
}

/** How many tasks a filter leaves; its `limit` and `offset` do not count. */
export function countTasks(ledger: Ledger, filter: TaskFilter): number {
  const { sql, values } = conditionOf(filter);
  return ledger.reading.get<{ n: number }>(`SELECT count(*) AS n FROM tasks t WHERE ${sql}`, ...values)!.n;
}

/** One task, also one that a new version of its document no longer has; null when there is none of this number. */
export function taskById(ledger: Ledger, id: number, { today }: Today): TaskRow | null {
  return rowsOf(ledger.reading, [id], today)[0] ?? null;
}

/** The lines of the source in which a task's obligations stand, in order. */
export function taskLines(ledger: Ledger, id: number): SourceLine[] {
  return ledger.reading
    .all<{ start: number; text: string }>(
      `SELECT DISTINCT l.start, l.text FROM obligations o JOIN tasks t ON t.id = o.task_id
        JOIN lines l ON l.source_id = t.source_id AND l.start < o.end
          AND l.start >= (SELECT max(b.start) FROM lines b WHERE b.source_id = t.source_id AND b.start <= o.start)
        WHERE o.task_id = ? ORDER BY l.start`, id)
    .map(({ start, text }) => ({ span: [start, start + text.length], text }));
}

/** The statement behind the lists, for `tasks` and for the tests of its query plan. */
export function taskQuery(filter: TaskFilter): { sql: string; values: SqlValue[] } {
  const { sql, values } = conditionOf(filter);
  // The planner would rather walk all tasks in order than sort the few that are due; + keeps it from the order's index.
  const order = filter.dueBefore === undefined && filter.dueFrom === undefined ? 't.document_id, t.ordinal' : '+t.document_id, t.ordinal';
  return { sql: `SELECT t.id FROM tasks t WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`, values: [...values, filter.limit ?? -1, filter.offset ?? 0] };
}

function taskIds(reading: Reading, filter: TaskFilter): number[] {
  const { sql, values } = taskQuery(filter);
  return reading.column<number>(sql, ...values);
}

interface TaskHead {
  id: number; documentId: number; path: string; provisionTitle: string; status: TaskStatus; dueOn: string | null;
  document: string; number: string | null; issuers: string; issueDate: string | null; sourceName: string;
}
interface StoredObligation { id: number; taskId: number; start: number; end: number; line: number; text: string; modality: TaskObligation['modality']; actors: string }
interface StoredUnit { obligationId: number; ordinal: number; unit: string; role: TaskUnit['role']; basis: TaskUnit['basis']; printed: string | null; start: number | null; end: number | null }

/** Full rows of the given tasks, in the given order, by a fixed number of statements. */
export function rowsOf(reading: Reading, ids: readonly number[], today: string): TaskRow[] {
  const list = JSON.stringify(ids);
  const below = <Row>(sql: string): Row[] => reading.all<Row>(`${sql} IN (SELECT value FROM json_each(?))`, list);
  const heads = new Map(below<TaskHead>(
    `SELECT t.id, t.document_id AS documentId, t.path, t.title AS provisionTitle, t.status, t.due_on AS dueOn, d.title AS document, d.number,
      d.issuers, d.issue_date AS issueDate, s.name AS sourceName
      FROM tasks t JOIN documents d ON d.id = t.document_id JOIN sources s ON s.id = t.source_id WHERE t.id`).map((h) => [h.id, h]));
  const obligations = Map.groupBy(below<StoredObligation>('SELECT id, task_id AS taskId, start, end, line, text, modality, actors FROM obligations WHERE task_id'), (o) => o.taskId);
  const units = Map.groupBy(below<StoredUnit>(
    `SELECT r.obligation_id AS obligationId, r.ordinal, u.name AS unit, r.role, r.basis, r.printed, r.start, r.end
      FROM obligations o JOIN responsibilities r ON r.obligation_id = o.id JOIN units u ON u.id = r.unit_id WHERE o.task_id`), (r) => r.obligationId);
  const deadlines = Map.groupBy(below<StoredDeadline>('SELECT * FROM deadlines WHERE task_id'), (d) => d.obligation_id);
  const overrides = Map.groupBy(below<{ task_id: number; field: TaskField; value: string }>('SELECT task_id, field, value FROM overrides WHERE task_id'), (o) => o.task_id);
  const doubts = Map.groupBy(below<{ task_id: number; code: string }>('SELECT task_id, code FROM diagnostics WHERE task_id'), (d) => d.task_id);
  return ids.flatMap((id) => {
    const head = heads.get(id);
    if (!head) return [];
    const stored = (obligations.get(id) ?? []).sort((a, b) => a.start - b.start || a.id - b.id);
    const set = new Map((overrides.get(id) ?? []).map((o) => [o.field, JSON.parse(o.value) as unknown]));
    const modality = set.get('modality') as Modality | undefined;
    const full = stored.map((o) => obligationOf(modality ? { ...o, modality } : o, units.get(o.id) ?? [], (deadlines.get(o.id) ?? []).map(deadlineOf)));
    return [{
      ...head,
      issuers: JSON.parse(head.issuers) as string[],
      provisionPath: JSON.parse(head.path) as string[],
      text: (set.get('text') as string | undefined) ?? joinSentences(stored),
      units: personUnits(set) ?? distinct(full.flatMap((o) => o.units), (u) => `${u.role} ${u.unit}`),
      deadlines: distinct(full.flatMap((o) => o.deadlines), (d) => `${d.span[0]} ${d.span[1]} ${d.kind} ${d.end ?? d.due ?? ''}`),
      overdue: head.dueOn !== null && head.dueOn < today && !SETTLED.includes(head.status),
      spans: full.map((o) => o.span),
      obligations: full,
      doubts: [...new Set((doubts.get(id) ?? []).map((d) => d.code))],
      ...(modality && { modality }),
      personSet: [...set.keys()],
    }].map(({ path: _path, ...row }) => row);
  });
}

function obligationOf(o: StoredObligation, units: readonly StoredUnit[], deadlines: Deadline[]): TaskObligation {
  const actors = (JSON.parse(o.actors) as { unit: string }[]).map((actor) => actor.unit);
  return {
    id: o.id, text: o.text, modality: o.modality, span: [o.start, o.end], actors, deadlines,
    units: units.toSorted((a, b) => a.ordinal - b.ordinal).map(({ unit, role, basis, printed, start, end }) => ({ unit, role, basis, printed, span: start === null || end === null ? null : [start, end] })),
  };
}

/** Units that a person chose: assigned, but at no place of the text. */
function personUnits(set: ReadonlyMap<TaskField, unknown>): TaskUnit[] | null {
  const chosen = set.get('units') as { unit: string; role: TaskUnit['role'] }[] | undefined;
  return chosen?.map(({ unit, role }) => ({ unit, role, basis: 'assignment', printed: null, span: null })) ?? null;
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].reverse();
}
