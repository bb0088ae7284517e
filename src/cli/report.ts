import { resolve } from 'node:path';
import { writeDueCalendar } from '#app/supervision/calendar';
import { fillTaskWorkbook, statisticsTable, writeBulletin, writeLetters, writeTaskForm, writeTable } from '#app/supervision/reports';
import { remind as reminded } from '#app/supervision/remind';
import type { LetterKind } from '#model/supervise-words';
import type { CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { atSuperviseDesk } from './supervise-desk.ts';
import { table as textTable } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface ReportOptions extends CommonOptions { out: string; unit?: string[]; number?: string; issue?: string; to?: string; answerBy?: string; redHead?: boolean; template?: string }

/** `zeqing report notice|reminder|tricolor`: a letter for each unit. */
export async function reportLetters(kind: LetterKind, options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const written = await atSuperviseDesk(options, (desk) => writeLetters(desk.ledger, kind, options.out, { ...desk, ...wishes(options) }));
  await terminal.out(options.json ? `${JSON.stringify({ written })}\n` : `${written.map(({ unit, tasks, path }) => `${unit}  ${tasks} 项  ${resolve(path)}`).join('\n')}\n共 ${written.length} 份。\n`);
  return 0;
}

/** `zeqing report bulletin`: 督查通报. */
export async function reportBulletin(options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const { items, laggards } = await atSuperviseDesk(options, (desk) => writeBulletin(desk.ledger, options.out, { ...desk, ...wishes(options), to: options.to, issue: options.issue }));
  await terminal.out(options.json ? `${JSON.stringify({ path: resolve(options.out), items, laggards })}\n` : `督查通报已写入 ${resolve(options.out)}:${items} 件,有逾期的单位 ${laggards.length} 个。\n`);
  return 0;
}

/** `zeqing report form NAME`: a table by columns.csv, or an office's own workbook filled. */
export async function reportForm(form: string, options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const { tasks } = await atSuperviseDesk(options, (desk) => {
    const context = { ...desk, ...wishes(options) };
    return options.template === undefined ? writeTaskForm(desk.ledger, form, options.out, context) : fillTaskWorkbook(desk.ledger, options.template, options.out, context);
  });
  await terminal.out(options.json ? `${JSON.stringify({ path: resolve(options.out), tasks })}\n` : `${form}已写入 ${resolve(options.out)}:${tasks} 项。\n`);
  return 0;
}

/** `zeqing report statistics`: printed, and with --out as a file. */
export async function reportStatistics(by: 'unit' | 'document' | 'leader' | 'month', options: CommonOptions & { out?: string; dueFrom?: string; dueTo?: string }, terminal: Terminal): Promise<ExitCode> {
  const table = await atSuperviseDesk(options, async (desk) => {
    const found = statisticsTable(desk.ledger, by, desk, options);
    if (options.out !== undefined) await writeTable(options.out, found);
    return found;
  });
  await terminal.out(options.json ? `${JSON.stringify({ by, lines: table.lines }, null, 1)}\n` : `${terminal.bold(`${table.title}  ${table.facts}`)}\n${textTable(table.rows, table.columns.map(({ heading, width }, i) => ({ heading, min: Math.min(8, width), max: width + 4, right: i > 0, value: (row: readonly string[]) => row[i] ?? '' })), { width: terminal.width }).join('\n')}\n`);
  return 0;
}

/** `zeqing remind`: what is due soon, overdue, asked for, judged not yet, and who has not answered. */
export async function remind(options: CommonOptions & { days?: number }, terminal: Terminal): Promise<ExitCode> {
  const found = await atSuperviseDesk(options, (desk) => reminded(desk, options.days));
  if (options.json) {
    await terminal.out(`${JSON.stringify(found, null, 1)}\n`);
    return 0;
  }
  const part = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [terminal.bold(`${title}(${lines.length})`), ...lines.map((line) => `  ${line}`)] : []);
  const line = ({ taskId, dueOn, words, owners }: (typeof found)['overdue'][number]): string => `T${taskId}  ${dueOn ?? ''}  ${owners.join('、')}  ${words}`;
  const all = [
    ...part('已逾期', found.overdue.map(line)), ...part(`${found.days} 日内到期`, found.soon.map(line)), ...part('待核', found.unverified.map(line)),
    ...part(`超过 ${found.cycle} 天没有进展`, found.quiet.map(line)), ...part(`未立项而 ${found.days} 日内到期`, found.unassigned.map(line)),
    ...part('申请延期待批', found.asked.map(line)), ...part('超过反馈周期未反馈', found.silent.map(({ unit, sentOn, readOn }) => `${unit}  发出 ${sentOn}${readOn ? `,上次反馈 ${readOn}` : ',未反馈过'}`)),
  ];
  await terminal.out(all.length > 0 ? `${all.join('\n')}\n` : '没有待办事项。\n');
  return 0;
}

/** `zeqing ics`: due dates as a calendar. */
export async function ics(options: CommonOptions & { out: string; unit?: string[]; alarm?: number[] }, terminal: Terminal): Promise<ExitCode> {
  const count = await atSuperviseDesk(options, (desk) => writeDueCalendar(desk.ledger, options.out, { today: desk.today, now: desk.now, alarms: options.alarm ?? [7, 1], units: options.unit }));
  await terminal.out(options.json ? `${JSON.stringify({ path: resolve(options.out), entries: count })}\n` : `日历已写入 ${resolve(options.out)}:${count} 项。\n`);
  return 0;
}

const wishes = ({ number, answerBy, redHead, unit }: ReportOptions) => ({ number, answerBy, redHead, units: unit });
