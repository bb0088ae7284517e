/** Calendar dates are strings ('2026-03-31') as everywhere in the core; only this file asks the clock. */

const two = (n: number): string => String(n).padStart(2, '0');

let coreToday: string | null = null;
/** The day that the core counts by; overdue and 本月 must mean the same on both sides. */
export const takeToday = (day: string): void => { coreToday = day; };

export function todayHere(): string {
  if (coreToday !== null) return coreToday;
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** An ISO instant as the local day and minute: 2026-03-31 09:05. */
export function minuteOf(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
export const dayOf = (instant: string): string => minuteOf(instant).slice(0, 10);

/** '2026-01' and -1 give '2025-12'. */
export function monthAfter(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${two((count % 12) + 1)}`;
}
export const daysIn = (month: string): number => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
export const lastDay = (month: string): string => `${month}-${two(daysIn(month))}`;
/** 0 = Monday … 6 = Sunday. */
export const weekday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** A day so many days after another. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** What a person typed as a date: 2026-3-31, 20260331, 2026年3月31日 …; null when it is none. */
export function readDate(typed: string): string | null {
  const words = typed.trim().normalize('NFKC');
  const [, y, m, d] = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(words) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(words) ?? [];
  if (!y || !m || !d) return null;
  const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return Number(m) >= 1 && Number(m) <= 12 && Number(d) >= 1 && Number(d) <= daysIn(date.slice(0, 7)) ? date : null;
}
