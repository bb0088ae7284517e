import { calendarDate, daysInMonth } from '#model/calendar-date';
import type { CalendarDate } from '#model/calendar-date';
import { parseNumeral } from '#text/numerals';

/** A date as it stands in headers and signatures: 2018年4月17日, 二〇〇六年九月七日, 2018-12-29, 2018/1/2. */
const DATE = /(\d{4}|[〇○零OＯ一二三四五六七八九]{4})(?:年([\d〇一二三四五六七八九十]{1,3})月([\d〇一二三四五六七八九十]{1,3})日|[-/.](\d{1,2})[-/.](\d{1,2})(?!\d))/g;
const DIGIT: Readonly<Record<string, string>> = { 〇: '0', '○': '0', 零: '0', O: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };

export interface DateFound { date: CalendarDate; start: number; end: number }

/** Every full date in a short text, in order; offsets are into that text. Impossible dates are left out. */
export function datesIn(text: string): DateFound[] {
  const out: DateFound[] = [];
  if (text.indexOf('年') < 0 && !/\d[-/.]\d/.test(text)) return out;
  for (const match of text.matchAll(DATE)) {
    const year = Number([...match[1]!].map((c) => DIGIT[c] ?? c).join(''));
    const month = count(match[2] ?? match[4]!);
    const day = count(match[3] ?? match[5]!);
    if (year < 1900 || year > 2100 || !(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) continue;
    out.push({ date: calendarDate(year, month, day), start: match.index, end: match.index + match[0].length });
  }
  return out;
}

const count = (word: string): number => parseNumeral(word) ?? NaN;
