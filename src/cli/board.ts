import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { minuteOfInstant } from '#app/clock';
import { boardOf, narrowBoard, stageNamed } from '#app/supervision/board';
import { putRuleTable, resetRuleTable, RULE_NAMES, ruleTables } from '#app/supervision/office';
import { undoLast } from '#app/supervision/progress';
import { userFolder } from '#app/user/folder';
import { Failure } from '#model/failure';
import { STATUS_NAMES } from '#model/names';
import { STAGES } from '#model/supervise';
import { STAGE_NAMES } from '#model/supervise-words';
import type { CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { atSuperviseDesk } from './supervise-desk.ts';
import { table as textTable } from './table.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './wrong-use.ts';

export interface BoardOptions extends CommonOptions { unit?: string; stage?: string; search?: string; dueFrom?: string; dueTo?: string }

/** `zeqing board`: tasks under supervision with their lights, and how many stand in each stage. */
export async function board(options: BoardOptions, terminal: Terminal): Promise<ExitCode> {
  const { unit, search: words, dueFrom, dueTo } = options;
  const stage = options.stage === undefined ? undefined : stageNamed(options.stage);
  if (stage === null) throw new WrongUse(`阶段“${options.stage ?? ''}”无效,可用:${Object.values(STAGE_NAMES).join('、')}。`);
  const { found, stages, total } = await atSuperviseDesk(options, (desk) => narrowBoard(boardOf(desk.ledger, desk.rules, desk.today), { unit, stage, words, dueFrom, dueTo }));
  const rows = found.map(({ row }) => row);
  if (options.json) await terminal.out(`${JSON.stringify({ stages, rows }, null, 1)}\n`);
  else {
    const lines = textTable(rows, [
      { heading: '编号', min: 4, max: 7, value: (row) => `T${row.id}` }, { heading: '灯', min: 4, max: 20, value: (row) => row.meaning }, { heading: '事项', min: 20, max: 60, value: (row) => row.title }, { heading: '责任单位', min: 8, max: 30, value: (row) => row.owners.join('、') },
      { heading: '时限', min: 10, max: 10, value: (row) => row.dueOn ?? '' }, { heading: '状态', min: 6, max: 14, value: (row) => STATUS_NAMES[row.status] }, { heading: '进度', min: 4, max: 5, right: true, value: (row) => (row.percent === null ? '' : `${row.percent}%`) },
    ], { width: terminal.width });
    await terminal.out(`${rows.length > 0 ? `${lines.join('\n')}\n` : ''}共 ${total} 项:${STAGES.map((one) => `${STAGE_NAMES[one]} ${stages[one]}`).join(' · ')}\n`);
  }
  return 0;
}

/** `zeqing undo`: takes back what was done last, wherever it was done. */
export async function undo(options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const act = await atSuperviseDesk(options, undoLast);
  await terminal.out(options.json ? `${JSON.stringify({ act })}\n` : act ? `已撤销:${act.by} ${minuteOfInstant(act.at)} 的改动,涉及 ${act.taskCount} 项任务。\n` : '没有可撤销的操作。\n');
  return 0;
}

/** `zeqing rules [NAME] [--set FILE.csv | --reset]`: the office's own rules of supervision. */
export async function rules(name: string | undefined, options: CommonOptions & { set?: string; reset?: boolean }, terminal: Terminal): Promise<ExitCode> {
  if (name !== undefined && !(RULE_NAMES as readonly string[]).includes(name)) throw new WrongUse(`没有名为“${name}”的规则表,可用:${RULE_NAMES.join('、')}。`);
  if (name === undefined && (options.set !== undefined || options.reset)) throw new WrongUse('请写明要改哪一张规则表。');
  const folder = userFolder();
  if (name !== undefined && options.set !== undefined) putRuleTable(folder, name, readRows(options.set));
  else if (name !== undefined && options.reset) resetRuleTable(folder, name);
  const tables = ruleTables(folder).filter((table) => name === undefined || table.name === name);
  await terminal.out(options.json ? `${JSON.stringify({ tables }, null, 1)}\n` : `${tables.flatMap((table) => [terminal.bold(`${table.name}${table.own ? '(本单位自定)' : '(随附)'}`), table.fields.join(','), ...table.rows.map((row) => table.fields.map((field) => row[field] ?? '').join(',')), '']).join('\n')}\n`);
  return 0;
}

function readRows(path: string): Record<string, string>[] {
  try {
    return parse(readFileSync(path, 'utf8'), { bom: true, columns: true, trim: true, skip_empty_lines: true, comment: '#', comment_no_infix: true });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw code === 'ENOENT' ? new Failure('file-absent', { path }, cause) : new Failure('resource-broken', { file: path, reason: (cause as Error).message }, cause);
  }
}

/** @throws WrongUse */
export function taskNumber(words: string): number {
  const id = Number(/^[Tt]?(\d{1,15})$/.exec(words.trim())?.[1] ?? Number.NaN);
  if (Number.isNaN(id)) throw new WrongUse(`“${words}”不是任务编号,运行 zeqing tasks 可列出编号。`);
  return id;
}
