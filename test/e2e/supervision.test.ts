import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf, MethodName, OutputOf } from '#api/contract';
import { fillForm } from '../supervision/fill-form.ts';
import { findViolations } from './find-violations.ts';
import { buildScreens, callFrom, eventually, findChromium, type OpenApp, openApp } from './open-app.ts';

describe.skipIf(!findChromium())('a day of 督办 in the browser (needs Chromium)', () => {
  let app: OpenApp;
  let base = '';
  const call = <M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> => callFrom(app.page, method, input);
  const open = async (address: string, shows: string): Promise<void> => {
    await app.page.goto(`${base}#/${address}`);
    await app.page.locator(shows).first().waitFor();
  };
  const fetched = async (press: () => Promise<void>, path: string): Promise<void> => {
    const [download] = await Promise.all([app.page.waitForEvent('download'), press()]);
    await download.saveAs(path);
  };

  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ today: '2020-06-15' });
    await app.page.locator('.rail').waitFor();
    base = app.page.url().split('#')[0] ?? '';
    await app.page.goto(`${base}#/intake`);
    await app.page.getByRole('button', { name: '载入示例文件' }).click();
    await app.page.getByText('导入完成').waitFor({ timeout: 50_000 });
  }, 150_000);
  afterAll(async () => { await app?.close(); });

  test('立项 by a search; the tasks stand on the board with their lights, and 待办 counts them', async () => {
    const { page } = app;
    await open('supervision', '.empty');
    await page.getByRole('button', { name: '立项' }).first().click();
    await page.getByPlaceholder('搜索任务、单位、文件').fill('市扶贫办');
    await page.locator('.assign-list li').first().waitFor();
    await page.getByRole('button', { name: /^选中全部 \d+ 项$/ }).click();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^立项 \d+ 项$/ }).click();
    await page.locator('.board-table tbody tr').first().waitFor();
    const board = await call('supervise.board', {});
    expect(board.supervised).toBeGreaterThan(5);
    expect(await page.locator('.board-table tbody tr').count()).toBe(board.rows.length);
    await eventually(() => page.locator('.badge-todo').count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await open('todo', '.todo-row');
    const first = await page.locator('.todo-row').first().textContent();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.story-text').waitFor();
    expect(first).toContain('逾期');
    const opened = await page.locator('.board-table tr.opened').getAttribute('id');
    await page.keyboard.press('ArrowDown'); // from the task that 待办 opened
    await eventually(() => page.locator('.board-table tr.opened').getAttribute('id')).not.toBe(opened);
    expect(await page.locator(`#${opened} + tr`).getAttribute('class')).toContain('opened');
  });

  test('a task is told of, handed in, sent back, verified and closed out; each step stands in its story, and undo takes the last back', async () => {
    const { page } = app;
    const { rows } = await call('supervise.board', {});
    const task = rows.find((row) => !row.recurring && row.status === 'not-started')!;
    await open(`supervision?task=${task.id}`, '.story-text');
    const story = page.locator('.story');
    await story.getByLabel('进展情况').fill('已召开部署会');
    await story.getByLabel('进度 %').fill('30');
    await story.getByRole('button', { name: '登记', exact: true }).dblclick(); // told once
    await eventually(async () => (await call('supervise.task', { id: task.id })).task.notes.length).toBe(1);
    await story.getByRole('button', { name: '报完成' }).click();
    await story.getByRole('button', { name: '退回' }).click();
    await story.getByLabel('退回原因').fill('缺少佐证材料');
    await page.keyboard.press('Enter');
    await story.getByRole('button', { name: '报完成' }).click();
    await story.getByRole('button', { name: '核实办结' }).click();
    await story.getByRole('button', { name: '销号' }).click();
    await story.getByRole('button', { name: '恢复推进' }).waitFor();
    const done = (await call('supervise.task', { id: task.id })).task;
    expect([done.status, done.doneOn, done.notes.map((note) => note.text)]).toEqual(['closed-out', '2020-06-15', ['已召开部署会', '退回：缺少佐证材料']]);
    await story.getByLabel('分管领导').fill('李副主任');
    await story.getByLabel('联系人').focus();
    await eventually(async () => (await call('supervise.task', { id: task.id })).task.fields.leader).toBe('李副主任');
    await page.keyboard.press('Escape');
    await page.locator('.board-table').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Control+z');
    await eventually(async () => (await call('supervise.task', { id: task.id })).task.fields.leader).toBeUndefined();
    expect(app.errors).toEqual([]);
  });

  test('several at once: one extension, refused as a whole when one of them cannot have it', async () => {
    const { page } = app;
    await open('supervision?stage=overdue', '.board-table tbody tr');
    const ids = (await call('supervise.board', { stage: 'overdue' })).ids.slice(0, 2);
    const choose = async (): Promise<void> => { for (let i = 0; i < 2; i++) await page.locator('.board-table tbody input[type=checkbox]').nth(i).check(); };
    const dialog = page.getByRole('dialog');
    await choose();
    await page.getByRole('button', { name: '状态…' }).click();
    await dialog.getByLabel('进展情况').fill('没有选状态');
    expect(await dialog.getByRole('button', { name: /登记 2 项$/ }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.getByPlaceholder('搜索事项、单位、领导').fill('市');
    await page.locator('.bulk-bar').waitFor({ state: 'detached' }); // what another search hides does not stay chosen
    await page.getByPlaceholder('搜索事项、单位、领导').fill('');
    await eventually(() => page.locator('.board-table tbody tr').count()).toBeGreaterThan(1);
    await choose();
    await page.getByRole('button', { name: '延期…' }).click();
    await dialog.getByLabel('新时限').fill('2018-01-01');
    await dialog.getByLabel('延期原因').fill('受汛期影响');
    await dialog.getByRole('button', { name: /登记 2 项$/ }).click();
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    for (const id of ids) expect((await call('supervise.task', { id })).task.extensions).toEqual([]);
    expect(app.errors.splice(0)).toEqual([expect.stringContaining('400')]);
    await dialog.getByLabel('新时限').fill('2020-12-20');
    await dialog.getByLabel('延期原因').focus(); // a quick answer leaves the turning circle's name beside the button's for a while
    await dialog.getByRole('button', { name: /登记 2 项$/ }).click();
    await eventually(async () => (await call('supervise.task', { id: ids[0]! })).task.extensions.length).toBe(1);
    for (const id of ids) expect((await call('supervise.task', { id })).task).toMatchObject({ status: 'extended', extensions: [{ to: '2020-12-20', reason: '受汛期影响' }] });
  });

  test('反馈表 goes out, comes back filled in, conflicts are settled row by row, and the same file again changes nothing', async () => {
    const { page } = app;
    const sent = join(app.folder, '发出.xlsx');
    await open('supervision?unit=市扶贫办', '.board-table tbody tr');
    await fetched(async () => {
      await page.getByRole('button', { name: '反馈表' }).click();
      await page.getByRole('menuitem', { name: '发出反馈表' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '生成' }).click();
    }, sent);
    const back = await fillForm(sent, { 1: { percent: 55, person: '甲', text: '已完成摸底' }, 2: { percent: 300 } }, join(app.folder, '返回.xlsx'));
    const plan = await previewIn(back);
    const [line] = plan.lines;
    await call('supervise.tell', { task: line!.taskId, report: { person: '乙', ...(line!.occurrence === null ? {} : { occurrence: line!.occurrence }) } });
    await page.getByRole('button', { name: '反馈表' }).click();
    await page.getByRole('menuitem', { name: '读入反馈表' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择反馈表' }).click();
    await (await choosing).setFiles(back);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('进度应为 0 到 100 的整数').waitFor();
    expect(await findViolations(page)).toEqual([]);
    const write = dialog.getByRole('button', { name: '写入台账' });
    expect(await write.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: /不写入拒收的行/ }).check();
    await dialog.getByRole('radio', { name: /台账现为 乙/ }).check();
    await write.click();
    await eventually(async () => (await call('supervise.task', { id: line!.taskId })).task.notes.at(-1)?.text).toBe('已完成摸底');
    expect((await call('supervise.task', { id: line!.taskId })).task.person).toBe('乙');
    expect(await previewIn(back)).toMatchObject({ lines: [] });
    expect(app.errors).toEqual([]);
  });

  test('督查通报 and the statistics are fetched; the rules change a light; a backup is told of before it is put back', async () => {
    const { page } = app;
    await open('supervision', '.board-table');
    await fetched(async () => {
      await page.getByRole('button', { name: '文书' }).click();
      await page.getByRole('menuitem', { name: '督查通报' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '生成' }).click();
    }, join(app.folder, '通报.docx'));
    expect(readFileSync(join(app.folder, '通报.docx')).subarray(0, 2).toString()).toBe('PK');
    await open('overview?view=performance', '.performance-table tbody tr');
    const shown = await page.locator('.performance-table tfoot td').allTextContents();
    const { total } = await call('supervise.statistics', { by: 'unit' });
    expect(shown.slice(0, 6)).toEqual([total.assigned, total.due, total.doneOnTime, total.doneLate, total.overdue, total.open].map(String));
    await fetched(() => page.getByRole('button', { name: '导出统计' }).click(), join(app.folder, '统计.xlsx'));
    await open('settings?part=rules', '.rule-table');
    await page.getByLabel('临期（天）').fill('60');
    await page.getByLabel('机关名称').fill('安丘市委督查室');
    await page.locator('details').filter({ has: page.getByLabel('机关名称') }).getByRole('button', { name: '保存' }).click();
    await eventually(async () => (await call('supervise.remind', {})).days).toBe(60);
    await open('settings?part=backup', '.settings-panel');
    await page.getByRole('button', { name: '立即备份' }).click();
    await page.getByRole('button', { name: '恢复…' }).first().click();
    await page.getByText('当前台账', { exact: true }).last().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
    await page.getByText('已恢复').first().waitFor();
    expect(app.errors).toEqual([]);
  });

  /** What the core makes of a file, handed over as a browser does. */
  async function previewIn(path: string): Promise<OutputOf<'feedback.preview'>> {
    const upload = await app.page.evaluate(async (bytes) => {
      const response = await fetch('api/uploads?name=x.xlsx', { method: 'POST', headers: { 'x-zeqing': '1', 'content-type': 'application/octet-stream' }, body: Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) });
      return ((await response.json()) as { value: { upload: string } }).value.upload;
    }, readFileSync(path).toString('base64'));
    return call('feedback.preview', { upload });
  }
});
