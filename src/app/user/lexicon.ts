import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { LexiconFile } from '#api/settings-methods';
import { Failure } from '#model/failure';
import { createAnalyzer } from '#app/analyze';
import type { Core } from '#app/core';
import { readResources, RESOURCES_FOLDER } from '#app/resources';
import { writeFileWhole } from './folder.ts';

/** The lexicon files with the user's own lines: every CSV that ships with 责清 may be added to. */
export function userLexicon(core: Core): LexiconFile[] {
  return Object.entries(readResources().lexicon).map(([name, rows]) => ({
    name, fields: fieldsOf(name), builtIn: rows.length,
    lines: linesOf(core, name).map((values, i) => ({ line: i + 1, values })),
  }));
}

/**
 * Adds a line, or with `line` puts it in the place of that one; a line that the rules cannot be loaded with is refused.
 * @returns the line's number among the user's own, from 1
 * @throws Failure 'query-invalid', 'resource-broken' with the reason, 'folder-read-only', 'disk-full'
 */
export function putLexiconLine(core: Core, name: string, values: Readonly<Record<string, string>>, line?: number): number {
  const fields = fieldsOf(name);
  const strange = Object.keys(values).find((field) => !fields.includes(field));
  if (strange !== undefined) throw new Failure('query-invalid', { field: strange, found: values[strange] ?? '' });
  const row = Object.fromEntries(fields.map((field) => [field, (values[field] ?? '').trim()]));
  const lines = linesOf(core, name);
  if (line !== undefined && line > lines.length) throw new Failure('query-invalid', { field: 'line', found: line });
  const same = lines.findIndex((other) => JSON.stringify(other) === JSON.stringify(row));
  if (same >= 0) return same + 1;
  writeLines(core, name, line === undefined ? [...lines, row] : lines.with(line - 1, row));
  return line ?? lines.length + 1;
}

/** @throws Failure 'query-invalid', 'resource-broken', 'folder-read-only', 'disk-full' */
export function deleteLexiconLine(core: Core, name: string, line: number): void {
  const lines = linesOf(core, name);
  if (line > lines.length) throw new Failure('query-invalid', { field: 'line', found: line });
  writeLines(core, name, lines.toSpliced(line - 1, 1));
}

/** 加入词典: the whole name as a word that ends a unit's name, so that the next import knows it wherever it stands. */
export const addUnitLine = (core: Core, unit: string): number => putLexiconLine(core, 'unit-heads', { head: unit, kind: 'agency' });

const fileOf = (core: Core, name: string): string => join(core.folder, 'lexicon', `${name}.csv`);

/** The header of the built-in file. @throws Failure 'query-invalid' for a file that there is none of */
function fieldsOf(name: string): string[] {
  const file = join(RESOURCES_FOLDER, 'lexicon', `${name}.csv`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) throw new Failure('query-invalid', { field: 'file', found: name });
  return parse(readFileSync(file, 'utf8'), { bom: true, comment: '#', comment_no_infix: true, to: 1 })[0] ?? [];
}

function linesOf(core: Core, name: string): Record<string, string>[] {
  const file = fileOf(core, name);
  if (!existsSync(file)) return [];
  return readResources([core.folder]).lexicon[name]?.map((row) => ({ ...row.values })) ?? [];
}

/** Writes the file and loads all rules with it; when they do not load, what stood there before comes back. */
function writeLines(core: Core, name: string, lines: readonly Readonly<Record<string, string>>[]): void {
  const file = fileOf(core, name);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const fields = fieldsOf(name);
  const text = stringify([fields, ...lines.map((line) => fields.map((field) => line[field] ?? ''))]);
  writeFileWhole(file, text);
  try {
    createAnalyzer(readResources(core.resourceFolders));
  } catch (error) {
    writeFileWhole(file, before ?? stringify([fields]));
    throw error;
  }
  core.forgetAnalyzer();
}
