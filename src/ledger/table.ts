import type { TaskStatus } from '#model/ledger';
import type { GroupKey, SortKey, TableGroup, TableQuery } from '#model/table';
import type { Reading, SqlValue } from './connection.ts';
import { OVERDUE, tableCondition } from './table-filter.ts';
import type { Condition } from './task-filter.ts';
import { orderByUnit, tasksByUnit } from './unit-members.ts';

/** A whole table by the numbers of its tasks, to be shown a page at a time. With groups a task may stand more than once. */
export interface Table {
  /** Task numbers in the order of the table. */
  ids: readonly number[];
  /** How many different tasks there are. */
  tasks: number;
  groups: TableGroup[] | null;
}

/** Two numbers in one: SQLite hands over a list of numbers much faster than a list of rows. */
const PAIR = 2 ** 32;
const STATUSES: readonly TaskStatus[] = ['not-started', 'in-progress', 'done-unverified', 'extended', 'completed', 'closed-out', 'terminated'];

/** The tasks that a query leaves, in its order. @throws Failure 'query-invalid' */
export function table(reading: Reading, query: TableQuery, today: string): Table {
  const condition = tableCondition(query.filter, today);
  const { by, descending = false } = query.sort ?? { by: 'document' };
  const ids = ordered(reading, condition, by, descending);
  return query.group === undefined ? { ids, tasks: ids.length, groups: null } : grouped(reading, query, condition, ids, query.group, today);
}

/** Statements whose results follow each other: tasks with the value in its order, then those without, in the ledger's order. */
export function orderStatements(condition: Condition, by: Exclude<SortKey, 'unit'>, descending: boolean): { sql: string; values: SqlValue[] }[] {
  const way = descending ? 'DESC' : 'ASC';
  const text = 't.document_id, t.ordinal, t.id';
  const where = (extra: string, order: string, from = 'tasks t'): { sql: string; values: SqlValue[] } => ({ sql: `SELECT t.id FROM ${from} WHERE ${extra}${condition.sql} ORDER BY ${order}`, values: condition.values });
  switch (by) {
    case 'document': return [where('', `t.document_id ${way}, t.ordinal ${way}, t.id ${way}`)];
    case 'dueOn': return [where('t.due_on IS NOT NULL AND ', `t.due_on ${way}, t.id ${way}`), where('t.due_on IS NULL AND ', text)];
    case 'status': return (descending ? STATUSES.toReversed() : STATUSES).map((status) => where(`t.status = '${status}' AND `, text));
    case 'issueDate': return [
      where('d.issue_date IS NOT NULL AND ', `d.issue_date ${way}, d.id ${way}, t.ordinal, t.id`, 'documents d CROSS JOIN tasks t ON t.document_id = d.id'),
      where('d.issue_date IS NULL AND ', text, 'documents d CROSS JOIN tasks t ON t.document_id = d.id'),
    ];
    case 'person': return [
      where("o.field = 'person' AND ", `o.value ${way}, ${text}`, 'overrides o CROSS JOIN tasks t ON t.id = o.task_id'),
      where("NOT EXISTS (SELECT 1 FROM overrides o WHERE o.task_id = t.id AND o.field = 'person') AND ", text),
    ];
  }
}

function ordered(reading: Reading, condition: Condition, by: SortKey, descending: boolean): number[] {
  if (by === 'unit') return orderByUnit(reading, ordered(reading, condition, 'document', false), descending);
  const parts = orderStatements(condition, by, descending).map(({ sql, values }) => reading.column<number>(sql, ...values));
  return parts.length === 1 ? parts[0]! : parts.flat();
}

function grouped(reading: Reading, query: TableQuery, condition: Condition, ids: readonly number[], by: GroupKey, today: string): Table {
  const overdue = new Set(reading.column<number>(`SELECT t.id FROM tasks t WHERE ${OVERDUE} AND ${condition.sql}`, today, ...condition.values));
  const members = by === 'unit' ? unitMembers(reading, query, condition, ids) : keyedMembers(reading, condition, by);
  const rank = new Uint32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  ids.forEach((id, i) => { rank[id] = i; });
  const found = [...members].map(([key, group]) => ({ key, ids: group.sort((a, b) => rank[a]! - rank[b]!) }));
  found.sort((a, b) => Number(a.key === 0) - Number(b.key === 0) || (by === 'unit' ? b.ids.length - a.ids.length : 0) || (by === 'month' || by === 'unit' ? a.key - b.key : rank[a.ids[0]!]! - rank[b.ids[0]!]!));
  const labels = labelsOf(reading, by, found.map(({ key }) => key));
  let start = 0;
  const groups = found.map(({ key, ids: group }): TableGroup => {
    const one = { key: by === 'month' ? monthOf(key) : key === 0 ? '' : String(key), label: labels.get(key) ?? '', start, count: group.length, overdue: group.filter((id) => overdue.has(id)).length };
    start += group.length;
    return one;
  });
  return { ids: found.flatMap((group) => group.ids), tasks: ids.length, groups };
}

/** Group (document's number, or month as 202512) → tasks; 0: no month. */
function keyedMembers(reading: Reading, condition: Condition, by: 'document' | 'month'): Map<number, number[]> {
  const key = by === 'document' ? 't.document_id' : "CASE WHEN t.due_on IS NULL THEN 0 ELSE CAST(substr(t.due_on, 1, 4) || substr(t.due_on, 6, 2) AS INTEGER) END";
  return unpair(reading.column<number>(`SELECT (${key}) * ${PAIR} + t.id FROM tasks t WHERE ${condition.sql}`, ...condition.values));
}

/** Unit's number → tasks that name it; 0: tasks that name none. With a filter by units or roles only those are groups. */
function unitMembers(reading: Reading, query: TableQuery, condition: Condition, ids: readonly number[]): Map<number, number[]> {
  const members = tasksByUnit(reading, ids, query.filter);
  if ((query.filter.units ?? query.filter.roles ?? []).length > 0) return members;
  const none = reading.column<number>(`SELECT t.id FROM tasks t WHERE NOT EXISTS (SELECT 1 FROM task_units tu WHERE tu.task_id = t.id) AND ${condition.sql}`, ...condition.values);
  if (none.length > 0) members.set(0, none);
  return members;
}

function unpair(pairs: readonly number[]): Map<number, number[]> {
  const out = new Map<number, number[]>();
  for (const pair of pairs) {
    const key = Math.floor(pair / PAIR);
    const list = out.get(key);
    if (list) list.push(pair % PAIR);
    else out.set(key, [pair % PAIR]);
  }
  return out;
}

const monthOf = (key: number): string => (key === 0 ? '' : `${String(key).slice(0, 4)}-${String(key).slice(4)}`);

function labelsOf(reading: Reading, by: GroupKey, keys: readonly number[]): Map<number, string> {
  if (by === 'month') return new Map(keys.map((key) => [key, monthOf(key)]));
  const [name, from] = by === 'unit' ? ['name', 'units'] : ['title', 'documents'];
  return new Map(reading.all<{ id: number; label: string }>(`SELECT id, ${name} AS label FROM ${from} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(keys)).map((row) => [row.id, row.label]));
}
