import exceljs from 'exceljs';
import { FEEDBACK_COLUMNS, FEEDBACK_SHEET, HEADER_ROW, type FeedbackColumn } from '#export/forms-feedback';

export type Filled = Partial<Record<FeedbackColumn['value'], string | number | null>>;

const columnOf = (value: FeedbackColumn['value']): number => FEEDBACK_COLUMNS.findIndex((column) => column.value === value) + 1;
export const cellOf = (value: FeedbackColumn['value'], row: number): string => `${String.fromCharCode(64 + columnOf(value))}${HEADER_ROW + row}`;

/** Fills rows (from 1) of a 反馈表 as a clerk in another program does, and saves it under another name. */
export async function fillForm(path: string, rows: Readonly<Record<number, Filled>>, target: string, more: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void = () => undefined): Promise<string> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet(FEEDBACK_SHEET)!;
  for (const [row, cells] of Object.entries(rows)) for (const [value, content] of Object.entries(cells)) sheet.getRow(HEADER_ROW + Number(row)).getCell(columnOf(value as FeedbackColumn['value'])).value = content;
  more(sheet, book);
  await book.xlsx.writeFile(target);
  return target;
}
