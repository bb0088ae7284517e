import type { TaskStatus } from '#model/ledger';
import type { TableFilter } from '#model/table';
import type { Reading } from './connection.ts';
import { columnsOf, STATUSES, type TaskColumns } from './table/columns.ts';
import { overdueTasks, tasksLeft, unitCondition } from './table/filter.ts';

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

/** The units of every task: those of task `id` are `keys[starts[id]]` to before `keys[starts[id + 1]]`, each once, none above `last`. */
export interface UnitsOfTasks { starts: Uint32Array; keys: Uint32Array; last: number }

/** Which units each standing task names, 0 standing for none `withNone`; with a filter by units or roles only those. */
export function unitsOfTasks(columns: TaskColumns, filter: TableFilter, withNone: boolean): UnitsOfTasks {
  const units = unitCondition(filter.units);
  const wanted = units && new Set(columns.reading.column<number>(`SELECT u.id FROM units u WHERE ${units.sql}`, ...units.values));
  const roles = filter.roles && filter.roles.length > 0 ? new Set<string>(filter.roles) : null;
  if (wanted || roles || !withNone) return unitsWithin(columns, (unitId, role) => (wanted?.has(unitId) ?? true) && (roles?.has(role) ?? true), withNone);
  return columns.keep('units of tasks', () => unitsWithin(columns, () => true, true));
}

function unitsWithin(columns: TaskColumns, wanted: (unitId: number, role: string) => boolean, withNone: boolean): UnitsOfTasks {
  const { size, order, named } = columns;
  const starts = new Uint32Array(size + 1);
  let last = 0;
  eachNaming(columns, wanted, (unitId, taskId) => {
    starts[taskId + 1]!++;
    if (unitId > last) last = unitId;
  });
  if (withNone) for (const id of order) if (named[id] !== 1) starts[id + 1]!++;
  for (let id = 0; id < size; id++) starts[id + 1]! += starts[id]!;
  const keys = new Uint32Array(starts[size]!);
  const next = starts.slice();
  eachNaming(columns, wanted, (unitId, taskId) => { keys[next[taskId]!++] = unitId; });
  return { starts, keys, last };
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
