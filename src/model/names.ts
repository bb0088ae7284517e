import type { DeadlineKind, Modality, Relation, Role } from './analysis.ts';
import type { TaskStatus } from './ledger.ts';

// What people call the values: the same words on the screen, in the terminal and in the forms, where they are read back.
export const ROLE_NAMES = { lead: '牵头', responsible: '责任', cooperate: '配合' } as const satisfies Record<Role, string>;
export const MODALITY_NAMES = { duty: '任务', prohibition: '禁止', target: '目标', encouragement: '鼓励' } as const satisfies Record<Modality, string>;
export const DEADLINE_NAMES = { by: '截止', during: '期间', from: '起始', every: '周期', within: '相对期限', ongoing: '长期' } as const satisfies Record<DeadlineKind, string>;
export const STATUS_NAMES = {
  'not-started': '未启动', 'in-progress': '推进中', 'done-unverified': '已完成(待核)', completed: '已办结', 'closed-out': '已销号', extended: '延期', terminated: '终止',
} as const satisfies Record<TaskStatus, string>;
export const RELATION_NAMES = { basis: '依据', implement: '贯彻落实', forward: '转发', repeal: '废止', amend: '修改', attach: '附件', mention: '提及' } as const satisfies Record<Relation, string>;

/** 施行日期 as the document says it. */
export const startWords = (effectiveFrom: string | null): string => (effectiveFrom === 'on-issue' ? '自发布之日起' : effectiveFrom ?? '');

/** 有效期 as the document says it: 5年, 至 2025-12-31. */
export function termWords(effectiveTo: string | null): string {
  const [, count, unit] = /^P(\d+)([YMD])$/.exec(effectiveTo ?? '') ?? [];
  if (count !== undefined) return `${count}${{ Y: '年', M: '个月', D: '日' }[unit as 'Y' | 'M' | 'D']}`;
  return effectiveTo === null ? '' : `至 ${effectiveTo}`;
}
