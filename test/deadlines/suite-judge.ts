import { addDays } from '#model/calendar-date';
import type { Hit } from '#grammar/rows';
import { matchGrammar } from '#grammar/match';
import { bounds, readDate, type Period } from '#obligation/deadline-date';
import type { DeadlineGrammar } from '#obligation/deadline-grammar';
import type { DeadlineYield } from '#obligation/deadline-yields';
import { normalise } from '#text/normalise';

export interface SuiteValue { timex?: string; value?: string; start?: string; end?: string; Mod?: string; FutureResolution?: Record<string, string>; PastResolution?: Record<string, string> }
export interface SuiteCase { id: string; input: string; expected: { text: string; type: string; values: SuiteValue[] }[] }

/**
 * What of the public suite is about dates as policy documents write them: stated calendar dates, spans and recurrences.
 * Out of scope, by kind: moments told from now (上个月, 前3周, 29日你去吗), lunar dates and eras, centuries and decades,
 * two-digit, spelled-out or digit-only years, days without 日, weeks of a year, plain durations, impossible dates.
 * Conventions mapped: the suite ends 1995-1997年 with the first day of 1997, here the whole last year counts.
 */
const OUT_OF_SCOPE: readonly RegExp[] = [
  /农历|大年|初[一二三四五六七八九十]|除夕|[元闰]月|正月|腊月/, /康熙|雍正|乾隆|神龙|民国|贞观|[元一二三四五六七八九十]+年(?=[^月]*$).*(?:皇|帝)/, /世纪|年代/,
  /(?:上|下|前|后|过去|未来|这|近|本|去|今|明|昨|再下)\s*(?:个|一|两|几|\d|[一二三十]+)?\s*(?:个)?(?:年|月|周|星期|礼拜|天|日|季)/, /周|星期|礼拜/,
  /月[一二三四五六七八九十]+$/, /(?:^|从|到)\d\d\s*年|(?:^|\D)1[0-8]\d\d年|两千|三六七/, /2月30日|2019年2月29日/, /第.个月|最後/,
  /马上|现在|最近|近\s/, /不确定|公元/,
];
const SCOPED_TYPES = /(?:date|daterange|set)$/;
const STATED = /(?:(?:19|20)\d\d\s*年|(?:19|20)\d\d-\d|[一二][〇零九][〇零一二三四五六七八九]{2}年|\d{1,2}月|[一二三四五六七八九十]{1,3}月|季度|每)/;

export const inScope = (c: SuiteCase): boolean => c.expected.length > 0
  && c.expected.every((e) => SCOPED_TYPES.test(e.type) && STATED.test(e.text) && !OUT_OF_SCOPE.some((kind) => kind.test(e.text)) && !e.values.some((v) => v.value === 'not resolved' && !/set$/.test(e.type)));

/** Words that this project counts to the expression and the suite does not, or the other way round. */
const core = (text: string): string => text.replace(/\s/g, '').replace(/^(?:自从|自|从|在|于|截至|截止|到|至|包括)+/, '').replace(/(?:(?:及|或)?(?:之前|以前|之后|以后)|前|后|起|开始|之间|间|期间|内|为止|止|的)+$/, '');

/** Null when every expression is found with its span and, where the suite gives a value, one of its values. */
export function judge(c: SuiteCase, grammar: DeadlineGrammar): string | null {
  const text = normalise(c.input);
  const hits = matchGrammar(grammar, text.text);
  for (const wanted of c.expected) {
    const hit = hits.find((h) => core(c.input.slice(...text.toOriginal([h.start, h.end]))) === core(wanted.text));
    if (!hit) return `${c.id} ${c.input}: ${wanted.text} not found (${hits.map((h) => h.text).join(' ') || 'nothing'})`;
    if (wanted.values.length > 0 && !wanted.values.some((value) => agrees(hit, value))) return `${c.id} ${c.input}: ${wanted.text} read as ${JSON.stringify(reading(hit))}`;
  }
  return null;
}

const openYear = (date: string): string => date.replace(/^\d{4}/, '-');
const same = (mine: string | undefined, theirs: string | undefined): boolean => mine !== undefined && theirs !== undefined && (mine.startsWith('--') ? openYear(theirs) === mine : theirs === mine);

/** `until` is the first day of the last date, where a span's end is told as a date. */
function reading(hit: Hit<DeadlineYield>): { start?: string; end?: string; until?: string; period?: string } {
  if (hit.row.yields.kind === 'every') return { period: hit.row.yields.period ?? 'counted' };
  const found = hit.slots.map((slot) => readDate(slot.name === 'yearNumber' ? `${slot.text}年` : slot.name === 'monthNumber' ? `${slot.text}月` : slot.text)).filter((p): p is Period => p !== null);
  const [first, last] = [found[0], found[found.length - 1]];
  if (!first || !last) return {};
  const days = /(\d+|[一二三四五六七八九十]+)[日号]/.exec(hit.slots.find((slot) => slot.name === 'dayOfMonth')?.text ?? '');
  const year = (p: Period): number | null => (p.year.kind === 'stated' ? p.year.year : first.year.kind === 'stated' ? first.year.year : null);
  const end = days ? bounds({ ...first, to: [first.from[0], readDate(`1月${days[0]}`)?.to[1] ?? 'last'] }, year(first)).end : bounds(last, year(last)).end;
  return { start: bounds(first, year(first)).start, end, until: bounds(last, year(last)).start };
}

function agrees(hit: Hit<DeadlineYield>, value: SuiteValue): boolean {
  const mine = reading(hit);
  if (mine.period !== undefined) return value.timex === mine.period;
  const theirs = [value, value.FutureResolution ?? {}, value.PastResolution ?? {}] as Record<string, string | undefined>[];
  return theirs.some((v) => {
    const day = v['value'] ?? v['date'];
    if (day !== undefined) return same(mine.start, day);
    const [start, end] = [v['start'] ?? v['startDate'], v['end'] ?? v['endDate']];
    if (value.Mod === 'before' || value.Mod === 'until') return same(mine.start, end) || same(mine.end, end) || (end !== undefined && same(mine.end, addDays(end, -1)));
    if (value.Mod === 'since' || value.Mod === 'after') return same(mine.start, start) || same(mine.end, start) || (start !== undefined && same(mine.end, addDays(start, -1)));
    if (start === undefined || end === undefined) return false;
    return same(mine.start, start) && (same(mine.end, addDays(end, -1)) || same(mine.end, end) || same(mine.until, end));
  });
}
