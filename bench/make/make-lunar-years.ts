/**
 * Writes src/obligation/times/lunar-years.ts: the Chinese lunar years that the State's almanac (GB/T 33661) fixes, as the
 * calendar data of this Node (ICU) has them. `node bench/make/make-lunar-years.ts`
 */
import { writeFileSync } from 'node:fs';

const FIRST = 1990;
const LAST = 2050;
const DAY = 86_400_000;
const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' });

interface LunarYear { newYear: string; leap: number; lengths: string }

const years = new Map<number, LunarYear>();
let month = '';
for (let at = Date.UTC(FIRST, 0, 1); at < Date.UTC(LAST + 1, 2, 1); at += DAY) {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type as string, value]));
  const year = Number(parts['relatedYear']);
  if (parts['day'] === '1') {
    month = parts['month']!;
    if (month === '1') years.set(year, { newYear: new Date(at).toISOString().slice(5, 10), leap: 0, lengths: '' });
    const known = years.get(year);
    if (known && month.endsWith('bis')) known.leap = Number.parseInt(month, 10);
    if (known) known.lengths += '9';
  } else if (parts['day'] === '30') {
    const known = years.get(year);
    if (known) known.lengths = `${known.lengths.slice(0, -1)}0`;
  }
}

const rows = [...years].filter(([year]) => year >= FIRST && year <= LAST)
  .map(([year, { newYear, leap, lengths }]) => `  ${year}: ['${newYear}', ${leap}, '${lengths}'],`);
writeFileSync(new URL('../../src/obligation/times/lunar-years.ts', import.meta.url), `/**
 * Made by bench/make/make-lunar-years.ts, never edited. Lunar year → its first day, the month behind which a leap month stands
 * (0: none), and the lengths of its months in order (9: 29 days, 0: 30 days).
 */
export const LUNAR_YEARS: Readonly<Record<number, readonly [newYear: string, leap: number, lengths: string]>> = {
${rows.join('\n')}
};
`);
