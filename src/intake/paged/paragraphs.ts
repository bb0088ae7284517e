import { median, seam, type Line } from './geometry.ts';

/** A paragraph put together from its printed lines; `starts[i]` is where line i begins in `text`. */
export interface Paragraph { text: string; lines: Line[]; starts: number[] }

/** Between which edges the running text of a page stands, and how far apart its lines. */
interface Frame { left: number; right: number; pitch: number }

const NUMBERED = /^(?:第[〇一二三四五六七八九十百零\d]+[章节条编款]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|附件|附：)/;
const ENDED = /[。！？；：.!?;:…][”’」』）)》]*$/;
const CLOSED = /[。！？；][”’」』）)]*$/;

/**
 * Joins printed lines into paragraphs. A line goes on from the one before unless something says that it begins anew:
 * the line before ends short of the right edge, the line is indented, numbered after an ended sentence, of another
 * size, or further down than the usual pitch. `pages` are the lines of each page in order.
 */
export function joinParagraphs(pages: readonly (readonly Line[])[]): Paragraph[] {
  const whole = frameOf(pages.flat(), pages);
  const paragraphs: Paragraph[] = [];
  let last: { line: Line; frame: Frame } | null = null;
  for (const lines of pages) {
    const own = lines.length >= 8 ? frameOf(lines, [lines]) : null;
    const shared = own && Math.abs(own.right - whole.right) < 60 ? { ...own, pitch: whole.pitch || own.pitch } : whole;
    for (const line of lines) {
      const frame = line.column ? { ...line.column, pitch: shared.pitch } : shared;
      const paragraph = paragraphs.at(-1);
      if (paragraph && last && goesOn(last.line, last.frame, line, frame)) {
        paragraph.text += seam(paragraph.text, line.text);
        paragraph.starts.push(paragraph.text.length);
        paragraph.text += line.text;
        paragraph.lines.push(line);
      } else paragraphs.push({ text: line.text, lines: [line], starts: [0] });
      last = { line, frame };
    }
  }
  return paragraphs;
}

function goesOn(last: Line, lastFrame: Frame, line: Line, frame: Frame): boolean {
  const em = last.size;
  if (Math.abs(line.size - em) > 0.12 * em) return false;
  if (line.page === last.page && line.column === last.column && frame.pitch > 0 && line.baseline - last.baseline > 1.28 * Math.min(Math.max(frame.pitch, 1.2 * em), 2.4 * em)) return false;
  if (last.x1 + reachOf(line) < lastFrame.right - 1.2 * em) return false;
  const numbered = NUMBERED.test(line.text);
  if (numbered && ENDED.test(last.text)) return false;
  const indent = line.x0 - frame.left;
  const sameIndent = Math.abs(indent - (last.x0 - lastFrame.left)) < 0.3 * em;
  if (indent > 1.2 * em) return sameIndent && !numbered && !CLOSED.test(last.text);
  return true;
}

/** Width of what could not be parted from the line's beginning: a Latin word, a number, an opening bracket and its word. */
function reachOf(line: Line): number {
  const token = /^(?:[“‘《〈（(〔【「『]*[A-Za-z0-9.,%/:_+-]*(?:[\u4e00-\u9fff](?=[，。、；：！？”’》）)〕】]))?)[，。、；：！？”’》）)〕】]*/.exec(line.text)?.[0] ?? '';
  return Math.max(line.size, line.text ? ((line.x1 - line.x0) * widthOf(token)) / Math.max(1, widthOf(line.text)) : 0);
}

function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += c.charCodeAt(0) < 256 ? 0.5 : 1;
  return width;
}

function frameOf(lines: readonly Line[], pages: readonly (readonly Line[])[]): Frame {
  if (lines.length === 0) return { left: 0, right: 0, pitch: 0 };
  const widest = Math.max(...lines.map((line) => line.x1 - line.x0));
  const long = lines.filter((line) => line.x1 - line.x0 > 0.75 * widest);
  const rights = long.map((line) => line.x1).sort((a, b) => a - b);
  const pitches: number[] = [];
  for (const page of pages) {
    for (let i = 1; i < page.length; i++) {
      const [a, b] = [page[i - 1]!, page[i]!];
      if (Math.abs(a.size - b.size) < 1 && a.x1 - a.x0 > 0.6 * widest) pitches.push(b.baseline - a.baseline);
    }
  }
  return { left: leftOf(long), right: rights[Math.floor(rights.length * 0.6)] ?? 0, pitch: median(pitches) };
}

/** The leftmost edge that a fair share of the long lines keep: first lines of paragraphs stand further in. */
function leftOf(long: readonly Line[]): number {
  const lefts = long.map((line) => line.x0).sort((a, b) => a - b);
  for (const left of lefts) if (lefts.filter((x) => Math.abs(x - left) < 3).length >= Math.max(1, 0.12 * lefts.length)) return left;
  return lefts[0] ?? 0;
}
