import exceljs from 'exceljs';
import { toDays } from '#model/calendar-date';
import type { FeedbackField } from '#model/feedback';
import type { TaskStatus } from '#model/ledger';
import { FEEDBACK_FIELD_NAMES } from '#model/supervise-words';
import { wrappedLines } from './display-width.ts';
import { replaceFile } from './replace-file.ts';

/** A row of a 反馈表; the fields that a unit fills in with what stands there already. */
export interface FeedbackFormRow { key: string; source: string; words: string; dueOn: string | null; light: string; fields: Readonly<Record<FeedbackField, string | number | null>> }
export interface FeedbackForm { unit: string; title: string; facts: string; stamp: string; sentOn: string; rows: readonly FeedbackFormRow[] }

export const FEEDBACK_SHEET = '反馈表';
export const STAMP_SHEET = '责清';
export const STAMP_MARK = 'zeqing.feedback/1';
export const HEADER_ROW = 3;
/** A feedback column: what stands in it, who may write there. */
export interface FeedbackColumn { heading: string; width: number; value: 'key' | 'source' | 'words' | 'dueOn' | 'light' | FeedbackField; kind: 'text' | 'date' | 'number' | 'status'; open: boolean }
export const FEEDBACK_COLUMNS: readonly FeedbackColumn[] = [
  { heading: '编号', width: 16, value: 'key', kind: 'text', open: false },
  { heading: '任务来源', width: 20, value: 'source', kind: 'text', open: false },
  { heading: '任务内容', width: 44, value: 'words', kind: 'text', open: false },
  { heading: '办理时限', width: 12, value: 'dueOn', kind: 'date', open: false },
  { heading: '灯', width: 5, value: 'light', kind: 'text', open: false },
  { heading: FEEDBACK_FIELD_NAMES.status, width: 14, value: 'status', kind: 'status', open: true },
  { heading: FEEDBACK_FIELD_NAMES.percent, width: 8, value: 'percent', kind: 'number', open: true },
  { heading: FEEDBACK_FIELD_NAMES.text, width: 36, value: 'text', kind: 'text', open: true },
  { heading: FEEDBACK_FIELD_NAMES.problems, width: 22, value: 'problems', kind: 'text', open: true },
  { heading: FEEDBACK_FIELD_NAMES.next, width: 22, value: 'next', kind: 'text', open: true },
  { heading: FEEDBACK_FIELD_NAMES.doneOn, width: 12, value: 'doneOn', kind: 'date', open: true },
  { heading: FEEDBACK_FIELD_NAMES.extendTo, width: 12, value: 'extendTo', kind: 'date', open: true },
  { heading: FEEDBACK_FIELD_NAMES.reason, width: 22, value: 'reason', kind: 'text', open: true },
  { heading: FEEDBACK_FIELD_NAMES.person, width: 10, value: 'person', kind: 'text', open: true },
  { heading: FEEDBACK_FIELD_NAMES.phone, width: 14, value: 'phone', kind: 'text', open: true },
];

/** What units may set, in the order of the drop-down; the other statuses are the office's. */
export const UNIT_STATUSES = ['not-started', 'in-progress', 'done-unverified'] as const satisfies TaskStatus[];

const FACE = '宋体';
const thin = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;
const BORDER = { top: thin, left: thin, bottom: thin, right: thin };
const FILL = { locked: 'FFF2F2F2', open: 'FFFFFBE6', head: 'FFDCE6F1' };
const fill = (argb: string): exceljs.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

/**
 * Writes a 反馈表: everything locked but what the unit fills in, drop-down for the status, checks of dates and percentages,
 * row ids in the first column, and the stamp on a sheet that Excel does not show.
 * @throws Failure 'export-target-unwritable', 'disk-full'
 */
