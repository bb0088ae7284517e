import type { Slot } from '#grammar/rows';
import * as words from './time-words.ts';

const { YEAR, MONTH_NUMBER, MONTH_TURN, MONTH_ORDINAL, LUNAR_MONTH, DAY, DAY_BARE, LUNAR_DAY, LUNAR_MARK, LUNAR_NAMED, NUMERIC_DATE, WEEKDAY_MARK } = words;
const { TENTH, EDGE, YEAR_EDGE, QUARTER, HALF, HALF_TURN, WEEK_SIGN, WEEK_TURN, WEEKDAY, DAY_TURN, NOW, DECADE, ORDINAL, COUNT, UNIT, FEAST } = words;

const OF = '(?:的|[, ])?';
const MONTH = `(?:${MONTH_NUMBER}|${MONTH_TURN}|${MONTH_ORDINAL}|${LUNAR_MONTH})`;
const OWN_DAY = `(?:${DAY}|${LUNAR_DAY}|(?<=[一二三四五六七八九十正腊冬]月)${DAY_BARE})(?:${WEEKDAY_MARK})?`;
/** One stretch of the calendar by name, from a day to a century; longer readings first. */
const PERIOD = '(?:' + [
  NUMERIC_DATE,
  `${LUNAR_MARK}?(?:${YEAR}${OF})?${LUNAR_MARK}?${MONTH}(?:${OWN_DAY}|的?${ORDINAL}[个個]?${WEEK_SIGN}|${TENTH}|${EDGE})?`,
  `(?:${YEAR}${OF})?${LUNAR_NAMED}`,
  `${YEAR}的?(?:${ORDINAL}[个個]?${WEEK_SIGN}|(?:前|头|最后|最後|后|後)${COUNT}${UNIT})`,
  `(?:${YEAR}${OF})?(?:${QUARTER}|${HALF})`,
  `${YEAR}${YEAR_EDGE}`, '年[底末终](?!考|总)',
  words.PLAN, HALF_TURN, `(?:${YEAR}${OF})?${FEAST}`,
  DECADE, YEAR,
  `${WEEK_TURN}${WEEKDAY}?`, `(?<![\\d一二三四五六七八九十两每]|[个個])${WEEK_SIGN}[一二三四五六日天](?![个致])`,
  DAY_TURN, `(?<![\\d.月〔年])${DAY}`,
].join('|') + ')';

const DIGITS = '0123456789';
const HAN = '〇○零一二两兩三四五六七八九十';
const ERAS = [...new Set(words.ERA_YEAR.slice(3).split(')')[0]!.split('|').map((name) => name[0]!))].join('');
const PERIOD_FIRST = `${DIGITS}${HAN}公${ERAS}大前去上今本当當这這明来來下次后後第闰正腊臘冬农農阴旧除年周週星礼禮昨即“"元国春端中重七劳青儿建教妇植`;

export const TIME_SLOTS: readonly Slot[] = [
  { name: 'period', pattern: PERIOD, first: PERIOD_FIRST },
  { name: 'now', pattern: NOW, first: '当當现現目此马立' },
  { name: 'count', pattern: COUNT, first: `${DIGITS}一二两兩三四五六七八九十百几幾数` },
  { name: 'ordinalCount', pattern: `${COUNT.replace('(?<![\\d.第〔])', '')}`, first: `${DIGITS}一二两兩三四五六七八九十百` },
  { name: 'unit', pattern: UNIT, first: '个個工自小钟月年季学日天周週星礼分秒' },
  { name: 'dayNumber', pattern: `${words.DAY_NUMBER}(?:日|号|號)`, first: `${DIGITS}${HAN}廿` },
  { name: 'bareDay', pattern: `${words.DAY_NUMBER}`, first: `${DIGITS}${HAN}廿` },
  { name: 'bareMonth', pattern: `(?<=[年 ,自从至到]|^)${MONTH_NUMBER.split('月')[0]}(?=[-—–─~至到]{1,2}(?:1[0-2]|0?[1-9])月)`, first: `${DIGITS}${HAN}` },
  { name: 'bareYear', pattern: '(?<![\\d.A-Za-z〔/-])(?:1[5-9]|20|21)\\d\\d(?![\\d.%:/年月日号元人万亿千百个户亩名吨家项条件台辆套次米平公里页分秒天周多余度k])', first: '12' },
];
