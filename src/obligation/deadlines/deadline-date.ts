import { calendarDate, daysInMonth, type CalendarDate } from '#model/calendar-date';
import { readNumber } from '#obligation/times/read-number';
import { civilDate } from '#obligation/times/lunar-calendar';

/** Which year a date means: stated, left to the context, or turned from the context's year (次年 = +1). */
export type YearWord = { kind: 'stated'; year: number } | { kind: 'context' } | { kind: 'turn'; by: number; from: 'document' | 'paragraph' };

/** A stretch of the calendar as the words give it. `toYear` is set where the words span years (十四五). */
export interface Period {
  year: YearWord;
  toYear: number | null;
  from: readonly [month: number, day: number];
  to: readonly [month: number, day: number | 'last'];
  /** 春节, 中秋: month and day of the lunar calendar; the day is known only with the year. */
  lunar?: readonly [month: number, day: number];
  /** How fine the words are; 'edge' is 底, 末, 上旬 …: a limit, not a stretch. */
  grain: 'day' | 'edge' | 'month' | 'quarter' | 'half' | 'year' | 'plan' | 'feast';
}

const TURNS: readonly (readonly [string, number, 'document' | 'paragraph'])[] = [
  ['今年', 0, 'document'], ['本年', 0, 'document'], ['明年', 1, 'document'], ['来年', 1, 'document'], ['下一年', 1, 'document'], ['下年', 1, 'document'],
  ['去年', -1, 'document'], ['上一年', -1, 'document'], ['上年', -1, 'document'], ['前年', -2, 'document'],
  ['当年', 0, 'paragraph'], ['當年', 0, 'paragraph'], ['同年', 0, 'paragraph'], ['次年', 1, 'paragraph'], ['翌年', 1, 'paragraph'],
];
const FEASTS: readonly (readonly [string, number, number])[] = [
  ['五一', 5, 1], ['劳动', 5, 1], ['十一', 10, 1], ['国庆', 10, 1], ['元旦', 1, 1], ['七一', 7, 1], ['建党', 7, 1], ['八一', 8, 1], ['建军', 8, 1],
  ['六一', 6, 1], ['儿童', 6, 1], ['五四', 5, 4], ['青年', 5, 4], ['教师', 9, 10], ['妇女', 3, 8], ['植树', 3, 12],
];
/** Feasts of the lunar calendar: month and day there; day 0 is the month's last. */
const LUNAR_FEASTS: readonly (readonly [string, number, number])[] = [['春节', 1, 1], ['元宵', 1, 15], ['端午', 5, 5], ['中秋', 8, 15], ['重阳', 9, 9], ['除夕', 12, 0]];
const PLAN_FIRST_YEARS: Readonly<Record<string, number>> = { 七: 1986, 八: 1991, 九: 1996, 二: 2011, 三: 2016, 四: 2021, 五: 2026, 六: 2031 };
const YEAR = /^(?:((?:19|20|2[O〇])[\dOlI〇]{2}|[一二][〇○零OО九][〇○零OО一二三四五六七八九]{2})年|(今年|本年|当年|當年|明年|次年|翌年|来年|下一?年|同年|去年|上一?年|前年))度?[, ]?/;
const NUMERIC = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
const DOTTED = /^[“"]?(\d{1,2})[·.•](\d{1,2})[”"]?$/;
const PART = /^(?:([\dlI一二三四五六七八九十]{1,2})月份?)?(?:([\dlIO一二三四五六七八九十廿]{1,3})(?:[日号號].*|$))?$/;
const TENTHS: Readonly<Record<string, readonly [number, number | 'last']>> = { 上旬: [1, 10], 上中旬: [1, 20], 中旬: [11, 20], 中下旬: [11, 'last'], 下旬: [21, 'last'], 底: [1, 'last'], 末: [1, 'last'], 初: [1, 10] };

