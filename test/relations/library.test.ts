import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '#model/failure';
import { checkLedger } from '#app/check';
import { coverageOf } from '#app/relations/coverage';
import { importInto } from '#app/importing/import-into';
import { relateRest } from '#app/relations/relate';
import { missingOf, relationsOf } from '#app/relations/relations';
import { integrityCheck, openLedger } from '#ledger/open';
import { judgeFinding, storedFindings } from '#ledger/relations/findings';
import { allLinks } from '#ledger/relations/links';
import { pairsOf, statementsOfDocument, threadOf } from '#ledger/relations/statements';

const root = mkdtempSync(join(tmpdir(), 'zeqing-library-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

let folder = '';
let ledger = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'l-'));
  ledger = join(folder, 'l.zeqing');
});
const bring = async (texts: Record<string, string>): Promise<void> => {
  const paths = Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  await importInto(ledger, paths, {});
};
const open = <T>(work: (l: ReturnType<typeof openLedger>) => T): T => {
  const opened = openLedger(ledger);
  try {
    return work(opened);
  } finally {
    opened.close();
  }
};
/** One citing document a number, of its own. */
const citing = (n: number, what = '《安丘市招商引资奖励办法》(安政发〔2018〕5号)'): string => `安商发〔2019〕${n}号\n安丘市商务局关于做好第${n}批奖励申报工作的通知\n各企业:\n根据${what},各企业要申报奖励。\n安丘市商务局\n2019年5月10日\n`;
const measure = '安政发〔2018〕5号\n安丘市人民政府关于印发安丘市招商引资奖励办法的通知\n各镇人民政府:\n现将《安丘市招商引资奖励办法》印发给你们,请认真组织实施。\n安丘市人民政府\n2018年4月1日\n';
const UPPER = '潍政发〔2018〕9号\n潍坊市人民政府关于深化医疗保障改革的意见\n各县市区人民政府:\n一、各级定点医疗机构设立综合服务窗口,2019年底前实现各项医疗保障政策“一站式”信息交换和即时结算。\n二、全面落实贫困人口参加城乡居民基本医疗保险个人缴费财政补贴政策,参保率达到98%以上。\n三、健全基层医疗卫生机构精神卫生服务网络,提高服务可及性。\n潍坊市人民政府\n2018年4月1日\n';
const lower = (year: number): string => `安政发〔2018〕15号\n安丘市人民政府关于深化医疗保障改革的实施意见\n各镇人民政府:\n为贯彻落实《潍坊市人民政府关于深化医疗保障改革的意见》(潍政发〔2018〕9号),提出以下意见。\n一、全市定点医疗机构设立综合服务窗口,${year}年底前实现各项医疗保障政策“一站式”信息交换和即时结算。\n二、全面落实贫困人口参加城乡居民基本医疗保险个人缴费财政补贴政策,参保率达到98%以上。\n三、建立医疗保障基金风险预警制度,定期开展专项检查。\n安丘市人民政府\n2018年6月1日\n`;

describe('links in the ledger', () => {
  test('what is cited and not held is missing; importing it resolves every citation at once', async () => {
    await bring({ '1.txt': citing(1), '2.txt': citing(2), '3.txt': citing(3, '《中华人民共和国审计法》') });
    expect(missingOf(ledger).map((m) => [m.title, m.restOnIt])).toEqual([['安丘市招商引资奖励办法', 2], ['中华人民共和国审计法', 1]]);
    await bring({ '办法.txt': measure });
    expect(missingOf(ledger).map((m) => m.title)).toEqual(['中华人民共和国审计法']);
    const found = relationsOf(ledger, '安政发〔2018〕5号');
    expect(found.citedBy.map((each) => [each.document.number, each.relation])).toEqual([['安商发〔2019〕1号', 'basis'], ['安商发〔2019〕2号', 'basis']]);
    expect(open(integrityCheck)).toEqual([]);
  });

  test('a document that leaves the library leaves its citations open again', async () => {
    await bring({ '1.txt': citing(1), '办法.txt': measure });
    expect(open((l) => allLinks(l.reading))).toHaveLength(1);
    await bring({ '办法.txt': measure.replaceAll('招商引资奖励', '户外广告管理').replace('5号', '6号') });
    expect(open((l) => allLinks(l.reading))).toEqual([]);
    expect(missingOf(ledger).map((m) => m.title)).toEqual(['安丘市招商引资奖励办法']);
  });

  test('related one by one or all at once: the same links, pairs and findings', async () => {
    await bring({ '1.txt': citing(1), '上级.txt': UPPER, '下级.txt': lower(2020), '办法.txt': measure });
    const state = (): unknown => open((l) => ({
      links: allLinks(l.reading).map(({ citationId: _, ...link }) => link), findings: storedFindings(l.reading), pairs: [1, 2, 3, 4].map((id) => pairsOf(l.reading, id)),
    }));
    const before = state();
    open((l) => { l.writing.script('DELETE FROM document_names; DELETE FROM citation_links; DELETE FROM task_pairs; DELETE FROM findings; DELETE FROM related_documents;'); });
    open((l) => { expect(relateRest(l, [])).toBe(4); });
    expect(state()).toEqual(before);
    open((l) => { expect(relateRest(l, [])).toBe(0); });
  });

  test('a document must be named so that one fits', async () => {
    await bring({ '1.txt': citing(1), '2.txt': citing(2) });
    expect(() => relationsOf(ledger, '不存在')).toThrow(Failure);
    expect(() => relationsOf(ledger, '奖励申报')).toThrow(/query-invalid/);
    expect(relationsOf(ledger, 'D2').document.number).toBe('安商发〔2019〕2号');
  });
});

