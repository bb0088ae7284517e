import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import type { Alignment, Borders, Fill, Font, Row } from 'exceljs';
import { toDays } from '#model/calendar-date';
import { type Column, type Entry, column } from './columns.ts';
import { displayWidth, wrappedLines } from './display-width.ts';
import { type Plan, type SheetPlan, SUMMARY_NAME, type UnitSummary } from './layouts.ts';

type SheetWriter = ReturnType<exceljs.stream.xlsx.WorkbookWriter['addWorksheet']>;

const HEADER_ROW = 3;
const BODY_SIZE = 10;
const LINE_HEIGHT = 13;
/** Excel shows no row higher than this many points, and no cell longer than this many characters. */
const HIGHEST_ROW = 409;
const LONGEST_CELL = 32_000;

const FACE = '宋体';
const thin = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;
const BORDER: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };
const HEADER_FILL: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } };
const WARNING = { argb: 'FFC00000' } as const;

/** Writes a plan to a file: see writeXlsxTo. */
export async function writeXlsx(plan: Plan, path: string, today: string): Promise<void> {
  const file = createWriteStream(path);
  try {
    await once(file, 'open');
    await writeXlsxTo(plan, file, today);
  } finally {
    file.destroy();
    if (!file.closed) await once(file, 'close').catch(() => undefined);
  }
}

/**
 * Writes a plan as a workbook: title and facts over the table, frozen header, filters, wrapped text with row heights,
 * real date cells; A4 landscape, one page wide, header repeated, page numbers. Rejects when the stream fails.
 */
export async function writeXlsxTo(plan: Plan, stream: Writable, today: string): Promise<void> {
  const failed = new Promise<never>((_, reject) => { stream.once('error', reject); });
  await Promise.race([failed, fill(plan, stream, today)]);
}

async function fill(plan: Plan, stream: Writable, today: string): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  book.creator = '责清';
  book.lastModifiedBy = '责清';
  if (plan.units.length > 0) writeSummary(book, plan, today);
  for (const sheet of plan.sheets) writeSheet(book, sheet, plan.layout.columns.map(column), today);
  await book.commit();
}

function writeSheet(book: exceljs.stream.xlsx.WorkbookWriter, plan: SheetPlan, columns: readonly Column[], today: string): void {
  const sheet = openSheet(book, plan.name, columns.map((c) => c.width), columns.length);
  const sources = new Set(plan.entries.map((entry) => entry.row.documentId)).size;
  writeHead(sheet, plan.title, `${countOf(plan)},来自${sources}份文件    制表日期:${today}`, columns.map((c) => c.heading));
  plan.entries.forEach((entry, index) => {
    writeEntry(sheet.getRow(HEADER_ROW + 1 + index), entry, columns);
  });
  sheet.commit();
}

function countOf({ entries }: SheetPlan): string {
  const tasks = new Set(entries.map((entry) => entry.row.id)).size;
  return entries.length === tasks ? `共${tasks}项任务` : `共${tasks}项任务(分列${entries.length}行)`;
}

function openSheet(book: exceljs.stream.xlsx.WorkbookWriter, name: string, widths: readonly number[], columns: number): SheetWriter {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: HEADER_ROW, zoomScale: 100 }],
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  });
  sheet.columns = widths.map((width) => ({ width }));
  sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: HEADER_ROW, column: columns } };
  return sheet;
}

function writeHead(sheet: SheetWriter, title: string, facts: string, headings: readonly string[]): void {
  const lines: [text: string, height: number, font: Partial<Font>, alignment: Partial<Alignment>][] = [
    [title, 36, { name: '黑体', size: 18 }, { horizontal: 'center', vertical: 'middle' }],
    [facts, 18, { name: FACE, size: BODY_SIZE, color: { argb: 'FF595959' } }, { horizontal: 'right', vertical: 'middle' }],
  ];
  lines.forEach(([text, height, font, alignment], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, headings.length);
    const row = sheet.getRow(index + 1);
    const cell = row.getCell(1);
    cell.value = text;
    cell.font = font;
    cell.alignment = alignment;
    row.height = height;
  });
  const header = sheet.getRow(HEADER_ROW);
  headings.forEach((heading, index) => {
    const cell = header.getCell(index + 1);
    cell.value = heading;
    cell.font = { name: '黑体', size: BODY_SIZE + 1 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = HEADER_FILL;
    cell.border = BORDER;
  });
  header.height = 30;
  header.commit();
}

