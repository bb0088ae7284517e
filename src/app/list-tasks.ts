import type { CalendarDate } from '#model/calendar-date';
import type { TaskFilter, TaskRow } from '#model/ledger';
import { countTasks, tasks } from '#ledger/tasks';
import { today } from './clock.ts';
import { readLedger } from './read-ledger.ts';

export interface TaskList {
  tasks: TaskRow[];
  /** How many the filter leaves when its limit and offset are not counted. */
  total: number;
}

/** The tasks that a filter leaves, as they stand today (`overdue`). @throws Failure of the ledger, 'query-invalid' */
export function listTasks(ledgerPath: string, filter: TaskFilter, options: { today?: CalendarDate } = {}): TaskList {
  return readLedger(ledgerPath, (ledger) => ({ tasks: tasks(ledger, filter, { today: today(options.today) }), total: countTasks(ledger, filter) }));
}
