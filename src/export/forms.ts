import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import exceljs from 'exceljs';
import { Failure } from '#model/failure';
import { harmless } from './csv.ts';
import { replaceFile } from './replace-file.ts';
import { type SimpleTable, writeSimpleTable } from './simple-table.ts';

/** Writes a table of words as xlsx, csv or json by the target's ending. @throws Failure 'export-format-unknown', 'export-target-unwritable', 'disk-full' */
export async function writeForm(target: string, table: SimpleTable): Promise<void> {
  const headings = table.columns.map(({ heading }) => heading);
  switch (extname(target).toLowerCase()) {
    case '.xlsx':
      await writeSimpleTable(target, table);
      return;
    case '.csv':
      await replaceFile(target, (temporary) => writeFile(temporary, stringify([headings, ...table.rows.map((row) => row.map(harmless))], { bom: true, record_delimiter: 'windows' })));
      return;
    case '.json':
      await replaceFile(target, (temporary) => writeFile(temporary, `${JSON.stringify({ title: table.title, facts: table.facts, rows: table.rows.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? '']))) }, null, 1)}\n`));
      return;
    default: throw new Failure('export-format-unknown', { path: target, found: extname(target) });
  }
}

/**
 * Fills an office's own workbook: below its header row (the row with most of the known headings), with the styles of the
 * first row below it. `rows` are asked for the headings that were found, in their order.
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
  let best: { row: number; headings: Map<number, string> } = { row: 0, headings: new Map() };
  for (let number = 1; sheet && number <= Math.min(20, sheet.rowCount); number++) {
    const headings = new Map<number, string>();
    sheet.getRow(number).eachCell((cell, column) => { if (known.has(cell.text.replace(/\s/g, ''))) headings.set(column, cell.text.replace(/\s/g, '')); });
    if (headings.size > best.headings.size) best = { row: number, headings };
  }
  if (!sheet || best.row === 0) throw new Failure('resource-broken', { file: template, reason: 'no known heading' });
  const columns = [...best.headings.keys()];
  const styles = columns.map((column) => ({ ...sheet.getRow(best.row + 1).getCell(column).style }));
  rows([...best.headings.values()]).forEach((words, at) => {
    columns.forEach((column, i) => {
      const cell = sheet.getRow(best.row + 1 + at).getCell(column);
      cell.value = words[i] === '' ? null : words[i]!;
      cell.style = styles[i]!;
    });
  });
  await replaceFile(target, (temporary) => book.xlsx.writeFile(temporary));
}
