import type { Statement } from '#model/relations';
import type { Term } from './differences.ts';

/** A number with its unit, as a target or a limit has it. */
const NUMBER = /(?<![\d.〔第])(\d+(?:\.\d+)?)\s*(万|亿|千)?\s*(%|‰|个百分点|美元|元|人次|人|名|户|家|所|次|小时|周岁|岁|天|日(?!期)|亩|平方公里|公里|千米|平方米|立方米|米|公顷|吨|公斤|倍|级|万千瓦|千瓦|兆瓦|项|条|座|台|套|辆|处|场|件|份|支|批|篇|门|期|例|宗|株|头|学时|课时|个(?!百分点|月|季度|工作日|小时))/gu;
/** Behind a number of places: how far a task reaches, not how much it asks for. */
const PLACES = /^[^,,。;;、()（）]{0,14}?(?:村|镇|乡|街道|社区|县|市区|区县|[县市]区)/u;
/** A:B, 1.5∶1. */
const RATIO = /(\d+(?:\.\d+)?)\s*[:：∶]\s*(\d+(?:\.\d+)?)/gu;
const GRADE = /([A-E])级(?:以上)?/gu;
const ALL = /100\s*%|百分之百|全(?:员|面)?覆盖/u;
/** 不少于上年: a floor without a figure of its own. */
const FLOOR = /(?:不(?:得)?(?:低于|少于)|高于|超过)(上一?年度?|去年|(?:全国|全省|全市)平均)/gu;
const SCALE: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 };
const UNIT: Readonly<Record<string, string>> = { 名: '人', 周岁: '岁' };

/**
 * Targets and amounts of a statement. Numbers of villages, towns and items (5个重点村) say how far it reaches and are
 * left out; 全覆盖 and 100% are one.
 */
export function valuesOf(s: Statement): Term[] {
  const found = new Map<string, number>();
  const text = s.text.normalize('NFKC');
  const dates = s.deadlines.map((d) => [d.span[0] - s.span[0], d.span[1] - s.span[0]] as const);
  const inDate = (at: number): boolean => dates.some(([from, to]) => at >= from && at < to);
  for (const match of text.matchAll(NUMBER)) {
    if (inDate(match.index) || /^\s*个?(?:月|季度)/u.test(text.slice(match.index + match[0].length))) continue;
    if (match[3] === '个' && PLACES.test(text.slice(match.index + match[0].length))) continue;
    const value = Number(match[1]) * (SCALE[match[2] ?? ''] ?? 1);
    found.set(`${value}${UNIT[match[3]!] ?? match[3]!}`, match.index);
  }
  for (const match of text.matchAll(RATIO)) if (!inDate(match.index)) found.set(`${match[1]}:${match[2]}`, match.index);
  for (const match of text.matchAll(GRADE)) found.set(`${match[1]}级`, match.index);
  for (const match of text.matchAll(FLOOR)) found.set(`>${match[1]}`, match.index);
  const all = ALL.exec(text);
  if (all) found.set('100%', found.get('100%') ?? all.index);
  return [...found].map(([key, place]) => ({ key, place }));
}
