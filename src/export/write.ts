import { extname } from 'node:path';
import { Failure } from '#model/failure';
import type { TaskRow } from '#model/ledger';
import { arrange, type LayoutId, type PlanOptions } from './layouts.ts';
import { replaceFile } from './replace-file.ts';

export interface Written {
  path: string;
  format: 'xlsx' | 'csv';
  tasks: number;
  sheets: number;
  /** Lines of all sheets: more than the tasks where tasks are split or stand on several units' sheets. */
  lines: number;
}

/**
 * Writes tasks to `target`, as xlsx or csv by its ending; an earlier file of that name is replaced when all is written.
 * @throws Failure 'export-format-unknown', 'export-target-unwritable', 'disk-full'
 */
export async function write(target: string, layout: LayoutId, rows: readonly TaskRow[], options: PlanOptions): Promise<Written> {
  const format = formatOf(target);
  const plan = arrange(layout, rows, options);
  await replaceFile(target, async (temporary) => {
    if (format === 'csv') {
      const { writeCsv } = await import('./csv.ts');
      await writeCsv(plan, temporary);
    } else {
      const { writeXlsx } = await import('./xlsx.ts');
      await writeXlsx(plan, temporary, options.today);
    }
  });
  const lines = plan.sheets.reduce((sum, sheet) => sum + sheet.entries.length, 0);
  return { path: target, format, tasks: rows.length, sheets: plan.sheets.length + (plan.units.length > 0 && format === 'xlsx' ? 1 : 0), lines };
}

/** @throws Failure 'export-format-unknown' */
export function formatOf(target: string): 'xlsx' | 'csv' {
  const ending = extname(target).toLowerCase();
  if (ending === '.xlsx') return 'xlsx';
  if (ending === '.csv') return 'csv';
  throw new Failure('export-format-unknown', { path: target, found: ending });
}
