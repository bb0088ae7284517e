import type { Watch } from '#intake/guard';
import { Layout, oneLine } from '#intake/layout';
import { letterhead } from '#intake/letterhead';
import { openOle } from '#intake/ole';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { propertiesOf, readDocStyles } from './doc-numbering.ts';
import { gridOf, rowOf, type DocRow } from './doc-table.ts';
import { DELETED, eachSprm, HIDDEN, INSERTED, readDocText, type DocText, type Story } from './doc-text.ts';
import { Numberer } from './docx-numbering.ts';

/** A paragraph or the end of a cell or row, in the order of the text. */
interface Paragraph { start: number; text: string; level: number | null; inTable: boolean; endsCell: boolean; endsRow: boolean; inner: boolean; sprms: Buffer }

const [HEADERS, SHAPES, BOXES] = [11, 40, 56];

/**
 * Reads a Word file of 1997–2003 (also WPS Writer's own .wps): final text, automatic numbers as Word shows them, tables
 * as rows of cells, text boxes after the paragraph they hang on, notes at the end.
 * @throws Failure 'file-encrypted', 'file-damaged', 'file-empty', 'text-layer-absent' (pictures only), 'format-unsupported' (Word 6/95).
 */
export function readDoc(file: SourceFile, watch: Watch): SourceText {
  const { path } = file;
  const ole = openOle(path, file.bytes);
  const main = ole.stream('WordDocument');
  if (!main) throw new Failure('file-damaged', { path, reason: 'no Word document' });
  const doc = readDocText(path, main, { tables: [ole.stream('0Table'), ole.stream('1Table')], data: ole.stream('Data') });
  const numberer = new Numberer(readDocStyles(doc));
  const body = paragraphsOf(doc, 'main', numberer, watch);
  const layout = new Layout();
  for (const line of letterhead(headsOf(doc), body.map((paragraph) => paragraph.text))) layout.paragraph(line);
  layOut(body, layout, boxesOf(doc));
  for (const story of ['footnotes', 'endnotes'] as const) for (const note of paragraphsOf(doc, story, numberer, watch)) if (note.text.trim()) layout.paragraph(note.text.trimStart());
  if (layout.blocks.length === 0) throw new Failure(doc.text.includes('\x01') || doc.text.includes('\x08') ? 'text-layer-absent' : 'file-empty', { path });
  return { format: 'doc', text: layout.text, blocks: layout.blocks, diagnostics: doubts(doc, ole.inside('ObjectPool').length) };
}

function doubts(doc: DocText, objects: number): Diagnostic[] {
  const [start, length] = doc.stories.main;
  const runs = (mark: number): number => {
    let count = 0;
    for (let i = start; i < start + length; i++) if (doc.marks[i]! & mark && !(i > start && doc.marks[i - 1]! & mark)) count++;
    return count;
  };
  const [inserted, deleted] = [runs(INSERTED), runs(DELETED)];
  const diagnostics: Diagnostic[] = [];
  if (inserted + deleted > 0) diagnostics.push({ code: 'tracked-changes', severity: 'warning', span: null, found: `+${inserted} -${deleted}` });
  if (objects > 0) diagnostics.push({ code: 'object-skipped', severity: 'warning', span: null, found: String(objects) });
  return diagnostics;
}

function paragraphsOf(doc: DocText, story: Story, numberer: Numberer, watch: Watch): Paragraph[] {
  const [from, length] = doc.stories[story];
  const out: Paragraph[] = [];
  let [start, count] = [from, 0];
  /** What stands before a paragraph mark that was deleted goes on in the next paragraph. */
  let joined = '';
  for (let cp = from; cp < from + length; cp++) {
    const c = doc.text.charCodeAt(cp);
    if (c !== 13 && c !== 7 && c !== 12 && cp < from + length - 1) continue;
    if (++count % 1024 === 0) watch.check();
    const { style, sprms } = doc.paragraphAt(cp);
    const words = joined + wordsOf(doc, start, c === 13 || c === 7 || c === 12 ? cp : cp + 1);
    joined = '';
    if (c === 13 && doc.marks[cp]! & DELETED) joined = words;
    else {
      const place = placeOf(sprms);
      const properties = { ...propertiesOf(sprms), style: String(place.style ?? style) };
      const label = c === 7 && place.endsRow ? '' : numberer.next(properties);
      out.push({ start, text: words.trim() || c === 13 ? label + words : words, level: numberer.headingLevel(properties), ...place, endsCell: c === 7 && !place.endsRow, sprms });
    }
    start = cp + 1;
  }
  return out;
}

function placeOf(sprms: Buffer): { style: number | null; inTable: boolean; endsRow: boolean; inner: boolean } {
  const place = { style: null as number | null, inTable: false, endsRow: false, inner: false };
  for (const { code, operand } of eachSprm(sprms)) {
    const on = (operand[0] ?? 0) !== 0;
    if (code === 0x2416) place.inTable = on;
    else if (code === 0x2417) place.endsRow = on;
    else if (code === 0x244c) place.inner = on;
    else if (code === 0x4600 && operand.length > 1) place.style = operand.readUInt16LE(0);
  }
  return place;
}

