import { post } from '#ledger/posting/post';
import type { Ledger } from '#ledger/open';
import { progress } from '#ledger/supervise';
import { readSupervisionRules } from '#app/supervision/rules';
import { supervise } from '#app/supervision/supervise';
import { makePosting, type DocumentSpec } from '../support/make-analysis.ts';
import { openTemporary } from '../support/open-temporary.ts';
import { STATE_ASSETS } from '../support/real-documents.ts';

export const author = { by: '王科长', at: '2018-06-01T02:00:00.000Z' };
export const rules = { ...readSupervisionRules(), office: { ...readSupervisionRules().office, office: '经技区督查室', contact: '小王', phone: '0631-5980000' } };
export const calendar = { years: new Set<number>(), exceptions: new Map<string, boolean>() };

const QUARTERLY: DocumentSpec = {
  title: '关于报送重点工作进展的通知', number: '经技区办发〔2018〕9号', issueDate: '2018-01-06',
  items: [{ label: '一、', sentences: [{ text: '各单位每季度末月25日前报送进展。', units: [['lead', '经发局']] }] }, { label: '二、', sentences: [{ text: '建立联席会议制度。', units: [['lead', '财政局'], ['cooperate', '审计局']] }] }],
};

/**
 * A ledger of two documents under supervision since 2018-01-10. 1 and 2: 组织部, 国资办 (by 2020; by default limit); 3: 经发局, due
 * 2018-12-31; 4: a sentence to all; 5: 经发局, quarterly; 6: 财政局, default limit.
 */
export function officeLedger(): Ledger {
  const ledger = openTemporary();
  post(ledger, makePosting('a.txt', [STATE_ASSETS]));
  const posting = makePosting('q.txt', [QUARTERLY]);
  const obligation = posting.analysis.documents[0]!.obligations[0]!;
  obligation.deadlines.push({ span: obligation.span, text: '每季度末月25日前', kind: 'every', period: 'P3M', due: '末月25日', rule: 'every', dueOn: '2018-03-25', dueBasis: 'recurring' });
  post(ledger, posting);
  supervise(ledger, [1, 2, 3, 5, 6], { rules, calendar, today: '2018-01-10', author });
  progress(ledger, 3, { on: '2018-05-20', percent: 100, status: 'done-unverified', text: '公司制改革已完成', fields: { leader: '张副区长' } }, author);
  progress(ledger, 6, { on: '2018-02-19', status: 'completed', text: '已建立' }, author);
  progress(ledger, 5, { occurrence: '2018-03-25', on: '2018-03-23', status: 'completed', text: '一季度已报' }, author);
  return ledger;
}
