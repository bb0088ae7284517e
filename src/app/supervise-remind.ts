import { addDays, type CalendarDate, toDays } from '#model/calendar-date';
import type { SupervisedTask } from '#model/supervise';
import { feedbackTimes } from '#ledger/feedback';
import type { Ledger } from '#ledger/open';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { SETTLED } from '#ledger/tasks';
import { ownersOf } from './supervise-owners.ts';
import type { SupervisionRules } from './supervise-rules.ts';

export interface Reminder { taskId: number; dueOn: CalendarDate | null; words: string; owners: string[] }
/** The office's list of things to do. Each list in the order of due dates. */
export interface Reminders {
  days: number;
  overdue: Reminder[];
  soon: Reminder[];
  /** Said to be done, to be judged. */
  unverified: Reminder[];
  /** Extensions that units asked for. */
  asked: Reminder[];
  /** Units with a sheet out for longer than a cycle and nothing back since. */
  silent: { unit: string; sentOn: CalendarDate; readOn: CalendarDate | null }[];
}

/** What has to be looked at on a day; `days` ahead, by default the office's own number. */
export function remind({ ledger, rules, today }: { ledger: Ledger; rules: SupervisionRules; today: CalendarDate }, days = rules.office.remind): Reminders {
  const tasks = supervisedTasks(ledger, supervisedIds(ledger), today).sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
  const open = tasks.filter((task) => !SETTLED.includes(task.status));
  const until = addDays(today, days);
  const listed = (found: readonly SupervisedTask[]): Reminder[] => found.map((task) => ({ taskId: task.id, dueOn: task.dueOn, words: (task.provisionTitle || task.text).replace(/\s+/g, '').slice(0, 60), owners: ownersOf(task) }));
  const busy = new Set(open.flatMap(ownersOf));
  return {
    days, overdue: listed(open.filter((task) => task.overdue)), soon: listed(open.filter((task) => task.dueOn !== null && task.dueOn >= today && task.dueOn <= until)),
    unverified: listed(tasks.filter((task) => task.status === 'done-unverified' || task.occurrences.some((one) => one.status === 'done-unverified'))),
    asked: listed(open.filter((task) => task.extensions.some((one) => one.state === 'asked'))),
    silent: feedbackTimes(ledger).filter(({ unit, sentOn, readOn }) => busy.has(unit) && (readOn === null || readOn < sentOn) && toDays(today) - toDays(readOn ?? sentOn) > rules.office.cycle),
  };
}
