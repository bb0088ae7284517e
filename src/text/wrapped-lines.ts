/**
 * Line ends that a page has put into sentences (text copied from a PDF or a narrow page). Decided for the text as a
 * whole first: hardly a line is wider than a common width, most lines reach it, and most of those that do stop inside a sentence.
 */

/** Widths in half characters: a Chinese character counts 2. */
const NARROWEST = 36;
const WIDEST = 140;
/** How far a full line may stay behind the width: a number or a mark that may not open a line moved to the next. */
const SLACK = 8;
const OVERHANG = 4;
const FEWEST_FULL = 6;
/** A width is common when this share of all lines has it. */
const COMMON_SHARE = 0.05;
const FULL_SHARE = 0.55;
const TORN_SHARE = 0.5;
const WIDER_SHARE = 0.03;
const FEWEST_PAIRS = 3;
/** A text of which only parts are wrapped: torn pairs of lines, at least so many, of all lines, of full lines. */
const FEWEST_TORN = 12;
const PAIR_SHARE = 0.12;
const PAIRS_OF_FULL = 0.4;

const STOP = /[。;!?:][”’)]?$/;
const STOP_MARKS = '。;!?:';
/** Numbering, dashes, bullets and the words that open an item, a list or a foot. */
const OPENS_ITEM = /^(?:[(〔]\s*[一二三四五六七八九十百\d]{1,3}\s*[)〕]|[一二三四五六七八九十百]{1,4}\s*[、.]|\d{1,2}(?:[、)]|\.(?!\d))|第\s*[一二三四五六七八九十百\d]{1,4}\s*[编篇章节条]|[①-⑳]|[—–\-·•●■◆○□★☆*※]|附\s*[件表录:]|抄\s*[送报]|目\s*录$|[注表图]\s*\d{0,2}\s*:|(?:牵头|责任|配合|主办|承办|协办|完成)(?:单位|部门|时限|时间)\s*:)/;
const OPENS_HEADING = /^(?:[(〔][一二三四五六七八九十]{1,3}[)〕]|[一二三四五六七八九十]{1,3}、)/;
const LAST_SENTENCE = /[。;]\s*([^。;]+)$/;
const TABLE_SIGN = /[\t|]|[.·…_]{4,}/;
const NAMES_IN_COLUMNS = /[\u4e00-\u9fff] +[\u4e00-\u9fff]+ +[\u4e00-\u9fff]/;
const PAGE_NUMBER = /^[-—–]{0,2}\s*(\d{1,3})\s*[-—–]{0,2}$/;
const LATIN = /[A-Za-z]/;

type WidthOf = (start: number, end: number) => number;
interface WrittenLine { start: number; end: number; indent: number; width: number }

/**
 * Spans of `text` to be left out so that each sentence stands on one line: line ends with the spaces around them, and
 * page numbers that stand between two halves of a sentence. Empty for a text that is not wrapped at one width.
 * @param text normalised, line ends still in it. @param widthOf width of [start, end) as the author wrote it, in half characters.
 */
export function wrappedLineEnds(text: string, widthOf: WidthOf): [start: number, end: number][] {
  const lines = linesIn(text, widthOf);
  const widths = commonWidths(lines);
  if (widths.length === 0 || !isWrapped(text, lines, widths)) return [];
  const indented = lines.filter((line) => line.indent >= 2).length > lines.length * 0.8;
  const out: [number, number][] = [];
  let page = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    let next = i + 1;
    const foot = PAGE_NUMBER.exec(slice(text, lines[next]!));
    if (foot && next + 1 < lines.length && Number(foot[1]) > page) { page = Number(foot[1]); next++; }
    const between = text.slice(lines[i]!.end, lines[next]!.start);
    if (next === i + 1 && /\n\s*\n/.test(between)) continue;
    if (!goesOn(text, lines[i]!, lines[next]!, widths, indented, widthOf)) continue;
    out.push([lines[i]!.end, lines[next]!.start]);
    i = next - 1;
  }
  return out;
}

const slice = (text: string, line: WrittenLine): string => text.slice(line.start, line.end);

function linesIn(text: string, widthOf: WidthOf): WrittenLine[] {
  const out: WrittenLine[] = [];
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    let start = from;
    let end = to;
    while (start < end && text.charCodeAt(start) <= 32) start++;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    if (end > start) out.push({ start, end, indent: widthOf(from, start), width: end - start > WIDEST ? WIDEST + 1 : widthOf(start, end) });
    from = to + 1;
  }
  return out;
}