/** Reads the words of a date slot; null when they name no real month or day. */
export function readDate(text: string): Period | null {
  const plan = /十([二三四五六])五|[“"]([七八九])五/.exec(text);
  if (plan && !/[年月日]/.test(text)) return planOf(PLAN_FIRST_YEARS[plan[1] ?? plan[2]!]!, /末$/.test(text));
  const numeric = NUMERIC.exec(text);
  if (numeric) return dayOf({ kind: 'stated', year: Number(numeric[1]) }, Number(numeric[2]), Number(numeric[3]));
  const dotted = DOTTED.exec(text);
  if (dotted) return dayOf({ kind: 'context' }, Number(dotted[1]), Number(dotted[2]));
  const yearWords = YEAR.exec(text);
  const year = yearOf(yearWords);
  const rest = text.slice(yearWords?.[0].length ?? 0);
  if (rest === '') return { year, toYear: null, from: [1, 1], to: [12, 31], grain: 'year' };
  if (/^(?:年?[底末终]|年终)$/.test(rest)) return { year, toYear: null, from: [1, 1], to: [12, 31], grain: 'edge' };
  if (/^年?初$/.test(rest)) return { year, toYear: null, from: [1, 1], to: [1, 31], grain: 'edge' };
  if (/^年?中$/.test(rest)) return { year, toYear: null, from: [1, 1], to: [6, 30], grain: 'edge' };
  if (rest.startsWith('上半年')) return { year, toYear: null, from: [1, 1], to: [6, 30], grain: 'half' };
  if (rest.startsWith('下半年')) return { year, toYear: null, from: [7, 1], to: [12, 31], grain: 'half' };
  const quarter = /^第?([一二三四1-4])个?季度([末底]?)$/.exec(rest);
  if (quarter) {
    const last = readNumber(quarter[1]!) * 3;
    return { year, toYear: null, from: [last - 2, 1], to: [last, 'last'], grain: quarter[2] === '' ? 'quarter' : 'edge' };
  }
  const quarters = /^第?([一二三四1-4])[、和及至到-].*([一二三四1-4])个?季度$/.exec(rest);
  if (quarters) return { year, toYear: null, from: [readNumber(quarters[1]!) * 3 - 2, 1], to: [readNumber(quarters[2]!) * 3, 'last'], grain: 'quarter' };
  if (!/[月日]/.test(rest)) for (const [name, month, day] of FEASTS) if (rest.includes(name)) return { year, toYear: null, from: [month, day], to: [month, day], grain: 'feast' };
  const lunar = LUNAR_FEASTS.find(([name]) => rest.startsWith(name));
  if (lunar) return { year, toYear: null, from: [lunar[1] + 1, 1], to: [lunar[1] + 1, 1], grain: 'feast', lunar: [lunar[1], lunar[2]] };
  return monthOrDay(rest, year);
}

function monthOrDay(rest: string, year: YearWord): Period | null {
  const edge = /^([\dlI一二三四五六七八九十]{1,2})月份?(上旬|上中旬|中下旬|中旬|下旬|底|末|初)$/.exec(rest.replace('、', ''));
  if (edge) {
    const month = readNumber(edge[1]!);
    const [from, to] = TENTHS[edge[2]!]!;
    return month >= 1 && month <= 12 ? { year, toYear: null, from: [month, from], to: [month, to], grain: 'edge' } : null;
  }
  const part = PART.exec(rest);
  if (!part || part[1] === undefined) return null;
  const month = readNumber(part[1]);
  if (!(month >= 1 && month <= 12)) return null;
  return part[2] === undefined ? { year, toYear: null, from: [month, 1], to: [month, 'last'], grain: 'month' } : dayOf(year, month, readNumber(part[2]));
}

function dayOf(year: YearWord, month: number, day: number): Period | null {
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year.kind === 'stated' ? year.year : 2020, month);
  return real ? { year, toYear: null, from: [month, day], to: [month, day], grain: 'day' } : null;
}

const planOf = (first: number, atEnd: boolean): Period => (
  { year: { kind: 'stated', year: atEnd ? first + 4 : first }, toYear: first + 4, from: [1, 1], to: [12, 31], grain: atEnd ? 'edge' : 'plan' });

function yearOf(words: RegExpExecArray | null): YearWord {
  if (!words) return { kind: 'context' };
  if (words[1] !== undefined) return { kind: 'stated', year: readNumber(words[1]) };
  const turn = TURNS.find(([word]) => word === words[2])!;
  return { kind: 'turn', by: turn[1], from: turn[2] };
}

/** The period in its year; null for a lunar feast of a year that is not known. */
export function placedIn(period: Period, year: number | null): Period | null {
  if (!period.lunar) return period;
  // 除夕 of a year is the eve before that year's 春节 in a document's mouth: the last day of the lunar year before.
  const date = year === null ? null : civilDate({ year: period.lunar[1] === 0 ? year - 1 : year, month: period.lunar[0], day: period.lunar[1] });
  if (date === null) return null;
  const day = [Number(date.slice(5, 7)), Number(date.slice(8))] as const;
  return { ...period, from: day, to: day };
}

/** First and last day of a period, its context year given (null: the year stays open). */
export function bounds(period: Period, year: number | null): { start: CalendarDate; end: CalendarDate } {
  const last = period.to[1] === 'last' ? daysInMonth(year, period.to[0]) : period.to[1];
  return { start: calendarDate(year, ...period.from), end: calendarDate(period.toYear ?? year, period.to[0], last) };
}

/** The last day before a period begins; with an open year the day before January is December's last of the open year. */
export function dayBefore(period: Period, year: number | null): CalendarDate {
  const [month, day] = period.from;
  if (day > 1) return calendarDate(year, month, day - 1);
  if (month > 1) return calendarDate(year, month - 1, daysInMonth(year, month - 1));
  return calendarDate(year === null || period.grain === 'feast' ? year : year - 1, 12, 31);
}
