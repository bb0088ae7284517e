import type { CitationWords } from '#lexicon/citation-words';

type Range = readonly [start: number, end: number];

/** A title or number found in a text, before its relation is known. Offsets into that text. */
export interface FoundCitation {
  start: number;
  end: number;
  title: string | null;
  titleAt: Range | null;
  number: string | null;
  numberAt: Range | null;
  article: string | null;
  /** Short form given to it: (以下简称《方案》). */
  alias: string | null;
  /** (见附件1) stands behind it. */
  annexed: boolean;
  rule: 'title-marks' | 'angle-marks' | 'bare-number' | 'named-with-number' | 'named-with-annex';
}

const SERIAL = '〔\\s*\\d{4}\\s*〕\\s*第?\\s*\\d{1,5}\\s*号';
const CODE = '[\\u4e00-\\u9fffA-Za-z×*]';
const BARE_NUMBER = new RegExp(`(${CODE}{1,24})\\s*${SERIAL}`, 'g');
const IN_BRACKET = new RegExp(`^\\s*(?:${CODE}{0,24}\\s*${SERIAL}|${CODE}{0,30}(?:令|公告|通告|公报)\\s*(?:\\d{4}年)?\\s*第?\\s*\\d{1,5}\\s*号|\\d{4}年\\s*第\\s*\\d{1,4}\\s*号(?:令|公告|通告)?|(?:${CODE}{2,20})?第?\\s*\\d{1,4}\\s*号(?:令|公告|通告)|第\\s*\\d{1,4}\\s*号|[A-Z]{1,6}[A-Z\\d./\\s—-]{0,20}\\d)`);
const BEHIND = new RegExp(`^${CODE}{1,12}${SERIAL}`);
const ALIAS = /(?:以下|下)(?:统)?(?:简)?称(?:为|:)?\s*[《“"]?([^《》“”"()]{1,30})[》”"]?/;
const ANNEX = /^(?:详见|参见|见|参照|附)?\s*附件\s*[一二三四五六七八九十\d]*(?:[-—.]\d+)?$/;
const ARTICLE = /^\s*(第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十])?(?:第[一二三四五六七八九十\d]+[款项目])*(?:[、和及至或]第[〇零一二三四五六七八九十百千\d]+[条款项](?:第[一二三四五六七八九十\d]+[款项目])*)*)/;
const CODE_LEAD = /.*(?:根据|依据|符合|按(?!照)|照|按照|依照|遵照|参照|贯彻|落实|执行|转发|印发|下发|发布|公布|废止|以及|关于|文件|文号|[号的在由以将对年月日为见依据]|通知|意见|精神)(?=.)/;
const NAME_BOUNDARY = /[,;。:!?()《》“”\n]/;
const LABEL = /^(?:第[一二三四五六七八九十百千\d]+[条章]|[一二三四五六七八九十\d]{1,3}[.、])\s*/;
const LONGEST_TITLE = 300;

/**
 * Finds titles in 《》 (nested, over line breaks, with a number, short form or article behind), titles in < >, bare 文号,
 * and titles without marks that a 文号 or an annex bracket proves. Forms, certificates and books are left out.
 */
export function findCitations(text: string, words: CitationWords): FoundCitation[] {
  const found: FoundCitation[] = [];
  if (text.includes('《')) titlesInMarks(text, words, found);
  if (text.includes('<')) titlesInAngles(text, words, found);
  if (text.includes('(')) namesBeforeBrackets(text, words, found);
  if (text.includes('〔')) bareNumbers(text, found);
  return found.sort((a, b) => a.start - b.start);
}

function titlesInMarks(text: string, words: CitationWords, found: FoundCitation[]): void {
  for (let at = text.indexOf('《'); at >= 0;) {
    const close = closing(text, at, '《', '》', LONGEST_TITLE);
    if (close < 0) {
      at = text.indexOf('《', at + 1);
      continue;
    }
    const alias = /(?:简称|统称|下称|下简?称)(?:为|:)?\s*[“"]?$/.test(text.slice(Math.max(0, at - 7), at));
    const inner: Range = [at + 1, close];
    const issuing = issuingTitle(text, at, close, words);
    if (issuing) {
      const citation = withTail(text, issuing, ...issuing, 'named-with-number');
      found.push(citation);
      at = text.indexOf('《', citation.end);
    } else if (!alias) {
      const citation = withTail(text, inner, at, close + 1, 'title-marks');
      const document = words.isDocument(citation.title ?? '');
      const named = document ?? (citation.title!.includes('关于') || citation.number !== null);
      if (named || (citation.number !== null && /[〔\d]/.test(citation.number))) found.push(citation);
      at = text.indexOf('《', citation.end);
    } else at = text.indexOf('《', close + 1);
  }
}

const ISSUES = /关于(?:印发|转发|批转|发布|下发|公布)$/;

/** 关于印发《…》的通知(文号): the title of whatever issues, without marks of its own. */
function issuingTitle(text: string, open: number, close: number, words: CitationWords): Range | null {
  if (!ISSUES.test(text.slice(Math.max(0, open - 6), open))) return null;
  const end = close + 1 + (/^的(?:通知|函|公告|通告)/.exec(text.slice(close + 1, close + 5))?.[0].length ?? 0);
  const bracket = skipSpace(text, end);
  if (end === close + 1 || text[bracket] !== '(' || !IN_BRACKET.test(text.slice(bracket + 1, bracket + 40))) return null;
  return [nameStart(text, open, words), end];
}

/** <关于…的通知> and <<…>> outside 《》. */
function titlesInAngles(text: string, words: CitationWords, found: FoundCitation[]): void {
  for (const match of text.matchAll(/<{1,2}\s*([^<>《》\n]{4,120}?)\s*>{1,2}/g)) {
    const start = match.index;
    if (found.some((c) => start >= c.start && start < c.end) || insideMarks(text, start)) continue;
    const from = start + match[0].indexOf(match[1]!);
    if (words.isDocument(match[1]!) !== true) continue;
    found.push(withTail(text, [from, from + match[1]!.length], start, start + match[0].length, 'angle-marks'));
  }
}

function insideMarks(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at) && text.indexOf('》', at) >= 0;
}

