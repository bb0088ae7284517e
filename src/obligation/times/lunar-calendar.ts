import { addDays, type CalendarDate } from '#model/calendar-date';
import { LUNAR_YEARS } from './lunar-years.ts';

/** A day of the lunar calendar. A leap month has the number of the month that it follows. */
export interface LunarDay { year: number; month: number; day: number; leap?: true }

/**
 * The civil date of a lunar day; null for years that the table does not hold and for days that the month does not have.
 * @param from.day 0 is the last day of the month (除夕: month 12, day 0).
 */
export function civilDate({ year, month, day, leap }: LunarDay): CalendarDate | null {
  const row = LUNAR_YEARS[year];
  if (!row) return null;
  const [newYear, leapMonth, lengths] = row;
  if (month < 1 || month > 12 || (leap && month !== leapMonth)) return null;
  const index = month - 1 + (leapMonth > 0 && (month > leapMonth || leap) ? 1 : 0);
  const length = (at: number): number => (lengths[at] === '0' ? 30 : 29);
  const wanted = day === 0 ? length(index) : day;
  if (wanted > length(index)) return null;
  let offset = wanted - 1;
  for (let at = 0; at < index; at++) offset += length(at);
  return addDays(`${year}-${newYear}`, offset);
}
