import { dayAfter, lastDay } from '../kit/dates.ts';

export const PERIODS = ['all', 'month', 'quarter', 'year', 'past'] as const;
export type Period = (typeof PERIODS)[number];

/** The due dates of a period that a day lies in; `past`: up to the day before. */
export function periodOf(period: Period, today: string): { dueFrom?: string; dueTo?: string } {
  const year = today.slice(0, 4);
  const month = today.slice(0, 7);
  const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const monthOf = (n: number): string => `${year}-${String(n).padStart(2, '0')}`;
  switch (period) {
    case 'all': return {};
    case 'month': return { dueFrom: `${month}-01`, dueTo: lastDay(month) };
    case 'quarter': return { dueFrom: `${monthOf(first)}-01`, dueTo: lastDay(monthOf(first + 2)) };
    case 'year': return { dueFrom: `${year}-01-01`, dueTo: `${year}-12-31` };
    case 'past': return { dueTo: dayAfter(today, -1) };
  }
}
