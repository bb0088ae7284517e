import type { CalendarDate } from '#model/calendar-date';
import type { Author } from '#ledger/review/edit';
import { type Ledger, openLedger } from '#ledger/open';
import { readCalendar, type WorkingCalendar } from '#resolve/working-days';
import { now, today } from '#app/clock';
import { personIn } from '#app/user/preferences';
import { readResources, RESOURCES_FOLDER } from '#app/resources';
import { readSupervisionRules, type SupervisionRules } from './rules.ts';
import { userFolder } from '#app/user/folder';

/** What supervision works with: an open ledger, the office's rules, the day, and who is at work. */
export interface Desk { ledger: Ledger; rules: SupervisionRules; calendar: WorkingCalendar; today: CalendarDate; now: string; author: Author; folders: readonly string[]; close(): void }

/** @throws Failure 'ledger-absent' and the others of opening, 'resource-broken' */
export function openDesk(ledgerPath: string, day?: CalendarDate): Desk {
  const own = userFolder();
  const folders = [RESOURCES_FOLDER, own];
  const rules = readSupervisionRules(folders);
  const calendar = readCalendar(readResources(folders).calendar);
  const at = now();
  const ledger = openLedger(ledgerPath, { create: false });
  return { ledger, rules, calendar, today: today(day), now: at, author: { by: personIn(own), at }, folders, close: () => { ledger.close(); } };
}
