import { readFile } from 'node:fs/promises';
import { Failure } from '#model/failure';
import type { Core } from './core.ts';
import { type Original, readOriginal } from './read-original.ts';

/** What lies behind files/original/SOURCE and files/download/ID (with or without a slash before); null for anything else. */
export async function bytesAt(core: Core, pathname: string): Promise<Original | null> {
  const [, kind, id = ''] = /^\/?files\/(original|download)\/([0-9a-f]{1,32})$/.exec(pathname) ?? [];
  try {
    if (kind === 'original' && /^\d{1,15}$/.test(id)) return await readOriginal(core, Number(id));
    const download = kind === 'download' ? (await import('./export-table.ts')).downloadOf(core, id) : null;
    return download && { bytes: await readFile(download.path), type: 'application/octet-stream', name: download.name };
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
