import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '#app/explain';
import { tableDocx } from '../support/make-table.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'zeqing-explain-'));
const plan = join(folder, '方案.txt');
const listed = join(folder, '分工.docx');
const TEXT = `关于做好防汛工作的通知
威政发〔2020〕8号
各镇街:
为做好防汛工作,根据《防汛条例》,现通知如下。
一、主要任务
(一)完善预案。市应急局要在2020年6月30日前修订应急预案,报市政府备案。各镇街要开展演练。(牵头单位:市应急局;配合单位:市水利局)
二、工程措施
抢修水毁堤防,疏通行洪河道。
2020年5月8日
`;
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
beforeAll(() => {
  writeFileSync(plan, TEXT);
  writeFileSync(listed, tableDocx(['重点任务分解表'], [['序号', '重点任务', '牵头单位', '完成时限'], ['1', '修复水毁堤防12处。', '市水利局', '2020年9月底']]));
});

const asked = async (...args: string[]): Promise<Explanation[]> => {
  const { code, stdout, stderr } = await run(['explain', ...args, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Explanation[];
};

describe('explain', () => {
  test('the sentence at an offset: provision, label and features, subject and its proof, assignment, limit with its row', async () => {
    const [one, ...others] = await asked(plan, '--at', String(TEXT.indexOf('修订应急预案')));
    expect(others).toEqual([]);
    expect(one?.text).toBe('市应急局要在2020年6月30日前修订应急预案,报市政府备案。');
    expect(TEXT.slice(...one!.span)).toBe(one?.text);
    expect(one).toMatchObject({
      clause: 'body', provisions: ['一、主要任务', '(一)完善预案'], obligation: { modality: 'duty', rule: 'label.duty' },
      actors: [{ name: '市应急局', proof: 'modal', behind: '要' }],
      assignments: [{ units: [{ unit: '市应急局', role: 'lead', printed: '牵头单位' }, { unit: '市水利局', role: 'cooperate' }], own: false }],
      deadlines: [{ text: '2020年6月30日前', meaning: 'by 2020-06-30', from: 'own' }],
    });
    expect(one?.label?.label).toBe('D');
    expect(one?.label?.scores).toHaveLength(7);
    expect(one?.label?.form).toMatchObject({ form: 'agency-must', name: '机关应当' });
    expect(one?.label?.form?.line).toBeGreaterThan(0);
    expect(one?.deadlines[0]?.line).toBeGreaterThan(0);
    expect(one?.lost.some((l) => l.kind === 'deadline-row')).toBe(true);
  });

  test('features for and against the label where no form told it', async () => {
    const [one] = await asked(plan, '--sentence', '抢修水毁堤防');
    expect(one?.label?.form).toBeNull();
    expect(one?.label?.for.length).toBeGreaterThan(0);
    expect(one?.label?.for.every(({ weight }) => weight > 0) && one.label.against.every(({ weight }) => weight < 0)).toBe(true);
    expect((await run(['explain', plan, '--sentence', '抢修水毁堤防'])).stdout).toMatch(/支持“[^”]+”:/);
  });

  test('by words, white space aside; a citation with its rule', async () => {
    const [one] = await asked(plan, '--sentence', '根据《防汛 条例》');
    expect(one?.citations).toMatchObject([{ title: '防汛条例', relation: 'basis' }]);
    expect(one?.obligation).toBeNull();
  });

  test('a table\'s task shows its cells', async () => {
    const [one] = await asked(listed, '--sentence', '水毁堤防');
    expect(one).toMatchObject({ obligation: { rule: 'table.task' }, assignments: [{ units: [{ unit: '市水利局', role: 'lead', printed: '牵头单位', rule: 'table.column' }] }], deadlines: [{ meaning: 'by 2020-09-30', from: 'table' }] });
  });

  test('a subject that only the model found says what speaks for it', async () => {
    const path = join(folder, '施工.txt');
    writeFileSync(path, '关于规范施工的通知\n各单位:\n一、工作要求\n(一)报送资料单位要按照备案的方案规范施工并确保安全。\n(二)各部门要抓好落实。\n');
    const [one] = await asked(path, '--sentence', '报送资料');
    expect(one?.actors).toMatchObject([{ name: '报送资料单位' }]);
    expect(one?.actors[0]?.learnt?.odds).toBeGreaterThan(0);
    const [other] = await asked(path, '--sentence', '各部门要');
    expect(other?.actors).toMatchObject([{ name: '各部门', learnt: null }]);
    const { stdout } = await run(['explain', path, '--sentence', '报送资料']);
    expect(stdout).toMatch(/报送资料单位\(模型认出,把握 0\.\d\d;支持:[^a-z]+;反对:[^a-z]+\)/);
  });

  test('a short form says what it stands for', async () => {
    const path = join(folder, '简称.txt');
    writeFileSync(path, '关于春耕的通知\n各单位:\n一、要求\n(一)各镇要落实《春耕生产工作方案》(农发〔2020〕3号,以下简称《方案》),按照《方案》要求报送进度。\n');
    const [one] = await asked(path, '--sentence', '报送进度');
    expect(one?.citations).toMatchObject([{ title: '春耕生产工作方案' }, { title: '方案', number: null, standsFor: { title: '春耕生产工作方案', number: '农发〔2020〕3号' } }]);
    const { stdout } = await run(['explain', path, '--sentence', '报送进度']);
    expect(stdout).toContain('《方案》(即《春耕生产工作方案》农发〔2020〕3号)');
  });

  test('in Chinese for people', async () => {
    const { code, stdout, stderr } = await run(['explain', plan, '--sentence', '修订应急预案']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const words of ['「市应急局要在', '语句:正文,在 一、主要任务 > (一)完善预案', '结论:任务', '类别:任务', '“任务”由句式定:机关应当(sentence-forms.yaml 第', '市应急局(后接情态词“要”)', '牵头 市应急局[牵头单位]', '配合 市水利局[配合单位]', '2020年6月30日前 = by 2020-06-30(本句;规则 by-', '落选:']) expect(stdout).toContain(words);
    expect(stdout).not.toContain('\u001b[');
  });

  test('no such sentence: exit code 1 and one line; no place or two: exit code 2', async () => {
    const absent = await run(['explain', plan, '--sentence', '抗旱保苗']);
    expect(absent).toMatchObject({ code: 1, stdout: '' });
    expect(absent.stderr).toContain('没有找到含“抗旱保苗”的语句');
    expect(await run(['explain', plan, '--at', '99999', '--json'])).toMatchObject({ code: 1, stdout: '[]\n' });
    for (const args of [[], ['--at', '3', '--sentence', '防汛'], ['--at', '-1']]) expect(await run(['explain', plan, ...args])).toMatchObject({ code: 2, stdout: '' });
    expect((await run(['explain', join(folder, '没有.txt'), '--at', '0'])).stderr).toContain('没有.txt');
  });

  test('--help says what it does', async () => {
    expect((await run(['explain', '--help'])).stdout).toContain('--sentence');
    expect((await run(['--help'])).stdout).toContain('explain <文件>');
  });
});
