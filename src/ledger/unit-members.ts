import type { TaskStatus } from '#model/ledger';
import type { TableFilter } from '#model/table';
import type { Reading, SqlValue } from './connection.ts';
import { OVERDUE, tableCondition, unitCondition } from './table-filter.ts';

/** Two numbers in one: SQLite hands over a list of numbers much faster than a list of rows, and counting is done here. */
const PAIR = 2 ** 32;
/** More units than any ledger has. */
const UNITS = 2 ** 18;
const STATUSES: readonly TaskStatus[] = ['not-started', 'in-progress', 'done-unverified', 'completed', 'closed-out', 'extended', 'terminated'];

export interface UnitTally { unitId: number; total: number; overdue: number; byStatus: Partial<Record<TaskStatus, number>> }

/**
 * How many of the tasks that a filter leaves name each unit, each task once for a unit, by status. Unlike the same
 * question in SQL it needs no row and no temporary tree for each of the (often a million) namings.
 */
export function tallyUnits(reading: Reading, filter: TableFilter, today: string): UnitTally[] {
  const { sql, values } = tableCondition(filter, today);
  const cases = STATUSES.map((status, i) => `WHEN '${status}' THEN ${i}`).join(' ');
  const standings = reading.column<number>(`SELECT t.id * 16 + (CASE t.status ${cases} END) * 2 + coalesce(${OVERDUE}, 0) FROM tasks t WHERE ${sql}`, today, ...values);
  const standing = new Uint8Array(lastId(reading) + 1);
  for (const one of standings) standing[Math.floor(one / 16)] = 1 + (one % 16);
  const tallies = new Map<number, UnitTally>();
  eachNaming(reading, '1', [], (unitId, taskId) => {
    const state = standing[taskId]!;
    if (state === 0) return;
    let tally = tallies.get(unitId);
    if (!tally) tallies.set(unitId, (tally = { unitId, total: 0, overdue: 0, byStatus: {} }));
    const status = STATUSES[(state - 1) >> 1]!;
    tally.total++;
    tally.overdue += (state - 1) & 1;
    tally.byStatus[status] = (tally.byStatus[status] ?? 0) + 1;
  });
  return [...tallies.values()];
}

/** The given tasks by the units that they name; with a filter by units or roles only by those. */
export function tasksByUnit(reading: Reading, ids: readonly number[], filter: TableFilter): Map<number, number[]> {
  const wanted = new Uint8Array(lastId(reading) + 1);
  for (const id of ids) wanted[id] = 1;
  const units = unitCondition(filter.units);
  const parts = [units ? `tu.unit_id IN (SELECT u.id FROM units u WHERE ${units.sql})` : '1'];
  const values: SqlValue[] = [...(units?.values ?? [])];
  if (filter.roles && filter.roles.length > 0) {
    parts.push('tu.role IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(filter.roles));
  }
  const members = new Map<number, number[]>();
  eachNaming(reading, parts.join(' AND '), values, (unitId, taskId) => {
    if (wanted[taskId] !== 1) return;
    const list = members.get(unitId);
    if (list) list.push(taskId);
    else members.set(unitId, [taskId]);
  });
  return members;
}

/**
 * The given tasks by the name of their first unit (who leads before who is responsible, who cooperates, who only acts), in
 * the order of a Chinese dictionary; tasks of one unit stay in their order, those without any come last.
 */
export function orderByUnit(reading: Reading, ids: readonly number[], descending: boolean): number[] {
  const roles = "CASE tu.role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 WHEN 'cooperate' THEN 2 ELSE 3 END";
  const first = new Float64Array(lastId(reading) + 1).fill(Infinity);
  for (const pair of reading.column<number>(`SELECT ((${roles}) * ${UNITS} + tu.unit_id) * ${PAIR} + tu.task_id FROM task_units tu`)) {
    const taskId = pair % PAIR;
    first[taskId] = Math.min(first[taskId]!, Math.floor(pair / PAIR));
  }
  const byUnit = Map.groupBy(ids, (id) => (first[id] === Infinity ? 0 : first[id]! % UNITS));
  const names = unitNames(reading, [...byUnit.keys()]);
  const { compare } = new Intl.Collator('zh-CN');
  const units = [...names.keys()].sort((a, b) => compare(names.get(a)!, names.get(b)!));
  return [...(descending ? units.reverse() : units), 0].flatMap((unit) => byUnit.get(unit) ?? []);
}

/** Names of units by their numbers. */
export function unitNames(reading: Reading, ids: readonly number[]): Map<number, string> {
  return new Map(reading.all<{ id: number; name: string }>('SELECT id, name FROM units WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)).map((unit) => [unit.id, unit.name]));
}

/** Each unit with each task that names it, once whatever its roles there; unit after unit. */
function eachNaming(reading: Reading, condition: string, values: readonly SqlValue[], tell: (unitId: number, taskId: number) => void): void {
  const seen = new Uint32Array(lastId(reading) + 1);
  for (const pair of reading.column<number>(`SELECT tu.unit_id * ${PAIR} + tu.task_id FROM task_units tu WHERE ${condition} ORDER BY tu.unit_id`, ...values)) {
    const unitId = Math.floor(pair / PAIR);
    const taskId = pair % PAIR;
    if (seen[taskId] === unitId) continue;
    seen[taskId] = unitId;
    tell(unitId, taskId);
  }
}

const lastId = (reading: Reading): number => reading.get<{ id: number | null }>('SELECT max(id) AS id FROM tasks')?.id ?? 0;
