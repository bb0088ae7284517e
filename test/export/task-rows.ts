import type { TaskRow, TaskUnit } from '#model/ledger';
import type { Role } from '#model/analysis';

let count = 0;

/** `taskRow('牵头单位…', {…})`: a plain ledger row with what the test cares about put over it. */
export function taskRow(over: Partial<TaskRow> = {}): TaskRow {
  count += 1;
  return {
    id: count, documentId: 1, document: '关于打赢脱贫攻坚战三年行动的实施意见', number: '安发〔2018〕31号', issuers: [], issueDate: '2018-12-29',
    sourceName: 'anqiu-2018-31.txt', provisionPath: ['二、', '3.'], provisionTitle: '加大政策资金倾斜力度', text: '每年开展一次考核评估。',
    units: [], deadlines: [], dueOn: null, status: 'not-started', overdue: false, spans: [[0, 11]], obligations: [], doubts: [], ...over,
  };
}

export const unit = (name: string, role: Role): TaskUnit => ({ unit: name, role, basis: 'assignment', printed: null, span: null });
