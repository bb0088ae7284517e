import type { CalendarDate } from '#model/calendar-date';
import type { TaskFilter, TaskRow } from '#model/ledger';
import type { LayoutId } from '#export/layouts';
import { formatOf, write, type Written } from '#export/write';
import { tasks } from '#ledger/tasks';
import { today } from './clock.ts';
import { readLedger } from './read-ledger.ts';

export interface ExportOptions {
  today?: CalendarDate;
  /** What to put into the remark column. */
  remark?: (row: TaskRow) => string;
}

/**
 * Writes the tasks that a filter leaves to an xlsx or csv file.
 * @throws Failure 'export-format-unknown', 'export-target-unwritable', 'disk-full', 'query-invalid', those of the ledger
 */
export async function exportTasks(ledgerPath: string, target: string, layout: LayoutId, filter: TaskFilter, options: ExportOptions = {}): Promise<Written> {
  formatOf(target);
  const day = today(options.today);
  const rows = readLedger(ledgerPath, (ledger) => tasks(ledger, filter, { today: day }));
  return write(target, layout, rows, { today: day, remark: options.remark, unit: filter.unit });
}
