import { addDays, calendarDate, daysInMonth, fromDays, toDays, weekday, type CalendarDate } from '#model/calendar-date';
import { readDuration, type Duration } from './durations.ts';

/** What recurs: a deadline of kind 'every'. */
export interface Recurring { period?: string; due?: string }

/**
 * The due days of a recurring duty in [from, to], in order. Where the words name only the period the duty is due on the
 * period's last day. Periods that do not fall into the calendar (每两年, 每5日) are counted from `base`, the day they began;
 * without it they have no known days.
 */
export function occurrences(deadline: Recurring, from: CalendarDate, to: CalendarDate, base: CalendarDate | null = null): CalendarDate[] {
  const duration = readDuration(deadline.period ?? '');
  if (!duration || from > to) return [];
  const due = deadline.due ?? '';
  return days(duration, due, from, to, base).filter((date) => date >= from && date <= to);
}

/** The first due day on or after `day`; null when the period cannot be placed in the calendar. */
export function nextOccurrence(deadline: Recurring, day: CalendarDate, base: CalendarDate | null = null): CalendarDate | null {
  const duration = readDuration(deadline.period ?? '');
  if (!duration) return null;
  const years = duration.unit === 'Y' ? duration.count + 1 : 2;
  return occurrences(deadline, day, calendarDate(Number(day.slice(0, 4)) + years, 12, 31), base)[0] ?? null;
}

function days(duration: Duration, due: string, from: CalendarDate, to: CalendarDate, base: CalendarDate | null): CalendarDate[] {
  const { count, unit } = duration;
  if (unit === 'Y' && count === 1) return yearly(due, from, to);
  if (unit === 'M' && (count === 1 || count === 3 || count === 6)) return monthly(count, due, from, to);
  if (unit === 'W' && count === 1) return weekly(due, from, to);
  if (unit === 'D' && count === 1) return range(from, to);
  if (unit === 'D' && count === 10) return range(from, to).filter((date) => ['10', '20'].includes(date.slice(8)) || isLastOfMonth(date));
  return base === null ? [] : stepped(duration, from, to, base);
}

const YEAR_WORDS: readonly (readonly [RegExp, number])[] = [
  [/一季度|1季度/, 3], [/二季度|2季度|上半年/, 6], [/三季度|3季度/, 9], [/四季度|4季度|下半年|年底|年末|年终/, 12], [/年初/, 1],
];

function yearly(due: string, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const stated = /^--(\d\d)-(\d\d)$/.exec(due);
  const month = stated ? Number(stated[1]) : YEAR_WORDS.find(([words]) => words.test(due))?.[1] ?? (Number(/^(\d{1,2})月/.exec(due)?.[1] ?? 12));
  return yearsOf(from, to).map((year) => calendarDate(year, month, Math.min(stated ? Number(stated[2]) : 31, daysInMonth(year, month))));
}

/** Every 1, 3 or 6 months, in the last (首月: the first) month of the period. */
function monthly(months: number, due: string, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const out: CalendarDate[] = [];
  const day = Number(/^---(\d\d)$/.exec(due)?.[1] ?? /(\d{1,2})[日号]/.exec(due)?.[1] ?? (/上旬|初/.test(due) ? 10 : /中旬/.test(due) ? 20 : 31));
  const shift = /首|第一个/.test(due) ? months - 1 : /第二个/.test(due) ? 1 : 0;
  for (const year of yearsOf(from, to)) {
    for (let last = months; last <= 12; last += months) out.push(calendarDate(year, last - shift, Math.min(day, daysInMonth(year, last - shift))));
  }
  return out;
}

const WEEKDAYS = '日一二三四五六';

function weekly(due: string, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const named = /[周期]([一二三四五六日天末])/.exec(due)?.[1];
  const wanted = named === undefined || named === '天' || named === '末' ? 0 : WEEKDAYS.indexOf(named);
  return range(from, to).filter((date) => weekday(date) === wanted);
}

function stepped({ count, unit }: Duration, from: CalendarDate, to: CalendarDate, base: CalendarDate): CalendarDate[] {
  const out: CalendarDate[] = [];
  const [year, month, day] = base.split('-').map(Number) as [number, number, number];
  for (let n = 1; n < 100_000; n++) {
    const date = unit === 'Y' || unit === 'M' ? inMonths(year, month, day, n * count * (unit === 'Y' ? 12 : 1))
      : unit === 'W' || unit === 'D' ? addDays(base, n * count * (unit === 'W' ? 7 : 1)) : null;
    if (date === null || date > to) break;
    if (date >= from) out.push(date);
  }
  return out;
}

/** Counted from the base each time, so that the 31st does not become the 28th for good. */
function inMonths(year: number, month: number, day: number, months: number): CalendarDate {
  const total = year * 12 + month - 1 + months;
  const y = Math.floor(total / 12);
  const m = (total % 12) + 1;
  return calendarDate(y, m, Math.min(day, daysInMonth(y, m)));
}

function yearsOf(from: CalendarDate, to: CalendarDate): number[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => first + i);
}

function range(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const first = toDays(from);
  return Array.from({ length: toDays(to) - first + 1 }, (_, i) => fromDays(first + i));
}

const isLastOfMonth = (date: CalendarDate): boolean => addDays(date, 1).endsWith('-01');
