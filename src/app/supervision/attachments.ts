import { createHash, randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Failure } from '#model/failure';
import type { Act } from '#model/review';
import { act } from '#ledger/review/acts';
import type { Author } from '#ledger/review/edit';
import type { Ledger } from '#ledger/open';
import { told } from '#ledger/supervise';
import { dayOfInstant } from '#app/clock';

/** Files of a ledger's tasks: 台账.zeqing → 台账-附件/ab/abcd…; the same bytes are kept once. */
export const attachmentFolder = (ledgerPath: string): string => join(dirname(ledgerPath), `${basename(ledgerPath, extname(ledgerPath))}-附件`);
export const attachmentPath = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

/** Copies a file beside the ledger and names it at the task. @throws Failure 'file-absent', 'file-unreadable', 'task-not-found', 'folder-read-only', 'disk-full' */
export function attach(ledger: Ledger, taskId: number, file: string, author: Author): Act {
  if (!existsSync(file)) throw new Failure('file-absent', { path: file });
  if (!statSync(file).isFile()) throw new Failure('file-unreadable', { path: file, reason: 'EISDIR' });
  const sha256 = hashOf(file);
  keepFile(file, attachmentPath(attachmentFolder(ledger.path), sha256));
  return act(ledger, { kind: 'edit', tasks: [taskId] }, author, (desk) => {
    told(desk, taskId, author, () => {
      desk.connection.run('INSERT OR IGNORE INTO supervised(task_id, assigned_on, by, at) VALUES (?, ?, ?, ?)', taskId, dayOfInstant(author.at), author.by, author.at);
      if (desk.connection.get('SELECT 1 FROM attachments WHERE task_id = ? AND sha256 = ?', taskId, sha256)) return;
      desk.connection.run('INSERT INTO attachments(task_id, sha256, name, bytes, by, at) VALUES (?, ?, ?, ?, ?, ?)', taskId, sha256, basename(file), statSync(file).size, author.by, author.at);
    });
    return [];
  });
}

/** Copies a file to a place named by its content: whole or not at all; one that is there already is left. */
function keepFile(from: string, to: string): void {
  if (existsSync(to)) return;
  const temporary = `${to}.${randomBytes(4).toString('hex')}.part`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, temporary);
    const handle = openSync(temporary, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, to);
  } catch (cause) {
    if (existsSync(temporary)) rmSync(temporary);
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new Failure(['ENOSPC', 'EDQUOT'].includes(code) ? 'disk-full' : code === 'ENOENT' ? 'file-absent' : 'folder-read-only', { path: to, reason: code }, cause);
  }
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Hashes of attachments that the ledger names and whose file is absent or has other bytes. */
export function lostAttachments(ledger: Ledger, folder = attachmentFolder(ledger.path)): string[] {
  return ledger.reading.column<string>('SELECT DISTINCT sha256 FROM attachments ORDER BY sha256').filter((sha256) => {
    const path = attachmentPath(folder, sha256);
    return !existsSync(path) || hashOf(path) !== sha256;
  });
}

/** Copies all kept files of one folder into another; those that are there whole are left, damaged ones are not copied. Returns how many came. */
export function copyAttachments(from: string, to: string): number {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const part of readdirSync(from)) {
    for (const name of /^[0-9a-f]{2}$/.test(part) ? readdirSync(join(from, part)) : []) {
      const source = join(from, part, name);
      const target = attachmentPath(to, name);
      if (!/^[0-9a-f]{64}$/.test(name) || statSync(target, { throwIfNoEntry: false })?.size === statSync(source).size || hashOf(source) !== name) continue;
      rmSync(target, { force: true });
      keepFile(source, target);
      copied++;
    }
  }
  return copied;
}
