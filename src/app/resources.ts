import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { Failure } from '#model/failure';
import type { CsvRow, GrammarFile, RawResources } from '#model/resources';
import { readPlainCsv } from './plain-csv.ts';
import { userFolder } from './user/folder.ts';

/** The folder of resources that ships with the package. */
export const RESOURCES_FOLDER = fileURLToPath(new URL('../../resources/', import.meta.url));

/**
 * Reads lexicon/*.csv, grammar/*.yaml, calendar/*.json and models/*.json of each folder in turn; rows of a later folder come after
 * those of an earlier one.
 * @throws Failure 'resource-broken' with file and line when a file cannot be parsed.
 */
export function readResources(folders: readonly string[] = [RESOURCES_FOLDER]): RawResources {
  const lexicon: Record<string, CsvRow[]> = {};
  const grammar: Record<string, GrammarFile & { own?: readonly GrammarFile[] }> = {};
  const calendar: Record<string, unknown> = {};
  const models: Record<string, unknown> = {};
  for (const folder of folders) {
    for (const [name, file] of filesOf(join(folder, 'lexicon'), '.csv')) (lexicon[name] ??= []).push(...readCsv(file));
    for (const [name, file] of filesOf(join(folder, 'grammar'), '.yaml')) {
      const [read, before] = [{ file, text: readFileSync(file, 'utf8') }, grammar[name]];
      grammar[name] = before ? { ...before, own: [...before.own ?? [], read] } : read;
    }
    for (const [name, file] of filesOf(join(folder, 'calendar'), '.json')) calendar[name] = readJson(file);
    for (const [name, file] of filesOf(join(folder, 'models'), '.json')) models[name] = readJson(file);
  }
  return { lexicon, grammar, calendar, models };
}

/** What the command line reads with: the shipped rows, then those of the user's own folder, as the screens do. */
export const readOwnResources = (): RawResources => readResources([RESOURCES_FOLDER, userFolder()]);

function filesOf(folder: string, ending: string): [name: string, file: string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((f) => f.endsWith(ending)).sort().map((f) => [f.slice(0, -ending.length), join(folder, f)]);
}

/** Rows of a CSV file with their lines; lines that begin with # are comments. @throws Failure 'resource-broken' */
export function readCsv(file: string): CsvRow[] {
  try {
    const text = readFileSync(file, 'utf8');
    const plain = readPlainCsv(text);
    if (plain) return plain.map(({ line, values }) => ({ line, file, values }));
    const rows = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true, comment: '#', comment_no_infix: true }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ line: info.lines, file, values: record }));
  } catch (cause) {
    throw new Failure('resource-broken', { file, reason: (cause as Error).message }, cause);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Failure('resource-broken', { file, reason: (cause as Error).message }, cause);
  }
}
