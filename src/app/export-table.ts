import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ExportLayout, ExportPreview, WrittenExport } from '#api/export-methods';
import { Failure } from '#model/failure';
import type { TaskRow } from '#model/ledger';
import type { TableFilter } from '#model/table';
import { column, type ColumnId } from '#export/columns';
import { arrange, LAYOUT_IDS, LAYOUTS, type LayoutId, type PlanOptions } from '#export/layouts';
import { write } from '#export/write';
import { rowsOf } from '#ledger/tasks';
import type { Core } from './core.ts';
import { safeName } from './importing/received-files.ts';
import { tableOf } from './tables.ts';

/** The preview is made from at most this many tasks. */
const PREVIEWED = 3000;
const PAGE = 500;

export interface ExportWish {
  layout: string;
  filter: TableFilter;
  columns?: readonly string[] | undefined;
  remarks?: Readonly<Partial<Record<string, string>>> | undefined;
}

export const exportLayouts = (): ExportLayout[] => LAYOUT_IDS.map((id) => ({
  id, title: LAYOUTS[id].title,
  columns: LAYOUTS[id].columns.map((columnId) => ({ id: columnId, heading: column(columnId).heading, width: column(columnId).width })),
}));

/** The first rows of the first sheets as they will print. @throws Failure 'query-invalid' */
export function previewExport(core: Core, wish: ExportWish, rows: number, sheets: number): ExportPreview {
  const layout = layoutOf(wish);
  const { ids } = tableOf(core, { filter: wish.filter });
  const plan = arrange(layout, tasksOf(core, ids.slice(0, PREVIEWED)), planOptions(core, wish));
  const headings = plan.layout.columns.map((id) => column(id).heading);
  return {
    tasks: ids.length, partial: ids.length > PREVIEWED, moreSheets: Math.max(0, plan.sheets.length - sheets),
    sheets: plan.sheets.slice(0, sheets).map((sheet) => ({
      name: sheet.name, title: sheet.title, lines: sheet.entries.length, headings,
      rows: sheet.entries.slice(0, rows).map((entry) => plan.layout.columns.map((id) => String(column(id).value(entry) ?? ''))),
    })),
  };
}

/** Writes to `target`, or without it into a file of a private folder that waits to be fetched. @throws as `write` */
export async function writeExport(core: Core, wish: ExportWish, target: string | undefined, format: 'xlsx' | 'csv'): Promise<WrittenExport> {
  const layout = layoutOf(wish);
  const tasks = tasksOf(core, tableOf(core, { filter: wish.filter }).ids);
  const waiting = target === undefined ? newDownload(core, `${LAYOUTS[layout].title}-${core.today}.${format}`) : null;
  const written = await write(target ?? waiting!.path, layout, tasks, planOptions(core, wish));
  return { path: written.path, tasks: written.tasks, sheets: written.sheets, lines: written.lines, download: waiting && `files/download/${waiting.id}` };
}

interface Downloads { folder: string; files: Map<string, string> }
const downloads = new WeakMap<Core, Downloads>();

/** The file of a download's address; null when there is none. */
export function downloadOf(core: Core, id: string): { path: string; name: string } | null {
  const path = downloads.get(core)?.files.get(id);
  return path === undefined ? null : { path, name: basename(path) };
}

/** A place in a private folder for a file that waits to be fetched; `keep` lets another file of that folder be fetched. */
export function newDownload(core: Core, name: string): { id: string; path: string; keep: (path: string) => string } {
  let waiting = downloads.get(core);
  if (!waiting) {
    const folder = mkdtempSync(join(tmpdir(), 'zeqing-'));
    downloads.set(core, (waiting = { folder, files: new Map() }));
    core.onClose(() => { rmSync(folder, { recursive: true, force: true }); });
  }
  const { files, folder } = waiting;
  const keep = (path: string): string => {
    const id = randomBytes(16).toString('hex');
    files.set(id, path);
    return id;
  };
  const path = join(mkdtempSync(join(folder, 'f-')), safeName(name));
  return { id: keep(path), path, keep };
}

function planOptions(core: Core, wish: ExportWish): PlanOptions {
  const remark = (row: TaskRow): string => [...new Set(row.doubts)].map((code) => wish.remarks?.[code] ?? '').filter((words) => words !== '').join('；');
  const unit = wish.filter.units?.length === 1 ? wish.filter.units[0] : undefined;
  return { today: core.today, remark, ...(unit === undefined ? {} : { unit }), ...(wish.columns ? { columns: wish.columns as ColumnId[] } : {}) };
}

function layoutOf(wish: ExportWish): LayoutId {
  const id = LAYOUT_IDS.find((known) => known === wish.layout);
  if (!id) throw new Failure('query-invalid', { field: 'layout', found: wish.layout });
  const strange = wish.columns?.find((name) => !(LAYOUTS[id].columns as readonly string[]).includes(name));
  if (strange !== undefined) throw new Failure('query-invalid', { field: 'columns', found: strange });
  return id;
}

function tasksOf(core: Core, ids: readonly number[]): TaskRow[] {
  const out: TaskRow[] = [];
  for (let i = 0; i < ids.length; i += PAGE) out.push(...rowsOf(core.ledger.reading, ids.slice(i, i + PAGE), core.today));
  return out;
}
