import type { Role } from '#model/analysis';
import type { Reading } from './connection.ts';
import { columnsOf } from './table/columns.ts';
import { unitsOfTasks } from './unit-members.ts';

/** A unit that has to do with a task as it stands now; 'subject' is an acting subject without a role. */
export interface NamedUnit { unit: string; role: Role | 'subject' }

/** The units of a task after a person's changes, in no order that means anything. */
export function unitsOfTask(reading: Reading, taskId: number): NamedUnit[] {
  return reading.all<NamedUnit>('SELECT u.name AS unit, tu.role FROM task_units tu JOIN units u ON u.id = tu.unit_id WHERE tu.task_id = ?', taskId);
}

/** Standing tasks that name exactly this unit, in the order of the ledger. */
export function tasksNaming(reading: Reading, unit: string): number[] {
  return reading.column<number>(
    `SELECT DISTINCT t.id FROM units u JOIN task_units tu ON tu.unit_id = u.id JOIN tasks t ON t.id = tu.task_id AND t.superseded_at IS NULL
      WHERE u.name = ? ORDER BY t.document_id, t.ordinal, t.id`, unit);
}

/** Every unit with the number of standing tasks that name it, the most named first. */
export function unitCounts(reading: Reading): { unit: string; tasks: number }[] {
  const columns = columnsOf(reading);
  const { keys, last } = unitsOfTasks(columns, {}, true);
  const counts = new Uint32Array(last + 1);
  for (let i = 0; i < keys.length; i++) counts[keys[i]!]!++;
  return [...columns.unitNames].flatMap(([id, unit]) => ((counts[id] ?? 0) > 0 ? [{ unit, tasks: counts[id]! }] : [])).sort((x, y) => y.tasks - x.tasks || (x.unit < y.unit ? -1 : 1));
}
