import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { ReviewTask } from '#model/review';
import { importAll, type OpenDoor, openDoor } from './open-door.ts';

const UPPER = `潍政发〔2018〕9号
潍坊市人民政府关于深化医疗保障改革的意见
各县市区人民政府:
一、各级定点医疗机构设立综合服务窗口,2019年底前实现各项医疗保障政策“一站式”信息交换和即时结算。
二、全面落实贫困人口参加城乡居民基本医疗保险个人缴费财政补贴政策,参保率达到98%以上。
三、健全基层医疗卫生机构精神卫生服务网络,提高服务可及性。
四、市财政局要建立医疗救助资金专户。
潍坊市人民政府
2018年4月1日
`;
const LOWER = `安政发〔2018〕15号
安丘市人民政府关于深化医疗保障改革的实施意见
各镇人民政府:
为贯彻落实《潍坊市人民政府关于深化医疗保障改革的意见》(潍政发〔2018〕9号)和《山东省医疗保障条例》,提出以下意见。
一、全市定点医疗机构设立综合服务窗口,2020年底前实现各项医疗保障政策“一站式”信息交换和即时结算。
二、全面落实贫困人口参加城乡居民基本医疗保险个人缴费财政补贴政策,参保率达到98%以上。
三、健全基层医疗卫生机构精神卫生服务网络,提高服务可及性。
安丘市人民政府
2018年6月1日
`;
const REPEAL = `潍政发〔2020〕2号
潍坊市人民政府关于废止《潍坊市人民政府关于深化医疗保障改革的意见》的通知
各县市区人民政府:
经研究,决定废止《潍坊市人民政府关于深化医疗保障改革的意见》(潍政发〔2018〕9号)。
潍坊市人民政府
2020年3月1日
`;

async function library(today: string): Promise<OpenDoor & { upper: number; lower: number; repeal: number }> {
  const door = await openDoor({ today });
  const paths = Object.entries({ '上级.txt': UPPER, '下级.txt': LOWER, '废止.txt': REPEAL }).map(([name, text]) => {
    writeFileSync(join(door.folder, name), text);
    return join(door.folder, name);
  });
  await importAll(door, { paths });
  const { documents } = await door.call('documents.list', {});
  const id = (words: string): number => documents.find((d) => d.number === words)!.id;
  return { ...door, upper: id('潍政发〔2018〕9号'), lower: id('安政发〔2018〕15号'), repeal: id('潍政发〔2020〕2号') };
}

describe('relations', () => {
  test('what stands around a document, in its state on the day asked for, with the words one call away', async () => {
    const { call, refused, upper, lower, repeal } = await library('2021-01-01');
    const around = await call('relations.around', { document: upper });
    expect(around.focus).toMatchObject({ id: upper, state: 'repealed' });
    expect(around.nodes.map((node) => [node.id, node.level]).sort()).toEqual([[upper, 0], [lower, 1], [repeal, 1]].sort());
    expect(around.edges.filter((edge) => edge.relation === 'repeal').map(({ from, to }) => [from, to])).toEqual([[repeal, upper]]);
    expect(around.timeline.map(({ kind, on }) => [kind, on])).toEqual([['issued', '2018-04-01'], ['repealed-by', '2020-03-01']]);
    expect(around.timeline[1]!.quote?.line).toContain('决定废止');
    expect(around.sameTasks).toMatchObject([{ document: { id: lower }, same: 3 }]);
    expect((await call('relations.around', { document: upper, day: '2019-06-01' })).focus.state).toBe('in-force');
    const words = await call('relations.words', { from: lower, to: upper });
    expect(words).toMatchObject([{ relation: 'implement' }]);
    expect(words[0]!.line.slice(words[0]!.span[0] - words[0]!.start)).toMatch(/^《潍坊市/u);
    expect(await refused('relations.around', { document: 99 })).toMatchObject({ code: 'document-not-found' });
    expect(await refused('relations.around', { document: upper, depth: 9 })).toMatchObject({ code: 'input-invalid' });
  });

  test('the list of documents says which are no longer in force, and which rest on one', async () => {
    const { call, upper, lower, repeal } = await library('2021-01-01');
    const lapsed = new Map((await call('documents.list', {})).documents.map((d) => [d.id, d.lapsed]));
    expect([lapsed.get(upper), lapsed.get(lower), lapsed.get(repeal)]).toEqual([{ state: 'repealed', own: true }, { state: 'repealed', own: false }, undefined]);
  });

  test('documents to get, with who cites them; a graph of one node says how many it leaves out', async () => {
    const { call, upper, lower } = await library('2021-01-01');
    const { missing, total } = await call('relations.missing', {});
    expect([total, missing[0]!.title, missing[0]!.documents.map((d) => d.id)]).toEqual([1, '山东省医疗保障条例', [lower]]);
    expect((await call('relations.missing', { search: '食品' })).total).toBe(0);
    const narrow = await call('relations.around', { document: upper, most: 1 });
    expect([narrow.nodes.length, narrow.edges, narrow.more]).toEqual([1, [], 2]);
  });

  test('how a task stands: its basis is gone, who else is asked for it, what was found', async () => {
    const { call, upper, lower } = await library('2021-01-01');
    const tasks = await call('review.tasks', { document: lower });
    const window = tasks.find((task) => task.text.includes('综合服务窗口'))!;
    const standing = await call('relations.task', { task: window.id });
    expect(standing.lapsed).toMatchObject({ state: 'repealed', own: false, document: { id: upper } });
    expect(standing.thread).toMatchObject([{ documentId: upper, differences: ['deadline'] }]);
    expect(standing.findings.map((finding) => finding.code)).toEqual(['deadline-after-upper']);
  });
});

