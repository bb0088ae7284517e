import { basename } from 'node:path';
import { type CheckReport, checkLedger, checkPaths } from '#app/check';
import { findingTable } from '#app/relations/finding-table';
import { writeJsonFile, writeTableFile } from '#app/write-report';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { sarif } from './sarif.ts';
import type { Terminal } from './terminal.ts';
import { failureWords, oneLine } from './words.ts';
import { findingWords, LEVEL_WORDS, VERDICT_WORDS } from '#model/finding-words';

export interface CheckCommandOptions extends CommonOptions { sarif?: string; xlsx?: string }

/** `zeqing check`: findings of files and folders, or (without a path) of the ledger. Exit code 1 when a file could not be read. */
export async function check(paths: readonly string[], options: CheckCommandOptions, terminal: Terminal, version: string): Promise<ExitCode> {
  const report = paths.length > 0 ? await checkPaths(paths, { today: options.today }) : checkLedger(ledgerPath(options), { today: options.today });
  for (const outcome of report.failed) terminal.line(failureWords(outcome.code, outcome.facts));
  if (options.sarif !== undefined) await writeJsonFile(options.sarif, sarif(report, version));
  if (options.xlsx !== undefined) await writeTableFile(options.xlsx, findingTable(report.findings, report.documents, report.today));
  if (options.json) await terminal.out(`${JSON.stringify({ schema: 'zeqing.check/1', ...report, findings: report.findings.map((finding) => ({ ...finding, message: findingWords(finding) })) }, null, 1)}\n`);
  else await terminal.out(textOf(report, terminal, paths.length === 0));
  for (const [what, target] of [['SARIF', options.sarif], ['Excel', options.xlsx]] as const) if (target !== undefined) terminal.line(`${what} 报告已写入 ${target}`);
  return report.failed.length > 0 ? 1 : 0;
}

/** Put right, or no fault: not told again. */
const settled = ({ judgement }: CheckReport['findings'][number]): boolean => judgement?.verdict === 'ignored' || judgement?.verdict === 'handled';

/** Said as a sum on the screen, as a ranked list by `zeqing relations`; the files of a report name each. */
const ELSEWHERE = 'cited-document-missing';

/** @param kept the findings are those of a ledger, and may be judged by their number */
function textOf(report: CheckReport, terminal: Terminal, kept: boolean): string {
  const lines: string[] = [];
  let document: number | null = null;
  for (const finding of report.findings) {
    if (settled(finding) || finding.code === ELSEWHERE) continue;
    if (finding.documentId !== document) {
      document = finding.documentId;
      lines.push('', terminal.bold(`${finding.document || basename(finding.path)}${finding.number ? `(${finding.number})` : ''}  D${finding.documentId}  ${basename(finding.path)}`));
    }
    const level = finding.severity === 'error' ? terminal.red(LEVEL_WORDS.error) : LEVEL_WORDS[finding.severity];
    lines.push(`  ${level}  ${finding.line === null ? '' : `第 ${finding.line} 行  `}${findingWords(finding)}${finding.judgement ? `(${VERDICT_WORDS[finding.judgement.verdict]})` : ''}${kept ? terminal.dim(`  [${finding.id}]`) : ''}`);
    for (const witness of finding.witnesses) lines.push(terminal.dim(`        对照${witness.document ? `《${witness.document}》` : ''}${witness.words ? `:${oneLine(witness.words).slice(0, 100)}` : ''}`));
  }
  const standing = report.findings.filter((finding) => !settled(finding));
  const shown = standing.filter((finding) => finding.code !== ELSEWHERE);
  const counts = (['error', 'warning', 'info'] as const).map((level) => `${LEVEL_WORDS[level]} ${shown.filter((finding) => finding.severity === level).length}`).join('、');
  const ignored = report.findings.length - standing.length;
  const missing = standing.length - shown.length;
  lines.push('', terminal.bold(`共检查 ${report.documents} 份公文:${counts}${ignored > 0 ? `;另有 ${ignored} 条已判为误报或已处理` : ''}(以 ${report.today} 为准)`));
  if (missing > 0) lines.push(`另有 ${missing} 处所依据的文件不在库中,运行 zeqing relations 可按重要程度列出。`);
  if (kept && shown.length > 0) lines.push(terminal.dim('方括号中为问题编号;zeqing judge 编号 属实|误报|已处理 --note 说明'));
  return `${lines.join('\n').trimStart()}\n`;
}
