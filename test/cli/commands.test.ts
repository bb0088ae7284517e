import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '#model/analysis';
import type { SearchHit, TaskRow } from '#model/ledger';
import { opinion } from './made-files.ts';
import { ROOT, run } from './run.ts';

const ANSI = '\u001b[';
const sample = join(ROOT, 'resources', 'samples', 'anqiu-2018-31.txt');
const folder = mkdtempSync(join(tmpdir(), 'zeqing-commands-'));
const ledger = join(folder, 'l.zeqing');
const files = join(folder, 'files');
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

beforeAll(async () => {
  mkdirSync(join(files, '深', '层'), { recursive: true });
  writeFileSync(join(files, '甲.txt'), opinion('食品安全'));
  writeFileSync(join(files, '深', '层', '乙.txt'), opinion('应急'));
  writeFileSync(join(files, '深', '甲的副本.txt'), opinion('食品安全'));
  writeFileSync(join(files, '~$甲.docx'), 'lock');
  expect(await run(['import', files, sample, '--ledger', ledger])).toMatchObject({ code: 0 });
});

const tasks = async (...args: string[]): Promise<TaskRow[]> => {
  const { stdout, code, stderr } = await run(['tasks', '--ledger', ledger, '--json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as { tasks: TaskRow[] }).tasks;
};

describe('analyze', () => {
  test('words that the user added in 设置 are read with, as on the screens', async () => {
    const data = join(folder, 'data');
    mkdirSync(join(data, 'lexicon'), { recursive: true });
    writeFileSync(join(data, 'lexicon', 'role-labels.csv'), 'stem,role\n包联,lead\n');
    const file = join(folder, '包联.txt');
    writeFileSync(file, '关于开展检查的通知\n一、检查工作\n做好有关安全检查工作。(包联单位:市财政局)\n');
    const unitsWith = async (folderOfUser: string): Promise<unknown> => {
      const { stdout } = await run(['analyze', file, '--json'], { env: { ZEQING_DATA: folderOfUser } });
      return (JSON.parse(stdout) as Analysis).documents[0]?.obligations[0]?.responsibilities.map(({ unit, role }) => `${role}:${unit}`);
    };
    expect(await unitsWith(data)).toEqual(['lead:市财政局']);
    expect(await unitsWith(join(folder, 'empty'))).not.toEqual(['lead:市财政局']);
  });

  test('--json prints the contract for one file, its spans on the author\'s characters, and nothing else', async () => {
    const { code, stdout, stderr } = await run(['analyze', join(files, '甲.txt'), '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const analysis = JSON.parse(stdout) as Analysis;
    expect(analysis.schema).toBe('zeqing.analysis/1');
    expect(analysis.source).toMatchObject({ name: '甲.txt', format: 'txt' });
    expect(analysis.text).toBe(opinion('食品安全'));
    const [document] = analysis.documents;
    expect(document).toMatchObject({ title: '关于加强食品安全工作的意见', number: '威政发〔2020〕4号' });
    const obligation = document?.obligations.find((o) => o.text.includes('建立食品安全工作机制'));
    expect(obligation && analysis.text.slice(...obligation.span)).toBe(obligation?.text);
    expect(obligation?.deadlines[0]).toMatchObject({ kind: 'by', end: '2020-06-30' });
  });

  test('several files are an array; one that fails costs itself only', async () => {
    const { code, stdout, stderr } = await run(['analyze', join(files, '甲.txt'), join(files, 'absent.txt'), sample, '--json']);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Analysis[]).map((analysis) => analysis.source.name)).toEqual(['甲.txt', 'anqiu-2018-31.txt']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('absent.txt');
  });

  test('several files that all fail are still an array, one that fails prints no JSON', async () => {
    expect(JSON.parse((await run(['analyze', 'a.txt', 'b.txt', '--json'])).stdout)).toEqual([]);
    expect(await run(['analyze', 'a.txt', '--json'])).toMatchObject({ code: 1, stdout: '' });
  });

  test('without --json a table for people, without escape codes in a pipe', async () => {
    const { code, stdout } = await run(['analyze', sample]);
    expect(code).toBe(0);
    expect(stdout).toContain('关于打赢脱贫攻坚战三年行动的实施意见');
    expect(stdout).toContain('安发〔2018〕31号');
    expect(stdout).toContain('牵头:市扶贫办');
    expect(stdout).not.toContain(ANSI);
  });

  test('nothing is written anywhere', async () => {
    await run(['analyze', sample], { cwd: folder });
    expect(existsSync(join(folder, '责清台账.zeqing'))).toBe(false);
  });
});

describe('import', () => {
  test('folders are gone through, a twin is recognised, a lock file is skipped, each with its reason', async () => {
    const own = join(folder, 'import.zeqing');
    const { code, stdout, stderr } = await run(['import', files, '--ledger', own]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\+ .*乙\.txt {2}新增:公文 1 份,任务 \d+ 项/);
    expect(stdout).toMatch(/= .*(甲|副本)\.txt {2}与 .* 内容相同/);
    expect(stdout).toMatch(/- .*~\$甲\.docx {2}跳过:临时或备份文件/);
    expect(stdout).toContain('合计 4 个文件:新增 2、重复 1、跳过 1');
    expect(stdout).not.toContain(ANSI);
    const again = await run(['import', files, '--ledger', own, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, duplicate: 3, skipped: 1, failed: 0, aborted: false });
  });

  test('a changed file updates its document instead of adding another', async () => {
    const own = join(folder, 'update.zeqing');
    const path = join(folder, '丙.txt');
    writeFileSync(path, opinion('督查'));
    await run(['import', path, '--ledger', own]);
    writeFileSync(path, opinion('督查').replace('6月30日', '9月30日'));
    const { stdout } = await run(['import', path, '--ledger', own, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ added: 0, updated: 1 });
    expect((JSON.parse((await run(['tasks', '--ledger', own, '--json'])).stdout) as { tasks: TaskRow[] }).tasks.map((task) => task.dueOn)).toContain('2020-09-30');
  });

  test('the ledger that lies in the folder is no document', async () => {
    const here = join(folder, 'here');
    mkdirSync(here);
    writeFileSync(join(here, '丁.txt'), opinion('信访'));
    await run(['import', '.'], { cwd: here });
    const { code, stdout } = await run(['import', '.', '--json'], { cwd: here });
    expect(code).toBe(0);
    expect(existsSync(join(here, '责清台账.zeqing'))).toBe(true);
    expect((JSON.parse(stdout) as { outcomes: { kind: string; reason?: string }[] }).outcomes.filter((o) => o.kind === 'skipped').every((o) => o.reason === 'ledger-file')).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({ failed: 0, duplicate: 1 });
  });

  test('ZEQING_LEDGER names the ledger, --ledger goes before it', async () => {
    const [a, b] = [join(folder, 'env.zeqing'), join(folder, 'option.zeqing')];
    await run(['import', join(files, '甲.txt')], { env: { ZEQING_LEDGER: a }, cwd: folder });
    await run(['import', join(files, '甲.txt'), '--ledger', b], { env: { ZEQING_LEDGER: a }, cwd: folder });
    expect([existsSync(a), existsSync(b)]).toEqual([true, true]);
  });

  test('an empty folder is said so and is no error', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await run(['import', join(folder, 'empty'), '--ledger', join(folder, 'e.zeqing')])).toMatchObject({ code: 0, stdout: expect.stringContaining('没有找到可导入的文件') as string });
  });
});

describe('tasks', () => {
  test('--json rows carry what the ledger promises', async () => {
    const row = (await tasks('--document', '威政发〔2020〕2号'))[0];
    expect(row).toMatchObject({ document: '关于加强应急工作的意见', number: '威政发〔2020〕2号', dueOn: '2020-06-30', status: 'not-started', provisionPath: ['一、', '(一)'] });
    expect(row?.units.map((unit) => [unit.unit, unit.role])).toEqual(expect.arrayContaining([['市财政局', 'lead'], ['市教育局', 'cooperate']]));
    expect(row?.spans.map((span) => opinion('应急').slice(...span)).join('')).toContain('建立应急工作机制');
  });

  test('filters narrow, and narrow together', async () => {
    const all = await tasks();
    const lead = await tasks('--unit', '财政局', '--role', '牵头');
    const due = await tasks('--unit', '财政局', '--role', 'lead', '--due-before', '2020-07-01', '--due-from', '2020-06-30');
    expect(all.length).toBeGreaterThan(lead.length);
    expect(lead.length).toBeGreaterThan(0);
    expect(due.map((task) => task.dueOn)).toEqual(['2020-06-30', '2020-06-30']);
    expect(await tasks('--search', '应急工作机制')).toHaveLength(1);
    expect(await tasks('--search', '绝无此词')).toEqual([]);
    expect((await tasks('--limit', '2', '--offset', '1')).map((task) => task.id)).toEqual(all.slice(1, 3).map((task) => task.id));
    expect(await tasks('--status', '已办结')).toEqual([]);
    const duties = await tasks('--modality', '任务');
    expect(duties.length).toBeGreaterThan(0);
    expect(duties.every((task) => task.obligations.some((o) => o.modality === 'duty'))).toBe(true);
    expect(await tasks('--modality', 'target')).toEqual(all.filter((task) => task.obligations.some((o) => o.modality === 'target')));
  });

  test('overdue is judged by --today', async () => {
    const overdue = async (day: string): Promise<(boolean | undefined)[]> => (await tasks('--document', '威政发〔2020〕2号', '--today', day)).map((task) => task.overdue);
    expect(await overdue('2020-06-30')).toEqual([false]);
    expect(await overdue('2020-07-01')).toEqual([true]);
  });

  test('the table shows units, dates and where it says so', async () => {
    const { stdout } = await run(['tasks', '--ledger', ledger, '--unit', '市教育局', '--today', '2020-07-01', '--document', '威政发']);
    expect(stdout).toContain('市财政局');
    expect(stdout).toContain('2020-06-30');
    expect(stdout).toContain('逾期');
    expect(stdout).toMatch(/共 2 项任务/);
    expect(stdout).not.toContain(ANSI);
  });
});

test('search finds two characters, marks them, and gives places in JSON', async () => {
  const { stdout } = await run(['search', '应急', '--ledger', ledger]);
  expect(stdout).toContain('【应急】');
  expect(stdout).not.toContain(ANSI);
  const { hits } = JSON.parse((await run(['search', '应急', '--ledger', ledger, '--json'])).stdout) as { hits: SearchHit[] };
  expect(hits.length).toBeGreaterThan(1);
  for (const hit of hits) for (const [start, end] of hit.marks) expect(hit.text.slice(start, end)).toBe('应急');
  expect(await run(['search', '绝无此词', '--ledger', ledger])).toMatchObject({ code: 0, stdout: '没有找到“绝无此词”。\n' });
});

describe('show', () => {
  test('a task with its source words marked in their paragraph', async () => {
    const id = (await tasks('--search', '应急工作机制'))[0]?.id ?? 0;
    const { stdout } = await run(['show', String(id), '--ledger', ledger]);
    expect(stdout).toMatch(/原文\n.*【.*市财政局要在2020年6月30日前建立应急工作机制。.*】/);
    expect(stdout).toContain('到期日:2020-06-30');
    expect((await run(['show', `T${id}`, '--ledger', ledger])).stdout).toBe(stdout);
  });

  test('a document by 文号, by title, by number; several that fit are listed', async () => {
    const byNumber = await run(['show', '威政发[2020]2号', '--ledger', ledger]);
    expect(byNumber.stdout).toContain('完善应急机制');
    expect((await run(['show', '加强应急工作', '--ledger', ledger])).stdout).toBe(byNumber.stdout);
    const id = /编号:(D\d+)/.exec(byNumber.stdout)?.[1] ?? '';
    expect((await run(['show', id, '--ledger', ledger])).stdout).toBe(byNumber.stdout);
    expect((await run(['show', '工作的意见', '--ledger', ledger])).stdout).toContain('共 2 份公文');
    expect((await run(['show', '--ledger', ledger])).stdout).toContain('共 3 份公文');
  });
});

describe('export', () => {
  test.each(['breakdown', 'by-unit', 'register'])('%s as a workbook with the filtered tasks', async (layout) => {
    const out = join(folder, `${layout}.xlsx`);
    const { code, stdout } = await run(['export', '--out', out, '--layout', layout, '--ledger', ledger, '--unit', '市教育局', '--document', '威政发']);
    expect(code).toBe(0);
    expect(stdout).toContain('已导出 2 项任务');
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(out);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(layout === 'by-unit' ? ['单位汇总', '市教育局'] : [layout === 'register' ? '督查台账' : '任务分解表']);
    expect(JSON.stringify(book.worksheets.at(-1)?.getSheetValues())).toContain('威政发〔2020〕2号');
  });

  test('csv by the file\'s ending, breakdown when no layout is named', async () => {
    const out = join(folder, 'a.csv');
    const { stdout } = await run(['export', '--out', out, '--ledger', ledger, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'csv', path: out });
    expect(readFileSync(out, 'utf8')).toMatch(/^\ufeff序号,任务来源,/);
  });
});

test('doctor: sound with a ledger, without one, and broken with a file that is none', async () => {
  expect(await run(['doctor', '--ledger', ledger])).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/资源 {4}完好[\s\S]*台账 {4}完好[\s\S]*任务 \d+/) as string });
  expect(await run(['doctor', '--ledger', join(folder, 'none.zeqing')])).toMatchObject({ code: 0, stdout: expect.stringContaining('尚未建立') as string });
  const bad = join(folder, 'bad.zeqing');
  writeFileSync(bad, 'not a ledger at all');
  const { code, stdout } = await run(['doctor', '--ledger', bad, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ sound: false, ledger: { state: 'unreadable', trouble: { code: 'ledger-not-sqlite' } } });
});

test('--today moves the next occurrence of a recurring duty; without it the issue date counts', async () => {
  const path = join(folder, '周期.txt');
  writeFileSync(path, '关于加强值班工作的意见\n威政发〔2020〕9号\n一、任务\n(一)报送总结。市财政局每年12月10日前报送值班总结。\n2020年5月8日\n');
  const due = async (...args: string[]): Promise<(string | null | undefined)[]> =>
    (JSON.parse((await run(['analyze', path, '--json', ...args])).stdout) as Analysis).documents.flatMap((document) => document.obligations.flatMap((o) => o.deadlines.map((deadline) => deadline.dueOn)));
  expect(await due()).toEqual(['2020-12-10']);
  expect(await due('--today', '2024-01-01')).toEqual(['2024-12-10']);
});
