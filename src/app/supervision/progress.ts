import { Failure } from '#model/failure';
import type { ChangeRow, TaskFilter, TaskStatus } from '#model/ledger';
import type { Act } from '#model/review';
import type { ProgressChange, SupervisedTask } from '#model/supervise';
import { undo } from '#ledger/review/acts';
import { history } from '#ledger/history';
import { decideExtension, isDone, progress, progressOfMany } from '#ledger/supervise';
import { supervisedTasks } from '#ledger/supervise-read';
import { SETTLED, tasks } from '#ledger/tasks';
import { given } from '#app/given';
import { attach } from './attachments.ts';
import type { Desk } from './desk.ts';
import { lightOf, litOf } from './light.ts';
import { renewSupervision, supervise as put } from './supervise.ts';

export interface TaskLife { task: SupervisedTask; light: ReturnType<typeof lightOf>; /** Lines of its history. */ history: number }
/** One report on a task as it is typed in; all but the task's number may be left out. */
export interface Told {
  status?: TaskStatus; percent?: number; text?: string; problems?: string; next?: string; on?: string; doneOn?: string; occurrence?: string;
  /** 责任人; null or '' takes it away. */
  person?: string | null; leader?: string; contact?: string; phone?: string; instruction?: string; supervisor?: string; urgency?: string; outcome?: string;
  extendTo?: string; reason?: string;
  /** Decides on the extension that was asked for last. */
  grant?: boolean; refuse?: boolean;
  /** Path of a file to keep with the task. */
  attach?: string;
}

/** Puts the tasks that a filter leaves under supervision and makes dates of recurring ones reach ahead. */
export function supervise({ ledger, ...context }: Desk, filter: TaskFilter): { total: number; fresh: number } {
  const ids = tasks(ledger, filter, context).map((task) => task.id);
  const act = put(ledger, ids, context);
  renewSupervision(ledger, context);
  return { total: ids.length, fresh: act?.taskCount ?? 0 };
}

/** @throws Failure 'task-not-found' */
export function showProgress({ ledger, rules, today }: Desk, id: number): TaskLife {
  const [task] = supervisedTasks(ledger, [id], today);
  if (!task) throw new Failure('task-not-found', { id });
  return { task, light: lightOf(rules.lights, litOf(task), today), history: history(ledger, id).length };
}

/**
 * Tells the same of many tasks as one act. Of a recurring duty it is told of the date that is on: when judging (status
 * done, or taken back) the first one that waits to be judged, else the earliest open one.
 * @throws Failure 'task-not-found', 'query-invalid'; then nothing is written
 */
export function tellOfMany({ ledger, today, author }: Desk, ids: readonly number[], told: Omit<Told, 'grant' | 'refuse' | 'attach' | 'occurrence'>): Act {
  const tasks = new Map(supervisedTasks(ledger, ids, today).map((task) => [task.id, task]));
  const change = changeOf(told, today);
  return progressOfMany(ledger, ids.map((id) => {
    const task = tasks.get(id);
    if (!task) throw new Failure('task-not-found', { id });
    const occurrence = occurrenceOf(task, change);
    return { taskId: id, change: occurrence === undefined ? change : { ...change, occurrence } };
  }), author);
}

/** A report as what it changes; an empty 责任人 is none. */
function changeOf({ extendTo, reason, leader, contact, phone, instruction, supervisor, urgency, outcome, on, ...said }: Omit<Told, 'grant' | 'refuse' | 'attach'>, today: string): ProgressChange {
  const fields = given({ leader, contact, phone, instruction, supervisor, urgency, outcome });
  return {
    ...said, ...(said.person === '' && { person: null }), on: on ?? today,
    ...(Object.keys(fields).length > 0 && { fields }), ...(extendTo !== undefined && { extend: { to: extendTo, reason: reason ?? '' } }),
  };
}

function occurrenceOf(task: SupervisedTask, change: ProgressChange): string | undefined {
  const says = change.status !== undefined || change.text !== undefined || change.percent !== undefined || change.extend !== undefined;
  if (!says || change.status === 'terminated' || task.dueOrigin !== 'recurring') return undefined;
  const open = task.occurrences.find((one) => !SETTLED.includes(one.status));
  const judging = change.status !== undefined && (isDone(change.status) || change.status === 'in-progress');
  const waiting = judging ? task.occurrences.find((one) => one.status === (change.status === 'closed-out' ? 'completed' : 'done-unverified')) : undefined;
  return (waiting ?? open)?.dueOn;
}

/** All changes of a task, the latest first. @throws Failure 'task-not-found' */
export function taskStory(desk: Desk, id: number): ChangeRow[] {
  showProgress(desk, id);
  return history(desk.ledger, id);
}

/** Takes back what was done last; null when there is nothing. */
export const undoLast = ({ ledger, author }: Desk): Act | null => undo(ledger, author);

/** Writes down what is told of a task and gives it as it stands then. @throws Failure 'task-not-found', 'query-invalid', those of attaching */
export function tellProgress(desk: Desk, id: number, told: Told): TaskLife {
  const { ledger, today, author } = desk;
  showProgress(desk, id);
  const { attach: file, grant, refuse, ...said } = told;
  if (file !== undefined) attach(ledger, id, file, author);
  if (grant || refuse) {
    const asked = showProgress(desk, id).task.extensions.findLast((one) => one.state === 'asked');
    if (!asked) throw new Failure('query-invalid', { field: 'extension', found: id });
    decideExtension(ledger, id, asked.id, grant === true, today, author);
  }
  const { on: _on, reason: _reason, ...matter } = said;
  if (Object.keys(matter).length > 0) progress(ledger, id, changeOf(said, today), author);
  return showProgress(desk, id);
}
