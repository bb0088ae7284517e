import { lstat, opendir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { filesAt } from './container.ts';

/** Why a file of a folder was passed over. */
export type SkipReason = 'hidden' | 'temporary' | 'system' | 'link-broken' | 'folder-repeated' | 'folder-unreadable' | 'not-a-file';

/** A file to receive, or one passed over and why. */
export type Walked = { path: string; skipped?: undefined } | { path: string; skipped: SkipReason };

const SYSTEM = new Set(['thumbs.db', 'desktop.ini', 'ehthumbs.db', '$recycle.bin', 'system volume information', '__macosx']);
/** Office's lock files, WPS's and editors' backups, downloads that have not ended. */
const TEMPORARY = /^~|^\.~|~$|\.(?:tmp|temp|bak|swp|part|crdownload|download|wbk|asd)$/i;

/**
 * The files below `paths` in the order of their names. A path that was asked for by name is always given, also when
 * it is hidden or absent (receiving it tells why it cannot be read); the rules for skipping are for what a folder holds.
 * A folder reached twice by links is entered once. Stops with the signal's reason when aborted.
 */
export async function* walk(paths: readonly string[], signal?: AbortSignal): AsyncGenerator<Walked> {
  const entered = new Set<string>();
  for (const path of paths) {
    signal?.throwIfAborted();
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) yield* walkFolder(path, entered, signal);
    else yield* walkFile(path);
  }
}

/** A file, or what an archive or a letter holds. Entries are passed over by the rules for folders. */
async function* walkFile(path: string): AsyncGenerator<Walked> {
  for (const file of await filesAt(path)) {
    const skipped = relative(path, file).split(sep).map(skipByName).find((reason) => reason !== null);
    yield skipped && file !== path ? { path: file, skipped } : { path: file };
  }
}

async function* walkFolder(folder: string, entered: Set<string>, signal?: AbortSignal): AsyncGenerator<Walked> {
  const real = await realpath(folder).catch(() => folder);
  if (entered.has(real)) {
    yield { path: folder, skipped: 'folder-repeated' };
    return;
  }
  entered.add(real);
  const names = await namesIn(folder);
  if (!names) {
    yield { path: folder, skipped: 'folder-unreadable' };
    return;
  }
  for (const name of names) {
    signal?.throwIfAborted();
    const path = join(folder, name);
    const skipped = skipByName(name);
    if (skipped) {
      yield { path, skipped };
      continue;
    }
    const found = await stat(path).catch(() => null);
    if (!found) yield (await lstat(path).catch(() => null))?.isSymbolicLink() ? { path, skipped: 'link-broken' } : { path };
    else if (found.isDirectory()) yield* walkFolder(path, entered, signal);
    else if (found.isFile()) yield* walkFile(path);
    else yield { path, skipped: 'not-a-file' };
  }
}

async function namesIn(folder: string): Promise<string[] | null> {
  try {
    const names: string[] = [];
    for await (const entry of await opendir(folder)) names.push(entry.name);
    return names.sort();
  } catch {
    return null;
  }
}

function skipByName(name: string): SkipReason | null {
  if (SYSTEM.has(basename(name).toLowerCase()) || name === '.DS_Store') return 'system';
  if (TEMPORARY.test(name)) return 'temporary';
  return name.startsWith('.') ? 'hidden' : null;
}
