import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { writeFile } from 'node:fs/promises';
import { addDays, toDays, type CalendarDate } from '#model/calendar-date';
import { replaceFile } from './replace-file.ts';

/** A whole-day entry; `rule` an RRULE (without its name) of which `on` is the first day. */
export interface DueEntry { id: string; on: CalendarDate; summary: string; description: string; rule: string | null }

/**
 * Writes due dates as a calendar: whole days, each with alarms so many days before at nine o'clock.
 * @param alarms days before, e.g. [7, 1]
 * @throws Failure 'export-target-unwritable', 'disk-full'
 */
export async function writeCalendar(target: string, entries: readonly DueEntry[], options: { name: string; alarms: readonly number[]; stamp: string }): Promise<void> {
  await replaceFile(target, (temporary) => writeFile(temporary, calendarText(entries, options)));
}

/** The text of the calendar file. `stamp`: ISO instant at which it is made. */
export function calendarText(entries: readonly DueEntry[], { name, alarms, stamp }: { name: string; alarms: readonly number[]; stamp: string }): string {
  const calendar = ical({ name, prodId: { company: 'zeqing', product: 'zeqing', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH });
  for (const { id, on, summary, description, rule } of entries) {
    const event = calendar.createEvent({ id, start: noon(on), end: noon(addDays(on, 1)), allDay: true, summary, description, stamp: new Date(stamp) });
    if (rule !== null) event.repeating(`RRULE:${rule}`);
    // Nine o'clock of the day that is so many days before the midnight with which the entry begins.
    for (const days of alarms) event.createAlarm({ type: ICalAlarmType.display, trigger: days * 86_400 - 9 * 3600, description: summary });
  }
  return calendar.toString();
}

/** Noon in universal time is the same day in China and in every zone up to eleven hours off. */
const noon = (date: CalendarDate): Date => new Date((toDays(date) * 24 + 12) * 3_600_000);
