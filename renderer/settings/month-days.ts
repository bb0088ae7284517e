import { dayAfter, daysIn } from '../kit/dates.ts';

/** Days of a year as a person writes them (01-01~01-03、5月1日): the days as 'MM-DD', or the first piece that is none. */
export function readMonthDays(typed: string, year: number): { days: string[] } | { wrong: string } {
  const days = new Set<string>();
  for (const piece of typed.normalize('NFKC').split(/[、,;\s]+/).filter(Boolean)) {
    const [from = '', to = from] = piece.split(/[~至]|-{2}/);
    const [first, last] = [dayOf(from, year), dayOf(to, year)];
    if (!first || !last || last < first) return { wrong: piece };
    for (let day = first; day <= last; day = dayAfter(day, 1)) days.add(day.slice(5));
  }
  return { days: [...days].sort() };
}

function dayOf(words: string, year: number): string | null {
  const [, m, d] = /^(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/.exec(words) ?? [];
  if (!m || !d || Number(m) < 1 || Number(m) > 12) return null;
  const month = `${year}-${m.padStart(2, '0')}`;
  return Number(d) >= 1 && Number(d) <= daysIn(month) ? `${month}-${d.padStart(2, '0')}` : null;
}
