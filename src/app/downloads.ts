import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { zipFiles } from '#export/zip-files';
import type { Core } from './core.ts';
import { newDownload } from './export-table.ts';

export interface WrittenFile { unit: string | null; path: string; rows: number }

/** Lets `work` write files into `folder`; without one, into a private folder, to be fetched as one file: the only one, or a zip called `name`. */
export async function filesInto(core: Core, folder: string | undefined, name: string, work: (folder: string) => Promise<WrittenFile[]>): Promise<{ files: WrittenFile[]; download: string | null }> {
  if (folder !== undefined) return { files: await work(folder), download: null };
  const zip = newDownload(core, `${name}.zip`);
  const made = join(dirname(zip.path), 'files');
  mkdirSync(made, { recursive: true });
  const files = await work(made);
  if (files.length === 0) return { files, download: null };
  if (files.length === 1) return { files, download: `files/download/${zip.keep(files[0]!.path)}` };
  zipFiles(zip.path, files.map(({ path }) => ({ name: basename(path), path })));
  return { files, download: `files/download/${zip.id}` };
}

/** As `filesInto` for one file. */
export async function fileInto(core: Core, target: string | undefined, name: string, work: (target: string) => Promise<number>): Promise<{ path: string; rows: number; download: string | null }> {
  if (target !== undefined) return { path: target, rows: await work(target), download: null };
  const waiting = newDownload(core, name);
  return { path: waiting.path, rows: await work(waiting.path), download: `files/download/${waiting.id}` };
}
