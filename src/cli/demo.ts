import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportTasks } from '#app/export-tasks';
import { importInto } from '#app/importing/import-into';
import { listTasks } from '#app/list-tasks';
import { showLedger } from '#app/show-ledger';
import { sumUp, summary } from './import-files.ts';
import { table } from './table.ts';
import { taskTable } from './task-table.ts';
import { processTerminal } from './terminal.ts';
import { failureWords, remarkWords } from './words.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = join(ROOT, 'out');
const LEDGER = join(OUT, '演示台账.zeqing');
const SHEET = join(OUT, '责任清单.xlsx');
const SHOWN_TASKS = 8;
/** The samples are of 2018: seen from today, all of it would be overdue. */
const DAY = '2019-01-15';

/** What `npm start` shows: resources/samples into a fresh ledger, 责任清单.xlsx, and what is in them. */
async function demo(): Promise<void> {
  const terminal = processTerminal();
  const samples = join(ROOT, 'resources', 'samples');
  const files = readdirSync(samples).filter((name) => !name.endsWith('.md')).sort().map((name) => relative(process.cwd(), join(samples, name)));
  mkdirSync(OUT, { recursive: true });
  for (const ending of ['', '-wal', '-shm']) rmSync(LEDGER + ending, { force: true });

  await terminal.out(`${terminal.bold('一、导入样例')}(样例多为 2018 年文件,演示以 ${DAY} 为“今天”)\n`);
  const { outcomes } = await importInto(LEDGER, files, { today: DAY });
  const sums = sumUp(outcomes);
  await terminal.out(summary(outcomes, sums, LEDGER, terminal));
  for (const outcome of outcomes) if (outcome.kind === 'failed') terminal.line(failureWords(outcome.code, outcome.facts));

  const shown = showLedger(LEDGER, undefined);
  if (shown.kind === 'documents') {
    await terminal.out(`\n${terminal.bold('二、公文')}\n${table(shown.documents, [
      { heading: '标题', min: 30, max: 64, value: (document) => document.title },
      { heading: '文号', min: 12, max: 24, value: (document) => document.number ?? '' },
      { heading: '成文日期', min: 10, max: 10, value: (document) => document.issueDate ?? '' },
      { heading: '任务', min: 4, max: 6, right: true, value: (document) => String(document.taskCount) },
    ], { width: terminal.width, heading: terminal.bold }).join('\n')}\n`);
  }

  const { tasks } = listTasks(LEDGER, {}, { today: DAY });
  const telling = tasks.filter((task) => task.units.length > 0 && task.dueOn !== null).slice(0, SHOWN_TASKS);
  await terminal.out(`\n${terminal.bold(`三、任务(共 ${tasks.length} 项,此处列出有单位和到期日的 ${telling.length} 项)`)}\n${taskTable(telling, terminal, 3).join('\n')}\n`);

  const written = await exportTasks(LEDGER, SHEET, 'by-unit', {}, { today: DAY, remark: (row) => remarkWords(row.doubts) });
  await terminal.out(`\n${terminal.bold('四、责任清单')}\n已写入 ${relative(process.cwd(), written.path)}:${written.tasks} 项任务,${written.sheets} 张工作表(首张为单位汇总,其后每单位一张)\n\n` +
    '接着可以试试:\n' +
    '  node bin/zeqing.js tasks --ledger out/演示台账.zeqing --unit 市财政局\n' +
    '  node bin/zeqing.js search 督查 --ledger out/演示台账.zeqing\n' +
    '  node bin/zeqing.js import 你的公文文件夹\n');
  process.exitCode = sums.failed > 0 ? 1 : 0;
}

await demo();
