import { describe, expect, test } from 'vitest';
import type { LibraryDocument } from '#model/relations';
import { missingDocuments } from '#relations/judge-basis';
import { lastDay, validity, type LinkToDocument } from '#relations/validity';

const document = (over: Partial<LibraryDocument> = {}): LibraryDocument => ({ id: 1, title: '安丘市招商引资奖励办法', number: null, issuers: [], issueDate: '2018-04-01', year: 2018, type: '办法', effectiveFrom: null, effectiveTo: null, ...over });
const link = (relation: LinkToDocument['relation'], effectiveFrom: string | null, issueDate: string | null = effectiveFrom): LinkToDocument => ({ from: { id: 2, issueDate, effectiveFrom }, relation, span: [10, 20] });

describe('validity on a day', () => {
  const on = (today: string, over: Partial<LibraryDocument> = {}, links: LinkToDocument[] = []): string => validity(document(over), links, today).state;

  test.each<[why: string, today: string, over: Partial<LibraryDocument>, links: LinkToDocument[], state: string]>([
    ['nothing is known against it', '2025-01-01', {}, [], 'in-force'],
    ['it begins on a later day', '2018-04-30', { effectiveFrom: '2018-05-01' }, [], 'not-yet'],
    ['it begins today', '2018-05-01', { effectiveFrom: '2018-05-01' }, [], 'in-force'],
    ['自印发之日起', '2018-04-01', { effectiveFrom: 'on-issue' }, [], 'in-force'],
    ['its five years end with the day before', '2023-04-30', { effectiveFrom: '2018-05-01', effectiveTo: 'P5Y' }, [], 'in-force'],
    ['and the next day they are over', '2023-05-01', { effectiveFrom: '2018-05-01', effectiveTo: 'P5Y' }, [], 'expired'],
    ['a stated last day counts whole', '2020-12-31', { effectiveTo: '2020-12-31' }, [], 'in-force'],
    ['after it', '2021-01-01', { effectiveTo: '2020-12-31' }, [], 'expired'],
    ['years in a law are of something else', '2030-01-01', { title: '中华人民共和国道路交通安全法实施条例', effectiveTo: 'P6Y' }, [], 'in-force'],
    ['days are the term of something else (临时号牌)', '2030-01-01', { title: '机动车登记规定', effectiveTo: 'P30D' }, [], 'in-force'],
    ['a trial whose stated term is over is to be confirmed', '2021-04-01', { title: '招商引资奖励办法(试行)', effectiveTo: 'P2Y' }, [], 'trial-over'],
    ['试行期一年 is a trial whatever the title says: it does not end by itself', '2019-04-01', { effectiveTo: 'P1Y', onTrial: true }, [], 'trial-over'],
    ['and within the year it is in force', '2019-03-31', { effectiveTo: 'P1Y', onTrial: true }, [], 'in-force'],
    ['a trial without a term, after three years', '2021-04-01', { title: '招商引资奖励办法(试行)' }, [], 'trial-over'],
    ['before that', '2021-03-31', { title: '招商引资奖励办法(试行)' }, [], 'in-force'],
    ['暂行条例 of the state are no trials', '2025-01-01', { title: '不动产登记暂行条例' }, [], 'in-force'],
    ['repealed from the day that the repealing document is in force', '2022-06-05', {}, [link('repeal', '2022-06-05', '2021-12-24')], 'repealed'],
    ['not before', '2022-06-04', {}, [link('repeal', '2022-06-05', '2021-12-24')], 'in-force'],
    ['a repeal that is older than the document meant its predecessor', '2022-06-05', {}, [link('repeal', '2015-01-01')], 'in-force'],
    ['amended', '2022-06-05', {}, [link('amend', '2020-01-01')], 'amended'],
    ['repealed counts more than amended', '2022-06-05', {}, [link('amend', '2020-01-01'), link('repeal', '2021-01-01')], 'repealed'],
    ['a mention changes nothing', '2022-06-05', {}, [link('mention', '2020-01-01')], 'in-force'],
  ])('%s', (_, today, over, links, state) => { expect(on(today, over, links)).toBe(state); });

  test('says why, with the words that say it', () => {
    expect(validity(document(), [link('repeal', '2022-06-05')], '2025-01-01').evidence).toEqual([{ kind: 'repealed-by', documentId: 2, span: [10, 20], on: '2022-06-05' }]);
    expect(validity(document({ effectiveTo: '2020-12-31' }), [], '2021-01-01').evidence).toEqual([{ kind: 'effective-to', documentId: 1, span: null, on: '2020-12-31' }]);
  });

  test('a term whose beginning is not known has no known end', () => {
    expect(lastDay(document({ issueDate: null, effectiveTo: 'P5Y' }))).toBeNull();
  });
});

test('missing documents are put together by name and 文号, and ranked by what rests on them', () => {
  const cite = (id: number, documentId: number, title: string | null, number: string | null, relation: 'basis' | 'mention' | 'attach'): Parameters<typeof missingDocuments>[0][number] =>
    ({ citation: { id, documentId, span: [0, 1], title, number, relation, self: false }, core: title ?? '' });
  const missing = missingDocuments([
    cite(1, 1, '甲办法', null, 'mention'), cite(2, 2, '甲办法', null, 'mention'),
    cite(3, 1, '乙意见', '国发〔2018〕3号', 'basis'), cite(4, 3, null, '国发[2018]3号', 'basis'),
    cite(5, 4, '丙表', null, 'attach'),
  ]);
  expect(missing.map((m) => [m.title, m.number, m.citedBy, m.restOnIt])).toEqual([['乙意见', '国发〔2018〕3号', 2, 2], ['甲办法', null, 2, 0]]);
});