describe('two documents side by side', () => {
  test('pairs with their differences in words, coverage of the upper one, as a sheet too', async () => {
    const { call, refused, ask, cookie, upper, lower } = await library('2019-01-01');
    const found = await call('compare.documents', { a: upper, b: lower });
    expect(found.pairs.filter((pair) => pair.grade === 'same')).toHaveLength(3);
    const [window] = found.pairs;
    expect(window!.differences).toContainEqual({ what: 'deadline', a: '2019年底前', b: '2020年底前' });
    expect(window!.parts.ofShorter).toBeGreaterThan(0.7);
    expect(found.uncovered.map((index) => found.a.statements[index]!.text)).toEqual([expect.stringContaining('医疗救助资金专户')]);
    expect(found.share).toBe(0.75);
    const written = await call('compare.write', { a: upper, b: lower });
    expect(written.rows).toBe(4);
    expect((await ask(`/${written.download}`, { headers: { cookie } })).status).toBe(200);
    expect(await refused('compare.documents', { a: upper, b: upper })).toMatchObject({ code: 'query-invalid' });
  });
});

describe('findings', () => {
  test('listed with their words, judged, kept when all is checked again, filtered by what was made of them', async () => {
    const { call, refused, lower } = await library('2019-01-01');
    const all = await call('checks.list', { filter: {} });
    expect(all.total).toBe(all.bySeverity.error + all.bySeverity.warning + all.bySeverity.info);
    const later = all.findings.find((finding) => finding.code === 'deadline-after-upper')!;
    expect(later.quote!.line.slice(later.span![0] - later.quote!.start, later.span![1] - later.quote!.start)).toBe('2020年底前');
    expect(later.witnesses[0]!.quote?.line).toContain('2019年底前');
    expect(await call('checks.judge', { ids: [later.id], verdict: 'ignored', note: '市里已批准延后' })).toEqual({ judged: 1 });
    expect((await call('checks.list', { filter: { states: ['open'] } })).total).toBe(all.total - 1);
    expect((await call('checks.list', { filter: { documents: [lower], states: ['ignored'] } })).findings).toMatchObject([{ id: later.id, judgement: { verdict: 'ignored', reason: '市里已批准延后' } }]);
    expect(await call('checks.again', {})).toEqual({ documents: 3 });
    const again = await call('checks.list', { filter: { states: ['ignored'] } });
    expect([again.total, again.byState.open]).toEqual([1, all.total - 1]);
    await call('checks.judge', { ids: [later.id], verdict: null });
    expect((await call('checks.list', { filter: { states: ['open'], search: '2020年底前' } })).total).toBe(1);
    expect((await call('checks.write', { filter: { severities: ['error'] } })).rows).toBe(all.bySeverity.error);
    expect(await refused('checks.judge', { ids: ['0000000000'], verdict: 'handled' })).toMatchObject({ code: 'query-invalid' });
    expect(await refused('checks.judge', { ids: [later.id], verdict: 'maybe' })).toMatchObject({ code: 'input-invalid' });
  });
});

