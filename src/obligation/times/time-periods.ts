import { addDays, addMonths, calendarDate, isCalendarDate, toDays, type CalendarDate } from '#model/calendar-date';
import { civilDate } from './lunar-calendar.ts';
import { readNumber } from './read-number.ts';
import { readCount, readYear } from './time-numbers.ts';
import { dayStretch, monthNumber, monthStretch, nthWeek, realDay, unitAround, unitAway, weekStretch, yearNumber, yearStretch, type Stretch } from './time-shift.ts';
import * as words from './time-words.ts';

/** What the name of a day or stretch of the calendar means, seen from a base day. */
export interface Named {
  /** One stretch; where the year or month is left open, the last one before and the next one after the base; none when there is no such day (2月30日). */
  stretches: readonly Stretch[];
  grain: 'day' | 'week' | 'tenth' | 'month' | 'quarter' | 'half' | 'year' | 'decade';
  /** A day of the lunar calendar, as year-month-day of that calendar; the year is '-' when open. */
  lunar?: string;
  /** 底, 末: a limit rather than a stretch. */
  edge?: true;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Reader = (found: Groups, base: CalendarDate, text: string) => Named | null;

const { MONTH_NUMBER, MONTH_TURN, MONTH_ORDINAL, LUNAR_MONTH, DAY, DAY_BARE, LUNAR_DAY, LUNAR_MARK, ORDINAL, WEEK_SIGN, COUNT, UNIT } = words;
/** What stands before the words is not seen here. */
const YEAR = words.YEAR.replaceAll('(?<=在|公元)', '');
const OWN_YEAR = `(?:(?<year>${YEAR})(?:的|[, ])?)?`;
const form = (source: string): RegExp => new RegExp(`^(?:${source})$`);

/** In order: the first that fits the whole words reads them. */
const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [form('(?<y>\\d{4})[-./](?<m>\\d{1,2})[-./](?<d>\\d{1,2})'), ({ y, m, d }) => days([realDay(Number(y), Number(m), Number(d))])],
  [form(`${OWN_YEAR}(?<named>${words.LUNAR_NAMED})`), ({ year, named }, base) => lunar(year, 12, 1, named!, base)],
  [form(`(?<mark>${LUNAR_MARK})?${OWN_YEAR}(?<mark2>${LUNAR_MARK})?(?<month>${LUNAR_MONTH}|${MONTH_NUMBER})(?<day>${LUNAR_DAY})`), ({ year, month, day }, base) => lunarDay(year, month!, day!, base)],
  [form(`(?:${LUNAR_MARK}${OWN_YEAR}|${OWN_YEAR.replace('<year>', '<year2>')}${LUNAR_MARK})(?<month>${LUNAR_MONTH}|${MONTH_NUMBER})(?<day>${DAY}|${DAY_BARE})`), ({ year, year2, month, day }, base) => lunarDay(year ?? year2, month!, day!, base)],
  [form(`${OWN_YEAR}(?<month>${LUNAR_MONTH})(?<day>${DAY}|${DAY_BARE})`), ({ year, month, day }, base) => lunarDay(year, month!, day!, base)],
  [form(`${OWN_YEAR}(?<month>${MONTH_NUMBER}|${MONTH_TURN}|${MONTH_ORDINAL})(?<rest>.*)`), inMonth],
  [form(`(?<year>${YEAR})的?(?<n>${ORDINAL})[个個]?${WEEK_SIGN}`), ({ year, n }, base) => ({ stretches: [nthWeek(calendarDate(readYear(year!, yearNumber(base)), 1, 1), readNumber(n!.slice(1)))], grain: 'week' })],
  [form(`(?<year>${YEAR})的?(?<side>前|头|最后|最後|后|後)(?<n>${COUNT})(?<unit>${UNIT})`), partOfYear],
  [form(`${OWN_YEAR}(?<quarter>${words.QUARTER})`), inQuarter],
  [form(`${OWN_YEAR}(?<half>${words.HALF})`), ({ year, half }, base) => ({ stretches: [monthStretch(readYear(year ?? '今年', yearNumber(base)), /^[上前]/.test(half!) ? 1 : 7, 6)], grain: 'half' })],
  [form(`(?<year>${YEAR})?(?<edge>${words.YEAR_EDGE})`), yearEdge],
  [form(words.HALF_TURN.replace(/^\(\?:/, '(?<turn>')), halfTurn],
  [form(`${OWN_YEAR}[“"]?(?<feast>[^“”"]+?)[”"]?节?`), feast],
  [form(words.PLAN), (_found, _base, text) => plan(text)],
  [form(`(?<decade>${words.DECADE})`), decade],
  [form(`(?<year>${YEAR})`), ({ year }, base) => ({ stretches: [yearStretch(readYear(year!, yearNumber(base)))], grain: 'year' })],
  [form(`(?<turn>${words.WEEK_TURN})(?<day>${words.WEEKDAY})?`), inWeek],
  [form(`${WEEK_SIGN}(?<day>${words.WEEKDAY})`), ({ day }, base) => ({ stretches: [-1, 0, 1].map((by) => dayOfWeek(base, by, day!)).filter((s) => s.end !== base).sort((a, b) => distance(a, base) - distance(b, base)).slice(0, 2), grain: 'day' })],
  [form(`(?<day>${words.DAY_TURN})`), ({ day }, base) => days([addDays(base, words.DAY_TURNS.get(day!)!)])],
  [form(`(?<day>${DAY})`), ({ day }, base) => openMonth(readNumber(day!.slice(0, -1)), base)],
];

/**
 * Reads the name of a day or stretch: 2018年3月底, 下周三, 上半年, 九十年代, 农历八月十五. Null when the words name none.
 * @param base the day on which it is said.
 */
export function readPeriod(text: string, base: CalendarDate): Named | null {
  const own = text.replace(new RegExp(`${words.WEEKDAY_MARK}$`), '');
  for (const [pattern, read] of FORMS) { // words whose number cannot be read (一九一) give no real day and are left to the next form
    const found = pattern.exec(own);
    const named = found ? read(found.groups ?? {}, base, own) : null;
    if (named?.stretches.every(({ start, end }) => isCalendarDate(start) && isCalendarDate(end))) return named;
  }
  return null;
}

const days = (dates: readonly (CalendarDate | null)[]): Named => ({ stretches: dates.filter((d) => d !== null).map(dayStretch), grain: 'day' });
const distance = (s: Stretch, base: CalendarDate): number => Math.abs(toDays(s.start) - toDays(base));

/** The last occurrence on or before the base and the first after it, over the years in which there is one. */
function aroundYears(base: CalendarDate, of: (year: number) => Stretch | null): Stretch[] {
  const year = yearNumber(base);
  const all = Array.from({ length: 17 }, (_, i) => of(year - 8 + i)).filter((s) => s !== null);
  const past = all.findLast((s) => s.start <= base);
  const next = all.find((s) => s.start > base);
  return [past, next].filter((s) => s !== undefined);
}

function inYears(year: string | undefined, base: CalendarDate, of: (year: number) => Stretch | null): Stretch[] {
  if (year === undefined) return aroundYears(base, of);
  const number = readYear(year, yearNumber(base));
  const found = Number.isNaN(number) ? null : of(number);
  return found ? [found] : [];
}

const TENTHS: Readonly<Record<string, readonly [number, number | 'last']>> = {
  上旬: [1, 10], 中旬: [11, 20], 中下旬: [11, 'last'], 下旬: [21, 'last'], 中: [11, 20], 底: [21, 'last'], 末: [21, 'last'], 月底: [21, 'last'], 月末: [21, 'last'], 初: [1, 10],
};

/** 3月 · 3月底 · 3月5日 · 三月十五 · 十月的第一周 · 去年本月十日 · 明年第九个月. */
function inMonth({ year, month, rest }: Groups, base: CalendarDate): Named | null {
  const words = month!;
  const turned = /[这這本当當上下]/.test(words);
  const number = turned ? 0 : readNumber(words.replace(/^第/, '').replace(/[个個]?月份?$/, ''));
  if (!turned && !(number >= 1 && number <= 12)) return null;
  const of = (read: (y: number, m: number) => Stretch | null): Stretch[] => {
    if (!turned) return inYears(year, base, (y) => read(y, number));
    const by = (words.startsWith('上上') ? -2 : words.startsWith('上') ? -1 : words.startsWith('下下') ? 2 : words.startsWith('下') ? 1 : 0);
    const there = unitAway(base, 'month', by).start;
    const found = read(year === undefined ? yearNumber(there) : readYear(year, yearNumber(base)), monthNumber(there));
    return found ? [found] : [];
  };
  const tail = rest!;
  if (tail === '') return { stretches: of((y, m) => monthStretch(y, m)), grain: 'month' };
  const tenth = TENTHS[tail];
  if (tenth) return { stretches: of((y, m) => ({ start: calendarDate(y, m, tenth[0]), end: tenth[1] === 'last' ? monthStretch(y, m).end : calendarDate(y, m, tenth[1]) })), grain: 'tenth', ...(/[底末]/.test(tail) ? { edge: true } : {}) };
  const week = new RegExp(`^的?(${ORDINAL})[个個]?${WEEK_SIGN}$`).exec(tail);
  if (week) return { stretches: of((y, m) => nthWeek(calendarDate(y, m, 1), readNumber(week[1]!.slice(1)))), grain: 'week' };
  const day = readNumber(tail.replace(/[日号號]$/, ''));
  if (Number.isNaN(day)) return null;
  return { stretches: of((y, m) => { const date = realDay(y, m, day); return date === null ? null : dayStretch(date); }), grain: 'day' };
}

/** 12号: of the month before, of this one or of the next; only months that have such a day. */
function openMonth(day: number, base: CalendarDate): Named | null {
  if (!(day >= 1 && day <= 31)) return null;
  const first = unitAround(base, 'month').start;
  const all = [-3, -2, -1, 0, 1, 2, 3].map((by) => addMonths(first, by)).map((m) => realDay(yearNumber(m), monthNumber(m), day)).filter((d) => d !== null);
  return days([all.findLast((d) => d <= base) ?? null, all.find((d) => d >= base) ?? null]);
}

const LUNAR_NUMBERS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 };

