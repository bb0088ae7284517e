import { addDays, addMonths, calendarDate, daysInMonth, weekday, type CalendarDate } from '#model/calendar-date';

/** First and last day, both counted. */
export interface Stretch { start: CalendarDate; end: CalendarDate }
export type Unit = 'year' | 'quarter' | 'month' | 'week' | 'day';

export const yearNumber = (date: CalendarDate): number => Number(date.slice(0, 4));
export const monthNumber = (date: CalendarDate): number => Number(date.slice(5, 7));

export const dayStretch = (date: CalendarDate): Stretch => ({ start: date, end: date });
export const yearStretch = (year: number, toYear = year): Stretch => ({ start: calendarDate(year, 1, 1), end: calendarDate(toYear, 12, 31) });
/** `months` whole months from a month on; months beyond 12 run into the next year. */
export function monthStretch(year: number, month: number, months = 1): Stretch {
  const start = addMonths(calendarDate(year, 1, 1), month - 1);
  return { start, end: addDays(addMonths(start, months), -1) };
}
/** The week from Monday to Sunday. */
export function weekStretch(date: CalendarDate): Stretch {
  const start = addDays(date, -((weekday(date) + 6) % 7));
  return { start, end: addDays(start, 6) };
}
/** The n-th week of a year or month: the first is the one with its fourth day (ISO 8601). */
export function nthWeek(start: CalendarDate, n: number): Stretch {
  const first = weekStretch(addDays(start, 3));
  return { start: addDays(first.start, 7 * (n - 1)), end: addDays(first.end, 7 * (n - 1)) };
}

/** A day so many units later (earlier, when negative). */
export function shiftDay(date: CalendarDate, unit: Unit, by: number): CalendarDate {
  switch (unit) {
    case 'year': return addMonths(date, 12 * by);
    case 'quarter': return addMonths(date, 3 * by);
    case 'month': return addMonths(date, by);
    case 'week': return addDays(date, 7 * by);
    case 'day': return addDays(date, by);
  }
}

/** The whole unit that a day lies in. */
export function unitAround(date: CalendarDate, unit: Unit): Stretch {
  const [year, month] = [yearNumber(date), monthNumber(date)];
  switch (unit) {
    case 'year': return yearStretch(year);
    case 'quarter': return monthStretch(year, 3 * Math.ceil(month / 3) - 2, 3);
    case 'month': return monthStretch(year, month);
    case 'week': return weekStretch(date);
    case 'day': return dayStretch(date);
  }
}

/** The unit before or behind that of the day, so many units away. */
export const unitAway = (date: CalendarDate, unit: Unit, by: number): Stretch => unitAround(shiftDay(unitAround(date, unit).start, unit, by), unit);

/** Null when there is no such day. */
export const realDay = (year: number, month: number, day: number): CalendarDate | null =>
  (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? calendarDate(year, month, day) : null);
