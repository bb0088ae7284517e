import type { DeadlineKind, Modality, Role } from './analysis.ts';
import type { TaskStatus } from './ledger.ts';

// What people call the values: the same words on the screen, in the terminal and in the forms, where they are read back.
export const ROLE_NAMES = { lead: '牵头', responsible: '责任', cooperate: '配合' } as const satisfies Record<Role, string>;
export const MODALITY_NAMES = { duty: '任务', prohibition: '禁止', target: '目标', encouragement: '鼓励' } as const satisfies Record<Modality, string>;
export const DEADLINE_NAMES = { by: '截止', during: '期间', from: '起始', every: '周期', within: '相对期限', ongoing: '长期' } as const satisfies Record<DeadlineKind, string>;
export const STATUS_NAMES = {
  'not-started': '未启动', 'in-progress': '推进中', 'done-unverified': '已完成(待核)', completed: '已办结', 'closed-out': '已销号', extended: '延期', terminated: '终止',
} as const satisfies Record<TaskStatus, string>;
