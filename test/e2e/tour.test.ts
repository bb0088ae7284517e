import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './find-violations.ts';
import { buildScreens, eventually, findChromium, type OpenApp, openApp } from './open-app.ts';

describe.skipIf(!findChromium())('两分钟上手 (needs Chromium)', () => {
  let app: OpenApp;
  const strip = (): Locator => app.page.getByRole('complementary', { name: '两分钟上手' });
  const now = (): Promise<string> => strip().locator('[aria-current=step]').innerText();
  const kept = async (): Promise<void> => { await app.page.waitForTimeout(800); };
  /** As a browser that never was here: what is known comes from the core alone. */
  const newStart = async (): Promise<void> => {
    await app.page.evaluate('localStorage.clear()');
    await app.page.reload();
    await app.page.locator('.status', { hasText: '文件' }).waitFor();
    await kept();
  };
  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ today: '2020-06-15' });
  }, 120_000);
  afterAll(async () => { await app?.close(); });

  test('a first start shows the way; each step is checked off by doing it', async () => {
    await strip().waitFor();
    expect(await now()).toContain('收文');
    expect(await findViolations(app.page)).toEqual([]);
    await app.page.getByRole('button', { name: '载入示例文件' }).click();
    await app.page.getByText('导入完成').waitFor({ timeout: 50_000 });
    await eventually(now).toContain('核对');
    await strip().getByRole('button', { name: '带我去' }).click();
    await app.page.locator('.sheet .chosen').first().waitFor();
    await app.page.keyboard.press('Enter');
    await eventually(now).toContain('台账');
    await app.page.reload();
    await eventually(now).toContain('台账');
    await strip().getByRole('button', { name: '带我去' }).click();
    await app.page.getByRole('combobox', { name: /搜索任务/ }).fill('产业');
    await eventually(now).toContain('导出');
    await strip().getByRole('button', { name: '带我去' }).click();
    await app.page.locator('.sheet-preview tbody tr').first().waitFor();
    const download = app.page.waitForEvent('download');
    await app.page.locator('.screen > header').getByRole('button', { name: '导出' }).click();
    await download;
    await strip().getByText('上手完成').waitFor();
    await strip().getByRole('button', { name: '知道了' }).click();
    await strip().waitFor({ state: 'detached' });
    await kept();
    await newStart();
    expect(await strip().count()).toBe(0);
  });

  test('skipped is skipped for good, also over an empty ledger; the keys lead to it again', async () => {
    await app.page.keyboard.press('?');
    await app.page.getByRole('button', { name: '重看“两分钟上手”' }).click();
    await eventually(now).toContain('核对');
    await strip().getByRole('button', { name: '跳过，不再显示' }).click();
    await strip().waitFor({ state: 'detached' });
    await kept();
    await app.page.goto(`${app.page.url().split('#')[0]}#/settings?part=ledger`);
    await app.page.getByRole('textbox', { name: '台账文件路径' }).fill(`${app.folder}/空.zeqing`);
    await app.page.getByRole('button', { name: '新建台账' }).click();
    await app.page.locator('.status', { hasText: '文件 0' }).waitFor();
    await newStart();
    await app.page.goto(`${app.page.url().split('#')[0]}#/intake`);
    await app.page.getByRole('heading', { name: '收文' }).waitFor();
    expect(await strip().count()).toBe(0);
    expect(app.errors).toEqual([]);
  });
});
