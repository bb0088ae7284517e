import type { Reading } from '#ledger/connection';
import { unitsOfTasks } from '#ledger/unit-members';
import type { GroupKey, TableGroup, TableQuery } from '#model/table';
import { columnsOf, type Mask, type TaskColumns } from './columns.ts';
import { overdueTasks, tasksLeft } from './filter.ts';
import { taskOrder } from './order.ts';

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
  const ids = thoseLeft(order, left);
  return query.group === undefined ? { ids, tasks: ids.length, groups: null } : grouped(columns, query, ids, query.group, today);
}

/** Made in its full length at once: growing to 300,000 takes three times as long. */
function thoseLeft(order: Uint32Array, left: Mask): number[] {
  let count = 0;
  for (let i = 0; i < order.length; i++) count += left[order[i]!]!;
  const ids = new Array<number>(count);
  for (let i = 0, at = 0; i < order.length; i++) if (left[order[i]!] === 1) ids[at++] = order[i]!;
  return ids;
}

function grouped(columns: TaskColumns, query: TableQuery, ids: readonly number[], by: GroupKey, today: string): Table {
  const overdueOf = overdueTasks(columns, today);
  const { starts, keys: keyOf, last } = keysOf(columns, query, by);
  // Keys in the order of their first tasks; counts by key.
  const keys: number[] = [];
  const counts = new Uint32Array(last + 1);
  const overdue = new Uint32Array(last + 1);
  for (const id of ids) {
    for (let i = starts[id]!; i < starts[id + 1]!; i++) {
      const key = keyOf[i]!;
      if (counts[key]!++ === 0) keys.push(key);
      overdue[key]! += overdueOf[id]!;
    }
  }
  // Documents come as their first tasks do, months in order, units by their number of tasks; what has none last.
  if (by === 'unit') keys.sort((a, b) => Number(a === 0) - Number(b === 0) || counts[b]! - counts[a]! || a - b);
  if (by === 'month') keys.sort((a, b) => Number(a === 0) - Number(b === 0) || a - b);
  const labels = labelsOf(columns, by);
  const next = new Uint32Array(last + 1);
  let start = 0;
  const groups = keys.map((key): TableGroup => {
    const group = { key: key === 0 ? '' : by === 'month' ? labels(key) : String(key), label: labels(key), start, count: counts[key]!, overdue: overdue[key]! };
    next[key] = start;
    start += group.count;
    return group;
  });
  const placed = new Array<number>(start);
  for (const id of ids) for (let i = starts[id]!; i < starts[id + 1]!; i++) placed[next[keyOf[i]!]!++] = id;
  return { ids: placed, tasks: ids.length, groups };
}

/** Makes what the orders and groups of the table need, a step at a time: for moments when nobody waits. */
export function* prepareTable(columns: TaskColumns): Generator<void> {
  for (const by of ['dueOn', 'status', 'unit', 'issueDate'] as const) {
    for (const descending of [false, true]) {
      taskOrder(columns, by, descending);
      yield;
    }
  }
  for (const by of ['unit', 'month', 'document'] as const) {
    keysOf(columns, { filter: {} }, by);
    yield;
  }
}

/** The groups in which tasks stand: task `id` in `keys[starts[id]]` to before `keys[starts[id + 1]]`, none above `last`. */
interface GroupKeys { starts: Uint32Array; keys: Uint32Array; last: number }

/** Groups by their document's number, by their month's place among all months (0: no due date), by their unit's number (0: none). */
function keysOf(columns: TaskColumns, query: TableQuery, by: GroupKey): GroupKeys {
  const { units, roles } = query.filter;
  // With a filter by units or roles only those are groups.
  if (by === 'unit') return unitsOfTasks(columns, query.filter, (units ?? roles ?? []).length === 0);
  // One group a task.
  const starts = columns.keep('one each', () => Uint32Array.from({ length: columns.size + 1 }, (_, i) => i));
  return by === 'document' ? { starts, keys: columns.documentOf, last: columns.documents.at(-1)?.id ?? 0 } : { starts, keys: monthsOf(columns).of, last: monthsOf(columns).names.length };
}

function monthsOf(columns: TaskColumns): { names: readonly string[]; of: Uint32Array } {
  return columns.keep('months', () => {
    const { days, of } = columns.due;
    const names = [...new Set(days.map((day) => day.slice(0, 7)))];
    const place = new Map(names.map((name, i) => [name, i + 1]));
    const ofDay = Uint32Array.from(days, (day) => place.get(day.slice(0, 7))!);
    return { names, of: of.map((day) => (day === 0 ? 0 : ofDay[day - 1]!)) };
  });
}

function labelsOf(columns: TaskColumns, by: GroupKey): (key: number) => string {
  if (by === 'month') {
    const { names } = monthsOf(columns);
    return (key) => names[key - 1] ?? '';
  }
  const labels = by === 'unit' ? columns.unitNames : columns.titles;
  return (key) => labels.get(key) ?? '';
}
