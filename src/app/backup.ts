import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Backup } from '#api/settings-methods';
import { Failure, type FailureCode } from '#model/failure';
import { contentsOf, copyLedger, countsIn, type LedgerContents } from '#ledger/copy';
import type { Core } from './core.ts';
import { attachmentFolder, copyAttachments } from './supervision/attachments.ts';

/** Backups lie beside the ledger: 台账.zeqing → 台账-备份/2026-06-30T08-15-00.zeqing. */
export const backupFolder = (ledgerPath: string): string => join(dirname(ledgerPath), `${basename(ledgerPath, extname(ledgerPath))}-备份`);

/** Attachments lie beside a backup: one folder for all backups of a ledger, as the same bytes are kept once. */
export const attachmentsBeside = (backup: string, ledgerPath: string): string => (dirname(resolve(backup)) === resolve(backupFolder(ledgerPath)) ? join(backupFolder(ledgerPath), '附件') : attachmentFolder(backup));

/** Backups that the schedule makes bear this word: only they are taken away again. */
const SCHEDULED = '-自动';

/** The latest first; files that are no ledgers are left out. Whether one is sound was looked at when it was made, and is again before it is put back. */
export function backups(core: Core): Backup[] {
  const folder = backupFolder(core.ledgerPath);
  return namesIn(folder).sort().reverse().flatMap((name) => {
    try {
      const path = join(folder, name);
      return [described(path, countsIn(path))];
    } catch (error) {
      if (error instanceof Failure) return [];
      throw error;
    }
  });
}

/** ISO instant of the latest backup, whatever its file is called. */
export function lastBackup(core: Core): string | null {
  const folder = backupFolder(core.ledgerPath);
  return namesIn(folder).flatMap((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtime.toISOString() ?? []).sort().at(-1) ?? null;
}

/** A folder that is absent or cannot be read has none to tell of; whoever makes one there is told what is wrong. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.zeqing'));
  } catch {
    return [];
  }
}

/**
 * A whole, checked copy of the ledger and of its attachments; into `target` or the folder of backups.
 * @throws Failure 'folder-read-only', 'disk-full', 'ledger-damaged'
 */
export function backUp(core: Core, target?: string, mark = ''): Backup & { attachments: number } {
  const path = target ?? freeName(backupFolder(core.ledgerPath), `${core.now.slice(0, 19).replaceAll(':', '-')}${mark}`);
  const temporary = `${path}.part`;
  let contents: LedgerContents;
  try {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(temporary, { force: true });
    contents = copyLedger(core.ledger, temporary);
    renameSync(temporary, path);
  } catch (error) {
    // Below a file in the folder's place there is nothing to take away, and not even `force` may try.
    if (existsSync(temporary)) rmSync(temporary);
    throw error instanceof Failure ? error : new Failure('folder-read-only', { path }, error);
  }
  return { ...described(path, contents), attachments: copyAttachments(attachmentFolder(core.ledgerPath), attachmentsBeside(path, core.ledgerPath)) };
}

/**
 * A backup when the last one is older than so many hours (0: never); of those that it made itself the latest `keep` stay.
 * Null when none is due. @throws as `backUp`
 */
export function backUpWhenDue(core: Core, { hours, keep }: { hours: number; keep: number }): (Backup & { attachments: number }) | null {
  const last = lastBackup(core);
  if (hours <= 0 || (last !== null && Date.parse(core.now) - Date.parse(last) < hours * 3_600_000)) return null;
  const made = backUp(core, undefined, SCHEDULED);
  const folder = backupFolder(core.ledgerPath);
  const own = namesIn(folder).filter((name) => new RegExp(`${SCHEDULED}(-\\d+)?\\.zeqing$`).test(name)).sort().reverse();
  for (const name of own.slice(Math.max(1, keep))) rmSync(join(folder, name), { force: true });
  return made;
}

/**
 * Puts a backup and its attachments in the ledger's place. The backup is checked first, and what stood there is backed up;
 * where that is damaged itself, its files are kept beside the backups as they are.
 * @throws Failure 'file-absent', those of opening the backup, 'disk-full', 'folder-read-only'
 */
export function restore(core: Core, from: string): { attachments: number } {
  if (!existsSync(from)) throw new Failure('file-absent', { path: from });
  contentsOf(from);
  const { ledgerPath } = core;
  try {
    backUp(core);
  } catch (error) {
    if (!(error instanceof Failure) || !BEYOND_BACKUP.has(error.code)) throw error;
    keepDamaged(core);
  }
  const temporary = `${ledgerPath}.restore`;
  try {
    copyFileSync(from, temporary);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw new Failure((cause as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'folder-read-only', { path: ledgerPath }, cause);
  }
  core.withLedgerClosed(() => {
    for (const ending of ['-wal', '-shm']) rmSync(ledgerPath + ending, { force: true });
    renameSync(temporary, ledgerPath);
  });
  try {
    return { attachments: copyAttachments(attachmentsBeside(from, ledgerPath), attachmentFolder(ledgerPath)) };
  } finally {
    // The ledger is another one now, even where its attachments found no room.
    core.emit({ kind: 'ledger-changed', why: 'restore' });
  }
}

/** Why a ledger cannot be backed up that a backup is the remedy for. */
const BEYOND_BACKUP: ReadonlySet<FailureCode> = new Set(['ledger-damaged', 'ledger-not-sqlite']);

function keepDamaged({ ledgerPath, now }: Core): void {
  const folder = backupFolder(ledgerPath);
  mkdirSync(folder, { recursive: true });
  const path = freeName(folder, `${now.slice(0, 19).replaceAll(':', '-')}-损坏`, '.zeqing.bad');
  for (const ending of ['', '-wal']) if (existsSync(ledgerPath + ending)) copyFileSync(ledgerPath + ending, path + ending);
}

function described(path: string, contents: LedgerContents): Backup {
  const { size, mtime } = statSync(path);
  return { path, at: mtime.toISOString(), bytes: size, ...contents };
}

function freeName(folder: string, stem: string, ending = '.zeqing'): string {
  for (let n = 1; ; n++) {
    const path = join(folder, `${stem}${n === 1 ? '' : `-${n}`}${ending}`);
    if (!existsSync(path)) return path;
  }
}
