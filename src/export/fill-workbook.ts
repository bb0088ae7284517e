import exceljs, { type Cell, type Row, type Style, type Worksheet } from 'exceljs';
import { Failure } from '#model/failure';
import { insertRows } from './insert-rows.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Fills an office's own workbook: below its header row (the row with most of the known headings), with the styles of the
 * first row below it. `rows` are asked for the headings that were found, in their order. Rows of an earlier filling are
 * written over; what stands below them (sums, signatures) moves down when there are more rows than room.
 * @throws Failure 'resource-broken' when it is no workbook or has none of the headings, 'export-target-unwritable', 'disk-full'
 */
export async function fillWorkbook(template: string, target: string, known: ReadonlySet<string>, rows: (headings: readonly string[]) => readonly (readonly string[])[]): Promise<void> {
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.readFile(template);
  } catch (cause) {
    throw new Failure('resource-broken', { file: template, reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
  const sheet = book.worksheets[0];
  const merges = sheet ? mergesOf(sheet) : [];
  const header = sheet && headerOf(sheet, merges, known);
  if (!header) throw new Failure('resource-broken', { file: template, reason: 'no known heading' });
  const columns = [...header.headings.keys()];
  const lines = rows([...header.headings.values()]);
  const room = roomBelow(sheet, merges, header.bottom, columns);
  const look = lookOf(sheet, merges, room.rows > 0 ? header.bottom + 1 : null, header.row);
  if (room.foot && lines.length > room.rows) {
    const after = header.bottom + room.rows;
    insertRows(book, sheet, after, lines.length - room.rows);
    for (let number = after + 1; number <= header.bottom + lines.length; number++) dress(sheet, number, look);
  }
  for (let at = 0; at < Math.max(lines.length, room.filled); at++) {
    const row = sheet.getRow(header.bottom + 1 + at);
    columns.forEach((column, i) => {
      const cell = row.getCell(column);
      cell.value = lines[at]?.[i] || null;
      if (at < lines.length) cell.style = look.styles.get(column) ?? {};
    });
  }
  await replaceFile(target, (temporary) => book.xlsx.writeFile(temporary));
}

interface Header { row: number; /** Its last row: headings may be merged over several. */ bottom: number; headings: Map<number, string> }

function headerOf(sheet: Worksheet, merges: readonly Merge[], known: ReadonlySet<string>): Header | null {
  let best: Header | null = null;
  for (let number = 1; number <= Math.min(20, sheet.rowCount); number++) {
    const headings = new Map<number, string>();
    for (const cell of ownCells(sheet.getRow(number))) {
      const words = cell.text.replace(/\s/g, '');
      if (known.has(words)) headings.set(Number(cell.col), words);
    }
    if (headings.size > (best?.headings.size ?? 0)) best = { row: number, bottom: number, headings };
  }
  if (best) for (const { top, bottom } of merges) if (top <= best.row && bottom > best.bottom) best.bottom = bottom;
  return best;
}

/** The rows below a header that may be written over, how many of them hold an earlier filling, and whether anything stands below. */
function roomBelow(sheet: Worksheet, merges: readonly Merge[], header: number, columns: readonly number[]): { rows: number; filled: number; foot: boolean } {
  const shape = shapeOf(merges, header + 1);
  let rows = 0;
  let filled = 0;
  for (let number = header + 1; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number);
    const earlier = isEarlier(row, columns);
    if (shapeOf(merges, number) !== shape || !(earlier || isEmpty(row))) return { rows, filled, foot: true };
    rows++;
    if (earlier) filled = rows;
  }
  return { rows, filled, foot: false };
}

/** No words in it: at most numbers of lines. */
const isEmpty = (row: Row): boolean => ownCells(row).every((cell) => (cell.formula ? /\bROW\(/i.test(cell.formula) : /^[\s\d.、]*$/.test(cell.text)));

/** A line of an earlier filling: words below half of the headings, none of them what stands before a signature or a sum. */
function isEarlier(row: Row, columns: readonly number[]): boolean {
  const cells = ownCells(row);
  if (cells.some((cell) => cell.formula || /[:：]\s*$|^\s*(?:合\s*计|小\s*计|总\s*计|注)/.test(cell.text))) return false;
  const words = columns.filter((column) => cells.some((cell) => Number(cell.col) === column && cell.text.trim() !== ''));
  return words.length >= 2 && words.length * 2 >= columns.length;
}

/** Cells that hold what they show: the text of those merged into an empty one cannot be asked for. */
function ownCells(row: Row): Cell[] {
  const cells: Cell[] = [];
  row.eachCell((cell) => { if (cell.master === cell) cells.push(cell); });
  return cells;
}

interface Merge { top: number; bottom: number; left: string; right: string }

const mergesOf = (sheet: Worksheet): Merge[] => sheet.model.merges.flatMap((merge) => {
  const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(merge) ?? [];
  return left === undefined || right === undefined ? [] : [{ top: Number(top), bottom: Number(bottom), left, right }];
});

/** Which cells of a row are merged: lines of a table have the same shape, what stands below them mostly another. */
const shapeOf = (merges: readonly Merge[], number: number): string => merges.filter(({ top, bottom }) => top <= number && number <= bottom)
  .map(({ top, bottom, left, right }) => (top === bottom ? `${left}:${right}` : `${left}${top}:${right}${bottom}`)).sort().join();

interface Look { styles: Map<number, Partial<Style>>; height: number | undefined; merges: readonly Merge[] }

/** How a line of the table looks: as its first row; where there is none, in the frame of the header. */
function lookOf(sheet: Worksheet, merges: readonly Merge[], line: number | null, header: number): Look {
  const styles = new Map<number, Partial<Style>>();
  sheet.getRow(line ?? header).eachCell({ includeEmpty: true }, ({ style }, column) => {
    styles.set(column, line === null ? { ...(style.border && { border: style.border }), alignment: { wrapText: true, vertical: 'middle' } } : { ...style });
  });
  return { styles, height: line === null ? undefined : sheet.getRow(line).height, merges: line === null ? [] : merges.filter(({ top, bottom }) => top === line && bottom === line) };
}

function dress(sheet: Worksheet, number: number, { styles, height, merges }: Look): void {
  const row = sheet.getRow(number);
  if (height !== undefined) row.height = height;
  for (const [column, style] of styles) row.getCell(column).style = style;
  for (const { left, right } of merges) sheet.mergeCellsWithoutStyle(`${left}${number}:${right}${number}`);
}
