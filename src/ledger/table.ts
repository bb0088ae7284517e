import type { GroupKey, TableGroup, TableQuery } from '#model/table';
import type { Reading } from './connection.ts';
import { overdueTasks, tasksLeft } from './table-filter.ts';
import { taskOrder } from './table-order.ts';
import { columnsOf, type TaskColumns } from './task-columns.ts';
import { tasksByUnit } from './unit-members.ts';

/** A whole table by the numbers of its tasks, to be shown a page at a time. With groups a task may stand more than once. */
export interface Table {
  /** Task numbers in the order of the table. */
  ids: readonly number[];
  /** How many different tasks there are. */
  tasks: number;
  groups: TableGroup[] | null;
}

/** The tasks that a query leaves, in its order. @throws Failure 'query-invalid' */
export function table(reading: Reading, query: TableQuery, today: string): Table {
  const columns = columnsOf(reading);
  const left = tasksLeft(columns, query.filter, today);
  const { by, descending = false } = query.sort ?? { by: 'document' };
  const order = taskOrder(columns, by, descending);
  const ids: number[] = [];
  for (let i = 0; i < order.length; i++) if (left[order[i]!] === 1) ids.push(order[i]!);
  return query.group === undefined ? { ids, tasks: ids.length, groups: null } : grouped(columns, query, ids, query.group, today);
}

function grouped(columns: TaskColumns, query: TableQuery, ids: readonly number[], by: GroupKey, today: string): Table {
  const overdue = overdueTasks(columns, today);
  const members = by === 'unit' ? unitMembers(columns, query, ids) : by === 'document' ? groupBy(ids, columns.documentOf) : monthMembers(columns, ids);
  // Documents come as their first tasks do, months in order, units by their number of tasks; what has none last.
  const found = [...members].map(([key, group]) => ({ key, ids: group }));
  if (by === 'unit') found.sort((a, b) => Number(a.key === 0) - Number(b.key === 0) || b.ids.length - a.ids.length || a.key - b.key);
  if (by === 'month') found.sort((a, b) => Number(a.key === 0) - Number(b.key === 0) || a.key - b.key);
  const labels = labelsOf(columns.reading, by, found.map(({ key }) => key));
  let start = 0;
  const groups = found.map(({ key, ids: group }): TableGroup => {
    const one = { key: by === 'month' ? monthOf(key) : key === 0 ? '' : String(key), label: labels.get(key) ?? '', start, count: group.length, overdue: group.reduce((n, id) => n + overdue[id]!, 0) };
    start += group.length;
    return one;
  });
  return { ids: found.flatMap((group) => group.ids), tasks: ids.length, groups };
}

/** Tasks by a number that each has, in their order. */
function groupBy(ids: readonly number[], keyOf: Uint32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (const id of ids) {
    const key = keyOf[id]!;
    const list = members.get(key);
    if (list) list.push(id);
    else members.set(key, [id]);
  }
  return members;
}

/** Month as 202512 → tasks; 0: no due date. */
function monthMembers({ due }: TaskColumns, ids: readonly number[]): Map<number, number[]> {
  const months = due.days.map((day) => Number(day.slice(0, 4) + day.slice(5, 7)));
  return groupBy(ids, Uint32Array.from(due.of, (place) => (place === 0 ? 0 : months[place - 1]!)));
}

/** Unit's number → tasks that name it; 0: tasks that name none. With a filter by units or roles only those are groups. */
function unitMembers(columns: TaskColumns, query: TableQuery, ids: readonly number[]): Map<number, number[]> {
  const members = tasksByUnit(columns, ids, query.filter);
  if ((query.filter.units ?? query.filter.roles ?? []).length > 0) return members;
  const none = ids.filter((id) => columns.named[id] !== 1);
  if (none.length > 0) members.set(0, none);
  return members;
}

const monthOf = (key: number): string => (key === 0 ? '' : `${String(key).slice(0, 4)}-${String(key).slice(4)}`);

function labelsOf(reading: Reading, by: GroupKey, keys: readonly number[]): Map<number, string> {
  if (by === 'month') return new Map(keys.map((key) => [key, monthOf(key)]));
  const [name, from] = by === 'unit' ? ['name', 'units'] : ['title', 'documents'];
  return new Map(reading.all<{ id: number; label: string }>(`SELECT id, ${name} AS label FROM ${from} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(keys)).map((row) => [row.id, row.label]));
}
