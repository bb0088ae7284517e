import { addDays, calendarDate, type CalendarDate } from '#model/calendar-date';
import type { Span } from '#model/span';
import { matchGrammar } from '#grammar/match';
import type { Hit } from '#grammar/rows';
import { readNumber } from './read-number.ts';
import { readAmount, readDuration, type Amount } from './time-durations.ts';
import { eventStart } from './time-events.ts';
import type { TimeGrammar } from './time-grammar.ts';
import { readPeriod, type Named } from './time-periods.ts';
import { monthStretch, shiftDay, unitAway, yearStretch, type Stretch, type Unit } from './time-shift.ts';
import type { TimeYield } from './time-yields.ts';

/** One meaning of a time expression: first and last day, both counted; null where it is open. */
export interface TimeReading {
  start: CalendarDate | null;
  end: CalendarDate | null;
  /** Of a span told by its two ends: the first day of the last one (三月到五月 → the 1st of May). */
  lastFrom?: CalendarDate;
}

/** A time expression as a text shows it. Spans are of the text that was read. */
export interface TimeMention {
  span: Span;
  text: string;
  kind: TimeYield['kind'];
  /** Where the words leave the year or month open: the last before the base day and the next after it. None when no day follows. */
  readings: readonly TimeReading[];
  /** ISO 8601; working days as BD. */
  duration?: string;
  period?: string;
  direction?: 'past' | 'future';
  /** A day of the lunar calendar in that calendar's own numbers. */
  lunar?: string;
  /** 底, 末: the last day is meant. */
  edge?: true;
  rule: string;
}

export interface TimeOptions {
  /** What 前两个月 counts: whole calendar months before this one, or two months back from the base day. */
  counting?: 'calendar' | 'rolling';
}

/**
 * Finds the time expressions of a text: points, spans, windows, durations, recurrences, and words of time without measure.
 * @param base the day on which it is said (年底, 下周三 and 5月 are of this day's year or near it).
 */
export function readTimes(text: string, base: CalendarDate, grammar: TimeGrammar, { counting = 'calendar' }: TimeOptions = {}): TimeMention[] {
  const out: TimeMention[] = [];
  let free = 0;
  for (const hit of matchGrammar(grammar, text)) {
    const meaning = meaningOf(hit, base, counting);
    if (!meaning) continue;
    const start = hit.row.yields.kind === 'event' ? eventStart(text, hit, free) : hit.start;
    out.push({ span: [start, hit.end], text: text.slice(start, hit.end), kind: hit.row.yields.kind, ...meaning, rule: hit.row.id });
    free = hit.end;
  }
  return out;
}

type Meaning = Omit<TimeMention, 'span' | 'text' | 'kind' | 'rule'>;

function meaningOf(hit: Hit<TimeYield>, base: CalendarDate, counting: 'calendar' | 'rolling'): Meaning | null {
  const yields = hit.row.yields;
  switch (yields.kind) {
    case 'period': return named(hit, base, (s) => s);
    case 'now': return { readings: [{ start: base, end: base }] };
    case 'span': return span(hit, base);
    case 'from': return named(hit, base, (s) => ({ start: yields.edge === 'after' ? addDays(s.end, 1) : s.start, end: null }));
    case 'until': return named(hit, base, (s, edge) => ({ start: null, end: yields.edge === 'before' && !edge ? addDays(s.start, -1) : s.end })); // 月底前 still has the last day
    case 'window': return counted(hit, yields.direction, (amount) => window(base, amount, yields.direction === 'past' ? -1 : 1, counting));
    case 'within': return counted(hit, 'future', ({ count, unit }) => ({ start: base, end: shiftDay(base, unit, count) }));
    case 'away': return counted(hit, yields.direction, ({ count, unit }) => away(base, unit, yields.direction === 'past' ? -count : count, counting));
    case 'duration': {
      const duration = readDuration(hit.text);
      return duration === null ? null : { readings: [], duration };
    }
    case 'every': {
      const period = yields.period ?? readDuration(hit.text);
      return period === null ? null : { readings: [], period };
    }
    case 'event':
    case 'vague': return { readings: [] };
  }
}

/** The ends that a hit names, in order; a bare year is a year. Null for words that name none. */
function ends(hit: Hit<TimeYield>, base: CalendarDate): Named[] | null {
  const found = hit.slots.filter((s) => s.name === 'period' || s.name === 'bareYear')
    .map((s): Named | null => (s.name === 'bareYear' ? { stretches: [yearStretch(Number(s.text))], grain: 'year' } : readPeriod(s.text, base)));
  return found.some((n) => n === null) ? null : found as Named[];
}

