import { describe, expect, test } from 'vitest';
import { changeWords } from '#model/change-words';
import { periodOf } from '../../renderer/supervision/periods.ts';
import { leftWords } from '../../renderer/words/supervision.ts';

/** [period, today, from, to] */
const PERIODS = [
  ['month', '2020-02-10', '2020-02-01', '2020-02-29'],
  ['quarter', '2020-12-31', '2020-10-01', '2020-12-31'],
  ['quarter', '2020-01-01', '2020-01-01', '2020-03-31'],
  ['year', '2021-06-15', '2021-01-01', '2021-12-31'],
  ['past', '2021-01-01', undefined, '2020-12-31'],
  ['all', '2021-01-01', undefined, undefined],
] as const;

test.each(PERIODS)('%s on %s is due from %s to %s', (period, today, dueFrom, dueTo) => {
  expect(periodOf(period, today)).toEqual({ ...(dueFrom === undefined ? {} : { dueFrom }), ...(dueTo === undefined ? {} : { dueTo }) });
});

/** [field, from, to, words] as history keeps them: JSON, or null for nothing. */
const CHANGES = [
  ['status', '"not-started"', '"in-progress"', '未启动 → 推进中'],
  ['dueOn', '"2020-06-30"', 'null', '2020-06-30 → 空'],
  ['leader', null, '"李副市长"', '空 → 李副市长'],
  ['units', '[{"unit":"财政局","role":"lead"}]', '[{"unit":"区财政局","role":"lead"},{"unit":"审计局","role":"cooperate"}]', '牵头 财政局 → 牵头 区财政局、配合 审计局'],
  ['modality', '["duty","target"]', '"prohibition"', '任务、目标 → 禁止'],
  ['accepted', 'false', 'true', '未核 → 已核'],
  ['tags', '[]', '["民生","督查"]', '空 → 民生、督查'],
  ['made', null, null, ''],
  ['progress', null, '{"id":1,"occurrence":"","on":"2020-06-01","percent":40,"text":"已开工","problems":"缺资金","next":"","origin":"person"}', '2020-06-01 40% 已开工 问题：缺资金'],
  ['extension', null, '{"id":1,"occurrence":"","from":"2020-06-30","to":"2020-09-30","reason":"汛期","state":"asked"}', '2020-06-30 → 2020-09-30 汛期（待答复）'],
  ['attachment', '{"id":1,"name":"照片.jpg","sha256":"ab"}', null, '（照片.jpg → 空）'],
  ['occurrence', null, '{"dueOn":"2020-06-25","extendedTo":null,"status":"completed","percent":null,"doneOn":"2020-06-20"}', '2020-06-25 一期 已办结 2020-06-20 完成'],
] as const;

describe('a line of history in words', () => {
  test.each(CHANGES)('%s', (field, from, to, words) => { expect(changeWords({ field, from, to })).toBe(words); });
});

test.each([[-1, '逾期 1 天'], [0, '今天到期'], [3, '还有 3 天']] as const)('%i days left: %s', (left, words) => { expect(leftWords(left)).toBe(words); });
