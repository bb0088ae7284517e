import { basename } from 'node:path';
import { type CheckReport, checkLedger, checkPaths, type ReportedFinding } from '#app/check';
import { writeJsonFile, writeTableFile } from '#app/write-report';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { sarif } from './sarif.ts';
import type { Terminal } from './terminal.ts';
import { failureWords, oneLine } from './words.ts';
import { FINDING_WORDS, findingWords, LEVEL_WORDS, VERDICT_WORDS } from '#model/finding-words';

export interface CheckCommandOptions extends CommonOptions { sarif?: string; xlsx?: string }

/** `zeqing check`: findings of files and folders, or (without a path) of the ledger. Exit code 1 when a file could not be read. */
export async function check(paths: readonly string[], options: CheckCommandOptions, terminal: Terminal, version: string): Promise<ExitCode> {
  const report = paths.length > 0 ? await checkPaths(paths, { today: options.today }) : checkLedger(ledgerPath(options), { today: options.today });
  for (const outcome of report.failed) terminal.line(failureWords(outcome.code, outcome.facts));
  if (options.sarif !== undefined) await writeJsonFile(options.sarif, sarif(report, version));
  if (options.xlsx !== undefined) await writeTableFile(options.xlsx, tableOf(report));
  if (options.json) await terminal.out(`${JSON.stringify({ schema: 'zeqing.check/1', ...report, findings: report.findings.map((finding) => ({ ...finding, message: findingWords(finding) })) }, null, 1)}\n`);
  else await terminal.out(textOf(report, terminal));
  for (const [what, target] of [['SARIF', options.sarif], ['Excel', options.xlsx]] as const) if (target !== undefined) terminal.line(`${what} 报告已写入 ${target}`);
  return report.failed.length > 0 ? 1 : 0;
}

/** Said as a sum on the screen, as a ranked list by `zeqing relations`; the files of a report name each. */
const ELSEWHERE = 'cited-document-missing';

function textOf(report: CheckReport, terminal: Terminal): string {
  const lines: string[] = [];
  let document: number | null = null;
  for (const finding of report.findings) {
    if (finding.judgement?.verdict === 'ignored' || finding.code === ELSEWHERE) continue;
    if (finding.documentId !== document) {
      document = finding.documentId;
      lines.push('', terminal.bold(`${finding.document || basename(finding.path)}${finding.number ? `(${finding.number})` : ''}  D${finding.documentId}  ${basename(finding.path)}`));
    }
    const level = finding.severity === 'error' ? terminal.red(LEVEL_WORDS.error) : LEVEL_WORDS[finding.severity];
    lines.push(`  ${level}  ${finding.line === null ? '' : `第 ${finding.line} 行  `}${findingWords(finding)}${finding.judgement ? `(${VERDICT_WORDS[finding.judgement.verdict]})` : ''}`);
    for (const witness of finding.witnesses) lines.push(terminal.dim(`        对照${witness.document ? `《${witness.document}》` : ''}${witness.words ? `:${oneLine(witness.words).slice(0, 100)}` : ''}`));
  }
  const standing = report.findings.filter((finding) => finding.judgement?.verdict !== 'ignored');
  const shown = standing.filter((finding) => finding.code !== ELSEWHERE);
  const counts = (['error', 'warning', 'info'] as const).map((level) => `${LEVEL_WORDS[level]} ${shown.filter((finding) => finding.severity === level).length}`).join('、');
  const ignored = report.findings.length - standing.length;
  const missing = standing.length - shown.length;
  lines.push('', terminal.bold(`共检查 ${report.documents} 份公文:${counts}${ignored > 0 ? `;另有 ${ignored} 条已忽略` : ''}(以 ${report.today} 为准)`));
  if (missing > 0) lines.push(`另有 ${missing} 处所依据的文件不在库中,运行 zeqing relations 可按重要程度列出。`);
  return `${lines.join('\n').trimStart()}\n`;
}

function tableOf(report: CheckReport): Parameters<typeof writeTableFile>[1] {
  const row = (finding: ReportedFinding, index: number): string[] => [
    String(index + 1), finding.document, finding.number ?? '', LEVEL_WORDS[finding.severity], FINDING_WORDS[finding.code].name, findingWords(finding),
    oneLine(finding.words), finding.line === null ? '' : `${basename(finding.path)} 第 ${finding.line} 行`,
    finding.witnesses.map((witness) => `${witness.document ? `《${witness.document}》` : ''}${oneLine(witness.words)}`).join('\n'),
    finding.judgement ? `${VERDICT_WORDS[finding.judgement.verdict]}${finding.judgement.reason ? `:${finding.judgement.reason}` : ''}` : '',
  ];
  return {
    name: '合规检查', title: '公文合规检查报告', facts: `共检查 ${report.documents} 份公文,发现 ${report.findings.length} 条    检查日期:${report.today}`,
    columns: [
      { heading: '序号', width: 6 }, { heading: '文件', width: 34 }, { heading: '文号', width: 18 }, { heading: '级别', width: 8 }, { heading: '问题', width: 16 },
      { heading: '说明', width: 46 }, { heading: '原文', width: 40 }, { heading: '位置', width: 20 }, { heading: '对照', width: 40 }, { heading: '处理', width: 14 },
    ],
    rows: report.findings.map(row),
  };
}
