import { judgeInLedger } from '#app/check';
import { findingWords, VERDICT_WORDS } from '#model/finding-words';
import { FINDING_VERDICTS, type FindingVerdict } from '#model/relations';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './wrong-use.ts';

export interface JudgeOptions extends CommonOptions { note?: string; by?: string }

/** 属实 误报 已处理, or 撤回, which takes a judgement back. @throws WrongUse */
export function readVerdict(value: string): FindingVerdict | null {
  const verdict = FINDING_VERDICTS.find((each) => each === value || VERDICT_WORDS[each] === value);
  if (verdict === undefined && value !== '撤回') throw new WrongUse(`判断“${value}”无效,可用:${Object.values(VERDICT_WORDS).join('、')}、撤回。`);
  return verdict ?? null;
}

/** `zeqing judge ID 属实|误报|已处理|撤回`: what a person makes of a finding of the ledger. */
export async function judge(id: string, verdict: FindingVerdict | null, options: JudgeOptions, terminal: Terminal): Promise<ExitCode> {
  const note = options.note?.trim() ?? '';
  const finding = judgeInLedger(ledgerPath(options), id, { verdict, note, by: options.by }, { today: options.today });
  if (options.json) await terminal.out(`${JSON.stringify({ id: finding.id, code: finding.code, document: finding.document, message: findingWords(finding), judgement: finding.judgement }, null, 1)}\n`);
  else await terminal.out(`${verdict === null ? '已撤回判断' : `已记为${VERDICT_WORDS[verdict]}`}${note ? `(${note})` : ''}:${finding.document} ${findingWords(finding)}\n`);
  return 0;
}
