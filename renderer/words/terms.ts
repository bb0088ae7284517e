import type { DueBasis } from '#model/analysis';
import type { FieldProvenance, SearchHit, TaskStatus } from '#model/ledger';
import { STATUS_NAMES } from '#model/names';

export { RELATION_NAMES as RELATION_WORDS } from '#model/names';
export const STATUSES = Object.keys(STATUS_NAMES) as TaskStatus[];
export const HIT_WORDS = { clause: '条文', title: '文件', unit: '单位' } as const satisfies Record<SearchHit['kind'], string>;
export const BASIS_WORDS = { stated: '原文', inferred: '推断', person: '人工' } as const satisfies Record<FieldProvenance['basis'], string>;

/** Why dueOn is what it is; `issued` is the document's 成文日期 or null. */
export function dueReason(basis: DueBasis, issued: string | null): string {
  const reasons = {
    stated: '文中写明',
    'document-year': `按文件年份${issued ? `（成文 ${issued}）` : ''}`,
    'issue-date': `自成文日期${issued ? ` ${issued} ` : ''}起算`,
    'office-default': '按办公惯例取末日',
    recurring: '周期任务的下一次',
    'working-days': '按工作日历推算',
    open: '年份或事件在文中不明',
  } as const satisfies Record<DueBasis, string>;
  return reasons[basis];
}
