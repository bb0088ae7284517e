/**
 * The public suites of ../shared/suites compared with this project's reader of time expressions. Conventions, per suite:
 * - all: a case is right when the expressions found are those expected, with their spans (a leading 从 自 在 到 may be in or out:
 *   the suites themselves differ) and one of the values that the suite lists. Nothing else may be found in the input
 *   (words without measure, 及时 or 期间, are no expressions of these suites).
 * - Recognizers: its extractor and parser cases try one type (date, daterange, duration, set): what is found of another type is
 *   not counted against them; model cases try all. Ends are exclusive; of a span told by two ends the value's end is the first day of the last one. A counted
 *   window (近三年) runs from the base day. Mod before/until: our last day; since/after: our first day; of after, the value
 *   names the day after which. Lunar days are valued in lunar numbers. 'not resolved' (2月30日): found, without a day.
 * - duckling: the start of the unit named (grain), windows in whole units, ends exclusive. Its 两天前 and 三天后 are windows:
 *   ours is the first, or last, of their days. Clock windows have the base instant; 当前 is the base.
 * - chrono: the day of `instant`; N天内 is due on its last day; hours and minutes are added to the base instant.
 */
import { addDays } from '#model/calendar-date';
import { readTimes, type TimeMention, type TimeReading } from '#obligation/times/read-times';
import type { TimeGrammar } from '#obligation/times/time-grammar';
import { normalise } from '#text/normalise';

export interface SuiteCase {
  id: string;
  input: string;
  base_time: string | null;
  level?: string;
  expected: unknown;
  policy_like: boolean;
}
export type SuiteName = 'recognizers_text_zh' | 'chrono_zh' | 'duckling_zh_time';
export const SUITES: readonly SuiteName[] = ['recognizers_text_zh', 'chrono_zh', 'duckling_zh_time'];

/** Kinds of cases that are none of this product's business by their nature; they are counted, never left out of the total. */
export const FOREIGN: readonly (readonly [kind: string, words: RegExp])[] = [
  ['feasts of other cultures', /丰收节第|庞格尔|龐格爾|五旬|四旬|光明节|[修献獻]殿节|烛光节|哈努卡|馬加比|大[斋齋]|[难難]近母|逾越|[斋齋]月|[犹猶]太|七七节|沙夫幼特|收[获穫]|新果[实實]|住棚/],
];
export const foreignKind = (c: SuiteCase): string | null => FOREIGN.find(([, words]) => words.test(c.input))?.[0] ?? null;

interface Mine extends TimeMention { shown: string }
const UNMEASURED = new Set(['event', 'vague']);

function read(c: SuiteCase, grammar: TimeGrammar, counting: 'calendar' | 'rolling'): Mine[] {
  const text = normalise(c.input);
  return readTimes(text.text, (c.base_time ?? '2020-06-15').slice(0, 10), grammar, { counting })
    .filter((m) => !UNMEASURED.has(m.kind)).map((m) => ({ ...m, shown: c.input.slice(...text.toOriginal(m.span)) }));
}

/** Null when the case is right, else what is wrong. */
export function judge(suite: SuiteName, c: SuiteCase, grammar: TimeGrammar): string | null {
  const wrong = suite === 'recognizers_text_zh' ? recognizers(c, grammar) : suite === 'chrono_zh' ? chrono(c, grammar) : duckling(c, grammar);
  return wrong === null ? null : `${c.id} ${c.input}: ${wrong}`;
}

const core = (text: string): string => text.replace(/^(?:自从|自|从|在|于|截止到|包括|到)+/, '');
const shown = (mine: readonly Mine[]): string => mine.map((m) => `${m.shown}=${m.readings.map((r) => `${r.start ?? ''}..${r.end ?? ''}`).join('|') || (m.duration ?? m.period ?? '')}`).join(' ') || 'nothing';

interface Value { timex?: string; value?: string; start?: string; end?: string; Mod?: string; FutureResolution?: Record<string, string>; PastResolution?: Record<string, string> }

function recognizers(c: SuiteCase, grammar: TimeGrammar): string | null {
  const expected = c.expected as { text: string; type: string; values: Value[] }[];
  const all = read(c, grammar, 'rolling');
  const mine = c.level === 'model' ? all : all.filter((m) => typesOf(m).includes(expected[0]?.type ?? ''));
  if (mine.length !== expected.length) return `${expected.length} expected, found ${shown(mine)}`;
  for (const [i, wanted] of expected.entries()) {
    const found = mine[i]!;
    if (core(found.shown) !== core(wanted.text)) return `${wanted.text} expected, found ${shown(mine)}`;
    if (wanted.values.length > 0 && !wanted.values.some((value) => agrees(found, value))) return `${wanted.text} read as ${shown([found])}`;
  }
  return null;
}

/** The types of Recognizers that a mention can be of. */
function typesOf({ kind, readings, lunar }: Mine): string[] {
  if (kind === 'duration' || kind === 'every') return [kind === 'every' ? 'set' : kind];
  if (kind === 'now') return ['datetime'];
  const day = kind === 'period' || kind === 'away' ? readings.every((r) => r.start === r.end) : false;
  return readings.length === 0 ? ['date', 'daterange'] : [day || lunar !== undefined ? 'date' : 'daterange'];
}