function writeEntry(row: Row, entry: Entry, columns: readonly Column[]): void {
  let lines = 1;
  columns.forEach((c, index) => {
    const cell = row.getCell(index + 1);
    let size = BODY_SIZE;
    const value = c.value(entry);
    if (typeof value === 'string' && c.kind === 'text') {
      const text = value.length > LONGEST_CELL ? `${value.slice(0, LONGEST_CELL)}……` : value;
      const { needed, shrunk } = fit(text, c.width);
      lines = Math.max(lines, needed);
      if (shrunk) size = shrunk;
      cell.value = text === '' ? null : text;
      if (/^\s*[=+\-@]/.test(text)) cell.numFmt = '@';
    } else if (c.kind === 'date' && typeof value === 'string') {
      cell.value = serialDay(value);
      cell.numFmt = 'yyyy-mm-dd';
    } else cell.value = value;
    cell.font = c.warns && entry.row.overdue ? { name: FACE, size, color: WARNING, bold: true } : { name: FACE, size };
    cell.alignment = { horizontal: c.centered ? 'center' : 'left', vertical: 'middle', wrapText: true };
    cell.border = BORDER;
  });
  row.height = Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + 6);
  row.commit();
}

/** Lines of body height that a text needs; a text too long for the highest row is set smaller until it fits. */
function fit(text: string, width: number): { needed: number; shrunk: number | null } {
  // A column holds a little less than its width in characters; Han text also leaves half a character at a line's end.
  const usable = width - 1;
  const plain = wrappedLines(text, usable);
  const most = Math.floor((HIGHEST_ROW - 6) / LINE_HEIGHT);
  if (plain <= most) return { needed: plain, shrunk: null };
  for (const size of [9, 8, 7, 6]) {
    if (wrappedLines(text, usable * BODY_SIZE / size) * LINE_HEIGHT * size / BODY_SIZE <= HIGHEST_ROW - 6) return { needed: most, shrunk: size };
  }
  return { needed: most, shrunk: 6 };
}

/** Excel's number of a calendar day (1900 system): no Date object, so no time zone can shift it. */
const serialDay = (date: string): number => toDays(date) + 25_569;

const SUMMARY: readonly { heading: string; width: number; value: (unit: UnitSummary, index: number) => string | number | null; date?: true }[] = [
  { heading: '序号', width: 8, value: (_, index) => index + 1 },
  { heading: '单位', width: 44, value: (u) => u.unit },
  { heading: '牵头', width: 12, value: (u) => u.lead },
  { heading: '责任', width: 12, value: (u) => u.responsible },
  { heading: '配合', width: 12, value: (u) => u.cooperate },
  { heading: '任务合计', width: 14, value: (u) => u.total },
  { heading: '最早到期日', width: 16, value: (u) => (u.nextDue === null ? null : serialDay(u.nextDue)), date: true },
];

/** The first sheet of by-unit: every unit with its counts, linked to its sheet. */
function writeSummary(book: exceljs.stream.xlsx.WorkbookWriter, plan: Plan, today: string): void {
  const sheet = openSheet(book, SUMMARY_NAME, SUMMARY.map((c) => c.width), SUMMARY.length);
  writeHead(sheet, `${plan.layout.title}·${SUMMARY_NAME}`, `共${plan.units.length}个单位    制表日期:${today}`, SUMMARY.map((c) => c.heading));
  plan.units.forEach((unit, index) => {
    const row = sheet.getRow(HEADER_ROW + 1 + index);
    SUMMARY.forEach((c, at) => {
      const cell = row.getCell(at + 1);
      const value = c.value(unit, index);
      const linked = typeof value === 'string';
      cell.value = linked ? { text: value, hyperlink: `#'${unit.sheet}'!A1` } : value;
      if (c.date) cell.numFmt = 'yyyy-mm-dd';
      cell.font = linked ? { name: FACE, size: BODY_SIZE, color: { argb: 'FF0563C1' }, underline: true } : { name: FACE, size: BODY_SIZE };
      cell.alignment = { horizontal: linked ? 'left' : 'center', vertical: 'middle', wrapText: true };
      cell.border = BORDER;
    });
    row.height = Math.max(18, Math.ceil(displayWidth(unit.unit) / 42) * LINE_HEIGHT + 4);
    row.commit();
  });
  sheet.commit();
}
