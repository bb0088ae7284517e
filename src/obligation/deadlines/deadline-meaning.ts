import { addDays } from '#model/calendar-date';
import type { Hit } from '#grammar/rows';
import type { DeadlineMention } from '#model/deadline-mention';
import { readNumber } from '#obligation/times/read-number';
import { readPeriod } from '#obligation/times/time-periods';
import { bounds, dayBefore, placedIn, readDate, type Period } from './deadline-date.ts';
import type { ReadYear, YearMemory } from './deadline-years.ts';
import type { DeadlineYield } from './deadline-yields.ts';

/** What the words of a hit mean, without its place. */
export type Meaning = Pick<DeadlineMention, 'kind' | 'start' | 'end' | 'period' | 'due' | 'duration' | 'direction' | 'yearFrom'>;

const DATE_SLOTS = new Set(['date', 'day', 'edge', 'tenth', 'month', 'quarter', 'quarters', 'half', 'year', 'plan', 'planEnd', 'feast', 'dotted', 'turnYear']);

/** Reads a hit's slots into dates and durations; null when they name no real date or count. */
export function meaningOf(hit: Hit<DeadlineYield>, years: YearMemory): Meaning | null {
  const yields = hit.row.yields;
  if (hit.slots.some((s) => TOLD.test(s.name))) return told(hit, years.header.issueDate);
  switch (yields.kind) {
    case 'none': return null;
    case 'ongoing': return { kind: 'ongoing' };
    case 'by': return by(hit, yields.limit, years);
    case 'during': return during(hit, years);
    case 'from': return from(hit, years);
    case 'within': return within(hit, yields.duration, yields.direction);
    case 'every': return every(hit, yields.period, yields.due);
  }
}

const slotOf = (hit: Hit<DeadlineYield>, name: string): string | null => hit.slots.find((s) => s.name === name)?.text ?? null;

const lastDate = (hit: Hit<DeadlineYield>): string | null => hit.slots.findLast((s) => s.name === 'date')?.text ?? null;

function dates(hit: Hit<DeadlineYield>): Period[] {
  return hit.slots.filter((s) => DATE_SLOTS.has(s.name)).map((s) => readDate(s.text)).filter((p) => p !== null);
}

const yearMark = (read: ReadYear): Pick<Meaning, 'yearFrom'> => (read.from === 'paragraph' || read.from === 'document' ? { yearFrom: read.from } : {});

const TOLD = /^told/;

/**
 * 下周三前, 本月底, 下月: told from the day on which the document was issued. Without that day the limit stands, but has no date.
 * A whole stretch that something is due before (下月前) ends on the day before it; a day and an edge count themselves.
 */
function told(hit: Hit<DeadlineYield>, issueDate: string | null): Meaning | null {
  const words = hit.slots.find((s) => TOLD.test(s.name));
  const kind = hit.row.yields.kind;
  if (!words || (kind !== 'by' && kind !== 'during')) return null;
  if (issueDate === null) return { kind, yearFrom: 'issue' };
  const stretch = readPeriod(words.text.replace(/(?:上午|下午|晚上|早上|下班|\d{1,2}[:时点]).*$/, ''), issueDate)?.stretches[0];
  if (!stretch) return null;
  if (kind === 'during') return { kind, start: stretch.start, end: stretch.end, yearFrom: 'issue' };
  return { kind, end: words.name === 'toldStretch' && hit.text.endsWith('前') ? addDays(stretch.start, -1) : stretch.end, yearFrom: 'issue' };
}

function by(hit: Hit<DeadlineYield>, limit: 'end' | 'before', years: YearMemory): Meaning | null {
  const period = dates(hit)[0] ?? (hit.slots.some((s) => DATE_SLOTS.has(s.name)) ? null : readDate('年底'));
  if (!period) return null;
  const read = nextFeast(period, years.read(period), years.header.issueDate);
  const placed = placedIn(period, read.year);
  if (!placed) return null;
  return { kind: 'by', end: limit === 'before' || hit.text.endsWith('前') ? limitBefore(placed, read.year, hit) : bounds(placed, read.year).end, ...yearMark(read) };
}

