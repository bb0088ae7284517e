import { join } from 'node:path';
import type { CalendarYear } from '#api/settings-methods';
import { Failure } from '#model/failure';
import { isCalendarDate } from '#model/calendar-date';
import { readCalendar } from '#resolve/working-days';
import type { Core } from '#app/core';
import { readResources } from '#app/resources';
import { readJsonFile, writeFileWhole } from './folder.ts';

interface YearTable { off: string[]; work: string[] }
const fileOf = (core: Core): string => join(core.folder, 'calendar', 'user.json');
const yearsIn = (content: unknown): Record<string, YearTable> => (content as { years?: Record<string, YearTable> } | null)?.years ?? {};

/** Every year that is known, and whose words it goes by. @throws Failure 'resource-broken' */
export function calendarYears(core: Core): CalendarYear[] {
  const raw = readResources(core.resourceFolders).calendar;
  readCalendar(raw);
  const years = new Map<number, CalendarYear>();
  for (const [name, content] of Object.entries(raw)) {
    for (const [year, { off, work }] of Object.entries(yearsIn(content))) years.set(Number(year), { year: Number(year), source: name === 'user' ? 'user' : 'built-in', holidays: off.length, workdays: work.length });
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}

/** Keeps a year that the State Council has published since. @throws Failure 'query-invalid', 'folder-read-only', 'disk-full' */
export function putCalendarYear(core: Core, year: number, holidays: readonly string[], workdays: readonly string[]): void {
  const strange = [...holidays, ...workdays].find((day) => !isCalendarDate(`${year}-${day}`)) ?? workdays.find((day) => holidays.includes(day));
  if (strange !== undefined) throw new Failure('query-invalid', { field: 'day', found: strange });
  const kept = yearsIn(readJsonFile<unknown>(fileOf(core), {}));
  const years = { ...kept, [year]: { off: [...new Set(holidays)].sort(), work: [...new Set(workdays)].sort() } };
  writeFileWhole(fileOf(core), `${JSON.stringify({ years }, null, 1)}\n`);
  core.forgetAnalyzer();
}
