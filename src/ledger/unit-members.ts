import type { TaskStatus } from '#model/ledger';
import type { TableFilter } from '#model/table';
import type { Reading } from './connection.ts';
import { overdueTasks, tasksLeft, unitCondition } from './table-filter.ts';
import { columnsOf, STATUSES, type TaskColumns } from './task-columns.ts';

export interface UnitTally { unitId: number; total: number; overdue: number; byStatus: Partial<Record<TaskStatus, number>> }

/** How many of the tasks that a filter leaves name each unit, each task once for a unit, by status. */
export function tallyUnits(reading: Reading, filter: TableFilter, today: string): UnitTally[] {
  const columns = columnsOf(reading);
  const left = tasksLeft(columns, filter, today);
  const overdue = overdueTasks(columns, today);
  const { status } = columns;
  const tallies = new Map<number, UnitTally>();
  eachNaming(columns, () => true, (unitId, taskId) => {
    if (left[taskId] !== 1) return;
    let tally = tallies.get(unitId);
    if (!tally) tallies.set(unitId, (tally = { unitId, total: 0, overdue: 0, byStatus: {} }));
    const name = STATUSES[status[taskId]!]!;
    tally.total++;
    tally.overdue += overdue[taskId]!;
    tally.byStatus[name] = (tally.byStatus[name] ?? 0) + 1;
  });
  return [...tallies.values()];
}

/** The given tasks by the units that they name, in the given order; with a filter by units or roles only by those. */
export function tasksByUnit(columns: TaskColumns, ids: readonly number[], filter: TableFilter): Map<number, number[]> {
  const units = unitCondition(filter.units);
  const wanted = units && new Set(columns.reading.column<number>(`SELECT u.id FROM units u WHERE ${units.sql}`, ...units.values));
  const roles = filter.roles && filter.roles.length > 0 ? new Set<string>(filter.roles) : null;
  const place = new Uint32Array(columns.size);
  ids.forEach((id, i) => { place[id] = i + 1; });
  const members = new Map<number, number[]>();
  eachNaming(columns, (unitId, role) => (wanted?.has(unitId) ?? true) && (roles?.has(role) ?? true), (unitId, taskId) => {
    const at = place[taskId] ?? 0;
    if (at === 0) return;
    const list = members.get(unitId);
    if (list) list.push(at);
    else members.set(unitId, [at]);
  });
  return new Map([...members].map(([unit, places]) => [unit, Array.from(Uint32Array.from(places).sort(), (at) => ids[at - 1]!)]));
}

/** Names of units by their numbers. */
export function unitNames(reading: Reading, ids: readonly number[]): Map<number, string> {
  return new Map(reading.all<{ id: number; name: string }>('SELECT id, name FROM units WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)).map((unit) => [unit.id, unit.name]));
}

/** Each wanted unit with each standing task that names it, once whatever its roles there; unit after unit. */
function eachNaming({ namings, standing }: TaskColumns, wanted: (unitId: number, role: string) => boolean, tell: (unitId: number, taskId: number) => void): void {
  const seen = new Uint32Array(standing.length);
  for (const { unitId, role, tasks } of namings) {
    if (!wanted(unitId, role)) continue;
    for (const taskId of tasks) {
      if (standing[taskId] !== 1 || seen[taskId] === unitId) continue;
      seen[taskId] = unitId;
      tell(unitId, taskId);
    }
  }
}
