import type { TableWritten } from '#api/relation-methods';
import { desktop } from '../client.ts';

/** Where a file is to be written: a path chosen in the desktop, undefined for a download, null when the dialog was closed. */
export async function chooseTarget(name: string): Promise<string | null | undefined> {
  return desktop ? desktop.shell({ ask: 'choose-target', name }) : undefined;
}

/** In the browser a written file is fetched under its name; in the desktop it is where it was asked for. */
export function fetchWritten({ download }: TableWritten, name: string): void {
  if (download === null) return;
  const link = document.createElement('a');
  link.href = download;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
