import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { RuleTable } from '#api/supervise-methods';
import { Failure } from '#model/failure';
import { readCsv, RESOURCES_FOLDER } from '#app/resources';
import { readSupervisionRules } from './rules.ts';
import { writeFileWhole } from '#app/user/folder';

/** The tables that an office may change, in the order of the screen. */
export const RULE_NAMES = ['lights', 'default-limits', 'score', 'office', 'columns'] as const;

const fileIn = (folder: string, name: string): string => join(folder, 'supervision', `${name}.csv`);

/** The tables as they are read now. `folder`: the user's own. @throws Failure 'resource-broken' */
export const ruleTables = (folder: string): RuleTable[] => RULE_NAMES.map((name) => {
  const own = existsSync(fileIn(folder, name));
  return { name, own, fields: fieldsOf(name), rows: readCsv(fileIn(own ? folder : RESOURCES_FOLDER, name)).map((row) => ({ ...row.values })) };
});

/**
 * Puts the office's own table in the place of the shipped one; one that the rules cannot be read with is refused, and
 * the one before stays. @throws Failure 'query-invalid', 'resource-broken' with line and reason, 'folder-read-only', 'disk-full'
 */
export function putRuleTable(folder: string, name: string, rows: readonly Readonly<Record<string, string>>[]): void {
  const fields = fieldsOf(name);
  const strange = rows.flatMap((row) => Object.keys(row)).find((field) => !fields.includes(field));
  if (strange !== undefined) throw new Failure('query-invalid', { field: strange, found: name });
  const text = stringify([fields, ...rows.map((row) => fields.map((field) => (row[field] ?? '').trim()))]);
  prove(folder, name, text);
  writeFileWhole(fileIn(folder, name), text);
}

/** @throws Failure 'query-invalid', 'folder-read-only' */
export function resetRuleTable(folder: string, name: string): void {
  fieldsOf(name);
  try {
    rmSync(fileIn(folder, name), { force: true });
  } catch (cause) {
    throw new Failure('folder-read-only', { path: folder }, cause);
  }
}

/** Reads the rules as they would be, elsewhere. */
function prove(folder: string, name: string, text: string): void {
  const trial = mkdtempSync(join(tmpdir(), 'zeqing-rules-'));
  try {
    mkdirSync(join(trial, 'supervision'));
    writeFileSync(fileIn(trial, name), text);
    readSupervisionRules([RESOURCES_FOLDER, folder, trial]);
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

function fieldsOf(name: string): string[] {
  if (!(RULE_NAMES as readonly string[]).includes(name)) throw new Failure('query-invalid', { field: 'name', found: name });
  return parse(readFileSync(fileIn(RESOURCES_FOLDER, name), 'utf8'), { bom: true, comment: '#', comment_no_infix: true, to: 1 })[0] ?? [];
}
