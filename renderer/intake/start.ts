import { useSyncExternalStore } from 'react';
import { call, desktop, upload } from '../client.ts';
import { go } from '../kit/route.ts';

/** Files on their way into the core (browser only). */
export interface Uploading { done: number; total: number; stop: () => void }
let uploading: Uploading | null = null;
const listeners = new Set<() => void>();
function tell(next: Uploading | null): void {
  uploading = next;
  for (const one of listeners) one();
}
export const useUploading = (): Uploading | null => useSyncExternalStore((one) => {
  listeners.add(one);
  return () => { listeners.delete(one); };
}, () => uploading);

/** Starts an import of files and folders by their paths. @throws Trouble */
export async function importPaths(paths: string[]): Promise<void> {
  if (paths.length === 0) return;
  go('intake');
  await call('intake.start', { paths });
}

export async function startSamples(): Promise<void> {
  go('intake');
  await call('intake.start', { samples: true });
}

/** Hands files to the core: by path in the desktop, else by their bytes, one after another. @throws Trouble */
export async function importFiles(files: readonly File[]): Promise<void> {
  // The name first: a file's size is asked of the browser's other process, and the page stands still for each answer.
  const wanted = files.filter((file) => !file.name.startsWith('.') || file.size > 0);
  if (wanted.length === 0) return;
  if (desktop) {
    const paths = wanted.map((file) => desktop?.pathOf(file) ?? '').filter(Boolean);
    await importPaths(paths);
    return;
  }
  go('intake');
  const stop = new AbortController();
  const ids: string[] = [];
  try {
    for (const file of wanted) {
      tell({ done: ids.length, total: wanted.length, stop: () => { stop.abort(); } });
      if (stop.signal.aborted) return;
      ids.push(await upload(file, stop.signal));
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return;
  } finally {
    tell(null);
  }
  await call('intake.start', { uploads: ids });
}

export async function chooseFiles(): Promise<void> {
  if (desktop) await importPaths(await desktop.shell({ ask: 'choose-files' }));
  else await importFiles(await pick(false));
}

export async function chooseFolder(): Promise<void> {
  if (desktop) await importPaths(await desktop.shell({ ask: 'choose-folder' }));
  else await importFiles(await pick(true));
}

const FRAME_MS = 50;
/** After the next frame is drawn; a window out of sight draws none, and is not waited for. */
const afterFrame = (): Promise<void> => new Promise((resolve) => {
  const timer = window.setTimeout(resolve, FRAME_MS);
  requestAnimationFrame(() => {
    window.clearTimeout(timer);
    window.setTimeout(resolve);
  });
});

/** The browser's own dialog. */
function pick(folder: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = folder;
    input.hidden = true;
    const finish = (files: File[]): void => {
      input.remove();
      resolve(files);
    };
    // The browser has just made an object of each file while the page stood still: what follows waits for a frame.
    input.addEventListener('change', () => { void afterFrame().then(() => { finish([...(input.files ?? [])]); }); });
    input.addEventListener('cancel', () => { finish([]); });
    document.body.append(input);
    input.click();
  });
}

/** All files of a drop, those within dropped folders too. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...data.files];
  if (desktop) return [...data.files];
  const files: File[] = [];
  for (const entry of entries) await gather(entry, files);
  return files;
}

async function gather(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (entry.isFile) {
    into.push(await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject); }));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) return;
    for (const one of some) await gather(one, into);
  }
}