describe('findings in the ledger', () => {
  test('come and go with the documents; a verdict outlives a new version as long as the words stay', async () => {
    await bring({ '上级.txt': UPPER, '下级.txt': lower(2020) });
    const codes = (): string[] => checkLedger(ledger, { today: '2019-01-01' }).findings.map((f) => `${f.code}${f.judgement ? ` ${f.judgement.verdict}` : ''}`);
    expect(codes()).toContain('deadline-after-upper');
    const finding = checkLedger(ledger).findings.find((f) => f.code === 'deadline-after-upper')!;
    expect(finding).toMatchObject({ words: '2020年底前', severity: 'error', line: 5, witnesses: [{ document: '潍坊市人民政府关于深化医疗保障改革的意见' }] });
    open((l) => { judgeFinding(l, finding.documentId, finding.mark, { verdict: 'ignored', reason: '已报上级同意', by: '李主任', at: '2019-01-02T00:00:00.000Z' }); });
    await bring({ '下级.txt': `${lower(2020)}抄送:市委办公室\n` });
    expect(codes()).toContain('deadline-after-upper ignored');
    await bring({ '下级.txt': lower(2019) });
    expect(codes().filter((code) => code.startsWith('deadline-after-upper'))).toEqual([]);
  });

  test('tasks that are the same form one thread, over a document in between', async () => {
    await bring({ '上级.txt': UPPER, '下级.txt': lower(2020), '乡镇.txt': lower(2020).replace('安政发〔2018〕15号', '凌政发〔2018〕3号').replace('潍坊市人民政府关于深化医疗保障改革的意见》(潍政发〔2018〕9号)', '安丘市人民政府关于深化医疗保障改革的实施意见》(安政发〔2018〕15号)').replaceAll('\n安丘市人民政府', '\n凌河镇人民政府') });
    const [first, second, third] = open((l) => [1, 2, 3].map((id) => statementsOfDocument(l.reading, id).find((s) => s.text.includes('综合服务窗口'))!.taskId)) as [number, number, number];
    expect(open((l) => threadOf(l.reading, first)).sort()).toEqual([first, second, third].sort());
    const alone = open((l) => statementsOfDocument(l.reading, 1).find((s) => s.text.includes('精神卫生'))!.taskId);
    expect(open((l) => threadOf(l.reading, alone))).toEqual([alone]);
  });

  test('coverage names the upper tasks without a row, and the lower ones without a basis', async () => {
    await bring({ '上级.txt': UPPER, '下级.txt': lower(2019) });
    const { upper, lower: below, coverage } = await coverageOf(ledger, '潍政发〔2018〕9号', join(folder, '下级.txt'));
    expect(coverage.uncovered.map((index) => upper.statements[index]!.text)).toEqual([expect.stringContaining('精神卫生服务网络')]);
    expect(coverage.unfounded.map((index) => below.statements[index]!.text)).toContainEqual(expect.stringContaining('风险预警制度'));
    expect(coverage.share).toBeCloseTo(2 / 3);
  });
});