/** The widths that many lines reach, narrowest first: that of the page, and that of a box on it. */
function commonWidths(lines: readonly WrittenLine[]): number[] {
  if (lines.length < FEWEST_FULL) return [];
  const counts = new Uint16Array(WIDEST + 4);
  for (const { width } of lines) if (width >= NARROWEST && width <= WIDEST) counts[width]!++;
  const enough = Math.max(FEWEST_FULL, lines.length * COMMON_SHARE);
  const out: number[] = [];
  for (let width = NARROWEST; width <= WIDEST; width++) {
    const near = counts[width - 1]! + counts[width]! + counts[width + 1]!;
    if (near >= enough && counts[width]! >= counts[width - 1]! && counts[width]! >= counts[width + 1]!) out.push(width);
  }
  return out;
}

function isWrapped(text: string, lines: readonly WrittenLine[], widths: readonly number[]): boolean {
  const [narrow, wide] = [widths[0]!, widths.at(-1)!];
  let full = 0;
  let torn = 0;
  let long = 0;
  let wider = 0;
  for (const line of lines) {
    if (line.width > wide + OVERHANG && !TABLE_SIGN.test(slice(text, line))) wider++;
    if (line.width >= narrow / 2) long++;
    if (!isFull(line, widths)) continue;
    full++;
    if (!STOP_MARKS.includes(text[line.end - 1]!)) torn++;
  }
  const pairs = tornPairs(text, lines, widths);
  if (pairs < FEWEST_PAIRS) return false; // rows of figures may be equally long
  if (pairs >= Math.max(FEWEST_TORN, lines.length * PAIR_SHARE, full * PAIRS_OF_FULL)) return true;
  return full >= FEWEST_FULL && full >= long * FULL_SHARE && torn >= full * TORN_SHARE && wider <= lines.length * WIDER_SHARE;
}

/** Lines of exactly a common width that stop inside a sentence and below which nothing new opens: found in a text of which only parts are wrapped. */
function tornPairs(text: string, lines: readonly WrittenLine[], widths: readonly number[]): number {
  let pairs = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const { width, end } = lines[i]!;
    if (STOP_MARKS.includes(text[end - 1]!) || !widths.some((common) => Math.abs(width - common) <= 2)) continue;
    const above = slice(text, lines[i]!);
    const below = slice(text, lines[i + 1]!);
    if (above.includes(',') && !TABLE_SIGN.test(above) && !TABLE_SIGN.test(below) && !OPENS_ITEM.test(below)) pairs++;
  }
  return pairs;
}

const isFull = ({ width, indent }: WrittenLine, widths: readonly number[]): boolean =>
  widths.some((common) => width >= common - SLACK - Math.min(indent, 4) && width <= common + OVERHANG);

/** Full, or wider where a page has run two lines together; a heading behind a sentence is measured by itself. */
function reachesEdge(text: string, line: WrittenLine, widths: readonly number[], widthOf: WidthOf): boolean {
  const last = LAST_SENTENCE.exec(slice(text, line));
  const heading = last && OPENS_HEADING.test(last[1]!);
  const width = heading ? widthOf(line.end - last[1]!.length, line.end) : line.width;
  return width >= widths[0]! - SLACK - Math.min(line.indent, 4);
}

/** Whether `below` goes on with the sentence of `above`. Between two Latin words the line end stays as their space. */
function goesOn(text: string, above: WrittenLine, below: WrittenLine, widths: readonly number[], indented: boolean, widthOf: WidthOf): boolean {
  if (!indented && below.indent >= 2) return false;
  const first = slice(text, above);
  const second = slice(text, below);
  if (!reachesEdge(text, above, widths, widthOf) && !(above.width >= widths[0]! / 2 && /[,、]$/.test(first))) return false;
  if (STOP.test(first) || OPENS_ITEM.test(second)) return false;
  if (LATIN.test(first.at(-1)!) && LATIN.test(second[0]!)) return false;
  return !TABLE_SIGN.test(first) && !TABLE_SIGN.test(second) && !NAMES_IN_COLUMNS.test(first) && !NAMES_IN_COLUMNS.test(second);
}