/** The final words of a range: without deleted and hidden characters, marks of notes and pictures, and what fields are told. */
function wordsOf(doc: DocText, from: number, to: number): string {
  let out = '';
  let told = 0;
  const fields: boolean[] = [];
  for (let cp = from; cp < to; cp++) {
    const c = doc.text.charCodeAt(cp);
    if (c === 0x13) { fields.push(true); told++; }
    else if (c === 0x14) { if (fields.length > 0 && fields[fields.length - 1]) { fields[fields.length - 1] = false; told--; } }
    else if (c === 0x15) { if (fields.pop()) told--; }
    else if (told === 0 && !(doc.marks[cp]! & (DELETED | HIDDEN))) out += c < 32 || c === 0xad ? (CONTROLS[c] ?? '') : doc.text[cp]!;
  }
  return out;
}

const CONTROLS: Readonly<Record<number, string>> = { 9: '\t', 11: '\n', 14: '\n', 30: '-' };

function layOut(paragraphs: readonly Paragraph[], layout: Layout, boxes: ReadonlyMap<number, string[]>): void {
  let rows: DocRow[] = [];
  let cells: string[] = [];
  const cell: string[] = [];
  const waiting: string[] = [];
  const flush = (): void => {
    const grid = gridOf(rows);
    rows = [];
    if (grid.length === 0) return;
    if (grid.flat().length === 1) for (const line of grid[0]![0]!.text.split('\n')) layout.paragraph(line);
    else layout.table(grid.map((row) => row.map((one) => ({ ...one, text: oneLine(one.text) }))));
    for (const line of waiting.splice(0)) layout.paragraph(line);
  };
  paragraphs.forEach((paragraph, i) => {
    const until = paragraphs[i + 1]?.start ?? Infinity;
    for (const [cp, lines] of boxes) if (cp >= paragraph.start && cp < until) waiting.push(...lines);
    if (paragraph.inTable || paragraph.endsCell || paragraph.endsRow) {
      if (paragraph.endsRow) {
        rows.push(rowOf(cells, paragraph.sprms));
        cells = [];
      } else if (!paragraph.inner) {
        cell.push(paragraph.text);
        if (paragraph.endsCell) cells.push(cell.splice(0).join('\n'));
      }
      return;
    }
    if (cell.length + cells.length > 0) rows.push(rowOf([...cells.splice(0), ...(cell.length > 0 ? [cell.splice(0).join('\n')] : [])], Buffer.alloc(0)));
    if (rows.length > 0) flush();
    for (const line of paragraph.text.split('\n')) layout.paragraph(line, paragraph.level === null ? {} : { headingLevel: paragraph.level });
    for (const line of waiting.splice(0)) layout.paragraph(line);
  });
  flush();
}

/** Lines of text boxes by the character that they hang on; those that hang on nothing we know come last. */
function boxesOf(doc: DocText): Map<number, string[]> {
  const [from, length] = doc.stories.textboxes;
  const out = new Map<number, string[]>();
  if (length < 1) return out;
  const [table, shapes] = [doc.table(BOXES), doc.table(SHAPES)];
  const anchors = new Map<number, number>();
  const shapeCount = Math.max(0, Math.floor((shapes.length - 4) / 30));
  for (let i = 0; i < shapeCount; i++) anchors.set(shapes.readInt32LE((shapeCount + 1) * 4 + i * 26), shapes.readInt32LE(i * 4));
  const count = Math.max(0, Math.floor((table.length - 4) / 26));
  const ends = doc.stories.main[0] + doc.stories.main[1] - 1;
  for (let i = 0, last = 0; i < count; i++) {
    const [start, end] = [table.readInt32LE(i * 4), Math.min(length, table.readInt32LE((i + 1) * 4))];
    if (start < last) continue;
    last = Math.max(start, end);
    const worded = linesOf(doc, from + start, from + end).filter((line) => line.trim());
    const at = anchors.get(table.readInt32LE((count + 1) * 4 + i * 22 + 14)) ?? ends;
    if (worded.length > 0) out.set(at, [...(out.get(at) ?? []), ...worded]);
  }
  return out;
}

/** Words of all running heads (not feet), section by section. */
function headsOf(doc: DocText): string[] {
  const [from, length] = doc.stories.headers;
  const table = doc.table(HEADERS);
  const heads: string[] = [];
  for (let story = 6, last = 0; (story + 2) * 4 <= table.length; story++) {
    if (![0, 1, 4].includes(story % 6)) continue;
    const [start, end] = [table.readInt32LE(story * 4), Math.min(length, table.readInt32LE((story + 1) * 4))];
    if (start < last) continue;
    last = Math.max(start, end);
    heads.push(...linesOf(doc, from + start, from + end));
  }
  return heads;
}

/** The lines of a range; a range that leads out of the text has none. */
function linesOf(doc: DocText, from: number, to: number): string[] {
  const lines: string[] = [];
  if (from < 0 || to > doc.text.length) return lines;
  for (let start = from; start < to; ) {
    const mark = doc.text.indexOf('\r', start);
    const end = mark < 0 ? to : Math.min(to, mark);
    lines.push(...wordsOf(doc, start, end).split('\n'));
    start = end + 1;
  }
  return lines;
}
