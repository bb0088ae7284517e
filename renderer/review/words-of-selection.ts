import type { TaskUnit } from '#model/ledger';
import { daysIn, readDate } from '../kit/dates.ts';

/** One unit that was exchanged for another in the same role: what was read, and what a person says. Null when it was anything else. */
export function correctedUnit(before: readonly TaskUnit[], after: readonly { unit: string; role: string }[]): { unit: string; from: string } | null {
  const gone = before.filter((unit) => !after.some((other) => other.unit === unit.unit && other.role === unit.role));
  const come = after.filter((unit) => !before.some((other) => other.unit === unit.unit && other.role === unit.role));
  const [from, to] = [gone[0], come[0]];
  return gone.length === 1 && come.length === 1 && from && to && from.role === to.role ? { unit: to.unit, from: from.unit } : null;
}

/** The date that selected words name: a whole date, the end of a month or of a year; `year` is the document's. */
export function dateIn(words: string, year: number | null): string | null {
  const plain = words.normalize('NFKC').replace(/\s+/g, '').replace(/(?:之)?前$|以前$/u, '');
  const whole = readDate(plain.replace(/日.*$/u, '日'));
  if (whole) return whole;
  const [, y, m, d] = /^(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})日|底|末)?$/u.exec(plain) ?? [];
  const of = y ? Number(y) : /^年[底末]$/u.test(plain) || m ? year : null;
  if (of === null || (!y && !m && !/^年[底末]$/u.test(plain))) return null;
  const month = m ? m.padStart(2, '0') : '12';
  if (Number(month) < 1 || Number(month) > 12) return null;
  const day = d ? Number(d) : daysIn(`${of}-${month}`);
  return day >= 1 && day <= daysIn(`${of}-${month}`) ? `${of}-${month}-${String(day).padStart(2, '0')}` : null;
}
