import type { Span } from '#model/span';
import { headOf, type UnitWords } from '#lexicon/unit-words';
import { indexWithin } from '#text/index-within';
import { signTable } from '#text/needed-signs';

/** A unit named in a list; `group` counts the commas before it (逗号前为牵头单位). */
export interface ListedUnit { span: Span; group: number }

const OPEN = '([〔【（“';
const CLOSE = ')]〕】）”';
/** Whatever parts names or might, and the brackets. */
const PARTS = signTable(`${OPEN}${CLOSE}和及与以会、 \n\t,;。:`);
/** 各县(市、区) is a region; 区民政局(区委社会工委) is not. */
const REGION_END = /(?:[市县区州旗盟乡镇](?=[([〔])|[市县区州旗盟]|园区|景区|新区|示范区)(?:[([〔][^)\]〕]*[)\]〕])?$/;
/** 各有关省(市)|和部委. */
const EVERY_REGION = /^(?:各|有关)[一-鿿]{0,3}[省市县区](?:\([^()]*\))?$/;
const REGION_HEAD = /(?:政府|管委会|管委|管理委员会|街道办事处|党委|党工委)$/;
const SHARED_BREAK = /^(?:各|有关|相关|其他|[省市区县]直|[省市区县]级)/;
const BARE = /^(?:单位|部门|机构|部门单位|企业|个人|组织|人员|镇街|街道)$/;

/**
 * Splits a list of units at 、 , ; spaces and at 和/及/与/以及 where both sides are names. Brackets that belong to a
 * name stay with it (各县(市、区)政府), and so does a shared head (拉萨市、日喀则市、山南市人民政府 is one).
 * @param text normalised text; `from`, `to` bound the list in it.
 */
export function splitUnits(text: string, from: number, to: number, words: UnitWords): ListedUnit[] {
  const pieces: { start: number; end: number; group: number; joiner: string }[] = [];
  let depth = 0;
  let start = from;
  let group = 0;
  const push = (end: number, joiner: string): void => {
    const [s, e] = trim(text, start, end);
    if (e > s && !/^[)〕\]]+$/.test(text.slice(s, e))) pieces.push({ start: s, end: e, group, joiner });
  };
  for (let i = from; i < to; i++) {
    if (PARTS[text.charCodeAt(i)] === 0) continue;
    const c = text[i]!;
    if (OPEN.includes(c)) depth++;
    else if (CLOSE.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      const conjunction = conjunctionAt(text, i, start, to, words);
      if (conjunction > 0) {
        push(i, '和');
        i += conjunction - 1;
        start = i + 1;
      } else if (c === '、' || c === ' ' || c === '\n' || c === '\t') {
        push(i, '、');
        start = i + 1;
      } else if (c === ',' || c === ';' || c === '。' || c === ':') {
        push(i, ',');
        start = i + 1;
        group++;
      }
    }
  }
  push(to, '');
  return joinSharedHeads(text, pieces.flatMap((p) => splitEtc(text, p)).flatMap((p) => splitGlued(text, p, words)));
}

/** Length of 和/及/与/以及/会同 at i when it parts two names, else 0. */
function conjunctionAt(text: string, i: number, start: number, to: number, words: UnitWords): number {
  const c = text[i]!;
  if (c !== '和' && c !== '及' && c !== '与' && c !== '以' && c !== '会') return 0;
  const length = c === '以' ? (text[i + 1] === '及' ? 2 : 0) : c === '及' && text[i + 1] === '其' && text[i + 2] !== '他' ? 2 : c === '会' ? (text[i + 1] === '同' ? 2 : 0) : 1;
  if (!length || i === start) return 0;
  let end = i + length;
  while (end < to && !'、,;。 \n'.includes(text[end]!)) end++;
  const right = text.slice(i + length, end);
  const left = headOf(text, start, i, words) ?? (EVERY_REGION.test(text.slice(start, i)) ? { head: '', kind: 'place' as const } : null);
  // 市市场和质量监管委: what ends like a name but is hardly longer than that end is half a name.
  if (BARE.test(right) || !left || (left.kind === 'tail' && i - start <= left.head.length + 1)) return 0;
  return headOf(text, i + length, end, words) || REGION_END.test(right) || right.endsWith('等') ? length : 0;
}

