import type { Quantity } from '#model/analysis';
import type { QuantityWord, QuantityWords } from '#lexicon/quantity-words';
import { parseNumeral } from '#text/numerals';

/** Whether a clause can hold a number with a unit at all. */
const HINT = /\d|百分之|[一二两三四五六七八九十][个名家项次人]/;
const SUBSIDY = /奖励|奖补|补助|补贴|资助|贴息|给予|罚款|罚金|返还|扶持|贷款|收取|缴纳|征收|税率|扣除|记|扣/;
/** A clause that hands out or takes money: its numbers are conditions and rates. */
const PAYS = /奖励|奖补|补助|补贴|资助|扶持资金|给予|罚款|罚金/;
const FINE = /罚款|罚金|滞纳金|违法所得/;
const MONEY = /\d(?:\.\d+)?(?:万|亿)?元/;
/** What turns the words before it into a condition: 当增速达20%以上时; 达到6000万元、8000万元的. */
const CONDITION = /^(?:时|后|的,|(?:、[\d.]+(?:万|亿)?元)+的)/;
/** 95%的行政村实现全覆盖; 网点100%配备. */
const REACHES = /^(?:的([^,。;:的]{1,20}?))?(?:实现|达到|完成|建成|建立|纳入|配备|覆盖|落实|安装|接入|通过|设立|签约|公开)/;
/** 提升40个重点村 lifts villages; a change by a number is of rates only. */
const RATE_CHANGE = /^(?:增长|提高|提升|上升|下降|降低)$/;
/** 不应少于, 不宜超过: the word turned round. */
const NEGATION = /不(?:应当?|得|能|可|宜|准|允许)?$/;
const AT_LEAST = /(?:至少|最少)[\u4e00-\u9fff]{1,4}$/;
const SEGMENT_END = /[,;。:!?(“”]/;
/** 10亿元以上的企业 sizes a noun; 30%以上的目标 is one. */
const GOAL = /^的(?:目标|标准|要求|比例|水平|速度|幅度)/;
const LEAD = /^(?:按照?|在|.*(?:确保|力争|争取|实现|保证|使|将|把|对|其中|并)|(?:到|至)?(?:20\d\d|[〇一二三四五六七八九]{4})年(?:底|末)?(?:前|以前)?|年底前?|今年|全年|每年|[0-9一二三四五六七八九十]+[.、]|[、和及])+/;
const LONGEST_METRIC = 40;
const SCALE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

interface Amount { start: number; end: number; written: string; low: number; high: number; unit: string; ratio: boolean }

/**
 * Quantified targets of a clause: 年均增长6%以上 · 由1.5:1缩小到1.4:1 · 不少于3人 · 控制在3个以内. Dates, durations, ages, article and
 * document numbers, and rates of subsidies and fines are none. Spans point into the text that the clause is of.
 */
export function recogniseQuantities(clause: { start: number; text: string }, words: QuantityWords): Quantity[] {
  const { text } = clause;
  if (!HINT.test(text)) return [];
  if (FINE.test(text) || (PAYS.test(text) && MONEY.test(text))) return [];
  const out: Quantity[] = [];
  let base: Amount | null = null;
  for (const match of text.matchAll(words.amount)) {
    const amount = amountOf(match, words);
    if (!amount) continue;
    const from = text[amount.start - 1];
    if ((from === '由' || from === '从') && !/[年月日]/.test(amount.unit)) {
      base = amount;
      continue;
    }
    if (text.lastIndexOf('《', amount.start) > text.lastIndexOf('》', amount.start)) continue;
    const quantity = quantityOf(text, amount, base, (out[out.length - 1]?.span[1] ?? clause.start) - clause.start, words);
    if (quantity) {
      out.push({ ...quantity, span: [clause.start + quantity.span[0], clause.start + quantity.span[1]] });
      base = null;
    }
  }
  return out;
}

function amountOf(match: RegExpExecArray, words: QuantityWords): Amount | null {
  const [all, percent, first, second, ratio, scale, unitWord] = match;
  const unit = percent ? '%' : ratio ? `:${ratio}` : unitWord ?? '';
  if (unit === '' || (!percent && !ratio && words.kindOf(unit) === 'other')) return null;
  const factor = scale ? SCALE[scale]! : 1;
  const low = parseNumeral(first!);
  const high = second ? parseNumeral(second) : low;
  if (low === null || high === null) return null;
  return { start: match.index, end: match.index + all.length, written: first!, low: exact(low * factor), high: exact(high * factor), unit, ratio: ratio !== undefined };
}

function quantityOf(text: string, amount: Amount, base: Amount | null, from: number, words: QuantityWords): Quantity | null {
  if (text[amount.start - 1] === '第' || /[\d.〔]/.test(text[amount.start - 1] ?? '')) return null;
  const rate = words.kindOf(amount.unit) === 'rate';
  const near = skipBack(text, amount.start);
  let before = words.endingAt(text, near, 'before');
  if (before && before.step === 'by' && words.kindOf(amount.unit) === 'count' && RATE_CHANGE.test(before.word)) before = null;
  const after = words.beginningAt(text, amount.end);
  const end = amount.end + (after?.word.length ?? 0);
  const rest = text.slice(end, end + 30);
  if (CONDITION.test(rest) || (amount.unit === '次' && rest.startsWith('性'))) return null;
  const reaches = rate && !before ? REACHES.exec(rest) : null;
  if (text[end] === '的' && !reaches && !GOAL.test(rest)) return null;
  if (before && /未(?:能)?$/.test(text.slice(0, near - before.word.length))) return null;
  let start = before ? text.lastIndexOf(before.word, near) : amount.start;
  if (!before && !reaches) {
    const loose = AT_LEAST.exec(text.slice(Math.max(0, near - 6), near));
    if (loose) {
      before = words.endingAt(loose[0], 2, 'before');
      start = near - loose[0].length;
    } else before = (rate ? words.endingAt(text, near, 'noun') : null) ?? verbBefore(text, amount, words, after !== null);
    if (!before && !(rate && after)) return null;
  }
  if (amount.written === '一' && !(before?.comparator === 'at-least' && before.step === null)) return null;
  if (before?.side === 'noun' && !/^[%‰]$/.test(amount.unit)) return null;
  if (amount.ratio && before?.side !== 'before') return null;
  const segment = Math.max(from, segmentStart(text, base && base.start < start ? base.start : start));
  if (SUBSIDY.test(text.slice(segment, amount.start)) && before?.step !== 'to') return null;
  if (/^(?:补|奖)/.test(rest)) return null;
  const negation = before?.side === 'before' ? NEGATION.exec(text.slice(Math.max(0, start - 4), start)) : null;
  const own = negation && before!.comparator === 'at-most' ? 'at-least' : negation && before!.comparator === 'at-least' ? 'at-most' : before?.comparator;
  const comparator = after?.comparator ?? own ?? 'equal';
  const reached = base !== null && before?.step === 'to' ? base : null;
  if (reached) start = reached.start - 1;
  else if (negation) start -= negation[0].length;
  else if (before?.side === 'before' && before.step === 'by') start = withManner(text, start);
  return {
    span: [start, end], text: text.slice(start, end), metric: reaches?.[1] ?? metricOf(text, segment, start, before),
    comparator, value: comparator === 'at-least' ? amount.low : amount.high, unit: amount.unit,
    ...(reached ? { base: reached.high } : {}),
    rule: `quantity/${before?.word ?? (reaches ? 'share' : '')}/${after?.word ?? ''}`,
  };
}

/** 建成示范村10个: the verb within a few characters before the number; in words (一次) only with 以上 and the like behind. */
function verbBefore(text: string, amount: Amount, words: QuantityWords, limited: boolean): QuantityWord | null {
  const window = text.slice(Math.max(segmentStart(text, amount.start), amount.start - 14), amount.start);
  if (words.kindOf(amount.unit) !== 'count' || /[\d、的等]/.test(window) || (!limited && !/\d/.test(text[amount.start]!))) return null;
  let found: string | null = null;
  for (const match of window.matchAll(words.verbs)) found = match[0];
  return words.rows.find((row) => row.side === 'verb' && row.word === found) ?? null;
}

/** Steps back over what may stand between the word and the number: 提高了近5%, 不少于每年7批次, 至少有1名. */
function skipBack(text: string, at: number): number {
  return at - (/(?:每(?:年|月|季度|周|村|人|户|家)|[了近有])*$/.exec(text.slice(Math.max(0, at - 6), at))?.[0].length ?? 0);
}

/** 年均增长, 同比下降, 每年提高: the manner belongs to the words of the target. */
function withManner(text: string, start: number): number {
  const manner = /(?:年均|同比|平均|累计|环比|逐年|比上年|较上年|分别)$/.exec(text.slice(Math.max(0, start - 4), start));
  return start - (manner?.[0].length ?? 0);
}

function segmentStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && !SEGMENT_END.test(text[i - 1]!)) {
    const open = text[i - 1] === ')' ? text.lastIndexOf('(', i - 1) : -1;
    i = open > 0 && !SEGMENT_END.test(text[open - 1]!) ? open : i - 1;
  }
  return i;
}

/** The noun before the words of the target; for a change the word of change too (年均增长). Null when nothing is named. */
function metricOf(text: string, segment: number, start: number, before: QuantityWord | null): string | null {
  const noun = text.slice(segment, start).replace(LEAD, '').replace(/(?:要|应当?|必?须|均|都|全部|力争|不断|稳步|稳定|始终|进一步|总体|原则上|每年|每月|每季度)+$/, '');
  const change = before?.side === 'before' && before.step === 'by' ? `${text.slice(start).match(/^(?:年均|同比|平均|累计|环比|逐年|比上年|较上年|分别)?/)![0]}${before.word}` : '';
  const metric = (noun + change).trim();
  return metric === '' || metric.length > LONGEST_METRIC ? change || null : metric;
}

const exact = (value: number): number => (Number.isInteger(value) && value < 1e15 ? value : Number(value.toPrecision(15)));
