import { parseNumeral } from '#text/numerals';
import { readNumber } from './read-number.ts';
import { ERA_FIRST_YEARS } from './time-eras.ts';
import { YEAR_TURNS } from './time-words.ts';

/** 3 · 十二 · 半 · 几 (three) · 三至五 (the larger); NaN when it is no number. */
export const readCount = (text: string): number => (/^[几幾数]$/.test(text) ? 3 : readNumber(text));

/**
 * The year that a year word means: 2018年, 零八年, 康熙三年, 去年. NaN when it names none.
 * Two digits are the year nearest to the base: 07年 is 2007, 95年 1995.
 */
export function readYear(text: string, baseYear: number): number {
  const words = text.replace(/^公元/, '').replace(/份$/, '').replace(/度$/, '').replace(/年$/, '');
  const turn = YEAR_TURNS.get(`${words}年`);
  if (turn !== undefined) return baseYear + turn;
  const era = /^([^\d元一二三四五六七八九十廿〇零○]{2,4}?)(元|[\d一二三四五六七八九十廿]+)$/.exec(words) ?? eraOf(words);
  if (era) return (ERA_FIRST_YEARS.get(era[1]!) ?? Number.NaN) + (era[2] === '元' ? 1 : readNumber(era[2]!)) - 1;
  const number = parseNumeral(words.replace(/[OОo]/g, '〇')) ?? Number.NaN;
  const digits = [...words].length;
  return digits === 2 && number < 100 ? century(number, baseYear) : number;
}

function eraOf(words: string): RegExpExecArray | null {
  for (const name of ERA_FIRST_YEARS.keys()) if (words.startsWith(name)) return new RegExp(`^(${name})(.+)$`).exec(words);
  return null;
}

/** Two digits: not more than 20 years ahead of the base. */
function century(number: number, baseYear: number): number {
  const year = Math.floor(baseYear / 100) * 100 + number;
  return year > baseYear + 20 ? year - 100 : year;
}