function lunarDay(year: string | undefined, month: string, day: string, base: CalendarDate): Named | null {
  const leap = month.startsWith('闰');
  const words = month.replace('闰', '').replace(/月份?$/, '');
  return lunar(year, LUNAR_NUMBERS[words] ?? readNumber(words), readNumber(day.replace(/^初/, '').replace(/[日号號]$/, '')), '', base, leap);
}

/** A named day (大年三十, 除夕) or a month and day; the civil date where the table of lunar years has it. */
function lunar(year: string | undefined, month: number, day: number, named: string, base: CalendarDate, leap = false): Named | null {
  const [m, d] = named === '' ? [month, day] : /初/.test(named) ? [1, readNumber(named.slice(3))] : [12, 0];
  if (!(m >= 1 && m <= 12 && d >= 0 && d <= 30)) return null;
  const of = (y: number): Stretch | null => {
    const date = civilDate({ year: y, month: m, day: d, ...(leap ? { leap } : {}) });
    return date === null ? null : dayStretch(date);
  };
  const number = year === undefined ? null : readYear(year, yearNumber(base));
  const shown = named.endsWith('三十') ? '30' : d === 0 ? 'last' : String(d).padStart(2, '0');
  return { stretches: inYears(year, base, of), grain: 'day', lunar: `${number === null ? '-' : String(number).padStart(4, '0')}-${String(m).padStart(2, '0')}-${shown}` };
}

