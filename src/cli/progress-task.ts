import { STATUS_NAMES } from '#model/names';
import { showProgress, supervise, tellOfMany, tellProgress } from '#app/supervision/progress';
import type { TaskFilter, TaskStatus } from '#model/ledger';
import type { SupervisedTask } from '#model/supervise';
import { taskNumber } from './board.ts';
import { filterOf, type CommonOptions, type FilterOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { atSuperviseDesk } from './supervise-desk.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './wrong-use.ts';

export interface ProgressOptions extends CommonOptions {
  status?: TaskStatus; percent?: number; text?: string; problems?: string; next?: string; on?: string; doneOn?: string; occurrence?: string;
  person?: string; leader?: string; contact?: string; phone?: string; instruction?: string; supervisor?: string; urgency?: string; outcome?: string;
  extendTo?: string; reason?: string; grant?: boolean; refuse?: boolean; attach?: string;
}

/** `zeqing supervise`: puts the tasks that the filters leave under supervision. */
export async function superviseTasks(options: FilterOptions, terminal: Terminal): Promise<ExitCode> {
  const filter: TaskFilter = filterOf(options);
  const { total, fresh } = await atSuperviseDesk(options, (desk) => supervise(desk, filter));
  await terminal.out(options.json ? `${JSON.stringify({ total, fresh })}\n` : `符合条件的任务 ${total} 项,新立项 ${fresh} 项。\n`);
  return 0;
}

/** `zeqing progress TASK …`: tells of progress, or (without options) shows the life of a task. */
export async function progressTask(taskWords: readonly string[], options: ProgressOptions, terminal: Terminal): Promise<ExitCode> {
  const [id = 0, ...others] = taskWords.map(taskNumber);
  if (options.extendTo !== undefined && options.reason === undefined) throw new WrongUse('延期须同时写明 --reason 原因。');
  if (others.length > 0) return progressMany([id, ...others], options, terminal);
  const task = await atSuperviseDesk(options, (desk) => {
    const { json: _json, ledger: _ledger, today: _today, ...change } = options;
    return Object.keys(change).length === 0 ? showProgress(desk, id) : tellProgress(desk, id, change);
  });
  await terminal.out(options.json ? `${JSON.stringify(task, null, 1)}\n` : `${lines(task, terminal).join('\n')}\n`);
  return 0;
}

/** Tells the same of several tasks as one act: all or nothing. */
async function progressMany(ids: readonly number[], options: ProgressOptions, terminal: Terminal): Promise<ExitCode> {
  const { json, ledger: _ledger, today: _today, attach, occurrence, grant, refuse, ...change } = options;
  if (attach !== undefined || occurrence !== undefined || grant || refuse) throw new WrongUse('附件、周期和延期答复只能逐项登记。');
  if (Object.keys(change).length === 0) throw new WrongUse('请写明要登记的内容,或只写一个编号查看。');
  const act = await atSuperviseDesk(options, (desk) => tellOfMany(desk, ids, change));
  await terminal.out(json ? `${JSON.stringify({ changed: act.taskCount })}\n` : `已登记 ${act.taskCount} 项任务,可用 zeqing undo 一次撤销。\n`);
  return 0;
}

function lines({ task, light, history }: ReturnType<typeof showProgress>, terminal: Terminal): string[] {
  const row = (name: string, value: string | null | undefined): string[] => (value ? [`  ${name}:${value}`] : []);
  return [
    terminal.bold(`T${task.id} ${(task.provisionTitle || task.text).replace(/\s+/g, '').slice(0, 60)}`),
    `  状态:${STATUS_NAMES[task.status]}${task.overdue ? terminal.red('(逾期)') : ''}  灯:${light.meaning}  到期:${dueWords(task)}`,
    ...row('立项', task.assignedOn), ...row('完成', task.doneOn), ...row('责任人', task.person), ...row('分管领导', task.fields.leader), ...row('联系人', [task.fields.contact, task.fields.phone].filter(Boolean).join(' ')), ...row('批示', task.fields.instruction),
    ...task.notes.map((note) => `  ${note.on}${note.occurrence ? `(${note.occurrence}期)` : ''} ${note.percent === null ? '' : `${note.percent}% `}${note.text}${note.problems ? ` 问题:${note.problems}` : ''} —${note.by}`),
    ...task.extensions.map((one) => `  延期:${one.from ?? ''} → ${one.to}(${one.reason},${one.state === 'asked' ? '待批' : one.state === 'granted' ? '已同意' : '未同意'})`),
    ...task.occurrences.filter((one) => one.status !== 'not-started').map((one) => `  ${one.dueOn}期:${STATUS_NAMES[one.status]}${one.doneOn ? ` ${one.doneOn}完成` : ''}`),
    ...task.attachments.map((one) => `  附件:${one.name}(${one.bytes} 字节)`), terminal.dim(`  共 ${history} 条记录`),
  ];
}

function dueWords(task: SupervisedTask): string {
  return task.dueOn === null ? '未定' : `${task.dueOn}${task.dueOrigin === 'office-default' ? '(办公室默认时限)' : task.dueOrigin === 'recurring' ? '(周期)' : ''}`;
}
