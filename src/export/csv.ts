import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { type Column, type Entry, column } from './columns.ts';
import type { Plan } from './layouts.ts';

/**
 * Writes a plan as one table: UTF-8 with a byte-order mark and CRLF, as Excel and WPS expect. Sheets of units follow
 * each other, told apart by a first column. No cell can be taken for a formula.
 */
export async function writeCsv(plan: Plan, path: string): Promise<void> {
  const columns: Column[] = plan.layout.columns.map(column);
  if (plan.layout.sheets === 'unit') columns.unshift(column('unit'));
  const lines = function* (): Generator<string[]> {
    yield columns.map((c) => c.heading);
    for (const sheet of plan.sheets) for (const entry of sheet.entries) yield columns.map((c) => cell(c, entry));
  };
  await pipeline(Readable.from(lines()), stringify({ bom: true, record_delimiter: 'windows' }), createWriteStream(path));
}

function cell(c: Column, entry: Entry): string {
  const value = c.value(entry);
  if (value === null) return '';
  return typeof value === 'number' || c.kind === 'date' ? String(value) : harmless(value);
}

/** A leading apostrophe keeps a spreadsheet from running text that begins like a formula (also behind blanks). */
export const harmless = (text: string): string => (/^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u.test(text) ? `'${text}` : text);
