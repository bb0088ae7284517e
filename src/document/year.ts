import type { CalendarDate } from '#model/calendar-date';
import type { Clause } from '#model/structure';
import { inferred, stated } from './found.ts';
import type { Found } from './found.ts';

/** 2021年以来 tells how far something goes back, not when the text was made. */
const DATED = /((?:19|20)\d{2})年(?!以[来前])(?:(\d{1,2})月)?/g;

/** 关于做好2024年度城乡居民医保参保缴费工作的通知, of September 2023: what is done before the year begins. */
const AHEAD = /年度?[^,。]*(?:参保|缴费|筹资|征缴|报名|申报|征订|发行|招录|征集|编制)/;

/**
 * The year that 今年 and 4月底前 mean: one in the title, else that of the number or the date; else the one year in which
 * all the body's own dates lie, or in which a plan over two begins, unless it names an earlier one. Null where the text leaves it open.
 */
export function yearOf(title: string, number: string | null, date: CalendarDate | null, clauses: readonly Clause[]): Found<number> | null {
  const bare = title.replace(/\([^()]*\)/g, '').replace(/《[^》]*》/g, '');
  const inTitle = [...new Set([...bare.matchAll(/(20\d{2})年(?!来|以来|[-—~至])/g)].map((m) => Number(m[1])))];
  const ahead = date !== null && inTitle[0] === Number(date.slice(0, 4)) + 1 && AHEAD.test(bare);
  if (inTitle.length === 1 && !ahead && !/(?:20\d{2})\s*[-—─~至到]\s*20\d{2}/.test(bare)) return stated(inTitle[0]!, null, 'year.title');
  const inNumber = number === null ? null : /〔(\d{4})〕/.exec(number);
  if (inNumber) return stated(Number(inNumber[1]), null, 'year.number');
  if (date !== null) return stated(Number(date.slice(0, 4)), null, 'year.issue-date');
  return bodyYear(clauses);
}

/** A plan that begins by then has most of its dates in the year that it begins in. */
const FIRST_HALF = 6;

function bodyYear(clauses: readonly Clause[]): Found<number> | null {
  const months = new Map<number, number[]>();
  let earliest = Infinity;
  for (const clause of clauses) {
    if (clause.kind !== 'body' && clause.kind !== 'heading') continue;
    for (const match of clause.text.replace(/《[^》]*》/g, '').matchAll(DATED)) {
      const year = Number(match[1]);
      earliest = Math.min(earliest, year);
      if (match[2] !== undefined) months.set(year, [...months.get(year) ?? [], Number(match[2])]);
    }
  }
  const [first, second, ...more] = [...months.keys()].sort((a, b) => a - b);
  if (first === undefined || earliest < first || more.length > 0) return null;
  if (second === undefined) return inferred(first, null, 'year.dates-of-body');
  // 动员部署(2022年3月), 集中攻坚(2022年4月至12月), 巩固提升(2023年1月至6月): over the turn of the year.
  const begins = Math.min(...months.get(first)!);
  return second === first + 1 && begins <= FIRST_HALF && months.get(first)!.length >= months.get(second)!.length ? inferred(first, null, 'year.first-stage') : null;
}