export async function writeFeedbackForm(target: string, form: FeedbackForm, statusWords: Readonly<Record<TaskStatus, string>>): Promise<void> {
  const book = new exceljs.Workbook();
  book.creator = '责清';
  const sheet = book.addWorksheet(FEEDBACK_SHEET, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: HEADER_ROW }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}` },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  });
  sheet.columns = FEEDBACK_COLUMNS.map(({ width }) => ({ width }));
  [[form.title, 34, 18], [form.facts, 20, 10]].forEach(([text, height, size], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, FEEDBACK_COLUMNS.length);
    const row = sheet.getRow(index + 1);
    row.getCell(1).value = String(text);
    row.getCell(1).font = { name: index === 0 ? '黑体' : FACE, size: Number(size) };
    row.getCell(1).alignment = { horizontal: index === 0 ? 'center' : 'left', vertical: 'middle', wrapText: true };
    row.height = Number(height);
  });
  FEEDBACK_COLUMNS.forEach((column, index) => {
    const cell = sheet.getRow(HEADER_ROW).getCell(index + 1);
    cell.value = column.heading;
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = BORDER;
    cell.fill = fill(FILL.head);
  });
  form.rows.forEach((row, at) => { writeRow(sheet, HEADER_ROW + 1 + at, row, statusWords); });
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });
  const stamp = book.addWorksheet(STAMP_SHEET, { state: 'veryHidden' });
  [STAMP_MARK, form.stamp, form.unit, form.sentOn].forEach((value, index) => { stamp.getCell(index + 1, 1).value = value; });
  await replaceFile(target, (temporary) => book.xlsx.writeFile(temporary));
}

function writeRow(sheet: exceljs.Worksheet, number: number, row: FeedbackFormRow, statusWords: Readonly<Record<TaskStatus, string>>): void {
  let lines = 1;
  FEEDBACK_COLUMNS.forEach((column, index) => {
    const cell = sheet.getRow(number).getCell(index + 1);
    const value = valueOf(row, column);
    cell.value = column.kind === 'status' ? statusWords[value as TaskStatus] : column.kind === 'date' && typeof value === 'string' ? toDays(value) + 25_569 : value === '' ? null : value;
    cell.font = { name: FACE, size: 10 };
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: column.kind === 'text' ? 'left' : 'center' };
    cell.border = BORDER;
    cell.fill = fill(column.open ? FILL.open : FILL.locked);
    cell.protection = { locked: !column.open };
    if (column.kind === 'date') cell.numFmt = 'yyyy-mm-dd';
    else if (column.kind === 'text') cell.numFmt = '@';
    if (column.kind === 'text' && typeof value === 'string') lines = Math.max(lines, wrappedLines(value, column.width - 1));
    if (column.open) addCheck(cell, column, statusWords);
  });
  sheet.getRow(number).height = Math.min(409, lines * 13 + 6);
}

function addCheck(cell: exceljs.Cell, { kind }: FeedbackColumn, statusWords: Readonly<Record<TaskStatus, string>>): void {
  if (kind === 'status') cell.dataValidation = { type: 'list', allowBlank: false, formulae: [`"${UNIT_STATUSES.map((status) => statusWords[status]).join(',')}"`], showErrorMessage: true, errorTitle: FEEDBACK_FIELD_NAMES.status, error: '请从下拉列表中选择' };
  if (kind === 'number') cell.dataValidation = { type: 'whole', operator: 'between', allowBlank: true, formulae: [0, 100], showErrorMessage: true, errorTitle: '进度%', error: '请填 0 到 100 的整数' };
  if (kind === 'date') cell.dataValidation = { type: 'date', operator: 'greaterThan', allowBlank: true, formulae: [new Date(Date.UTC(2000, 0, 1))], showErrorMessage: true, errorTitle: '日期', error: '请填日期,如 2026-06-30' };
}

function valueOf(row: FeedbackFormRow, { value }: FeedbackColumn): string | number | null {
  return value === 'key' || value === 'source' || value === 'words' || value === 'dueOn' || value === 'light' ? row[value] : row.fields[value];
}