describe('marks in the table of tasks', () => {
  test('a lapsed basis, the same task elsewhere, open findings: each a filter, shown with the rows', async () => {
    const { call, lower, repeal } = await library('2021-01-01');
    const rows = async (marks: ('lapsed' | 'repeated' | 'finding')[]): Promise<{ text: string; marks?: string[]; documentId: number }[]> => (await call('ledger.rows', { query: { filter: { marks } }, offset: 0, limit: 100 })).rows;
    const lapsed = await rows(['lapsed']);
    expect(lapsed.length).toBeGreaterThan(4);
    expect(lapsed.every((row) => row.documentId !== repeal && row.marks!.includes('lapsed'))).toBe(true);
    expect((await rows(['repeated'])).filter((row) => row.documentId === lower)).toHaveLength(3);
    const [found, ...others] = await rows(['finding']);
    expect([found!.text.includes('2020年底前'), others]).toEqual([true, []]);
    const { findings } = await call('checks.list', { filter: { codes: ['deadline-after-upper'] } });
    await call('checks.judge', { ids: [findings[0]!.id], verdict: 'handled', note: '已改为2019年' });
    expect(await rows(['finding'])).toEqual([]);
    expect((await rows(['finding', 'repeated'])).length).toBe(6);
  });

  test('go with the sentence when a person joins tasks, cuts one, takes it out, and come back with undo', async () => {
    const { call, lower } = await library('2021-01-01');
    const tasks = await call('review.tasks', { document: lower });
    const [window, other] = ['综合服务窗口', '贫困人口'].map((words) => tasks.find((task) => task.text.includes(words))!) as [ReviewTask, ReviewTask];
    const standing = async (task: number): Promise<unknown[]> => {
      const { thread, findings } = await call('relations.task', { task });
      return [thread.length, findings.map((finding) => finding.code)];
    };
    const marked = async (): Promise<number[]> => (await call('ledger.rows', { query: { filter: { marks: ['finding'] } }, offset: 0, limit: 100 })).rows.map((row) => row.id);
    const joined = await call('review.merge', { tasks: [other.id, window.id] });
    const kept = joined.tasks[0]!.id;
    expect(await standing(kept)).toEqual([2, ['deadline-after-upper']]);
    expect(await marked()).toEqual([kept]);
    await call('review.undo', {});
    expect([await marked(), await standing(window.id)]).toEqual([[window.id], [1, ['deadline-after-upper']]]);
    const cut = await call('review.split', { task: window.id, at: window.text.indexOf('2020年底前') });
    const behind = cut.tasks.find((task) => task.text.startsWith('2020年底前'))!.id;
    expect(await marked()).toEqual([behind]);
    await call('review.undo', {});
    await call('review.delete', { tasks: [window.id] });
    expect((await call('checks.list', { filter: { codes: ['deadline-after-upper'] } })).findings).toMatchObject([{ taskId: null }]);
    const byHand = await call('review.add', { document: lower, span: window.spans[0]!, patch: {} });
    expect(await marked()).toEqual([byHand.tasks[0]!.id]);
    await call('review.undo', {});
    await call('review.undo', {});
    expect(await marked()).toEqual([window.id]);
  });

  test('on a day before the repeal nothing has lapsed', async () => {
    const { call } = await library('2019-06-01');
    expect((await call('ledger.rows', { query: { filter: { marks: ['lapsed'] } }, offset: 0, limit: 10 })).total).toBe(0);
  });
});

test('a ledger that was never related is seen to while it is open: few documents at once', async () => {
  const { call, ledger, lower, upper } = await library('2021-01-01');
  const database = new Database(ledger);
  database.exec("UPDATE related_documents SET at = ''; DELETE FROM task_pairs; DELETE FROM findings");
  database.close();
  expect((await call('relations.around', { document: lower })).sameTasks).toMatchObject([{ document: { id: upper }, same: 3 }]);
});

test('the office\'s own register of units, put in on the settings screen, is what 检查 asks', async () => {
  const { call } = await library('2019-01-01');
  const unknown = async (): Promise<string[]> => (await call('checks.list', { filter: { codes: ['unit-unknown'] } })).findings.map((finding) => String(finding.facts['found']));
  expect(await unknown()).toEqual([]);
  await call('settings.put-lexicon-line', { file: 'unit-register', values: { name: '安丘市卫生健康局', aliases: '市卫健局' } });
  expect(await unknown()).toEqual(['市财政局']);
  await call('settings.put-lexicon-line', { file: 'unit-register', values: { name: '安丘市财政局', aliases: '' } });
  expect(await unknown()).toEqual([]);
});
