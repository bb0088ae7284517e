import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { PAGE_TYPES } from '#api/page-policy';

export interface PageFile { path: string; type: string; bytes: number; /** Names with a hash in them never change. */ immutable: boolean; open(): Readable }

/**
 * The file of the screens behind an address's path; null when there is none below `root`. Links out of the folder, parent
 * folders in whatever spelling, and kinds of files that no screen has, are none.
 */
export async function pageFile(root: string, pathname: string): Promise<PageFile | null> {
  let wanted: string;
  try {
    wanted = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (wanted.includes('\0') || wanted.includes('\\') || wanted.split('/').some((part) => part === '..' || part.startsWith('.'))) return null;
  const type = PAGE_TYPES[extname(wanted === '/' ? '/index.html' : wanted)];
  if (type === undefined) return null;
  const folder = await realpath(root).catch(() => null);
  const path = folder && (await realpath(join(folder, wanted === '/' ? 'index.html' : wanted)).catch(() => null));
  if (!folder || !path?.startsWith(folder + sep)) return null;
  const found = await stat(path);
  return found.isFile() ? { path, type, bytes: found.size, immutable: /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(wanted), open: () => createReadStream(path) } : null;
}
