import ExcelJS from 'exceljs';

export type MadeCell = string | number | boolean | Date | null | { formula: string; result: string | number } | { richText: { text: string }[] };
export interface MadeSheet { name: string; rows: MadeCell[][]; merges?: string[]; formats?: Record<string, string>; hidden?: boolean }

/** A workbook of the given sheets; formats by cell (C3 → 0.0%). */
export async function makeXlsx(sheets: readonly MadeSheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, merges = [], formats = {}, hidden } of sheets) {
    const sheet = book.addWorksheet(name, hidden ? { state: 'hidden' } : {});
    for (const row of rows) sheet.addRow(row);
    for (const merge of merges) sheet.mergeCells(merge);
    for (const [cell, format] of Object.entries(formats)) sheet.getCell(cell).numFmt = format;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
