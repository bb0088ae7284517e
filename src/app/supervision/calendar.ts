import { addDays, type CalendarDate, daysInMonth, weekday } from '#model/calendar-date';
import type { SupervisedTask } from '#model/supervise';
import { type DueEntry, writeCalendar } from '#export/ics';
import type { Ledger } from '#ledger/open';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { SETTLED } from '#ledger/tasks';
import { readDuration } from '#resolve/durations';
import { documentEnds } from './supervise.ts';
import { ownersOf } from './owners.ts';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export interface CalendarOptions { today: CalendarDate; /** ISO instant. */ now: string; alarms: readonly number[]; units?: readonly string[] | undefined }

/** Writes the due dates of open supervised tasks as .ics, recurring duties by a rule. Returns how many entries. @throws Failure of writing */
export async function writeDueCalendar(ledger: Ledger, target: string, options: CalendarOptions): Promise<number> {
  const { today, now, alarms, units = [] } = options;
  const tasks = supervisedTasks(ledger, supervisedIds(ledger), today).filter((task) => !SETTLED.includes(task.status) && (units.length === 0 || ownersOf(task).some((unit) => units.includes(unit))));
  const endOf = documentEnds(ledger);
  const entries = tasks.flatMap((task) => entriesOf(task, endOf(task.documentId)));
  await writeCalendar(target, entries, { name: '责清督办', alarms, stamp: now });
  return entries.length;
}

/**
 * A task's due date, and its recurring dates as one entry with a rule where a rule says exactly the same dates, else one by one.
 * @param end the last day of its document's term, with which the rule ends too; null for none
 */
export function entriesOf(task: SupervisedTask, end: CalendarDate | null): DueEntry[] {
  const title = (task.provisionTitle || task.text).replace(/\s+/g, '').slice(0, 60);
  const about = (suffix: string, on: CalendarDate, rule: string | null): DueEntry => ({
    id: `zeqing-t${task.id}${suffix}`, on, rule, summary: `${rule === null ? '到期' : '周期到期'}：${title}`,
    description: [task.text.slice(0, 500), `责任单位：${ownersOf(task).join('、')}`, `《${task.document}》${task.number ?? ''}${task.provisionPath.join('')}`].join('\n'),
  });
  const own = task.dueOrigin !== 'recurring' && task.dueOn !== null ? [about('', task.dueOn, null)] : [];
  const open = task.occurrences.filter((one) => !SETTLED.includes(one.status));
  const moved = open.filter((one) => one.extendedTo !== null).map((one) => about(`-${one.dueOn}`, one.extendedTo!, null));
  const dates = open.filter((one) => one.extendedTo === null).map((one) => one.dueOn);
  const every = task.deadlines.filter((deadline) => deadline.kind === 'every');
  const rule = every.length === 1 ? ruleOf(every[0]!.period ?? '', dates) : null;
  return [...own, ...moved, ...(rule !== null ? [about('-r', dates[0]!, end === null ? rule : `${rule};UNTIL=${end.replaceAll('-', '')}`)] : dates.map((date) => about(`-${date}`, date, null)))];
}

/**
 * The RRULE of dates that recur by a period (P1W, P3M …), checked against the dates themselves; null when no rule says
 * exactly them (dates were done out of turn, a period that the calendar does not know).
 */
export function ruleOf(period: string, dates: readonly CalendarDate[]): string | null {
  const duration = readDuration(period);
  const first = dates[0];
  if (!duration || first === undefined || dates.length < 2) return null;
  const { count, unit } = duration;
  if (unit === 'D' && isEvery(dates, count)) return `FREQ=DAILY;INTERVAL=${count}`;
  if (unit === 'W' && isEvery(dates, 7 * count)) return `FREQ=WEEKLY;INTERVAL=${count};BYDAY=${WEEKDAYS[weekday(first)]!}`;
  const months = unit === 'M' ? count : unit === 'Y' ? 12 * count : 0;
  if (months === 0 || !dates.every((date, i) => i === 0 || monthsBetween(dates[i - 1]!, date) === months)) return null;
  const base = `FREQ=MONTHLY;INTERVAL=${months}`;
  const day = Math.max(...dates.map(dayOf));
  if (dates.every((date) => dayOf(date) === lastDay(date))) return `${base};BYMONTHDAY=-1`;
  // The 30th, in February its last day, would need BYSETPOS over BYMONTHDAY, which not every calendar understands.
  return dates.every((date) => dayOf(date) === day) ? `${base};BYMONTHDAY=${day}` : null;
}

const isEvery = (dates: readonly CalendarDate[], days: number): boolean => dates.every((date, i) => i === 0 || addDays(dates[i - 1]!, days) === date);
const dayOf = (date: CalendarDate): number => Number(date.slice(8));
const lastDay = (date: CalendarDate): number => daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
const monthsBetween = (a: CalendarDate, b: CalendarDate): number => (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