/** Reads what stands behind a title: brackets with number, short form or annex, then articles. */
function withTail(text: string, title: Range, start: number, end: number, rule: FoundCitation['rule']): FoundCitation {
  const citation: FoundCitation = { start, end, title: clean(text.slice(title[0], title[1])), titleAt: title, number: null, numberAt: null, article: null, alias: null, annexed: false, rule };
  for (;;) {
    const open = skipSpace(text, citation.end);
    if (text[open] !== '(') break;
    const close = closing(text, open, '(', ')', 160);
    if (close < 0) break;
    const inside = text.slice(open + 1, close);
    const number = citation.number === null ? IN_BRACKET.exec(inside) : null;
    const alias = ALIAS.exec(inside);
    if (number) {
      const from = open + 1 + number[0].length - number[0].trimStart().length;
      citation.numberAt = [from, open + 1 + number[0].length];
      citation.number = number[0].replace(/\s/g, '');
    } else if (ANNEX.test(inside.trim())) citation.annexed = true;
    else if (!alias && !/^(?:试行|暂行|草案|征求意见稿|送审稿|修订稿?|修正|\d{4}年.{0,8}(?:版|修订|修正))$/.test(inside)) break;
    if (alias) citation.alias = clean(alias[1]!).replace(/[,;。].*$/, '');
    citation.end = close + 1;
  }
  if (citation.number === null) {
    const behind = BEHIND.exec(text.slice(citation.end, citation.end + 40));
    if (behind) {
      citation.numberAt = [citation.end, citation.end + behind[0].length];
      citation.number = behind[0].replace(/\s/g, '');
      citation.end += behind[0].length;
    }
  }
  const article = ARTICLE.exec(text.slice(citation.end, citation.end + 60));
  if (article) citation.article = article[1]!;
  return citation;
}

/** A full name without marks before (文号) or (见附件1). */
function namesBeforeBrackets(text: string, words: CitationWords, found: FoundCitation[]): void {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    if (text[open - 1] === '》' || found.some((c) => open >= c.start && open < c.end)) continue;
    const close = closing(text, open, '(', ')', 80);
    if (close < 0) continue;
    const inside = text.slice(open + 1, close);
    const annexed = ANNEX.test(inside.trim());
    const serial = annexed || !inside.includes('〔') ? null : IN_BRACKET.exec(inside);
    if (!annexed && !serial) continue;
    const from = nameStart(text, open, words);
    const name = text.slice(from, open);
    if (name.length < 4 || words.isDocument(name) !== true || (serial && !/关于|法$|条例$/.test(name))) continue;
    found.push(withTail(text, [from, open], from, open, annexed ? 'named-with-annex' : 'named-with-number'));
  }
}

/** Where a name that ends at `end` begins: behind the last mark, and behind the verb that governs it. */
function nameStart(text: string, end: number, words: CitationWords): number {
  let from = end;
  while (from > 0 && end - from < 120 && !NAME_BOUNDARY.test(text[from - 1]!)) from--;
  const segment = text.slice(from, end);
  const about = segment.indexOf('关于');
  const head = about >= 0 ? segment.slice(0, about) : segment.slice(0, Math.max(0, segment.length - 2));
  let cut = LABEL.exec(segment)?.[0].length ?? 0;
  for (const match of head.matchAll(words.before)) cut = Math.max(cut, match.index + match[0].length);
  if (about < 0) for (const match of head.matchAll(/[和及与、]/g)) cut = Math.max(cut, match.index + 1);
  while (/^[和及与、的]/.test(segment.slice(cut))) cut++;
  return from + cut;
}

function bareNumbers(text: string, found: FoundCitation[]): void {
  for (const match of text.matchAll(BARE_NUMBER)) {
    let lead = CODE_LEAD.exec(match[1]!)?.[0].length ?? 0;
    if (/^[和与及]/.test(match[1]!.slice(lead)) && (lead > 0 || /[》)号]/.test(text[match.index - 1] ?? ''))) lead++;
    const start = match.index + lead;
    const end = match.index + match[0].length;
    if (found.some((c) => start < c.end && end > c.start) || end - start > 30) continue;
    const number = text.slice(start, end).replace(/\s/g, '');
    const title = found.find((c) => c.number === null && c.titleAt !== null && /^(?:文件?)?(?:印发的?|发布的?)?$/.test(text.slice(end, c.start).trim()) && c.start >= end);
    if (title) {
      title.number = number;
      title.numberAt = [start, end];
      title.start = start;
    } else found.push({ start, end, title: null, titleAt: null, number, numberAt: [start, end], article: null, alias: null, annexed: false, rule: 'bare-number' });
  }
}

/** Offset of the mark that closes the one at `open`, or -1; never further than `longest`. */
function closing(text: string, open: number, left: string, right: string, longest: number): number {
  let depth = 0;
  const last = Math.min(text.length, open + longest);
  for (let i = open; i < last; i++) {
    if (text[i] === left) depth++;
    else if (text[i] === right && --depth === 0) return i;
  }
  return -1;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && /\s/.test(text[i]!)) i++;
  return i;
}

const clean = (title: string): string => title.replace(/\s*\n\s*/g, '').trim();
