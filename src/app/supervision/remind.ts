import { addDays, type CalendarDate, toDays } from '#model/calendar-date';
import type { TaskRow } from '#model/ledger';
import { OPEN_STATES, TODO_KINDS, type TodoKind } from '#model/supervise';
import { feedbackTimes } from '#ledger/feedback';
import type { Ledger } from '#ledger/open';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { table } from '#ledger/table/table';
import { rowsOf, SETTLED } from '#ledger/tasks';
import { isQuiet } from './board.ts';
import { ownersOf } from './owners.ts';
import type { SupervisionRules } from './rules.ts';

/** More tasks of one kind than this are not listed. */
const MOST_UNASSIGNED = 500;

export interface Reminder { taskId: number; dueOn: CalendarDate | null; words: string; owners: string[] }
/** The office's list of things to do. Each list in the order of due dates. */
export interface Reminders {
  days: number;
  cycle: number;
  overdue: Reminder[];
  soon: Reminder[];
  /** Said to be done, to be judged. */
  unverified: Reminder[];
  /** Extensions that units asked for. */
  asked: Reminder[];
  /** Units with a sheet out for longer than a cycle and nothing back since. */
  silent: { unit: string; sentOn: CalendarDate; readOn: CalendarDate | null }[];
  /** Open tasks of which nothing was told for longer than a cycle. */
  quiet: Reminder[];
  /** Open tasks that nobody put under supervision and that fall due within `days`. */
  unassigned: Reminder[];
}

/** What has to be looked at on a day; `days` ahead, by default the office's own number. */
export function remind({ ledger, rules, today }: { ledger: Ledger; rules: SupervisionRules; today: CalendarDate }, days = rules.office.remind): Reminders {
  const ids = supervisedIds(ledger);
  const tasks = supervisedTasks(ledger, ids, today).sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
  const open = tasks.filter((task) => !SETTLED.includes(task.status));
  const until = addDays(today, days);
  const listed = (found: readonly TaskRow[]): Reminder[] => found.map((task) => ({ taskId: task.id, dueOn: task.dueOn, words: (task.provisionTitle || task.text).replace(/\s+/g, '').slice(0, 60), owners: ownersOf(task) }));
  const busy = new Set(open.flatMap(ownersOf));
  const supervised = new Set(ids);
  const near = table(ledger.reading, { filter: { statuses: [...OPEN_STATES], dueFrom: today, dueTo: until }, sort: { by: 'dueOn' } }, today).ids.filter((id) => !supervised.has(id));
  return {
    days, cycle: rules.office.cycle, quiet: listed(open.filter((task) => isQuiet(task, rules.office.cycle, today))), unassigned: listed(rowsOf(ledger.reading, near.slice(0, MOST_UNASSIGNED), today)), overdue: listed(open.filter((task) => task.overdue)), soon: listed(open.filter((task) => task.dueOn !== null && task.dueOn >= today && task.dueOn <= until)),
    unverified: listed(tasks.filter((task) => task.status === 'done-unverified' || task.occurrences.some((one) => one.status === 'done-unverified'))),
    asked: listed(open.filter((task) => task.extensions.some((one) => one.state === 'asked'))),
    silent: feedbackTimes(ledger).filter(({ unit, sentOn, readOn }) => busy.has(unit) && (readOn === null || readOn < sentOn) && toDays(today) - toDays(readOn ?? sentOn) > rules.office.cycle),
  };
}

/** How many of each kind, and how many tasks and units there are to look at in all. */
export function countTodo(found: Reminders): { counts: Record<TodoKind, number>; total: number } {
  const tasks = new Set([...found.overdue, ...found.soon, ...found.unverified, ...found.asked, ...found.quiet].map((one) => one.taskId));
  return { counts: Object.fromEntries(TODO_KINDS.map((kind) => [kind, found[kind].length])) as Record<TodoKind, number>, total: tasks.size + found.silent.length };
}
