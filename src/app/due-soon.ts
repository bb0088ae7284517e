import { addDays } from '#model/calendar-date';
import type { TaskStatus } from '#model/ledger';
import type { Core } from './core.ts';
import { rowsOfTable, tableOf } from './tables.ts';

/** Days ahead that are worth a reminder, and how many tasks it names. */
const AHEAD = 3;
const NAMED = 3;
const OPEN: TaskStatus[] = ['not-started', 'in-progress', 'extended'];

/** Open tasks due today or in the next days, those overdue, and the first of them by name. */
export function dueSoon(core: Core): { due: number; overdue: number; first: string[] } {
  const due = tableOf(core, { filter: { statuses: OPEN, dueFrom: core.today, dueTo: addDays(core.today, AHEAD) }, sort: { by: 'dueOn' } });
  const overdue = tableOf(core, { filter: { overdue: true }, sort: { by: 'dueOn', descending: true } });
  const named = [...rowsOfTable(core, due, 0, NAMED), ...rowsOfTable(core, overdue, 0, NAMED)].slice(0, NAMED);
  return { due: due.tasks, overdue: overdue.tasks, first: named.map((task) => `${task.dueOn ?? ''} ${(task.provisionTitle || task.text).replace(/\s+/g, '').slice(0, 40)}`) };
}