/** 财政局等有关部门单位 → 财政局 + 有关部门单位; a trailing 等 or 等部门 is dropped. */
function splitEtc<T extends { start: number; end: number; group: number; joiner: string }>(text: string, piece: T): T[] {
  const words = text.slice(piece.start, piece.end);
  const at = words.indexOf('等');
  if (at <= 0 || /^等(?:教育|级|候|保|学校|院校)/.test(words.slice(at))) return [piece];
  const rest = words.slice(at + 1).replace(/^[和与及、,]/, '');
  const before = { ...piece, end: piece.start + at };
  if (!rest || /^\d+[个家]?/.test(rest) || BARE.test(rest)) return [before];
  const keep = /(?:部门|单位|机构|企业|政府|组织|委员会)/.test(rest);
  return keep ? [before, { ...piece, start: piece.end - rest.length }] : [before];
}

/** 各镇(街道)|市住房和城乡建设局: a space behind a bracket is dropped as the text is made even. Not 县(市)区人民政府. */
const BEHIND_BRACKET = /(?<![市县区州盟旗]\([^()]*)\)(?=(?:[省市县区州](?!\()|团[省市县区]|各|国网|中国|领导小组)[一-鿿]{2})/;

/** 区政府集体资产监管办|区住房城市建设委: a lost 、 between two names of one region. */
function splitGlued<T extends { start: number; end: number; joiner: string }>(text: string, piece: T, words: UnitWords): T[] {
  const bracket = BEHIND_BRACKET.exec(text.slice(piece.start, piece.end));
  const cut = bracket ? piece.start + bracket.index + 1 : 0;
  if (cut > 0 && headOf(text, piece.start, cut, words) && /^(?:agency|collective)$/.test(headOf(text, cut, piece.end, words)?.kind ?? '')) return [{ ...piece, end: cut, joiner: '、' }, ...splitGlued(text, { ...piece, start: cut }, words)];
  const region = text[piece.start]!;
  if (piece.end - piece.start < 8 || !'省市区县'.includes(region)) return [piece];
  for (let i = indexWithin(text, region, piece.start + 4, piece.end - 2); i >= 0; i = indexWithin(text, region, i + 1, piece.end - 2)) {
    if ('办局委厅'.includes(text[i - 1]!) && headOf(text, piece.start, i, words) && headOf(text, i, piece.end, words)?.kind === 'agency') return [{ ...piece, end: i, joiner: '、' }, ...splitGlued(text, { ...piece, start: i }, words)];
  }
  return [piece];
}

function joinSharedHeads(text: string, pieces: { start: number; end: number; group: number; joiner: string }[]): ListedUnit[] {
  const out: ListedUnit[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const first = pieces[i]!;
    let last = i;
    while (last + 1 < pieces.length && pieces[last]!.joiner !== ',' && sharesNext(text, pieces[last]!, pieces, last + 1)) last++;
    out.push({ span: [first.start, pieces[last]!.end], group: first.group });
    i = last;
  }
  return out;
}

/** 镇(街)、园区管委会: a town shares no head with a park. */
const TOWNS = /^各?(?:镇|乡|街|村)(?:\([^()]*\))?$/;
const PARK = /^[^镇街乡]*(?:园区|景区|开发区|经开区|高新区|新区|度假区)管/;

/** 岚城乡、北厝镇、|澳前镇人民政府: towns share the head of the last. */
const TOWN = /^(?!各)[一-鿿]{2,4}[乡镇]$/;
const TOWN_HEAD = /^(?!各)[一-鿿]{2,4}[乡镇](?:人民)?政府$/;
function townsGoOn(text: string, pieces: readonly { start: number; end: number; joiner: string }[], next: number): boolean {
  for (let i = next; i < pieces.length; i++) {
    const candidate = text.slice(pieces[i]!.start, pieces[i]!.end);
    if (TOWN_HEAD.test(candidate)) return true;
    if (!TOWN.test(candidate) || pieces[i]!.joiner === ',') return false;
  }
  return false;
}

function sharesNext(text: string, piece: { start: number; end: number }, pieces: readonly { start: number; end: number; joiner: string }[], next: number): boolean {
  const words = text.slice(piece.start, piece.end);
  if (TOWN.test(words)) return townsGoOn(text, pieces, next);
  if (!REGION_END.test(words) || REGION_HEAD.test(words)) return false;
  if (TOWNS.test(words) && PARK.test(text.slice(pieces[next]!.start, pieces[next]!.end))) return false;
  for (let i = next; i < pieces.length; i++) {
    const candidate = text.slice(pieces[i]!.start, pieces[i]!.end);
    if (SHARED_BREAK.test(candidate)) return false;
    if (REGION_HEAD.test(candidate)) return true;
    if (!REGION_END.test(candidate) || pieces[i]!.joiner === ',') return false;
  }
  return false;
}

function trim(text: string, start: number, end: number): [number, number] {
  while (start < end && ' \t\n、,;。:'.includes(text[start]!)) start++;
  while (end > start && ' \t\n、,;。:'.includes(text[end - 1]!)) end--;
  return [start, end];
}
