import type { DocumentWords } from '#lexicon/document-words';
import type { Span } from '#model/span';
import { documentNumberIn, isNumberLine } from './document-number.ts';
import { front } from './front.ts';
import { datesIn } from './header-date.ts';
import { endsBare, endsSentence, metadataCells, organsOf, typeOf, withoutTail } from './line-marks.ts';
import { labelAt } from './label.ts';
import { linesOf, squash } from './lines.ts';
import type { Line } from './lines.ts';

/**
 * The issuances of a text, in order and without gaps between them. A gazette or yearbook holds several; a notice and
 * what it issues or forwards are one. An empty text has none.
 */
export function split(text: string, lexicon: DocumentWords): Span[] {
  const lines = linesOf(text, [0, text.length]);
  if (lines.length === 0) return [];
  const starts = [0];
  let current: Head | null = null;
  for (let i = 0; i < lines.length; i++) {
    const head = headAt(lines, i, lexicon);
    if (!head) continue;
    if (current === null || !opensNew(current, head, lines)) { current ??= head; continue; }
    current = head;
    if (head.from > 0) starts.push(lines[head.from]!.start);
  }
  return starts.map((start, i) => [start, starts[i + 1] ?? text.length]);
}

/** Where a head stands: its first line, its title's words, its number. */
interface Head { from: number; at: number; title: string; number: string | null }

/** A line that only the head of an issuance has: its own 发文字号, (date number), or 索引号. */
function headAt(lines: readonly Line[], i: number, words: DocumentWords): Head | null {
  const { text } = lines[i]!;
  if (text.length > 400 || text.indexOf('号') < 0) return null;
  if (isGazetteLine(text)) {
    const { from, title } = titleAbove(lines, i, words);
    return title === '' ? null : { from, at: i, title, number: documentNumberIn(text)!.number };
  }
  if (/^索\s*引\s*号/.test(text) && metadataCells(text, words)) return { from: i, at: i, title: titleFrom(lines, i, words), number: null };
  if (!isNumberLine(text)) return null;
  const above = titleAbove(lines, i, words);
  if (above.title !== '') return { ...above, at: i, number: documentNumberIn(text)!.number };
  const below = titleFrom(lines, i, words);
  return below === '' ? null : { from: redHead(lines, i, words), at: i, title: below, number: documentNumberIn(text)!.number };
}

/** (2018年4月17日 经技区发〔2018〕27号) */
function isGazetteLine(text: string): boolean {
  if (text[0] !== '(' || text.at(-1) !== ')' || text.length > 60) return false;
  const number = documentNumberIn(text);
  const date = datesIn(text)[0];
  return number !== null && date !== undefined && date.end <= number.start && date.start === 1;
}

function titleAbove(lines: readonly Line[], i: number, words: DocumentWords): { from: number; title: string } {
  let from = i;
  while (from > 0 && i - from < 7) {
    const { text } = lines[from - 1]!;
    if (endsSentence(text) || text.length > 90 || /[:,]$/.test(text) || labelAt(text, 0, text.length) || datesIn(text).length > 0 && !/关于|通知|意见|方案/.test(text) || isGazetteLine(text) || /^\(略\)$|^抄\s*[送报]|^附\s*件/.test(text) || text.indexOf('\t') >= 0) break;
    from--;
  }
  const block = lines.slice(from, i).map((l) => l.text);
  const titled = block.some((t) => typeOf(t, words) !== null && endsBare(t)) || typeOf(block.join(''), words) !== null;
  return titled ? { from, title: squash(block.join('')) } : { from: i, title: '' };
}

/** The title below a number line or a metadata block, up to the first sentence. */
function titleFrom(lines: readonly Line[], i: number, words: DocumentWords): string {
  const head = front(lines.slice(i, i + 16), words);
  const title = head.title.map((t) => lines[i + t]!.text).join('');
  const near = head.title.length > 0 && head.title[0]! <= 10;
  return near && typeOf(title, words) !== null ? squash(title) : '';
}

/** A red head begins with its bodies' names above the number. */
function redHead(lines: readonly Line[], i: number, words: DocumentWords): number {
  let from = i;
  while (from > 0 && i - from < 4 && (organsOf(lines[from - 1]!.text, words) !== null || /文件$/.test(lines[from - 1]!.text))) from--;
  return from;
}

/** False where the head belongs to what the current issuance issues or forwards, or says its own head again. */
function opensNew(current: Head, head: Head, lines: readonly Line[]): boolean {
  if (head.at - current.at < 3) return false;
  if (head.number !== null && head.number === current.number) return false;
  if (head.title === '' || head.title === current.title) return false;
  const core = withoutTail(head.title).replace(/^.*?(?=关于)/, '');
  if (core.length >= 4 && current.title.includes(core)) return false;
  if (/转发|印发|批转|发布|公布/.test(current.title)) {
    const kept = current.title.replace(/^.*?(?:转发|印发|批转|发布|公布)/, '');
    if (kept.length >= 6 && head.title.includes(kept.replace(/的(?:通知|公告|决定)$/, '').replace(/[《》]/g, ''))) return false;
  }
  for (let i = current.at; i < head.from; i++) {
    const { text } = lines[i]!;
    if (core.length >= 6 && (text[0] === '附' || text.indexOf('转发') >= 0 || text.indexOf('印发') >= 0) && squash(text).includes(core)) return false;
  }
  return true;
}
