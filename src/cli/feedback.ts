import { basename, resolve } from 'node:path';
import { previewFeedback, receiveFeedback, sendFeedback } from '#app/supervision/feedback';
import type { ConflictChoice, FeedbackPlan, FeedbackRefusal } from '#model/feedback';
import { STATUS_NAMES } from '#model/names';
import { FEEDBACK_FIELD_NAMES, FEEDBACK_TROUBLE_WORDS } from '#model/supervise-words';
import type { CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { atSuperviseDesk } from './supervise-desk.ts';
import type { Terminal } from './terminal.ts';

/** `zeqing feedback export`: a 反馈表 for each unit. */
export async function exportFeedback(options: CommonOptions & { out: string; unit?: string[] }, terminal: Terminal): Promise<ExitCode> {
  const sent = await atSuperviseDesk(options, (desk) => sendFeedback(desk.ledger, options.out, options.unit ?? [], desk));
  if (options.json) await terminal.out(`${JSON.stringify({ sent })}\n`);
  else await terminal.out(`${sent.map(({ unit, path, rows }) => `${unit}  ${rows} 项  ${resolve(path)}`).join('\n')}\n共 ${sent.length} 个单位的反馈表。\n`);
  if (sent.length === 0) terminal.line('提示:没有已立项而未办结的任务,先用 zeqing supervise 立项。');
  return 0;
}

/** `zeqing feedback import FILE…`: takes returned sheets over, each whole or not at all. Exit code 1 when one was held back. */
export async function importFeedback(paths: readonly string[], options: CommonOptions & { conflicts?: ConflictChoice; choose?: Record<string, ConflictChoice>; skipStrange?: boolean; preview?: boolean }, terminal: Terminal): Promise<ExitCode> {
  return atSuperviseDesk(options, async (desk) => {
    let code: ExitCode = 0;
    const results: unknown[] = [];
    for (const path of paths) {
      if (options.preview) {
        const plan = await previewFeedback(desk.ledger, path, desk.today);
        results.push(plan);
        if (!options.json) await terminal.out(`${planLines(path, plan).join('\n')}\n(仅预览,未写入)\n`);
        continue;
      }
      const { plan, held, act } = await receiveFeedback(desk.ledger, path, { today: desk.today, author: desk.author, choice: options.choose ?? options.conflicts, skipRefused: options.skipStrange });
      results.push({ held, changed: act?.taskCount ?? 0, plan });
      if (held !== null) code = 1;
      if (!options.json) await terminal.out(`${planLines(path, plan).join('\n')}\n${held === null ? (act ? `已写入 ${plan.lines.length} 行。` : '没有新的内容,台账未改动。') : '未写入任何内容。'}\n`);
      if (held === 'refused') terminal.line(`${basename(path)}:有 ${plan.refused.length} 处不符合要求,请退回改正,或加 --skip-strange 只写入其余各行。`);
      if (held === 'conflicts') terminal.line(`${basename(path)}:有双方都改动的栏目,请加 --conflicts theirs(以反馈为准)或 ours(以台账为准),或用 --choose G7=theirs 逐处取舍。`);
    }
    if (options.json) await terminal.out(`${JSON.stringify({ files: results }, null, 1)}\n`);
    return code;
  });
}

function planLines(path: string, plan: FeedbackPlan): string[] {
  const shown = (field: string, value: string): string => (value === '' ? '空' : field === 'status' ? STATUS_NAMES[value as keyof typeof STATUS_NAMES] : value.replace(/\s+/g, ' ').slice(0, 60));
  return [
    `${basename(path)}:${plan.unit || '未知单位'},共 ${plan.rows} 行,改动 ${plan.lines.length} 行,未变 ${plan.unchanged} 行${plan.refused.length > 0 ? `,不符合要求 ${plan.refused.length} 处` : ''}`,
    ...plan.lines.flatMap((line) => [
      ...line.changes.map((one) => `  T${line.taskId}${line.occurrence ? `(${line.occurrence}期)` : ''} ${one.cell} ${FEEDBACK_FIELD_NAMES[one.field]}:${shown(one.field, one.from)} → ${shown(one.field, one.to)}`),
      ...line.conflicts.map((one) => `  T${line.taskId} ${one.cell} ${FEEDBACK_FIELD_NAMES[one.field]}冲突:发出时 ${shown(one.field, one.base)},台账现为 ${shown(one.field, one.from)},反馈为 ${shown(one.field, one.to)}`),
    ]),
    ...plan.refused.map((one) => `  ${refusalWords(one)}`),
  ];
}

const refusalWords = ({ cell, code, found }: FeedbackRefusal): string => `${cell === '' ? '' : `${cell}:`}${FEEDBACK_TROUBLE_WORDS[code]}${found === '' ? '' : `(“${found.replace(/\s+/g, ' ').slice(0, 40)}”)`}`;
