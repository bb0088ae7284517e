import { type BrowserWindow, dialog, shell } from 'electron';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { ShellAnswer, ShellAsk } from '#api/contract';
import { WORDS } from './words.ts';

const DOCUMENTS = ['txt', 'docx', 'doc', 'wps', 'pdf', 'ofd', 'rtf', 'html', 'htm', 'mht', 'mhtml', 'eml', 'xlsx', 'xls', 'et', 'zip'];
/** What may be opened in its own program: documents and what 责清 writes, nothing that runs. */
const OPENED = new Set([...DOCUMENTS, 'csv', 'ics', 'json', 'png', 'jpg'].filter((ending) => ending !== 'html' && ending !== 'htm' && ending !== 'mht' && ending !== 'mhtml'));

const file = z.string().min(1).max(4096).refine((path) => isAbsolute(path) && !path.includes('\0'));
const asks = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.enum(['choose-files', 'choose-folder', 'choose-backup', 'choose-sheets', 'choose-attachment', 'recent-ledgers']) }),
  z.strictObject({ ask: z.enum(['choose-target', 'save-pdf']), name: z.string().min(1).max(200).refine((name) => !/[\\/:*?"<>|\0]/.test(name)) }),
  z.strictObject({ ask: z.literal('choose-ledger'), create: z.boolean() }),
  z.strictObject({ ask: z.enum(['open-file', 'show-in-folder']), path: file }),
]);

/** What the page asked of the shell, checked; null for anything else. */
export function readAsk(value: unknown): ShellAsk | null {
  const read = asks.safeParse(value);
  return read.success ? read.data as ShellAsk : null;
}

/** Answers with native dialogs and with the system's own programs. */
export async function answerAsk(window: BrowserWindow, ask: ShellAsk, recent: () => string[]): Promise<ShellAnswer[ShellAsk['ask']]> {
  switch (ask.ask) {
    case 'choose-files': return open(window, { title: WORDS.chooseFiles, buttonLabel: WORDS.import, properties: ['openFile', 'multiSelections'], filters: [{ name: WORDS.documentFiles, extensions: DOCUMENTS }, { name: WORDS.allFiles, extensions: ['*'] }] });
    case 'choose-folder': return open(window, { title: WORDS.chooseFolder, buttonLabel: WORDS.import, properties: ['openDirectory', 'multiSelections'] });
    case 'choose-backup': return (await open(window, { title: WORDS.chooseBackup, properties: ['openFile'], filters: [LEDGERS] }))[0] ?? null;
    case 'choose-sheets': return open(window, { title: WORDS.chooseSheets, properties: ['openFile', 'multiSelections'], filters: [{ name: WORDS.sheet, extensions: ['xlsx'] }] });
    case 'choose-attachment': return open(window, { title: WORDS.chooseAttachment, buttonLabel: WORDS.attach, properties: ['openFile'] });
    case 'save-pdf': return savePdf(window, ask.name);
    case 'choose-target': return save(window, { title: WORDS.save, defaultPath: ask.name, filters: [extname(ask.name) === '.zeqing' ? LEDGERS : { name: WORDS.sheet, extensions: [extname(ask.name).slice(1) || 'xlsx'] }] });
    case 'choose-ledger': return ask.create ? save(window, { title: WORDS.makeLedger, defaultPath: WORDS.defaultLedger, filters: [LEDGERS] }) : (await open(window, { title: WORDS.chooseLedger, properties: ['openFile'], filters: [LEDGERS] }))[0] ?? null;
    case 'open-file': return OPENED.has(extname(ask.path).slice(1).toLowerCase()) && existsSync(ask.path) && (await shell.openPath(ask.path)) === '';
    case 'show-in-folder':
      if (!existsSync(ask.path)) return false;
      shell.showItemInFolder(ask.path);
      return true;
    case 'recent-ledgers': return recent();
  }
}

/** The page as its style for print says (a sheet of its own, A4). @throws when the place cannot be written */
async function savePdf(window: BrowserWindow, name: string): Promise<string | null> {
  const path = await save(window, { title: WORDS.savePdf, defaultPath: name, filters: [{ name: 'PDF', extensions: ['pdf'] }] });
  if (path === null) return null;
  await writeFile(path, await window.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: PAGE_NUMBER }));
  return path;
}

const PAGE_NUMBER = '<div style="width:100%;text-align:center;font-size:9pt">— <span class="pageNumber"></span> —</div>';
const LEDGERS = { name: WORDS.ledgerFile, extensions: ['zeqing'] };

async function open(window: BrowserWindow, options: Electron.OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}

async function save(window: BrowserWindow, options: Electron.SaveDialogOptions): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, options);
  return canceled || !filePath ? null : filePath;
}
