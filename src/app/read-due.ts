import type { DueBasis } from '#model/analysis';
import type { CalendarDate } from '#model/calendar-date';
import { plainStructure } from '#obligation/deadlines/deadline-proof';
import { recogniseDeadlines } from '#obligation/deadlines/recognise-deadlines';
import { dueOn } from '#resolve/due';
import { normalise } from '#text/normalise';
import type { Analyzer } from './analyze.ts';

/** What selected words of a document say of the day; null `dueOn`: a deadline, but its day hangs on an event or on nothing. */
export interface ReadDue { dueOn: CalendarDate | null; basis: DueBasis }

/**
 * Reads words that a person selected as a deadline (年底前, 自印发之日起30日内, 2020年6月30日), as an import would read them in
 * a document of that issue date and year. `today`: from where the next occurrence of a recurring duty is counted.
 * @returns null when the words name no time.
 */
export function readDue(words: string, of: { issueDate: CalendarDate | null; year: number | null }, analyzer: Analyzer, today: CalendarDate): ReadDue | null {
  const text = normalise(words.trim()).text.replace(/\n/g, '');
  const plain = text.replace(/[。,;]$/, '');
  // A date by itself is no deadline of a sentence, but of a person who calls it one: 2020年 is its end, 6月30日 itself.
  for (const said of [text, `${plain}底前`, `${plain}前`]) {
    const found = recogniseDeadlines(plainStructure(said, of), analyzer.deadlines).map((mention): ReadDue => {
      const due = dueOn(mention, { ...of, calendar: analyzer.calendar, today });
      return { dueOn: due.dueOn, basis: due.basis };
    });
    const best = found.find((due) => due.dueOn !== null) ?? found[0];
    if (best) return best;
  }
  return null;
}