function partOfYear({ year, side, n, unit }: Groups, base: CalendarDate): Named | null {
  const whole = yearStretch(readYear(year!, yearNumber(base)));
  const count = readCount(n!);
  const [first, last] = /[周週星礼]/.test(unit!) ? [nthWeek(whole.start, 1).start, addDays(nthWeek(addDays(whole.end, 1), 1).start, -1)] : [whole.start, whole.end];
  const months = /月/.test(unit!) ? count : /季/.test(unit!) ? 3 * count : 0;
  const size = /[周週星礼]/.test(unit!) ? 7 * count : /[日天]/.test(unit!) ? count : 0;
  if (months === 0 && size === 0) return null;
  const fromStart = /^[前头]/.test(side!);
  const stretch = fromStart ? { start: first, end: addDays(months ? addMonths(first, months) : addDays(first, size), -1) }
    : { start: months ? addMonths(addDays(last, 1), -months) : addDays(last, 1 - size), end: last };
  return { stretches: [stretch], grain: months ? 'month' : 'day' };
}

function inQuarter({ year, quarter }: Groups, base: CalendarDate): Named | null {
  const edge = /[末底]$/.test(quarter!) ? { edge: true as const } : {};
  const numbered = /^第?([一二三四1-4])/.exec(quarter!);
  if (numbered) return { stretches: [monthStretch(readYear(year ?? '今年', yearNumber(base)), 3 * readNumber(numbered[1]!) - 2, 3)], grain: 'quarter', ...edge };
  return { stretches: [unitAway(base, 'quarter', quarter!.startsWith('上') ? -1 : quarter!.startsWith('下') ? 1 : 0)], grain: 'quarter', ...edge };
}

