import type { TaskStatus } from '#model/ledger';
import { STATUS_NAMES } from '#model/names';


/** Shorter and older ways of writing a state in a returned form; brackets of either width. */
const OTHER_NAMES: Readonly<Record<string, TaskStatus>> = { 已完成: 'done-unverified', 完成: 'done-unverified', 进行中: 'in-progress', 正在推进: 'in-progress', 未开始: 'not-started', 办结: 'completed', 销号: 'closed-out', 已延期: 'extended', 已终止: 'terminated' };

/** The state that a cell names; null for none that we know. */
export function statusNamed(words: string): TaskStatus | null {
  const plain = words.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')');
  const known = (Object.keys(STATUS_NAMES) as TaskStatus[]).find((status) => STATUS_NAMES[status] === plain);
  return known ?? OTHER_NAMES[plain] ?? null;
}
