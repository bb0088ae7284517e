import { Failure } from '#model/failure';
import { fromDays, toDays, weekday, type CalendarDate } from '#model/calendar-date';

/** Days that differ from the week, by year: '2026-01-01' → false (no work) or true (make-up day). */
export interface WorkingCalendar {
  /** Years whose holidays the State Council has published. */
  years: ReadonlySet<number>;
  exceptions: ReadonlyMap<CalendarDate, boolean>;
}

interface YearTable { off: string[]; work: string[] }

/**
 * Puts calendar files together (resources/calendar/*.json, then the user's): a later file's year replaces an earlier one.
 * @throws Failure 'resource-broken' with file and year when a table is not { off: ['MM-DD'], work: ['MM-DD'] }.
 */
export function readCalendar(files: Readonly<Record<string, unknown>>): WorkingCalendar {
  const tables = new Map<number, YearTable>();
  for (const [file, content] of Object.entries(files)) {
    const years = (content as { years?: unknown } | null)?.years;
    if (typeof years !== 'object' || years === null) throw new Failure('resource-broken', { file, reason: 'no years' });
    for (const [year, table] of Object.entries(years as Record<string, unknown>)) tables.set(Number(year), yearTable(table, `${file}: ${year}`));
  }
  const exceptions = new Map<CalendarDate, boolean>();
  for (const [year, { off, work }] of tables) {
    for (const day of off) exceptions.set(`${year}-${day}`, false);
    for (const day of work) exceptions.set(`${year}-${day}`, true);
  }
  return { years: new Set(tables.keys()), exceptions };
}

function yearTable(value: unknown, where: string): YearTable {
  const { off, work } = (value ?? {}) as { off?: unknown; work?: unknown };
  const days = (list: unknown): list is string[] => Array.isArray(list) && list.every((day) => typeof day === 'string' && /^\d\d-\d\d$/.test(day));
  if (!days(off) || !days(work)) throw new Failure('resource-broken', { file: where, reason: 'off and work are lists of MM-DD' });
  return { off, work };
}

/** Whether a day is worked; null when its year is not published. */
export function isWorkingDay(date: CalendarDate, calendar: WorkingCalendar): boolean | null {
  if (!calendar.years.has(Number(date.slice(0, 4)))) return null;
  return calendar.exceptions.get(date) ?? (weekday(date) !== 0 && weekday(date) !== 6);
}

/**
 * The n-th working day after `from` (before it, for a negative n); `from` itself is not counted, as 自…之日起N个工作日内
 * is counted from the next day on. `unpublished` is the first year on the way that no calendar knows; the date is then null.
 */
export function addWorkingDays(from: CalendarDate, n: number, calendar: WorkingCalendar): { date: CalendarDate | null; unpublished: number | null } {
  const step = n < 0 ? -1 : 1;
  let day = toDays(from);
  for (let left = Math.abs(n); left > 0;) {
    day += step;
    const date = fromDays(day);
    const works = isWorkingDay(date, calendar);
    if (works === null) return { date: null, unpublished: Number(date.slice(0, 4)) };
    if (works) left--;
  }
  return { date: fromDays(day), unpublished: null };
}

/** Working days in [from, to]; null when a year in it is not published. */
export function countWorkingDays(from: CalendarDate, to: CalendarDate, calendar: WorkingCalendar): number | null {
  let count = 0;
  for (let day = toDays(from); day <= toDays(to); day++) {
    const works = isWorkingDay(fromDays(day), calendar);
    if (works === null) return null;
    if (works) count++;
  }
  return count;
}
