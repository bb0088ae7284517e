import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './find-violations.ts';
import { buildScreens, callFrom, eventually, findChromium, type OpenApp, openApp, SAMPLES } from './open-app.ts';

interface Upload { name: string; mimeType: string; buffer: Buffer }
const file = (name: string, content: string | Buffer): Upload => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
const sample = (name: string): Buffer => readFileSync(join(SAMPLES, name));

describe.skipIf(!findChromium())('收文 (needs Chromium)', () => {
  let app: OpenApp;
  const row = (name: string): Locator => app.page.locator('.job').first().locator('.file', { hasText: name });
  const choose = async (files: Upload[]): Promise<void> => {
    const chooser = app.page.waitForEvent('filechooser');
    await app.page.getByRole('button', { name: '选择文件', exact: true }).click();
    await (await chooser).setFiles(files);
  };
  const ended = async (words = '导入完成'): Promise<void> => { await app.page.locator('.job').first().getByText(words).waitFor({ timeout: 50_000 }); };
  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ today: '2020-06-15' });
    await app.page.locator('.rail').waitFor();
  }, 120_000);
  afterAll(async () => { await app?.close(); });

  test('a first start teaches', async () => {
    await app.page.getByRole('heading', { name: '从一份公文开始' }).waitFor();
    expect(await app.page.locator('.badge-review').count()).toBe(0);
  });

  test('chosen files are entered; each that fails says what to do and costs no other', async () => {
    await choose([
      file('甲区实施意见.txt', sample('anqiu-2018-31.txt')), file('坏.pdf', '%PDF-1.4\nnothing'), file('空.txt', ''), file('程序.exe', Buffer.from([0x4d, 0x5a, 0, 1, 2, 3, 0, 0])),
    ]);
    await ended();
    await eventually(() => row('甲区实施意见').innerText()).toMatch(/1 份文件 · \d+ 项任务/);
    for (const [name, todo] of [['坏.pdf', '重新获取原件'], ['空.txt', '请换用'], ['程序.exe', '请']] as const) expect([name, await row(name).innerText()]).toEqual([name, expect.stringContaining(todo)]);
    expect(await app.page.locator('.file.failed').count()).toBe(3);
    expect(await row('坏.pdf').getByRole('button', { name: '重试' }).count()).toBe(1);
  });

  test('after a restart a filled ledger is not taught again, and files come in as ever', async () => {
    const again = await openApp({ today: '2020-06-15', ledger: join(app.folder, '演示.zeqing') });
    try {
      await again.page.getByText('台账中已有 1 份文件').waitFor();
      expect(await again.page.getByRole('heading', { name: '从一份公文开始' }).count()).toBe(0);
      expect(await again.page.getByRole('heading', { name: '把公文拖到这里' }).count()).toBe(1);
      for (const name of ['选择文件', '选择文件夹', '载入示例文件']) expect(await again.page.getByRole('button', { name, exact: true }).count()).toBe(1);
      expect(await findViolations(again.page)).toEqual([]);
      expect(again.errors).toEqual([]);
    } finally {
      await again.close();
    }
  });

  test('the rail counts the documents that wait for 核对, until all their tasks are accepted', async () => {
    const badge = app.page.locator('.rail .badge-review');
    await eventually(() => badge.innerText()).toContain('1 份文件还有未核的任务');
    const { documents: [document] } = await callFrom(app.page, 'documents.list', {});
    const tasks = (await callFrom(app.page, 'review.tasks', { document: document!.id })).map((task) => task.id);
    await callFrom(app.page, 'review.accept', { tasks, accepted: true });
    await badge.waitFor({ state: 'detached' });
    await callFrom(app.page, 'review.undo', {});
    await badge.waitFor();
  });

  test('the same document again shows its twin and asks; nothing is entered twice', async () => {
    await app.page.locator('.status', { hasText: '文件 1' }).waitFor();
    const before = await app.page.locator('.status').innerText();
    await choose([file('再来一份.txt', sample('anqiu-2018-31.txt'))]);
    await row('再来一份').getByRole('button', { name: '跳过' }).waitFor({ timeout: 50_000 });
    expect(await row('再来一份').innerText()).toContain('安发〔2018〕31号');
    await row('再来一份').getByRole('button', { name: '跳过' }).click();
    await ended();
    expect(await app.page.locator('.status').innerText()).toBe(before);
  });

  test('other words under the same number become a new version that keeps what a person set', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/review?document=1`);
    await app.page.locator('.sheet .chosen').first().waitFor();
    const due = app.page.getByRole('textbox', { name: '到期日' });
    await due.fill('2021-06-30');
    await due.press('Enter');
    await app.page.locator('.field', { hasText: '到期日' }).getByText('人工').waitFor();
    await app.page.goto(`${app.page.url().split('#')[0]}#/intake`);
    const changed = sample('anqiu-2018-31.txt').toString('utf8').replace('规范完善动态管理', '规范健全动态管理');
    await choose([file('修改稿.txt', changed)]);
    await row('修改稿').getByRole('button', { name: '作为新版本' }).click({ timeout: 50_000 });
    await ended();
    await eventually(() => row('修改稿').innerText()).toContain('已作为新版本更新');
    await app.page.goto(`${app.page.url().split('#')[0]}#/ledger?filter=${encodeURIComponent(JSON.stringify({ dueFrom: '2021-06-30', dueTo: '2021-06-30' }))}`);
    await eventually(() => app.page.locator('.table-row').count()).toBe(1);
  });

  test('a long import pauses and goes on, the window draws all the while, and it stops at once with whole documents only', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/intake`);
    const text = sample('gazette-2018.txt').toString('utf8');
    const many = Array.from({ length: 50 }, (_, i) => file(`第${i + 1}件.txt`, text.replaceAll('2018', String(1900 + i)).replaceAll('经技区', `第${i + 1}区`)));
    await choose(many);
    const bar = app.page.locator('.job').first();
    await bar.getByText('正在导入').waitFor({ timeout: 50_000 });
    await app.page.evaluate(FRAMES);
    await bar.getByRole('button', { name: '暂停' }).click({ timeout: 50_000 });
    await bar.getByText('已暂停').waitFor();
    await bar.getByRole('button', { name: '继续' }).click();
    await bar.locator('.file-mark.done').nth(2).waitFor({ timeout: 50_000 });
    const doneWhenAsked = await app.page.evaluate<number>(STOP);
    await bar.getByText('已停止', { exact: true }).first().waitFor();
    const whole = await bar.locator('.file-mark.done').count();
    // The file at hand, and what was done but not yet drawn.
    expect(whole).toBeLessThanOrEqual(doneWhenAsked + 3);
    expect(whole).toBeLessThan(50);
    await app.page.goto(`${app.page.url().split('#')[0]}#/library`);
    await eventually(async () => Number(/\d+/.exec(await app.page.locator('.total').innerText())?.[0])).toBe(1 + whole * 8);
    // How late a frame may come is for bench/import-window.ts: those of a loaded test machine come late by themselves.
    expect(await app.page.evaluate<number>('window.framesDrawn')).toBeGreaterThan(20);
  });

  test('nothing of that was an error', () => { expect(app.errors).toEqual([]); });
});

/** Counts frames from now on. */
const FRAMES = '(() => { window.framesDrawn = 0; const next = () => { window.framesDrawn++; requestAnimationFrame(next); }; requestAnimationFrame(next); })()';
/** Presses 停止; how many files stand as done in that moment. */
const STOP = '(() => { const job = document.querySelector(".job"); const { length } = job.querySelectorAll(".file-mark.done"); [...job.querySelectorAll("button")].find((button) => button.innerText === "停止").click(); return length; })()';
