import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, eventually, findChromium, type OpenApp, openApp } from './open-app.ts';

describe.skipIf(!findChromium())('设置 (needs Chromium)', () => {
  let app: OpenApp;
  const open = async (part: string): Promise<Locator> => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/settings?part=${part}`);
    const panel = app.page.locator('.settings-panel');
    await panel.waitFor();
    return panel;
  };
  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ today: '2020-06-15' });
  }, 120_000);
  afterAll(async () => { await app?.close(); });

  test('a button that is at work keeps its name', async () => {
    await open('backup');
    let answer = (): void => undefined;
    await app.page.route('**/api/settings.backup', async (route) => {
      await new Promise<void>((resolve) => { answer = resolve; });
      await route.continue();
    });
    const button = app.page.getByRole('button', { name: '立即备份', exact: true });
    await button.click();
    await app.page.locator('.ant-btn-loading').waitFor();
    await eventually(() => app.page.locator('.ant-btn-loading').getByRole('img').count()).toBe(0);
    expect(await button.count()).toBe(1);
    answer();
    await app.page.getByText('备份已完成').waitFor();
    await app.page.locator('.lines li').first().waitFor();
  });

  test('the year that is asked for is the first without 放假安排', async () => {
    const panel = await open('calendar');
    await panel.locator('.years li').first().waitFor();
    const known = (await panel.locator('.years b').allInnerTexts()).map(Number);
    const year = panel.getByRole('spinbutton', { name: '年份' });
    expect(Number(await year.inputValue())).toBe(Math.max(...known) + 1);
    await panel.getByRole('textbox', { name: '放假日期' }).fill('01-01~01-03、春节');
    await panel.getByRole('alert').getByText('“春节”不是月-日').waitFor();
    await panel.getByRole('textbox', { name: '放假日期' }).fill('01-01~01-03、05-01');
    await panel.getByRole('button', { name: '保存' }).click();
    await panel.locator('.years li', { hasText: `${Math.max(...known) + 1}` }).getByText('自行补充').waitFor();
    expect(Number(await year.inputValue())).toBe(Math.max(...known) + 2);
  });

  test('a ledger that is none says what to do, and the open one stays', async () => {
    const panel = await open('ledger');
    const before = await panel.locator('.path').first().innerText();
    await panel.getByRole('textbox', { name: '台账文件路径' }).fill('/没有/这个.zeqing');
    await panel.getByRole('button', { name: '打开其他台账' }).click();
    const told = app.page.locator('.ant-notification-notice');
    await told.waitFor();
    expect(await told.innerText()).toMatch(/请/);
    expect(await panel.locator('.path').first().innerText()).toBe(before);
  });

  test('larger letters still fit the window, and are remembered', async () => {
    await open('general');
    await app.page.getByText('大', { exact: true }).click();
    await eventually(() => app.page.evaluate('document.documentElement.style.getPropertyValue("--size")')).toBe('16px');
    for (const screen of ['intake', 'ledger', 'supervision', 'checks', 'library', 'calendar', 'settings?part=rules']) {
      await app.page.goto(`${app.page.url().split('#')[0]}#/${screen}`);
      await app.page.locator('.screen').waitFor();
      expect([screen, await app.page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([screen, 0]);
    }
    // The ledger that is none was refused.
    expect(app.errors.filter((line) => !line.includes('404'))).toEqual([]);
  });
});
