import type { DocumentWords } from '#lexicon/document-words';
import { labelAt } from './label.ts';
import type { Label, LabelStyle } from './label.ts';
import { datesIn } from './header-date.ts';
import { dateLine, isAddressLine, organsOf } from './line-marks.ts';
import type { Line } from './lines.ts';

/** Where a page lost its line breaks: 四、保障措施(一)健全… · 第二章 投资管理第一节 … · X行动方案为贯彻… · …的通知渝府办发〔2021〕88号各区县…: */

const HEAD = /^((?!为|根据|按照|依据|经|《)[^,。;:〔]{6,100}?(?:通知|意见|通告|公告|批复|决定|复函))([\u4e00-\u9fffA-Z]{2,12}〔\d{4}〕\d+号)(.*)$/;
const TEXT_START = /^(?:为(?!了?[民人])|根据|按照|依据|当前|近年|第[一1]|[一1][、.]|\(一\)|本(?:办法|规定|方案|意见|细则))/;
const NARROWER: Readonly<Partial<Record<LabelStyle, readonly string[]>>> = {
  part: ['第一章', '第一节'], chapter: ['第一节', '第'], section: ['第'], han: ['(', '1.', '1、'], 'han-bracket': ['1.', '1、', '(1)'], arabic: ['(1)'],
};
/** 石政发〔2020〕3号-北京市…关于…的通知 */
const NUMBERED = /^[\u4e00-\u9fffA-Z]{2,12}〔\d{4}〕\d+号[-—\s]*(?=[^-—\s),。;:、][^。]{6,}(?:通知|意见|公告|批复|函|:)$)/;
const LETTER_START = /^(?:你|现|为(?!了?[民人])|根据|经|《|按照|按|近|当前|因|鉴于)/;
const HEADING_LIMIT = 40;

/** Cuts lines that hold a title or heading and the text after it into two, so that every later step sees lines. */
export function unglue(lines: readonly Line[], words: DocumentWords): Line[] {
  const names = namesAbove(lines);
  const out: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    let rest = lines[i]!;
    for (let at = cutOf(rest.text, out.length, names, words); at > 0; at = cutOf(rest.text, out.length, names, words)) {
      const [head, tail] = cut(rest, at);
      out.push(head);
      rest = tail;
    }
    const closing = i >= lines.length - CLOSING_LINES || rest.text.length > WHOLE_TEXT ? CLOSING.exec(rest.text) : null;
    if (closing && organsOf(closing[1]!, words)) {
      const [head, tail] = cut(rest, closing.index);
      out.push(head, ...cut(tail, closing[0].length));
      continue;
    }
    const signed = gluedSignature(rest.text, lines[i + 1]?.text, lines[i + 2]?.text, words);
    out.push(...(signed > 0 ? cut(rest, signed) : [rest]));
  }
  return out;
}

/** A signature stands in one of the last lines, or in a line that holds a text without its breaks. */
const CLOSING_LINES = 4;
const WHOLE_TEXT = 400;
/** …进度安排表某市人民政府办公室2020年9月10日附件:…: a page that lost its line breaks goes on behind the signature. */
const CLOSING = /(?<=[。)表单书录准])([\u4e00-\u9fff]{2,8}?[省市县区镇乡州盟旗](?:人民政府(?:办公[室厅])?|[\u4e00-\u9fff]{2,12}?(?:委员会|局|厅|办公室)))\d{4}年\d{1,2}月\d{1,2}日(?!印发|发布|公布|下发|出台|起|前|以[来前后]|第|召开|至|的|作出|批准|通过|会议|[,。;、)])(?=.)/;

/** …形成合力。某市人民政府2019年1月22日 · …贯彻执行。某市人民政府办公室 above its date: where the signature begins behind the last sentence. */
function gluedSignature(text: string, next: string | undefined, second: string | undefined, words: DocumentWords): number {
  const tail = /[。)]([^。,;:()《》]{3,60})$/.exec(text);
  if (!tail) return 0;
  const last = tail[1]!;
  const dated = datesIn(last).at(-1);
  const body = dated?.end === last.length ? last.slice(0, dated.start) : last;
  if (!organsOf(body.trim(), words)) return 0;
  const at = text.length - last.length;
  if (body !== last) return at;
  const below = next !== undefined && (dateLine(next) !== null || (organsOf(next, words) !== null && second !== undefined && dateLine(second) !== null));
  return below ? at : 0;
}

