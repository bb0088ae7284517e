import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnDeadlineRow } from '#api/settings-methods';
import { loadGrammar } from '#grammar/load';
import { Failure } from '#model/failure';
import { loadDeadlineGrammar } from '#obligation/deadlines/deadline-grammar';
import { noteOf, plainStructure } from '#obligation/deadlines/deadline-proof';
import { readDeadlineYield } from '#obligation/deadlines/deadline-yields';
import { recogniseDeadlines } from '#obligation/deadlines/recognise-deadlines';
import { createAnalyzer } from '#app/analyze';
import type { Core } from '#app/core';
import { readResources } from '#app/resources';
import { writeFileWhole } from './folder.ts';

export interface NewDeadlineRow { match: string; kind: OwnDeadlineRow['kind']; example: string; reject: string }

const fileOf = (core: Core): string => join(core.folder, 'grammar', 'deadlines.yaml');
const textOf = (core: Core): string | null => (existsSync(fileOf(core)) ? readFileSync(fileOf(core), 'utf8') : null);
const quoted = (words: string): string => `'${words.replaceAll("'", "''")}'`;

/** The person's own rows of deadlines, in the order of their file. @throws Failure 'resource-broken' */
export function deadlineRows(core: Core): OwnDeadlineRow[] {
  const text = textOf(core);
  return text === null ? [] : loadGrammar(fileOf(core), text, readDeadlineYield).rows.map(({ id, match, yields, examples, rejects }) => ({ id, match, kind: yields.kind, examples: Object.entries(examples).map(([said, meaning]) => ({ text: said, meaning })), rejects: [...rejects] }));
}

/**
 * Adds a row. What it says of its example is taken down as the example's meaning, so that it is proved ever after.
 * @throws Failure 'query-invalid' for an example in which it does not win and a counter-example in which it does,
 * 'resource-broken' for a wording that cannot be read, 'folder-read-only', 'disk-full'
 */
export function addDeadlineRow(core: Core, row: NewDeadlineRow): void {
  const before = textOf(core);
  const taken = new Set(deadlineRows(core).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`own-${number}`)) number++;
  const id = `own-${number}`;
  const withRow = (meaning: string): string => `${(before ?? 'rows:').trimEnd()}\n  - id: ${id}\n    match: ${quoted(row.match)}\n    yields: { kind: ${row.kind} }\n    examples: { ${quoted(row.example)}: ${quoted(meaning)} }\n    rejects: [${quoted(row.reject)}]\n`;
  const { own: _own, ...shipped } = readResources(core.resourceFolders).grammar['deadlines']!;
  const grammar = loadDeadlineGrammar({ ...shipped, own: [{ file: fileOf(core), text: withRow('?') }] });
  const saidOf = (text: string): string => recogniseDeadlines(plainStructure(text), grammar).filter((mention) => mention.rule === id).map(noteOf).join('; ');
  const meaning = saidOf(row.example);
  if (meaning === '') throw new Failure('query-invalid', { field: 'example', found: row.example });
  if (saidOf(row.reject) !== '') throw new Failure('query-invalid', { field: 'reject', found: row.reject });
  write(core, before, withRow(meaning));
}

/** Takes a row out of the file; a file without rows goes. @throws Failure 'query-invalid', 'resource-broken', 'folder-read-only', 'disk-full' */
export function deleteDeadlineRow(core: Core, id: string): void {
  const before = textOf(core) ?? '';
  const { rows } = before === '' ? { rows: [] } : loadGrammar(fileOf(core), before, readDeadlineYield);
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Failure('query-invalid', { field: 'id', found: id });
  const lines = before.split('\n');
  const behind = lines.findIndex((line, at) => at >= found.line && /^( {2}- |\S)/.test(line));
  write(core, before, rows.length === 1 ? null : lines.toSpliced(found.line - 1, (behind < 0 ? lines.length : behind) - found.line + 1).join('\n'));
}

/** Writes the file and loads all rules with it; when they do not load, what stood there before comes back. */
function write(core: Core, before: string | null, text: string | null): void {
  const put = (words: string | null): void => { if (words === null) rmSync(fileOf(core), { force: true }); else writeFileWhole(fileOf(core), words); };
  put(text);
  try {
    createAnalyzer(readResources(core.resourceFolders));
  } catch (error) {
    put(before);
    throw error;
  }
  core.forgetAnalyzer();
}
