import type { CheckState } from '#api/relation-methods';
import { FINDING_WORDS, findingWords, VERDICT_WORDS } from '#model/finding-words';
import type { Finding, FindingCode } from '#model/relations';

export { LEVEL_WORDS as SEVERITY_WORDS } from '#model/finding-words';

/** A rule's sentence with the full-width marks of the screens; what it quotes stays as it is written. */
export function findingSentence(finding: Pick<Finding, 'code' | 'facts'>): string {
  const full: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；' };
  return findingWords(finding).split(/(“[^”]*”|《[^》]*》)/u).map((part, i) => (i % 2 === 1 ? part : part.replace(/[,:;]/g, (mark) => full[mark] ?? mark))).join('');
}
export const findingName = (code: FindingCode): string => FINDING_WORDS[code].name;

export const STATE_WORDS = { open: '待判断', ...VERDICT_WORDS } as const satisfies Record<CheckState, string>;

export const CHECKS_WORDS = {
  title: '检查', total: (n: number) => `${n} 条`, search: '搜索文件、文号、问题', filters: '筛选', list: '检查结果', all: '全部',
  severity: '级别', code: '问题', document: '文件', state: '判断',
  again: '重新检查', againDone: (n: number) => `已重新检查 ${n} 份文件`, export: '导出报告', file: '公文合规检查报告', exported: (n: number) => `已导出 ${n} 条`,
  empty: '没有需要处理的问题', emptyText: '已检查的文件中，没有符合当前条件的问题。', first: '还没有可检查的文件', firstText: '导入公文后，这里列出时限矛盾、指标低于上级、依据已废止、附件缺失、序号和格式等问题，逐条附原文。', toIntake: '去收文', samples: '载入示例文件', showAll: '显示全部',
  whole: '整份文件', place: '原文', against: '对照', open: '打开原文', openOther: '打开对照文件', task: '在台账中打开任务', relations: '看关系', compare: '对照两份文件',
  judge: '判断', note: '理由或处理情况（可不填）', takeBack: '撤回判断', judged: (state: string, by: string, at: string) => `${by} 于 ${at} 判为${state}`, kept: '判断会保留：重新检查、文件换新版本后仍然有效。',
  keys: '↑↓ 移动 · 1 属实 · 2 误报 · 3 已处理 · 0 撤回 · N 填理由 · Enter 打开原文', more: '更多',
} as const;