function cut(line: Line, at: number): [Line, Line] {
  const head = line.text.slice(0, at).trimEnd();
  const rest = line.text.slice(at);
  const space = rest.length - rest.trimStart().length;
  return [
    { start: line.start, end: line.start + head.length, text: head, number: line.number },
    { start: line.start + at + space, end: line.end, text: rest.trimStart(), number: line.number },
  ];
}

/** Offset in the line where a second piece begins; 0 when it is one piece. */
function cutOf(text: string, index: number, names: readonly string[], words: DocumentWords): number {
  if (text.length < 8) return 0;
  if (index < 3) {
    const head = HEAD.exec(text);
    if (head) return head[1]!.length;
    const number = NUMBERED.exec(text);
    if (number) return number[0].length;
    const colon = text.indexOf(':') + 1;
    if (colon > 3 && colon < text.length && LETTER_START.test(text.slice(colon, colon + 4)) && isAddressLine(text.slice(0, colon))) return colon;
  }
  if (text[0] === '(') {
    const note = /^\((?:此件|本文有删减)[^()]{0,12}\)(?=.)/.exec(text);
    if (note) return note[0].length;
  }
  for (const name of names) if (text[0] === name[0] && text.length > name.length + 4 && text.startsWith(name) && TEXT_START.test(text.slice(name.length, name.length + 8))) return name.length;
  const label = labelAt(text, 0, text.length);
  return (label && headingCut(text, label, words)) || behindAssignment(text);
}

const ASSIGNS = /责任|牵头|负责|配合|指导/;

/** …机制。(责任单位:甲局)2.加强…: behind an assignment's bracket a number opens the next item. */
function behindAssignment(text: string): number {
  if (!text.includes(')') && !text.includes('〕')) return 0;
  for (let close = text.search(/[)〕][\d(一二三四五六七八九十]/); close >= 0 && close < text.length;) {
    const open = openingOf(text, close);
    const label = labelAt(text, close + 1, text.length);
    if (label && (open === 0 || text[open - 1] === '。') && ASSIGNS.test(text.slice(open, close))) return close + 1;
    const next = text.slice(close + 1).search(/[)〕][\d(一二三四五六七八九十]/);
    close = next < 0 ? -1 : close + 1 + next;
  }
  return 0;
}

function openingOf(text: string, close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    if (')〕'.includes(text[i]!)) depth++;
    else if ('(〔'.includes(text[i]!) && --depth === 0) return i;
  }
  return 0;
}

function headingCut(text: string, label: Label, words: DocumentWords): number {
  for (const mark of NARROWER[label.style] ?? []) {
    const at = text.indexOf(mark, label.contentStart + 2);
    if (at < 0 || at > label.contentStart + HEADING_LIMIT) continue;
    if (/[,。;:()《“]/.test(text.slice(label.contentStart, at).replace(/\([^()]*\)|“[^”]*”/g, ''))) continue;
    const inner = labelAt(text, at, text.length);
    if (inner && (mark !== '(' || inner.style === 'han-bracket') && (mark !== '第' || inner.style === 'article' || inner.style === 'section') && !/(?:第[^,。]{1,5}[条款项章]|[本的第条款])$/.test(text.slice(0, at))) return at;
  }
  if (label.style !== 'han' && label.style !== 'han-bracket') return 0;
  const heading = words.commonHeadings.longest(text, label.contentStart, text.length);
  if (heading === null) return 0;
  const at = label.contentStart + heading.length;
  return text.length > at + 8 && /^[\u4e00-\u9fff\d“《]/.test(text[at]!) && !/^[的和与及上下中是为在内外性化等方]/.test(text[at]!) && text.indexOf('。', at) > 0 ? at : 0;
}

/** What the first lines name in 《》: an attached text's title may have run into its first sentence. */
function namesAbove(lines: readonly Line[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < lines.length && i < 15; i++) for (const match of lines[i]!.text.matchAll(/《([^《》]{6,80})》/g)) out.push(match[1]!);
  return out;
}