function yearEdge({ year, edge }: Groups, base: CalendarDate): Named | null {
  const number = readYear(year ?? '今年', yearNumber(base));
  const months = /初/.test(edge!) ? [1, 1] : /中/.test(edge!) ? [6, 2] : [12, 1];
  return { stretches: [monthStretch(number, months[0]!, months[1])], grain: 'month', ...(/[底末终]/.test(edge!) ? { edge: true } : {}) };
}

/** 上个半年: the half before the one of the base. */
function halfTurn({ turn }: Groups, base: CalendarDate): Named {
  const by = turn!.startsWith('上') ? -6 : turn!.startsWith('下') ? 6 : 0;
  return { stretches: [monthStretch(yearNumber(base), (monthNumber(base) > 6 ? 7 : 1) + by, 6)], grain: 'half' };
}

function feast({ year, feast: name }: Groups, base: CalendarDate): Named | null {
  const solar = words.SOLAR_FEASTS.find(([f]) => name === f.replace(/节$/, ''));
  if (solar) return { stretches: inYears(year, base, (y) => dayStretch(calendarDate(y, solar[1], solar[2]))), grain: 'day' };
  const row = words.LUNAR_FEASTS.find(([f]) => name === f.replace(/节$/, ''));
  if (!row) return null;
  return { stretches: inYears(year, base, (y) => { const date = civilDate({ year: y, month: row[1], day: row[2] }); return date === null ? null : dayStretch(date); }), grain: 'day' };
}

/** 十四五 is 2021 to 2025. */
function plan(text: string): Named {
  const last = 2005 + 5 * '一二三四五六'.indexOf(/十(.)五/.exec(text)![1]!) + 5;
  return { stretches: [/末$/.test(text) ? yearStretch(last) : yearStretch(last - 4, last)], grain: 'decade', ...(/末$/.test(text) ? { edge: true } : {}) };
}

/** 20世纪80年代, 上世纪90年代, 九十年代, 20世纪. */
function decade({ decade: text }: Groups, base: CalendarDate): Named | null {
  const [, century, tens] = /^(?:(.+?)世[纪紀])?(?:(.+)年代)?$/.exec(text!) ?? [];
  const now = Math.floor(yearNumber(base) / 100);
  const ten = tens === undefined ? null : readNumber(tens);
  const hundreds = century === undefined ? null : century.startsWith('上') ? now - 1 : century.startsWith('本') ? now : readNumber(century) - 1;
  if (ten === null) return hundreds === null ? null : { stretches: [yearStretch(hundreds * 100, hundreds * 100 + 99)], grain: 'decade' };
  return { stretches: (hundreds === null ? [now - 1, now] : [hundreds]).map((h) => yearStretch(h * 100 + ten, h * 100 + ten + 9)), grain: 'decade' };
}

const dayOfWeek = (base: CalendarDate, weeks: number, day: string): Stretch =>
  dayStretch(addDays(weekStretch(base).start, 7 * weeks + (/[日天]/.test(day) ? 6 : day === '末' ? 5 : '一二三四五六'.indexOf(day))));

function inWeek({ turn, day }: Groups, base: CalendarDate): Named {
  const by = turn!.startsWith('上上') ? -2 : turn!.startsWith('上') ? -1 : turn!.startsWith('下下') ? 2 : turn!.startsWith('下') ? 1 : 0;
  if (day === undefined) return { stretches: [unitAway(base, 'week', by)], grain: 'week' };
  const found = dayOfWeek(base, by, day);
  return day === '末' ? { stretches: [{ start: found.start, end: addDays(found.start, 1) }], grain: 'day' } : { stretches: [found], grain: 'day' };
}
