import type { CalendarDate } from '#model/calendar-date';
import { calendarDate } from '#model/calendar-date';

/** The only place that asks the machine what time it is. */
const clock = (): Date => new Date();

/** Today's date where the machine stands; `given` (from --today) stands in for it. */
export function today(given?: CalendarDate): CalendarDate {
  return given ?? dayOf(clock());
}

/** The calendar day of an instant where this machine stands: 2025-05-31T23:00Z is the first of June in China. */
export const dayOfInstant = (instant: string): CalendarDate => dayOf(new Date(instant));

/** An instant as the day and minute where this machine stands: 2026-03-31 09:05. */
export function minuteOfInstant(instant: string): string {
  const at = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  return Number.isNaN(at.getTime()) ? instant : `${dayOf(at)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const dayOf = (at: Date): CalendarDate => calendarDate(at.getFullYear(), at.getMonth() + 1, at.getDate());

/** This instant in ISO form, for the history of the ledger. */
export const now = (): string => clock().toISOString();
