import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Backup, RestorePreview, RestoreSide } from '#api/settings-methods';
import { Failure } from '#model/failure';
import type { Reading } from '#ledger/connection';
import { contentsOf, counted, type LedgerContents } from '#ledger/copy';
import { dumpLedger, restoreDump } from '#ledger/dump';
import { openLedger, readAsItStands } from '#ledger/open';
import { attachmentsBeside, backUp, backUpWhenDue, restore } from './backup.ts';
import { Core } from './core.ts';
import { attachmentFolder, copyAttachments, lostAttachments } from './supervision/attachments.ts';

/** As `backUp`, of an existing ledger by its path. @throws Failure 'ledger-absent', those of `backUp` */
export const backUpLedger = (ledgerPath: string, target?: string): Backup & { attachments: number } => withCore(ledgerPath, (core) => backUp(core, target === undefined ? undefined : resolve(target)));

/** As `backUpWhenDue`, of an existing ledger by its path. */
export const backUpLedgerWhenDue = (ledgerPath: string, wish: { hours: number; keep: number }): (Backup & { attachments: number }) | null => withCore(ledgerPath, (core) => backUpWhenDue(core, wish));

/** What a restore would put in the place of what; `now` is null where nothing stands there that can be read. Nothing is written. @throws Failure 'file-absent', those of opening the backup */
export function previewRestore(ledgerPath: string, from: string): RestorePreview {
  if (!existsSync(from)) throw new Failure('file-absent', { path: from });
  contentsOf(from);
  const backup = openLedger(from, { readonly: true });
  try {
    const lostHere = new Set(lostAttachments(backup, attachmentFolder(resolve(ledgerPath))));
    return { from: sideOf(backup.reading), now: standing(ledgerPath), missing: lostAttachments(backup, attachmentsBeside(from, ledgerPath)).filter((sha256) => lostHere.has(sha256)).length };
  } finally {
    backup.close();
  }
}

const sideOf = (reading: Reading): RestoreSide => ({ ...counted(reading), lastChange: reading.get<{ at: string | null }>('SELECT max(at) AS at FROM changes')!.at });

/** What stands in the ledger's place, as far as it can be read: a backup is often put back because that cannot. */
function standing(path: string): RestoreSide | null {
  try {
    return existsSync(path) ? readAsItStands(path, sideOf) : null;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** Puts a backup in the ledger's place; what stood there is backed up first. @throws as `restore` */
export function restoreLedger(ledgerPath: string, from: string): LedgerContents & { attachments: number } {
  const contents = contentsOf(from);
  return withCore(ledgerPath, (core) => ({ ...contents, ...restore(core, from) }), true);
}

/** Everything as JSON, attachments beside it. @throws Failure 'ledger-absent', 'disk-full', 'folder-read-only' */
export function exportLedgerJson(ledgerPath: string, target: string): { rows: number; attachments: number } {
  const ledger = openLedger(ledgerPath, { create: false });
  try {
    return { rows: dumpLedger(ledger, target), attachments: copyAttachments(attachmentFolder(ledger.path), attachmentFolder(target)) };
  } finally {
    ledger.close();
  }
}

/** A new ledger of such a file. @throws as `restoreDump` */
export function importLedgerJson(dump: string, ledgerPath: string): { rows: number; attachments: number } {
  const { rows } = restoreDump(dump, ledgerPath);
  return { rows, attachments: copyAttachments(attachmentFolder(dump), attachmentFolder(ledgerPath)) };
}

function withCore<Result>(ledgerPath: string, work: (core: Core) => Result, create = false): Result {
  if (!create && !existsSync(ledgerPath)) throw new Failure('ledger-absent', { path: ledgerPath });
  const core = new Core({ ledger: ledgerPath });
  try {
    return work(core);
  } finally {
    core.close();
  }
}