const months = (duration: string): string => duration.replace('P0.5Y', 'P6M').replace(/P(\d+)\.5Y/, (_, years: string) => `P${years}Y6M`);

function agrees(mine: Mine, value: Value): boolean {
  const { timex = '' } = value;
  if (mine.kind === 'every') return timex === mine.period;
  if (mine.kind === 'duration') return months(timex) === mine.duration;
  const open = Object.values({ ...value.FutureResolution, ...value.PastResolution });
  if (value.value === 'not resolved' || (open.length > 0 && open.every((v) => v === '0001-01-01'))) return mine.readings.length === 0;
  if (mine.lunar !== undefined) return timex.replace(/^XXXX/, '-') === mine.lunar;
  return [value, value.FutureResolution ?? {}, value.PastResolution ?? {}].some((given) => {
    const v = given as Record<string, string | undefined>;
    const day = (v['value'] ?? v['date'])?.slice(0, 10);
    const [start, end] = [v['start'] ?? v['startDate'], v['end'] ?? v['endDate']];
    return mine.readings.some((r) => (day !== undefined ? r.start === day && r.end === day : fits(r, start, end, value)));
  });
}

function fits(r: TimeReading, start: string | undefined, end: string | undefined, { Mod, timex = '' }: Value): boolean {
  const whole = timex.length < 10;
  if (Mod === 'before') return end !== undefined && r.start === null && r.end === addDays(end, -1);
  if (Mod === 'until') return end !== undefined && r.start === null && r.end === (whole ? addDays(end, -1) : end);
  if (Mod === 'since') return start !== undefined && r.end === null && r.start === start;
  if (Mod === 'after') return start !== undefined && r.end === null && r.start === (whole ? start : addDays(start, 1));
  if (start === undefined || end === undefined || r.end === null) return false;
  return r.start === start && (r.lastFrom === undefined ? r.end === addDays(end, -1) : r.lastFrom === end);
}

const MINUTES: Readonly<Record<string, number>> = { H: 60, M: 1 };

/** The base instant moved by a clock duration; to the minute. */
function moved(base: string, mine: Mine): string | null {
  const length = /^PT(\d+)([HM])$/.exec(mine.duration ?? '');
  if (!length) return null;
  const [hour, minute] = base.slice(11, 16).split(':').map(Number) as [number, number];
  const total = hour * 60 + minute + (mine.direction === 'past' ? -1 : 1) * Number(length[1]) * MINUTES[length[2]!]!;
  const day = addDays(base.slice(0, 10), Math.floor(total / 1440));
  const left = ((total % 1440) + 1440) % 1440;
  return `${day}T${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
}

function chrono(c: SuiteCase, grammar: TimeGrammar): string | null {
  const expected = c.expected as { text: string; start: { instant: string }; end?: { instant: string } };
  const mine = read(c, grammar, 'rolling');
  const found = mine[0];
  if (mine.length !== 1 || !found || core(found.shown) !== core(expected.text)) return `${expected.text} expected, found ${shown(mine)}`;
  const want = expected.start.instant;
  const clock = moved(c.base_time!, found);
  if (clock !== null) return clock === want.slice(0, 16) ? null : `read as ${clock}`;
  const right = found.readings.some((r) => (expected.end ? r.start === want.slice(0, 10) && r.end === expected.end.instant.slice(0, 10) : (found.kind === 'within' ? r.end : r.start) === want.slice(0, 10)));
  return right ? null : `read as ${shown(mine)}, not ${want}`;
}

function duckling(c: SuiteCase, grammar: TimeGrammar): string | null {
  const expected = c.expected as { kind: string; grain: string; value?: string; start?: string; end_exclusive?: string };
  const mine = read(c, grammar, 'calendar');
  const found = mine[0];
  if (mine.length !== 1 || !found || found.shown !== c.input) return `found ${shown(mine)}`;
  if (found.kind === 'now') return expected.value === c.base_time ? null : 'is not now';
  const clock = moved(c.base_time!, found);
  if (clock !== null) return clock === (found.direction === 'past' ? expected.start : expected.end_exclusive)?.slice(0, 16) ? null : `read as ${clock}`;
  const [start, end] = [expected.value ?? expected.start, expected.end_exclusive];
  const right = found.readings.some((r) => {
    if (end === undefined) return r.start === start?.slice(0, 10) && grainOf(r) === expected.grain;
    if (found.kind === 'away') return found.direction === 'past' ? r.start === start?.slice(0, 10) : r.end === addDays(end.slice(0, 10), -1);
    return r.start === start?.slice(0, 10) && r.end === addDays(end.slice(0, 10), -1);
  });
  return right ? null : `read as ${shown(mine)}, not ${start} ${end ?? ''}`;
}

function grainOf({ start, end }: TimeReading): string {
  if (start === null || end === null) return 'open';
  if (start === end) return 'day';
  if (end === addDays(start, 6)) return 'week';
  return start.slice(0, 7) === end.slice(0, 7) ? 'month' : 'year';
}
