import { parseNumeral } from '#text/numerals';

/** The kinds of numbering in 公文, from the widest to the narrowest. */
export type LabelStyle = 'decimal-1' | 'decimal-2' | 'decimal-3' | 'decimal-4' | 'part' | 'chapter' | 'section' | 'article' | 'han' | 'han-bracket' | 'arabic' | 'arabic-bracket' | 'circled' | 'ordinal' | 'stage' | 'box' | 'topic' | 'dash';

export interface Label {
  style: LabelStyle;
  /** The number that the label says, counted from 1. */
  ordinal: number;
  /** As printed, without spaces around it: 一、 (一) 1. 第三条 一是 专栏2 —— 3.2.1; empty for a topic, which only its place shows, and a stage, whose name it is. */
  text: string;
  /** Where the words after the label begin. */
  contentStart: number;
}

const HAN_RUN = /[〇零一二三四五六七八九十百]/;
const UNIT_STYLE: Readonly<Record<string, LabelStyle>> = { 编: 'part', 篇: 'part', 部: 'part', 章: 'chapter', 节: 'section', 条: 'article' };
/** What stands behind 第一阶段 where it opens what is said of it. */
const STAGE_AHEAD = /^[:(、\s]/;
/** After 第三条 these go on with a sentence about that article: it is cited, not opened. */
const CITES = new Set('规定第、和至或中所的之及款项与,)》”');

/** Reads 二十三 as 23, 5 as 5; null when the word is no whole number from 1 to 999. */
export function smallNumber(word: string): number | null {
  const value = parseNumeral(word);
  return value !== null && value >= 1 && value <= 999 && Number.isInteger(value) ? value : null;
}

/** Reads the numbering that stands exactly at `at`; null when there is none. Looks no further than `end`. */
export function labelAt(text: string, at: number, end: number): Label | null {
  const c = text.charCodeAt(at);
  if (c === 40 || c === 0x3014) return bracketed(text, at, end); // ( 〔
  if (c >= 49 && c <= 57) return arabic(text, at, end);
  if (c === 0x7b2c) return structural(text, at, end); // 第
  if (c === 0x4e13 || c === 0x4efb) return boxed(text, at, end); // 专 任
  if (c >= 0x2460 && c <= 0x2473) return finish(text, 'circled', c - 0x245f, at, at + 1, end);
  if (c >= 0x2474 && c <= 0x2487) return finish(text, 'arabic-bracket', c - 0x2473, at, at + 1, end); // ⑴
  if (c >= 0x2488 && c <= 0x249b) return finish(text, 'arabic', c - 0x2487, at, at + 1, end); // ⒈
  if (c >= 0x3220 && c <= 0x3229) return finish(text, 'han-bracket', c - 0x321f, at, at + 1, end); // ㈠
  if (HAN_RUN.test(text[at] ?? '')) return han(text, at, end);
  return null;
}

function finish(text: string, style: LabelStyle, ordinal: number | null, at: number, stop: number, end: number): Label | null {
  if (ordinal === null || stop > end) return null;
  let contentStart = stop;
  while (contentStart < end && text.charCodeAt(contentStart) === 32) contentStart++;
  return { style, ordinal, text: text.slice(at, stop).replace(/\s/g, ''), contentStart };
}

/** 专栏1 数据能力提升工程, 任务专栏3 … */
const BOX = /(?:任务)?专栏\s*([\d一二三四五六七八九十]{1,3})(?:\s*[:.、]|\s+|(?=[一-鿿]))/y;

function boxed(text: string, at: number, end: number): Label | null {
  BOX.lastIndex = at;
  const box = BOX.exec(text);
  return box && finish(text, 'box', smallNumber(box[1]!), at, at + box[0].length, end);
}

function run(text: string, from: number, end: number, test: (c: string) => boolean): number {
  let i = from;
  while (i < end && i - from < 6 && test(text[i]!)) i++;
  return i;
}

const isHanNumber = (c: string): boolean => HAN_RUN.test(c);
const isDigit = (c: string): boolean => c >= '0' && c <= '9';

function bracketed(text: string, at: number, end: number): Label | null {
  const from = text[at + 1] === ' ' ? at + 2 : at + 1;
  const hanStop = run(text, from, end, isHanNumber);
  const style: LabelStyle = hanStop > from ? 'han-bracket' : 'arabic-bracket';
  const stop = hanStop > from ? hanStop : run(text, from, end, isDigit);
  if (stop === from || (style === 'arabic-bracket' && stop - from > 2)) return null;
  let close = text[stop] === ' ' ? stop + 1 : stop;
  if (text[close] !== ')' && text[close] !== '〕') return null;
  close++;
  if (text[close] === '、' || text[close] === '.') close++;
  return finish(text, style, smallNumber(text.slice(from, stop)), at, close, end);
}

function arabic(text: string, at: number, end: number): Label | null {
  const stop = run(text, at, end, isDigit);
  if (stop - at > 3) return null;
  const mark = text[stop];
  if (mark === ')') return finish(text, 'arabic-bracket', Number(text.slice(at, stop)), at, stop + 1, end);
  if (mark !== '.' && mark !== '、') return null;
  const next = text[stop + 1] ?? '';
  if (mark === '.' && isDigit(next) && !/^\d{4}年/.test(text.slice(stop + 1, stop + 6))) return null; // 1.5万元, but 1.2022年…
  if (mark === '、' && isDigit(next) && /^\d{1,3}[、.,:;号]/.test(text.slice(stop + 1, stop + 5))) return null; // 3、4号
  return finish(text, 'arabic', Number(text.slice(at, stop)), at, stop + 1, end);
}

function structural(text: string, at: number, end: number): Label | null {
  let from = at + 1;
  while (text[from] === ' ') from++;
  let stop = run(text, from, end, isHanNumber);
  if (stop === from) stop = run(text, from, end, isDigit);
  if (stop === from) return null;
  const ordinal = smallNumber(text.slice(from, stop));
  while (text[stop] === ' ') stop++;
  const mark = text[stop] ?? '';
  if (mark === ',' || mark === '、') return finish(text, 'ordinal', ordinal, at, stop + 1, end);
  // 第一阶段:动员部署: the words are the heading's own.
  if (mark === '阶' && text[stop + 1] === '段' && STAGE_AHEAD.test(text.slice(stop + 2, stop + 3))) return finish(text, 'stage', ordinal, at, at, end);
  const style = UNIT_STYLE[mark];
  if (!style) return null;
  stop += mark === '部' ? 2 : 1;
  if (mark === '部' && text[stop - 1] !== '分') return null;
  if (text[stop] === '之' && HAN_RUN.test(text[stop + 1] ?? '')) stop += 2; // 第十条之一
  // 第一条、为加强管理, not 第一条、第二条
  if (style === 'article' && text[stop] === '、' && !/^、?第?[一二三四五六七八九十\d]/.test(text.slice(stop + 1, stop + 3))) return finish(text, style, ordinal, at, stop + 1, end);
  if (stop < end && (CITES.has(text[stop]!) || isHanNumber(text[stop]!) && text[stop + 1] === '款')) return null;
  return finish(text, style, ordinal, at, stop, end);
}

function han(text: string, at: number, end: number): Label | null {
  const stop = run(text, at, end, isHanNumber);
  const ordinal = smallNumber(text.slice(at, stop));
  const mark = text[stop];
  // 一是强化领导。 一要严格标准。
  if ((mark === '是' || (mark === '要' && !'求素点件闻'.includes(text[stop + 1] ?? ''))) && stop - at <= 2 && (stop - at === 1 || text[at] === '十')) return finish(text, 'ordinal', ordinal, at, text[stop + 1] === ':' ? stop + 2 : stop + 1, end);
  const spaced = mark === ' ' && text[stop + 1] === '、' ? stop + 1 : stop;
  const sign = text[spaced];
  if (sign !== '、' && sign !== '.' && !(sign === ',' && stop - at <= 2)) return null;
  const after = run(text, spaced + 1, end, isHanNumber);
  // 一、二、三级 lists numbers; 三、四季度 likewise
  if (sign === '、' && after > spaced + 1 && /^[、是级类等季线产期次年]/.test(text.slice(after, after + 1))) return null;
  return finish(text, 'han', ordinal, at, spaced + 1, end);
}
