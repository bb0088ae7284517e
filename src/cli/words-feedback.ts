import type { Stage } from '#model/supervise';
import type { FeedbackField, FeedbackRefusal, FeedbackTrouble } from '#model/feedback';

export const FEEDBACK_FIELD_WORDS = {
  status: '办理状态', percent: '进度%', text: '进展情况', problems: '存在的问题', next: '下一步措施', doneOn: '完成日期', extendTo: '申请延期至', reason: '延期原因', person: '责任人', phone: '联系电话',
} as const satisfies Record<FeedbackField, string>;

const TROUBLE_WORDS = {
  'sheet-foreign': '不是责清导出的反馈表', 'stamp-unknown': '不是由本台账导出的反馈表', 'column-absent': '缺少栏目', 'row-unknown': '编号不存在(新增行?)', 'row-repeated': '编号重复', 'row-not-sent': '该任务不在发给此单位的反馈表中',
  'row-gone': '该任务已不在台账中', 'locked-changed': '锁定的栏目被改动', 'status-unknown': '办理状态无法识别', 'status-not-allowed': '该状态应由督查室认定,单位不能填写', 'percent-invalid': '进度应为 0 到 100 的整数', 'date-invalid': '不是有效日期',
  'date-future': '完成日期晚于今天', 'done-without-status': '填了完成日期,但办理状态不是已完成', 'extension-incomplete': '申请延期须同时填写日期和原因', 'extension-not-later': '申请的日期不晚于现有时限',
} as const satisfies Record<FeedbackTrouble, string>;

export const refusalWords = ({ cell, code, found }: FeedbackRefusal): string => `${cell === '' ? '' : `${cell}:`}${TROUBLE_WORDS[code]}${found === '' ? '' : `(“${found.replace(/\s+/g, ' ').slice(0, 40)}”)`}`;

/** Stages of the board. */
export const STAGE_WORDS = { waiting: '待启动', running: '推进中', quiet: '待反馈', soon: '临期', overdue: '逾期', asked: '申请延期', unverified: '待核', completed: '待销号', closed: '已结' } as const satisfies Record<Stage, string>;
