import { listTasks as tasksOf } from '#app/list-tasks';
import { filterOf, ledgerPath, type FilterOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { taskTable } from './task-table.ts';
import type { Terminal } from './terminal.ts';

/** `zeqing tasks`: the ledger's rows as a table, or `{ "tasks": [...] }`. */
export async function listTasks(options: FilterOptions, terminal: Terminal): Promise<ExitCode> {
  const { tasks, total } = tasksOf(ledgerPath(options), filterOf(options), { today: options.today });
  if (options.json) {
    await terminal.out(`{"tasks":[${tasks.length > 0 ? '\n' : ''}`);
    for (const [index, task] of tasks.entries()) {
      if (terminal.closed) return 0;
      await terminal.out(JSON.stringify(task) + (index < tasks.length - 1 ? ',\n' : '\n'));
    }
    await terminal.out(`],"total":${total}}\n`);
    return 0;
  }
  if (tasks.length === 0) {
    await terminal.out('没有符合条件的任务。\n');
    return 0;
  }
  await terminal.out(`${taskTable(tasks, terminal).join('\n')}\n\n${terminal.bold(`共 ${total} 项任务${tasks.length < total ? `,显示 ${tasks.length} 项` : ''}`)}(zeqing show 编号 可看原文)\n`);
  return 0;
}
