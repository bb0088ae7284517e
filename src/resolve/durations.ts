import { addDays, addMonths, type CalendarDate } from '#model/calendar-date';
import { addWorkingDays, type WorkingCalendar } from './working-days.ts';

/** A duration as deadlines carry it: P3M, P30D, P2W, P1Y, P5BD and P0.5BD (working days), PT24H. */
export interface Duration { count: number; unit: 'Y' | 'M' | 'W' | 'D' | 'BD' | 'H' | 'min' }

/** Null for anything that is not one count of one unit. */
export function readDuration(text: string): Duration | null {
  const match = /^P(?:(\d+(?:\.5)?)(Y|M|W|D|BD)|T(\d+(?:\.5)?)([HM]))$/.exec(text);
  if (!match) return null;
  if (match[3] !== undefined) return { count: Number(match[3]), unit: match[4] === 'H' ? 'H' : 'min' };
  return { count: Number(match[1]), unit: match[2] as Duration['unit'] };
}

/**
 * The last day of a time that runs from `from` (its own day is not counted), or with `direction` -1 back from it.
 * Hours, minutes and half units are rounded up to whole ones: 24 hours from a day end on the next, so does half a working day.
 */
export function addDuration(from: CalendarDate, duration: Duration, direction: 1 | -1, calendar: WorkingCalendar): { date: CalendarDate | null; unpublished: number | null } {
  const n = Math.ceil(duration.count) * direction;
  const known = (date: CalendarDate) => ({ date, unpublished: null });
  switch (duration.unit) {
    case 'Y': return known(addMonths(from, 12 * n));
    case 'M': return known(addMonths(from, n));
    case 'W': return known(addDays(from, 7 * n));
    case 'D': return known(addDays(from, n));
    case 'H': return known(addDays(from, direction * Math.ceil(duration.count / 24)));
    case 'min': return known(addDays(from, direction * Math.ceil(duration.count / 1440)));
    case 'BD': return addWorkingDays(from, n, calendar);
  }
}
