import { call, desktop, Trouble, upload } from '../client.ts';
import type { InputOf } from '#api/contract';

/** A file as the core takes it: by its path in the desktop, by what was sent up in a browser. */
export type Handed = InputOf<'feedback.preview'>;
export interface HandedFile { name: string; file: Handed }

/** Lets a person choose files, returned sheets or one to attach; none when the dialog was closed. @throws Trouble */
export async function chooseHanded(what: 'sheets' | 'attachment'): Promise<HandedFile[]> {
  if (desktop) {
    const paths = await desktop.shell({ ask: what === 'sheets' ? 'choose-sheets' : 'choose-attachment' });
    return paths.map((path) => ({ name: path.split(/[\\/]/).at(-1) ?? path, file: { path } }));
  }
  return handFiles(await pick(what === 'sheets' ? '.xlsx' : ''));
}

/** Files dropped or picked, handed to the core. @throws Trouble */
export async function handFiles(files: readonly File[]): Promise<HandedFile[]> {
  const handed: HandedFile[] = [];
  for (const file of files) {
    const path = desktop?.pathOf(file) ?? '';
    handed.push({ name: file.name, file: path === '' ? { upload: await upload(file) } : { path } });
  }
  return handed;
}

function pick(accept: string): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = accept !== '';
    input.accept = accept;
    input.onchange = () => { resolve([...input.files ?? []]); };
    input.oncancel = () => { resolve([]); };
    input.click();
  });
}

/** A folder or file to write to: null when the dialog was closed, undefined in a browser, where the core keeps it to be fetched. */
export async function chooseFolderFor(): Promise<string | null | undefined> {
  return desktop ? (await desktop.shell({ ask: 'choose-folder' }))[0] ?? null : undefined;
}
export async function chooseTargetFor(name: string): Promise<string | null | undefined> {
  return desktop ? desktop.shell({ ask: 'choose-target', name }) : undefined;
}

/** Opens a file in its own program, or shows it in its folder (desktop). @throws Trouble 'not-opened' */
export async function openOutside(ask: 'open-file' | 'show-in-folder', path: string): Promise<void> {
  if (desktop && !(await desktop.shell({ ask, path }))) throw new Trouble('not-opened', { path });
}

/** Opens a kept file: in its program, or as a download. @throws Trouble */
export async function openAttachment(task: number, attachment: number, name: string): Promise<void> {
  const { path, download } = await call('supervise.open-attachment', { task, attachment });
  if (desktop) await openOutside('open-file', path);
  else if (download) fetchFile(download, name);
}

/** Lets the browser fetch what the core has written. */
export function fetchFile(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
