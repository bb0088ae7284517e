import type { Role } from '#model/analysis';
import type { TaskRow } from '#model/ledger';
import { STATUS_NAMES } from '#model/names';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Lines of the task list as `tasks` and the demo show it. */
export function taskTable(tasks: readonly TaskRow[], terminal: Terminal, maxLines = 4): string[] {
  return table(tasks, [
    { heading: '编号', min: 4, max: 7, right: true, value: (task) => String(task.id) },
    { heading: '任务', min: 28, max: 80, value: (task) => task.text },
    { heading: '牵头', min: 8, max: 22, value: (task) => unitNames(task, ['lead']) },
    { heading: '责任(配合)', min: 10, max: 28, value: (task) => unitNames(task, ['responsible', 'cooperate']) },
    { heading: '时限', min: 8, max: 18, value: (task) => [...new Set(task.deadlines.map((deadline) => deadline.text))].join(';') },
    { heading: '到期日', min: 10, max: 10, value: (task) => task.dueOn ?? '', style: (text, task) => (task.overdue ? terminal.red(text) : text) },
    { heading: '状态', min: 6, max: 8, value: (task) => (task.overdue ? '逾期' : STATUS_NAMES[task.status]), style: (text, task) => (task.overdue ? terminal.red(text) : text) },
    { heading: '来源', min: 12, max: 30, value: (task) => `${task.number ?? task.document} ${task.provisionPath.join('')}` },
  ], { width: terminal.width, heading: terminal.bold, maxLines });
}

export function unitNames(task: TaskRow, roles: readonly Role[]): string {
  return [...new Set(task.units.filter((unit) => roles.includes(unit.role)).map((unit) => unit.unit))].join('、');
}
