import { resolve } from 'node:path';
import { exportTasks as exported } from '#app/export-tasks';
import { filterOf, ledgerPath, type FilterOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { remarkWords } from './words.ts';

/** `zeqing export`: the tasks that the filters leave, as a file. */
export async function exportTasks(options: FilterOptions & { out: string; layout?: 'breakdown' | 'by-unit' | 'register' }, terminal: Terminal): Promise<ExitCode> {
  const written = await exported(ledgerPath(options), options.out, options.layout ?? 'breakdown', filterOf(options), { today: options.today, remark: (row) => remarkWords(row.doubts) });
  if (options.json) await terminal.out(`${JSON.stringify({ ...written, path: resolve(written.path) })}\n`);
  else {
    await terminal.out(`已导出 ${written.tasks} 项任务到 ${resolve(written.path)}${written.sheets > 1 ? `(${written.sheets} 张工作表)` : ''}\n`);
    if (written.tasks === 0) terminal.line('提示:没有符合条件的任务,导出的是空表。');
  }
  return 0;
}