/** 春节前 in a document of March: the feast of its own year is over, so it is the next one. */
function nextFeast(period: Period, read: ReadYear, issueDate: string | null): ReadYear {
  if (period.grain !== 'feast' || read.from !== 'document' || read.year === null || issueDate === null || period.year.kind !== 'context') return read;
  const placed = placedIn(period, read.year);
  return placed && bounds(placed, read.year).end < issueDate ? { ...read, year: read.year + 1 } : read;
}

/** 5月前 ends before May; 5月15日前, 5月底前, 第三季度前, 上半年前 and 5月份前 end with what they name. */
function limitBefore(period: Period, year: number | null, hit: Hit<DeadlineYield>): string {
  const whole = period.grain === 'year' || period.grain === 'feast' || (period.grain === 'month' && !/份/.test(slotOf(hit, 'date') ?? ''));
  return whole ? dayBefore(period, year) : bounds(period, year).end;
}

function during(hit: Hit<DeadlineYield>, years: YearMemory): Meaning | null {
  if (slotOf(hit, 'issueDay') !== null) return sinceIssue(hit, years);
  const found = dates(hit);
  const yearNumber = slotOf(hit, 'yearNumber');
  const monthNumber = slotOf(hit, 'monthNumber');
  const last = found[found.length - 1];
  if (yearNumber !== null && last) return { kind: 'during', start: `${readNumber(yearNumber)}-01-01`, end: bounds(last, stated(last)).end };
  if (monthNumber !== null && last) {
    const read = years.read(found.length > 1 ? found[0]! : last);
    return { kind: 'during', start: bounds({ ...last, from: [Number(monthNumber), 1] }, read.year).start, end: bounds(last, read.year).end, ...yearMark(read) };
  }
  const first = found[0] ?? WHOLE_YEAR;
  const read = years.read(first);
  if (first.year.kind === 'stated') years.remember(first.year.year, false);
  const quarters = slotOf(hit, 'quarters');
  if (quarters !== null && last) return { kind: 'during', start: bounds(last, read.year).start, end: bounds(last, read.year).end, ...yearMark(read) };
  const days = slotOf(hit, 'dayOfMonth');
  if (days !== null) return { kind: 'during', start: bounds(first, read.year).start, end: bounds({ ...first, to: [first.from[0], readNumber(days.slice(0, -1))] }, read.year).end, ...yearMark(read) };
  if (slotOf(hit, 'monthEnd') !== null) return { kind: 'during', start: bounds(first, read.year).start, end: bounds({ ...first, to: [first.from[0], 'last'] }, read.year).end, ...yearMark(read) };
  // 从2017年开始,用5年时间: that year is the first of them.
  const count = slotOf(hit, 'count');
  if (count !== null) return read.year === null ? null : { kind: 'during', start: bounds(first, read.year).start, end: `${read.year + readNumber(count) - 1}-12-31`, ...yearMark(read) };
  const until = found[1] ?? first;
  let untilYear = until === first ? read.year : years.read(until).year;
  if (until !== first && until.year.kind === 'context') untilYear = read.year !== null && before(until, first) ? read.year + 1 : read.year;
  // 3月底至5月底: from the last day of March
  const begins = until !== first && /[底末]$/.test(slotOf(hit, 'date') ?? '') ? bounds(first, read.year).end : bounds(first, read.year).start;
  return { kind: 'during', start: begins, end: bounds(until, untilYear).end, ...yearMark(read) };
}

/** 自即日起至2020年12月底: from the issue date; where that is not known, by the end. */
function sinceIssue(hit: Hit<DeadlineYield>, years: YearMemory): Meaning | null {
  const until = by(hit, 'end', years);
  const start = years.header.issueDate;
  return until && start !== null ? { ...until, kind: 'during', start } : until;
}

const WHOLE_YEAR: Period = { year: { kind: 'turn', by: 0, from: 'document' }, toYear: null, from: [1, 1], to: [12, 31], grain: 'year' };
const stated = (period: Period): number | null => (period.year.kind === 'stated' ? period.year.year : null);
const before = (a: Period, b: Period): boolean => a.from[0] < b.from[0];

