import { minuteOfInstant } from '#app/clock';
import { taskStory } from '#app/supervision/progress';
import { CHANGE_WORDS, changeWords } from '#model/change-words';
import type { ChangeRow } from '#model/ledger';
import { taskNumber } from './board.ts';
import type { CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { atSuperviseDesk } from './supervise-desk.ts';
import type { Terminal } from './terminal.ts';

/** `zeqing story TASK`: all that was changed of a task, by whom and when, from what to what. */
export async function story(taskWords: string, options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const id = taskNumber(taskWords);
  const changes = await atSuperviseDesk(options, (desk) => taskStory(desk, id));
  await terminal.out(options.json ? `${JSON.stringify({ id, changes }, null, 1)}\n` : changes.length === 0 ? '没有改动。\n' : `${changes.map(storyLine).join('\n')}\n`);
  return 0;
}

/** One change as a line: when, who, what, from what to what. */
function storyLine(change: Omit<ChangeRow, 'id' | 'taskId'>): string {
  const words = changeWords(change);
  return `${minuteOfInstant(change.at)}  ${change.by ?? '导入'}  ${CHANGE_WORDS[change.field]}${words === '' ? '' : `:${words}`}`;
}
