import { resolve } from 'node:path';
import { checkHealth } from '#app/check-health';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { failureWords } from './words.ts';

/** `zeqing doctor`: versions, resources, ledger; exit code 1 when something is wrong. A ledger not made yet is not wrong. */
export async function doctor(options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const health = await checkHealth(ledgerPath(options), { today: options.today });
  const { versions, resources, ledger } = health;
  const sound = resources.trouble === null && (ledger.state === 'sound' || ledger.state === 'absent');
  if (options.json) await terminal.out(`${JSON.stringify({ sound, ...health }, null, 1)}\n`);
  else {
    const rows = Object.values(resources.lexicon).reduce((sum, count) => sum + count, 0);
    const lines = [
      `版本    Node ${versions.node}  SQLite ${versions.sqlite}  ${versions.platform}`,
      `资源    ${resources.trouble ? '有误' : '完好'}:词表 ${Object.keys(resources.lexicon).length} 个(${rows} 行)、规则 ${resources.grammar.length} 个、日历 ${resources.calendar.length} 个`,
      `台账    ${LEDGER_WORDS[ledger.state]}:${resolve(ledger.path)}`,
    ];
    const counts = ledger.statistics;
    if (counts) lines.push(`        文件 ${counts.sources}、公文 ${counts.documents}、任务 ${counts.tasks}(${counts.obligations} 条要求)、单位 ${counts.units}、待核 ${counts.doubts};无单位 ${counts.tasksWithoutUnit}、无到期日 ${counts.tasksWithoutDue}、逾期 ${counts.overdue}`);
    await terminal.out(`${lines.join('\n')}\n`);
  }
  for (const trouble of [resources.trouble, ledger.trouble]) if (trouble) terminal.line(failureWords(trouble.code, trouble.facts));
  if (ledger.faults.length > 0) terminal.line(`${failureWords('ledger-damaged', { path: ledger.path })}(${ledger.faults.slice(0, 3).join(';')})`);
  return sound ? 0 : 1;
}

const LEDGER_WORDS = { absent: '尚未建立', sound: '完好', damaged: '损坏', unreadable: '无法打开' } as const;
