import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import { wrappedLines } from './display-width.ts';
import { replaceFile } from './replace-file.ts';

/** One sheet of plain text cells, ready worded by the caller. */
export interface SimpleTable { name: string; title: string; facts: string; columns: readonly { heading: string; width: number }[]; rows: readonly (readonly string[])[] }

const LINE_HEIGHT = 13;
const HIGHEST_ROW = 409;
const LONGEST_CELL = 32_000;
const thin = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;
const BORDER = { top: thin, left: thin, bottom: thin, right: thin };

/**
 * Writes a table as a workbook: title and facts over it, frozen header, filter, wrapped text, A4 landscape one page wide.
 * @throws Failure 'export-target-unwritable', 'disk-full'
 */
export async function writeSimpleTable(target: string, table: SimpleTable): Promise<void> {
  await replaceFile(target, async (temporary) => {
    const file = createWriteStream(temporary);
    try {
      await once(file, 'open');
      const failed = new Promise<never>((_, reject) => { file.once('error', reject); });
      await Promise.race([failed, fill(table, file)]);
    } finally {
      file.destroy();
      if (!file.closed) await once(file, 'close').catch(() => undefined);
    }
  });
}

async function fill({ name, title, facts, columns, rows }: SimpleTable, stream: Writable): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  book.creator = '责清';
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '3:3' },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: 3, column: columns.length } };
  [[title, 36, 18], [facts, 18, 10]].forEach(([text, height, size], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, columns.length);
    const row = sheet.getRow(index + 1);
    row.getCell(1).value = text!;
    row.getCell(1).font = { name: index === 0 ? '黑体' : '宋体', size: Number(size) };
    row.getCell(1).alignment = { horizontal: index === 0 ? 'center' : 'right', vertical: 'middle' };
    row.height = Number(height);
  });
  columns.forEach(({ heading }, index) => {
    const cell = sheet.getRow(3).getCell(index + 1);
    cell.value = heading;
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    cell.border = BORDER;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } };
  });
  sheet.getRow(3).commit();
  rows.forEach((cells, at) => {
    const row = sheet.getRow(4 + at);
    let lines = 1;
    cells.forEach((value, index) => {
      const text = value.slice(0, LONGEST_CELL);
      const cell = row.getCell(index + 1);
      cell.value = text === '' ? null : text;
      if (/^\s*[=+\-@]/.test(text)) cell.numFmt = '@';
      cell.font = { name: '宋体', size: 10 };
      cell.alignment = { vertical: 'middle', wrapText: true };
      cell.border = BORDER;
      lines = Math.max(lines, wrappedLines(text, columns[index]!.width - 1));
    });
    row.height = Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + 6);
    row.commit();
  });
  sheet.commit();
  await book.commit();
}
