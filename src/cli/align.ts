import { alignFiles } from '#app/relations/align';
import type { CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { DIFFERENCE_WORDS, GRADE_WORDS } from '#model/finding-words';

/** `zeqing align A B`: the same tasks of two files with their differences. */
export async function align(pathA: string, pathB: string, options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const { alignment, a, b } = await alignFiles(pathA, pathB, { today: options.today });
  if (options.json) {
    await terminal.out(`${JSON.stringify(alignment)}\n`);
    return 0;
  }
  const lines = table(alignment.pairs, [
    { heading: a.source.name, min: 24, max: 50, value: (pair) => a.text.slice(...pair.a) },
    { heading: b.source.name, min: 24, max: 50, value: (pair) => b.text.slice(...pair.b) },
    { heading: '判断', min: 8, max: 8, value: (pair) => GRADE_WORDS[pair.grade] },
    { heading: '不同', min: 4, max: 16, value: (pair) => pair.differences.map((difference) => DIFFERENCE_WORDS[difference]).join('、') },
  ], { width: terminal.width, heading: terminal.bold });
  const same = alignment.pairs.filter((pair) => pair.grade === 'same').length;
  await terminal.out(`${alignment.pairs.length > 0 ? `${lines.join('\n')}\n\n` : ''}${terminal.bold(`同一任务 ${same} 对,相近 ${alignment.pairs.length - same} 对`)}\n`);
  return 0;
}
