import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
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
