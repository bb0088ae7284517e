import { resolve } from 'node:path';
import { backUpLedger, backUpLedgerWhenDue, exportLedgerJson, importLedgerJson, previewRestore, restoreLedger } from '#app/backup-ledger';
import { minuteOfInstant } from '#app/clock';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Scheduled backups that are kept. */
const KEPT = 30;
const files = (count: number): string => (count > 0 ? `,附件 ${count} 个` : '');

/** `zeqing backup`: a whole, checked copy while others work. */
export async function backup(options: CommonOptions & { out?: string; whenDue?: number; keep?: number }, terminal: Terminal): Promise<ExitCode> {
  const made = options.whenDue === undefined ? backUpLedger(ledgerPath(options), options.out) : backUpLedgerWhenDue(ledgerPath(options), { hours: options.whenDue, keep: options.keep ?? KEPT });
  if (!made) {
    await terminal.out(options.json ? 'null\n' : '上次备份还不到时间,未备份。\n');
    return 0;
  }
  await terminal.out(options.json ? `${JSON.stringify(made)}\n` : `已备份到 ${resolve(made.path)}(公文 ${made.documents} 份,任务 ${made.tasks} 项${files(made.attachments)}),已打开核验。\n`);
  return 0;
}

/** `zeqing restore FILE`: tells what would change; with --yes does it. */
export async function restore(from: string, options: CommonOptions & { yes?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const path = ledgerPath(options);
  const preview = previewRestore(path, from);
  const said = (one: NonNullable<typeof preview.now>): string => `公文 ${one.documents} 份,任务 ${one.tasks} 项,最后改动 ${one.lastChange === null ? '无' : minuteOfInstant(one.lastChange)}`;
  if (!options.yes) {
    await terminal.out(options.json ? `${JSON.stringify({ preview })}\n` : `备份:${said(preview.from)}\n现有台账:${preview.now ? said(preview.now) : '不存在或无法读取'}\n${preview.missing > 0 ? `备份中有 ${preview.missing} 个附件找不到文件。\n` : ''}(仅预览;加 --yes 才恢复,现有台账会先自动备份)\n`);
    return 0;
  }
  const done = restoreLedger(path, from);
  await terminal.out(options.json ? `${JSON.stringify({ preview, restored: done })}\n` : `已恢复到 ${resolve(path)}(公文 ${done.documents} 份,任务 ${done.tasks} 项${files(done.attachments)})。\n`);
  return 0;
}

/** `zeqing ledger export FILE.json`. */
export async function exportLedger(target: string, options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const { rows, attachments } = exportLedgerJson(ledgerPath(options), target);
  await terminal.out(options.json ? `${JSON.stringify({ path: resolve(target), rows, attachments })}\n` : `台账全部内容已导出到 ${resolve(target)}(${rows} 行${files(attachments)})。\n`);
  return 0;
}

/** `zeqing ledger import FILE.json`: into a ledger that is not there yet. */
export async function importLedger(from: string, options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const { rows, attachments } = importLedgerJson(from, ledgerPath(options));
  await terminal.out(options.json ? `${JSON.stringify({ ledger: resolve(ledgerPath(options)), rows, attachments })}\n` : `已建立台账 ${resolve(ledgerPath(options))}(${rows} 行${files(attachments)})。\n`);
  return 0;
}
