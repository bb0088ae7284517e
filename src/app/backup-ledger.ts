import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Backup } from '#api/settings-methods';
import type { CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import { contentsOf, type LedgerContents } from '#ledger/copy';
import { dumpLedger, restoreDump } from '#ledger/dump';
import { openLedger } from '#ledger/open';
import { backUp, backupFolder, lastBackup, restore } from './backup.ts';
import { Core } from './core.ts';
import { attachmentFolder, copyAttachments, lostAttachments } from './supervise-attachments.ts';

/** Attachments lie beside a backup: one folder for all backups of a ledger, as the same bytes are kept once. */
const attachmentsBeside = (backup: string, ledgerPath: string): string => (dirname(resolve(backup)) === resolve(backupFolder(ledgerPath)) ? join(backupFolder(ledgerPath), '附件') : attachmentFolder(backup));

/** A whole, checked copy of an existing ledger and its attachments. @throws Failure 'ledger-absent', those of `backUp` */
export function backUpLedger(ledgerPath: string, target?: string): Backup & { attachments: number } {
  return withCore(ledgerPath, (core) => {
    const backup = backUp(core, target === undefined ? undefined : resolve(target));
    return { ...backup, attachments: copyAttachments(attachmentFolder(core.ledgerPath), attachmentsBeside(backup.path, core.ledgerPath)) };
  });
}

/** A backup of the open ledger when the last one is older than so many hours; null when it is not. */
export function backUpWhenDue(core: Core, hours: number): Backup | null {
  const last = lastBackup(core);
  if (last !== null && Date.parse(core.now) - Date.parse(last) < hours * 3_600_000) return null;
  const backup = backUp(core);
  copyAttachments(attachmentFolder(core.ledgerPath), attachmentsBeside(backup.path, core.ledgerPath));
  return backup;
}

export interface RestorePreview { from: LedgerContents & { lastChange: string | null }; now: (LedgerContents & { lastChange: string | null }) | null; /** Attachments that the backup names and that are nowhere. */ missing: number }

/** What a restore would put in the place of what. Nothing is written. @throws Failure 'file-absent', those of opening the backup */
export function previewRestore(ledgerPath: string, from: string): RestorePreview {
  if (!existsSync(from)) throw new Failure('file-absent', { path: from });
  const look = (path: string) => {
    const contents = contentsOf(path);
    const ledger = openLedger(path, { readonly: true });
    try {
      return { ...contents, lastChange: ledger.reading.get<{ at: string | null }>('SELECT max(at) AS at FROM changes')!.at, lost: new Set(lostAttachments(ledger, attachmentsBeside(path, ledgerPath))), lostHere: new Set(lostAttachments(ledger, attachmentFolder(resolve(ledgerPath)))) };
    } finally {
      ledger.close();
    }
  };
  const { lost, lostHere, ...backup } = look(from);
  const present = existsSync(ledgerPath) ? look(ledgerPath) : null;
  return { from: backup, now: present && { documents: present.documents, tasks: present.tasks, lastChange: present.lastChange }, missing: [...lost].filter((sha256) => lostHere.has(sha256)).length };
}

/** Puts a backup in the ledger's place; what stood there is backed up first. @throws as `restore` */
export function restoreLedger(ledgerPath: string, from: string): LedgerContents & { attachments: number } {
  const contents = contentsOf(from);
  return withCore(ledgerPath, (core) => {
    restore(core, from);
    return { ...contents, attachments: copyAttachments(attachmentsBeside(from, core.ledgerPath), attachmentFolder(core.ledgerPath)) };
  }, true);
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

function withCore<Result>(ledgerPath: string, work: (core: Core) => Result, create = false, today?: CalendarDate): Result {
  if (!create && !existsSync(ledgerPath)) throw new Failure('ledger-absent', { path: ledgerPath });
  const core = new Core({ ledger: ledgerPath, today });
  try {
    return work(core);
  } finally {
    core.close();
  }
}
