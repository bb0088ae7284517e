import { coverageOf } from '#app/relations/coverage';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { oneLine } from './words.ts';

/** `zeqing coverage UPPER LOWER`: which tasks of the upper document have a row in the lower one. */
export async function coverage(upper: string, lower: string, options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const { coverage: found, ...sides } = await coverageOf(ledgerPath(options), upper, lower, { today: options.today });
  const words = (side: 'upper' | 'lower') => (index: number): string => oneLine(sides[side].statements[index]!.text);
  if (options.json) {
    const spans = (side: 'upper' | 'lower', indices: readonly number[]): unknown[] => indices.map((index) => ({ span: sides[side].statements[index]!.span, text: sides[side].statements[index]!.text }));
    const pairs = found.pairs.map((pair) => ({ ...pair, a: sides.upper.statements[pair.a]!.span, b: sides.lower.statements[pair.b]!.span }));
    await terminal.out(`${JSON.stringify({ schema: 'zeqing.coverage/1', upper: sides.upper.name, lower: sides.lower.name, share: found.share, pairs, uncovered: spans('upper', found.uncovered), similarOnly: spans('upper', found.similarOnly), unfounded: spans('lower', found.unfounded) }, null, 1)}\n`);
    return 0;
  }
  const part = (title: string, lines: readonly string[]): string => (lines.length > 0 ? `\n${terminal.bold(`${title}(${lines.length})`)}\n${lines.map((line) => `  ${line}`).join('\n')}\n` : '');
  await terminal.out([
    `${terminal.bold(`${sides.lower.name} 对 ${sides.upper.name} 的落实`)}\n上级任务已有对应 ${(100 * found.share).toFixed(0)}%\n`,
    part('上级任务没有对应条目', found.uncovered.map(words('upper'))), part('只有相近条目', found.similarOnly.map(words('upper'))), part('本级任务没有上级依据', found.unfounded.map(words('lower'))),
  ].join(''));
  return 0;
}
