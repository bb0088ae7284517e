import type { CalendarDate } from '#model/calendar-date';
import { calendarDate } from '#model/calendar-date';

/** The only place that asks the machine what time it is. */
const clock = (): Date => new Date();

/** Today's date where the machine stands; `given` (from --today) stands in for it. */
export function today(given?: CalendarDate): CalendarDate {
  if (given !== undefined) return given;
  const now = clock();
  return calendarDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** This instant in ISO form, for the history of the ledger. */
export const now = (): string => clock().toISOString();
