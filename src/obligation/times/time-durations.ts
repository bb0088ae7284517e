import { readCount } from './time-numbers.ts';
import type { Unit } from './time-shift.ts';

/** How many of which unit, as counted words give it. */
export interface Amount { count: number; unit: Unit | 'working-day' | 'term' | 'hour' | 'minute' | 'second' }

const UNITS: readonly (readonly [RegExp, Amount['unit']])[] = [
  [/工作日/, 'working-day'], [/小时|小時|钟头|钟$/, 'hour'], [/分钟|分鐘/, 'minute'], [/秒/, 'second'], [/季度/, 'quarter'],
  [/学期/, 'term'], [/月/, 'month'], [/年/, 'year'], [/周|週|星期|礼拜/, 'week'], [/日|天/, 'day'],
];

/** Null when the words count nothing. */
export function readAmount(count: string, unit: string): Amount | null {
  const number = readCount(count);
  const row = UNITS.find(([words]) => words.test(unit));
  return row && number > 0 ? { count: number, unit: row[1] } : null;
}

const PIECE = /(\d+(?:\.\d+)?|[一二两兩三四五六七八九十百]+|半|几|幾|数)([个個]?(?:周年|工作日|自然日|小时|小時|钟头|分钟|分鐘|季度|学期|月|年|日|天|周|週|星期|礼拜|钟|秒))(半)?/g;
const ORDER = ['Y', 'M', 'W', 'D', 'BD', 'H', 'm', 'S'];

/**
 * ISO 8601 duration of counted words, put in order: 三年半 → P3Y6M, 两天又一个月 → P1M2D, 半年 → P6M, 3个工作日 → P3BD,
 * 24小时 → PT24H. Null when nothing is counted.
 */
export function readDuration(text: string): string | null {
  const parts = new Map<string, number>();
  const add = (letter: string, n: number): void => { parts.set(letter, (parts.get(letter) ?? 0) + n); };
  for (const [, count, unit, half] of text.matchAll(PIECE)) {
    const amount = readAmount(count!, unit!);
    if (!amount) return null;
    const whole = amount.count === 0.5 ? 0 : amount.count;
    const halves = (amount.count === 0.5 ? 1 : 0) + (half ? 1 : 0);
    switch (amount.unit) {
      case 'year': add('Y', whole); add('M', 6 * halves); break;
      case 'quarter': add('M', 3 * whole); break;
      case 'month': add('M', whole); add('D', 15 * halves); break;
      case 'week': add('W', whole); break;
      case 'term': add('M', 6 * whole); break;
      case 'day': add('D', whole); add('H', 12 * halves); break;
      case 'working-day': add('BD', whole); break;
      case 'hour': add('H', whole); add('m', 30 * halves); break;
      case 'minute': add('m', whole); break;
      case 'second': add('S', whole); break;
    }
  }
  const said = ORDER.filter((letter) => (parts.get(letter) ?? 0) > 0);
  if (said.length === 0) return null;
  const part = (letters: readonly string[]): string => said.filter((l) => letters.includes(l)).map((l) => `${parts.get(l)}${l === 'm' ? 'M' : l}`).join('');
  const clock = part(['H', 'm', 'S']);
  return `P${part(['Y', 'M', 'W', 'D', 'BD'])}${clock === '' ? '' : `T${clock}`}`;
}
