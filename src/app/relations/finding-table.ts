import { basename } from 'node:path';
import { FINDING_WORDS, findingWords, LEVEL_WORDS, VERDICT_WORDS } from '#model/finding-words';
import type { SimpleTable } from '#export/simple-table';
import type { PlacedFinding } from './findings.ts';

const oneLine = (words: string): string => words.replace(/\s*[\r\n]+\s*/g, ' ').trim();

/** Findings as a sheet of the report, for the terminal and the screens alike. */
export function findingTable(findings: readonly PlacedFinding[], documents: number, today: string): SimpleTable {
  const row = (finding: PlacedFinding, index: number): string[] => [
    String(index + 1), finding.document, finding.number ?? '', LEVEL_WORDS[finding.severity], FINDING_WORDS[finding.code].name, findingWords(finding),
    oneLine(finding.words), finding.line === null ? '' : `${basename(finding.path)} 第 ${finding.line} 行`,
    finding.witnesses.map((witness) => `${witness.document ? `《${witness.document}》` : ''}${oneLine(witness.words)}`).join('\n'),
    finding.judgement ? `${VERDICT_WORDS[finding.judgement.verdict]}${finding.judgement.reason ? `:${finding.judgement.reason}` : ''}` : '',
  ];
  return {
    name: '合规检查', title: '公文合规检查报告', facts: `共检查 ${documents} 份公文,发现 ${findings.length} 条    检查日期:${today}`,
    columns: [
      { heading: '序号', width: 6 }, { heading: '文件', width: 34 }, { heading: '文号', width: 18 }, { heading: '级别', width: 8 }, { heading: '问题', width: 16 },
      { heading: '说明', width: 46 }, { heading: '原文', width: 40 }, { heading: '位置', width: 20 }, { heading: '对照', width: 40 }, { heading: '处理', width: 14 },
    ],
    rows: findings.map(row),
  };
}
