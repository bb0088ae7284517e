import type { CellFormulaValue, CellValue, Workbook, Worksheet } from 'exceljs';

/**
 * Makes room for `count` empty rows below row `after` of a sheet, as a spreadsheet program does: what stands below moves down
 * with its styles, heights, notes and merged cells; formulas of all sheets, names, the printed area, validations and
 * conditional formats follow. A range that ends in row `after` grows, so that a sum below a table still sums all of it.
 */
export function insertRows(book: Workbook, sheet: Worksheet, after: number, count: number): void {
  const moved = (row: number): number => (row > after ? row + count : row);
  const range = (words: string): string => movedRange(words, after, count);
  for (const each of book.worksheets) {
    each.eachRow((row) => {
      row.eachCell((cell) => {
        // A shared formula is told once for many cells: each gets its own, as they may move apart.
        if (cell.formula && cell.master === cell) cell.value = followed(cell.value as CellFormulaValue, movedFormula(cell.formula, sheet.name, each === sheet, after, count), each === sheet ? range : (words) => words);
      });
    });
  }
  const merges = sheet.model.merges.filter((merge) => rowsOf(merge).bottom > after);
  for (const merge of merges) sheet.unMergeCells(merge);
  const rows = below(sheet, after);
  sheet.spliceRows(after + 1, 0, ...Array.from({ length: count }, () => []));
  for (let number = after + 1; number <= after + count; number++) layOut(sheet, number, {});
  for (const { number, notes, ...look } of rows) {
    layOut(sheet, moved(number), look);
    for (const [column, note] of notes) sheet.getRow(moved(number)).getCell(column).note = note;
  }
  for (const merge of merges) sheet.mergeCellsWithoutStyle(range(merge));
  if (sheet.pageSetup.printArea) sheet.pageSetup.printArea = sheet.pageSetup.printArea.split('&&').map(range).join('&&');
  const own = sheet as Worksheet & Kept;
  for (const format of own.conditionalFormattings) format.ref = format.ref.split(' ').map(range).join(' ');
  const { model } = own.dataValidations;
  const validations = Object.entries(model);
  for (const [address] of validations) delete model[address];
  for (const [address, validation] of validations) {
    const row = Number(/\d+$/.exec(address)?.[0]);
    model[address.replace(/\d+$/, String(moved(row)))] = validation;
    // The list holds a cell each: those of the last row hold for the new rows too.
    if (row === after) for (let i = 1; i <= count; i++) model[address.replace(/\d+$/, String(row + i))] = validation;
  }
  for (const image of sheet.getImages()) for (const corner of [image.range.tl, image.range.br]) if (corner && corner.nativeRow >= after) corner.nativeRow += count;
  book.calcProperties.fullCalcOnLoad = true;
}

/** What the library keeps of a sheet and does not tell in its types. */
interface Kept {
  conditionalFormattings: { ref: string }[];
  dataValidations: { model: Record<string, unknown> };
}

type Look = Partial<Record<'height' | 'hidden' | 'outlineLevel', number | boolean | undefined>>;

function below(sheet: Worksheet, after: number) {
  const rows: (Look & { number: number; notes: [number, NonNullable<ReturnType<Worksheet['getCell']>['note']>][] })[] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (number <= after) return;
    const notes: (typeof rows)[number]['notes'] = [];
    row.eachCell((cell, column) => { if (cell.note) notes.push([column, cell.note]); });
    rows.push({ number, height: row.height, hidden: row.hidden, outlineLevel: row.outlineLevel, notes });
  });
  return rows;
}

function layOut(sheet: Worksheet, number: number, { height, hidden = false, outlineLevel = 0 }: Look): void {
  Object.assign(sheet.getRow(number), { height, hidden, outlineLevel });
}

function followed(value: CellFormulaValue, formula: string, range: (words: string) => string): CellValue {
  const { shareType, ref } = value as CellFormulaValue & { shareType?: string; ref?: string };
  // Without its result: it is reckoned anew by whatever opens the workbook.
  return (shareType === 'array' && ref !== undefined ? { formula, shareType, ref: range(ref) } : { formula }) as CellFormulaValue;
}

function rowsOf(words: string): { top: number; bottom: number } {
  const [top, bottom = top] = [...words.matchAll(/\d+/g)].map(([number]) => Number(number));
  return { top: top!, bottom: bottom! };
}

/** A4:C9 after the insertion: a corner below moves, an end in the last row goes down with the new ones. */
function movedRange(words: string, after: number, count: number): string {
  const range = words.includes(':');
  let nth = 0;
  return words.replace(/\d+/g, (digits) => {
    const row = Number(digits);
    return String(row > after || (range && nth++ > 0 && row === after) ? row + count : row);
  });
}

/** Text in quotes, a name of a sheet with its mark, functions and names: all but references are left as they stand. */
const FORMULA_PART = /"(?:[^"]|"")*"|(?:('(?:[^']|'')+'!|(?<![\p{L}\p{N}_.\]])[\p{L}_][\p{L}\p{N}_.]*!)|(?<![\p{L}\p{N}_.$!]))(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(![])/gu;

/** A formula whose references to the sheet follow the insertion; `here`: it stands on that sheet, whose name may be left out. */
function movedFormula(formula: string, sheet: string, here: boolean, after: number, count: number): string {
  return formula.replace(FORMULA_PART, (part: string, of: string | undefined, reference: string | undefined) => {
    if (reference === undefined) return part;
    const named = of?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
    return (named === undefined ? here : named === sheet) ? `${of ?? ''}${movedRange(reference, after, count)}` : part;
  });
}

