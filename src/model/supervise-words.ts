import type { FeedbackField, FeedbackTrouble } from './feedback.ts';
import type { Light, Stage } from './supervise.ts';

// What lights, stages and the cells of a 反馈表 are called: the same on the screen, in the terminal and in the forms.
export const LIGHT_NAMES = { green: '绿', blue: '蓝', yellow: '黄', red: '红' } as const satisfies Record<Light, string>;

export const STAGE_NAMES = {
  waiting: '待启动', running: '推进中', quiet: '待反馈', soon: '临期', overdue: '逾期', asked: '申请延期', unverified: '待核', completed: '待销号', closed: '已结',
} as const satisfies Record<Stage, string>;

export const FEEDBACK_FIELD_NAMES = {
  status: '办理状态', percent: '进度%', text: '进展情况', problems: '存在的问题', next: '下一步措施', doneOn: '完成日期', extendTo: '申请延期至', reason: '延期原因', person: '责任人', phone: '联系电话',
} as const satisfies Record<FeedbackField, string>;

/** Why a cell or a whole sheet is refused. A code without words does not compile. */
export const FEEDBACK_TROUBLE_WORDS = {
  'sheet-foreign': '不是责清导出的反馈表', 'stamp-unknown': '不是由本台账导出的反馈表', 'column-absent': '缺少栏目', 'row-unknown': '编号不存在（新增行？）', 'row-repeated': '编号重复', 'row-not-sent': '该任务不在发给此单位的反馈表中',
  'row-gone': '该任务已不在台账中', 'locked-changed': '锁定的栏目被改动', 'status-unknown': '办理状态无法识别', 'status-not-allowed': '该状态应由督查室认定，单位不能填写', 'percent-invalid': '进度应为 0 到 100 的整数', 'date-invalid': '不是有效日期',
  'date-future': '完成日期晚于今天', 'done-without-status': '填了完成日期，但办理状态不是已完成', 'extension-incomplete': '申请延期须同时填写日期和原因', 'extension-not-later': '申请的日期不晚于现有时限',
} as const satisfies Record<FeedbackTrouble, string>;

export const LETTER_NAMES = { notice: '督办通知单', reminder: '催办单', tricolor: '三色督办单' } as const;
export type LetterKind = keyof typeof LETTER_NAMES;
