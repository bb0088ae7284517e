import type { TaskStatus } from '#model/ledger';
import type { Light } from '#model/supervise';

/** Names of states as they are printed in forms and read back from them. */
export const STATUS_NAMES = {
  'not-started': '未启动', 'in-progress': '推进中', 'done-unverified': '已完成(待核)', completed: '已办结', 'closed-out': '已销号', extended: '延期', terminated: '终止',
} as const satisfies Record<TaskStatus, string>;

export const LIGHT_NAMES = { green: '绿', blue: '蓝', yellow: '黄', red: '红' } as const satisfies Record<Light, string>;

/** Shorter and older ways of writing a state in a returned form; brackets of either width. */
const OTHER_NAMES: Readonly<Record<string, TaskStatus>> = { 已完成: 'done-unverified', 完成: 'done-unverified', 进行中: 'in-progress', 正在推进: 'in-progress', 未开始: 'not-started', 办结: 'completed', 销号: 'closed-out', 已延期: 'extended', 已终止: 'terminated' };

/** The state that a cell names; null for none that we know. */
export function statusNamed(words: string): TaskStatus | null {
  const plain = words.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')');
  const known = (Object.keys(STATUS_NAMES) as TaskStatus[]).find((status) => STATUS_NAMES[status] === plain);
  return known ?? OTHER_NAMES[plain] ?? null;
}