function named(hit: Hit<TimeYield>, base: CalendarDate, turn: (s: Stretch, edge: boolean) => TimeReading): Meaning | null {
  const found = ends(hit, base)?.[0];
  if (!found) return null;
  return { readings: found.stretches.map((s) => turn(s, found.edge === true)), ...(found.lunar === undefined ? {} : { lunar: found.lunar }), ...(found.edge ? { edge: true } : {}) };
}

/** From … to …: what the last end leaves open it takes from the first, and it does not lie before it. */
function span(hit: Hit<TimeYield>, base: CalendarDate): Meaning | null {
  const found = ends(hit, base);
  const first = found?.[0];
  if (!found || !first) return null;
  const number = (name: string): string | null => hit.slots.find((s) => s.name === name)?.text ?? null;
  const [day, startDay, month] = [number('dayNumber'), number('bareDay'), number('bareMonth')];
  if (month !== null) return { readings: monthSpan(readNumber(month), found[1] ? monthIn(first.stretches[0]!, found[1]) : first.stretches) };
  const readings: TimeReading[] = [];
  for (const stretch of first.stretches) {
    const start = startDay === null ? stretch : dayOf(stretch, startDay, base);
    const last = day === null ? found[1] && secondEnd(hit, start, base) : dayOf(stretch, day.slice(0, -1), base);
    if (start && last) readings.push({ start: start.start, end: last.end, lastFrom: last.start });
  }
  return { readings };
}

/** 3-5月: the first month by its number alone, in the year of the last. */
const monthSpan = (first: number, lasts: readonly Stretch[]): TimeReading[] =>
  lasts.map((last) => ({ start: calendarDate(Number(last.start.slice(0, 4)), first, 1), end: last.end, lastFrom: last.start }));

const monthIn = (year: Stretch, { stretches }: Named): Stretch[] => stretches.slice(0, 1).map(({ start }) => monthStretch(Number(year.start.slice(0, 4)), Number(start.slice(5, 7))));

const dayOf = (month: Stretch, day: string, base: CalendarDate): Stretch | null => readPeriod(`${month.start.slice(0, 4)}年${Number(month.start.slice(5, 7))}月${readNumber(day)}日`, base)?.stretches[0] ?? null;

/** The last end as it is said on the span's first day: the next one that does not lie before it. */
function secondEnd(hit: Hit<TimeYield>, first: Stretch | null, base: CalendarDate): Stretch | null {
  const words = hit.slots.findLast((s) => s.name === 'period' || s.name === 'bareYear');
  if (!words || !first) return null;
  if (words.name === 'bareYear') return yearStretch(Number(words.text));
  const said = readPeriod(words.text, /[年今明去上下本这]/.test(words.text) ? base : addDays(first.start, -1));
  return said?.stretches.find((s) => s.start >= first.start) ?? null;
}

type DayAmount = { count: number; unit: Unit };
const dayUnit = ({ count, unit }: Amount): DayAmount | null => {
  if (unit === 'term') return { count: 6 * count, unit: 'month' };
  if (unit === 'working-day' || unit === 'hour' || unit === 'minute' || unit === 'second') return null;
  return count === 0.5 && unit === 'year' ? { count: 6, unit: 'month' } : { count, unit };
};

/** Hours, minutes and working days carry only their length: their day needs a clock or a calendar. */
function counted(hit: Hit<TimeYield>, direction: 'past' | 'future', reading: (amount: DayAmount) => TimeReading): Meaning | null {
  const slot = (name: string): string => hit.slots.find((s) => s.name === name)?.text ?? '';
  const duration = readDuration(`${slot('count') || (/半/.test(hit.text) ? '半' : '一')}${slot('unit')}`);
  const amount = readAmount(slot('count') || (/半/.test(hit.text) ? '半' : '一'), slot('unit'));
  if (duration === null || !amount) return null;
  const days = dayUnit(amount);
  return { readings: days && Number.isInteger(days.count) ? [reading(days)] : [], duration, direction };
}

function window(base: CalendarDate, { count, unit }: DayAmount, sign: 1 | -1, counting: 'calendar' | 'rolling'): TimeReading {
  if (counting === 'rolling') return sign < 0 ? { start: shiftDay(base, unit, -count), end: addDays(base, -1) } : { start: addDays(base, 1), end: shiftDay(base, unit, count) };
  const far = unitAway(base, unit, sign * count);
  const near = unitAway(base, unit, sign);
  return sign < 0 ? { start: far.start, end: near.end } : { start: near.start, end: far.end };
}

function away(base: CalendarDate, unit: Unit, by: number, counting: 'calendar' | 'rolling'): TimeReading {
  if (counting === 'calendar') return unitAway(base, unit, by);
  const day = shiftDay(base, unit, by);
  return { start: day, end: day };
}
