import type { CalendarDay, CalendarEntry } from '#api/look-methods';
import { addDays, calendarDate, daysInMonth } from '#model/calendar-date';
import type { TableFilter } from '#model/table';
import { countsByDay, recurringDeadlines } from '#ledger/table/counts';
import { taskLinesOf } from '#ledger/table/lines';
import { isWorkingDay } from '#resolve/working-days';
import { occurrences } from '#resolve/occurrences';
import { analyzerOf } from '#app/analyzer-of';
import type { Core } from '#app/core';
import { tableOf } from '#app/tables';

export interface Month { days: CalendarDay[]; entries: CalendarEntry[]; more: number }

/** A month of due dates and of the days on which recurring duties come round, with what lies on each day. */
export function month(core: Core, yearMonth: string, unit: string | undefined, limit: number): Month {
  const [year, number] = yearMonth.split('-').map(Number) as [number, number];
  const from = calendarDate(year, number, 1);
  const to = calendarDate(year, number, daysInMonth(year, number));
  const { reading } = core.ledger;
  const filter: TableFilter = unit === undefined ? {} : { units: [unit] };
  const due = tableOf(core, { filter: { ...filter, dueFrom: from, dueTo: to }, sort: { by: 'dueOn' } }).ids;
  const recurring = recurringDeadlines(reading, filter, core.today).flatMap((deadline) =>
    occurrences({ ...(deadline.period === null ? {} : { period: deadline.period }), ...(deadline.due === null ? {} : { due: deadline.due }) }, from, to, deadline.issueDate).map((date) => ({ date, taskId: deadline.taskId, said: deadline.text })));
  recurring.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.taskId - b.taskId));
  const lines = new Map(taskLinesOf(reading, [...new Set([...due.slice(0, limit), ...recurring.slice(0, limit).map((one) => one.taskId)])], core.today).map((line) => [line.id, line]));
  const entries: CalendarEntry[] = [];
  for (const id of due.slice(0, limit)) {
    const task = lines.get(id)!;
    entries.push({ date: task.dueOn!, kind: 'due', task, said: task.deadlines.find((deadline) => deadline.dueOn === task.dueOn)?.text ?? '' });
  }
  // The day that is already there as the task's own due date is not told twice.
  const told = new Set(entries.map((entry) => `${entry.task.id} ${entry.date}`));
  const others = recurring.filter((one) => !told.has(`${one.taskId} ${one.date}`));
  for (const { date, taskId, said } of others) {
    const task = lines.get(taskId);
    if (task && entries.length < limit) entries.push({ date, kind: 'occurrence', task, said });
  }
  entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return { days: days(core, filter, from, to, others), entries, more: Math.max(0, due.length + others.length - entries.length) };
}

function days(core: Core, filter: TableFilter, from: string, to: string, recurring: readonly { date: string }[]): CalendarDay[] {
  const counts = new Map(countsByDay(core.ledger.reading, filter, from, to, core.today).map((day) => [day.date, day]));
  const comesRound = Map.groupBy(recurring, (one) => one.date);
  const { calendar } = analyzerOf(core);
  const out: CalendarDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const { due = 0, settled = 0, overdue = 0 } = counts.get(date) ?? {};
    out.push({ date, due, settled, overdue, occurrences: comesRound.get(date)?.length ?? 0, working: isWorkingDay(date, calendar), makeUp: calendar.exceptions.get(date) === true });
  }
  return out;
}
