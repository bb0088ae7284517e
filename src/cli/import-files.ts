import { resolve } from 'node:path';
import type { ImportOutcome } from '#model/ledger';
import { importInto } from '#app/importing/import-into';
import { ledgerPath, type CommonOptions } from './options.ts';
import { progress } from './progress.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { failureWords, skipWords } from './words.ts';

/** `zeqing import`: what became of each file, then the sums; failures one line each on stderr. Ctrl-C ends after the present file. */
export async function importFiles(paths: readonly string[], options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const ledger = ledgerPath(options);
  const bar = await progress(terminal);
  const abort = new AbortController();
  const stop = (): void => { abort.abort(); };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const { outcomes, aborted } = await importInto(ledger, paths, {
      today: options.today, signal: abort.signal,
      onEvent: (event) => {
        if (event.kind === 'found') bar.start(event.total);
        else bar.step(event.kind === 'started' ? event.index : event.index + 1, event.kind === 'started' ? event.path : event.outcome.path);
      },
    });
    bar.stop();
    const sums = sumUp(outcomes);
    for (const outcome of outcomes) if (outcome.kind === 'failed') terminal.line(failureWords(outcome.code, outcome.facts));
    if (aborted) terminal.line('已中断:完成的文件已在台账中,重新运行同一命令可继续。');
    await terminal.out(options.json ? `${JSON.stringify({ ledger: resolve(ledger), ...sums, aborted, outcomes }, null, 2)}\n` : summary(outcomes, sums, ledger, terminal));
    return sums.failed > 0 || aborted ? 1 : 0;
  } finally {
    bar.stop();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

export interface Sums { added: number; updated: number; duplicate: number; skipped: number; failed: number; documents: number; tasks: number; doubts: number }

export function sumUp(outcomes: readonly ImportOutcome[]): Sums {
  const sums: Sums = { added: 0, updated: 0, duplicate: 0, skipped: 0, failed: 0, documents: 0, tasks: 0, doubts: 0 };
  for (const outcome of outcomes) {
    sums[outcome.kind]++;
    if (outcome.kind !== 'added' && outcome.kind !== 'updated') continue;
    sums.documents += outcome.documents;
    sums.tasks += outcome.tasks;
    sums.doubts += outcome.doubts;
  }
  return sums;
}

export function summary(outcomes: readonly ImportOutcome[], sums: Sums, ledger: string, terminal: Terminal): string {
  const lines = outcomes.map((outcome) => `${MARKS[outcome.kind]} ${outcome.path}  ${outcome.kind === 'failed' ? terminal.red(wordsOf(outcome)) : wordsOf(outcome)}`);
  if (outcomes.length === 0) lines.push('没有找到可导入的文件。');
  const counts = [['新增', sums.added], ['更新', sums.updated], ['重复', sums.duplicate], ['跳过', sums.skipped], ['失败', sums.failed]] as const;
  lines.push('', terminal.bold(`合计 ${outcomes.length} 个文件:${counts.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${n}`).join('、') || '无'};公文 ${sums.documents} 份,任务 ${sums.tasks} 项,待核 ${sums.doubts} 处。`), `台账:${resolve(ledger)}`);
  return `${lines.join('\n')}\n`;
}

const MARKS: Readonly<Record<ImportOutcome['kind'], string>> = { added: '+', updated: '~', duplicate: '=', skipped: '-', failed: '×' };

function wordsOf(outcome: ImportOutcome): string {
  switch (outcome.kind) {
    case 'added': return `新增:公文 ${outcome.documents} 份,任务 ${outcome.tasks} 项${doubts(outcome.doubts)}`;
    case 'updated': return `更新:公文 ${outcome.documents} 份,任务 ${outcome.tasks} 项(沿用原任务 ${outcome.kept} 项)${doubts(outcome.doubts)}`;
    case 'duplicate': return outcome.twin === resolve(outcome.path) ? '已在台账中,未改动' : `与 ${outcome.twin} 内容相同,未重复导入`;
    case 'skipped': return `跳过:${skipWords(outcome.reason)}`;
    case 'failed': return '失败(原因见错误信息)';
  }
}

const doubts = (count: number): string => (count > 0 ? `,待核 ${count} 处` : '');