function from(hit: Hit<DeadlineYield>, years: YearMemory): Meaning | null {
  if (slotOf(hit, 'ownIssue') !== null) return years.header.issueDate === null ? null : { kind: 'from', start: years.header.issueDate, yearFrom: 'issue' };
  const period = dates(hit)[0];
  if (!period) return null;
  const read = years.read(period);
  if (period.grain === 'year' && read.year === null) return null;
  return { kind: 'from', start: bounds(period, read.year).start, ...yearMark(read) };
}

const UNITS: readonly (readonly [RegExp, string, string])[] = [
  [/工作日/, 'P', 'BD'], [/小时|小時/, 'PT', 'H'], [/分钟/, 'PT', 'M'], [/季度/, 'P3', 'M'], [/月/, 'P', 'M'], [/年/, 'P', 'Y'], [/周|星期/, 'P', 'W'], [/日|天/, 'P', 'D'],
];

/** ISO 8601 duration of a counted unit, P5BD for working days; two quarters P6M, half a year P6M, half an hour PT30M, half a working day P0.5BD, 1.5年 P18M. */
function duration(count: string, unit: string): string | null {
  const n = readNumber(count);
  const found = UNITS.find(([words]) => words.test(unit));
  if (!found || !(n > 0)) return null;
  const [, prefix, letter] = found;
  if (n === 0.5 && letter !== 'BD') return letter === 'Y' ? 'P6M' : letter === 'M' && prefix === 'P' ? 'P15D' : letter === 'D' ? 'PT12H' : letter === 'H' ? 'PT30M' : null;
  if (!Number.isInteger(n) && letter === 'Y') return `P${n * 12}M`;
  return prefix === 'P3' ? `P${n * 3}M` : `${prefix}${n}${letter}`;
}

function within(hit: Hit<DeadlineYield>, fixed: string | null, direction: 'after' | 'before'): Meaning | null {
  const counts = hit.slots.filter((s) => s.name === 'count');
  const length = fixed ?? duration(counts[counts.length - 1]?.text ?? '', slotOf(hit, 'unit') ?? slotOf(hit, 'shortUnit') ?? '');
  return length === null ? null : { kind: 'within', duration: length, ...(direction === 'before' ? { direction } : {}) };
}

function every(hit: Hit<DeadlineYield>, fixed: string | null, due: 'date' | 'day' | 'words' | null): Meaning | null {
  const period = fixed ?? duration(slotOf(hit, 'count') ?? '', slotOf(hit, 'unit') ?? '');
  if (period === null) return null;
  const said = due === null ? null : due === 'date' ? yearlyDue(lastDate(hit) ?? slotOf(hit, 'edge') ?? slotOf(hit, 'dotted') ?? '', /(?:前|之前|以前)$/.test(hit.text)) : due === 'day' ? monthlyDue(hit) : saidWords(hit.text);
  return { kind: 'every', period, ...(said === null ? {} : { due: said }) };
}

/** The words that say when in each period: 每季度末月25日前 → 季度末月25日; null when there is only the period. */
function saidWords(text: string): string | null {
  const words = text.replace(/^每(?:年(?!度)的?(?=.)|一?个?(?:工作日|日|天)(?=.)|季度?(?=[次下]月)|[到逢](?=.)|一?个?)/, '').replace(/(?:之前|以前|前)$/, '');
  return /^(?:季度?|月|周|星期|日|天)$/.test(words) ? null : words;
}

/** --05-15 for a day or a limit; the words themselves for 第二季度, 年初, 6月. */
export function yearlyDue(words: string, isLimit: boolean): string | null {
  const period = readDate(words);
  if (!period) return null;
  if (period.grain === 'day' || (period.grain === 'edge' && !/初$/.test(words))) return bounds(period, null).end;
  if (!isLimit) return words;
  return period.grain === 'month' && !words.includes('份') ? dayBefore(period, null) : period.grain === 'edge' ? words : bounds(period, null).end;
}

function monthlyDue(hit: Hit<DeadlineYield>): string | null {
  const day = readNumber((slotOf(hit, 'dayOfMonth') ?? '').replace(/[日号號]$/, ''));
  return day >= 1 && day <= 31 ? `---${String(day).padStart(2, '0')}` : null;
}
