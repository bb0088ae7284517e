import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, callFrom, eventually, findChromium, type OpenApp, openApp } from './open-app.ts';

describe.skipIf(!findChromium())('台账 (needs Chromium)', () => {
  let app: OpenApp;
  let all = 0;
  const total = async (): Promise<number> => Number(/\d+/.exec(await app.page.locator('.total').innerText())?.[0] ?? -1);
  const open = async (address: string): Promise<void> => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/${address}`);
    await app.page.locator('.table-row .cell-text').first().waitFor();
  };
  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ today: '2020-06-15' });
    await app.page.getByRole('button', { name: '载入示例文件' }).click();
    await app.page.getByText('导入完成').waitFor({ timeout: 50_000 });
    await open('ledger');
    all = await total();
  }, 120_000);
  afterAll(async () => { await app?.close(); });

  test('only the lines in sight are drawn, and scrolling leaves none blank', async () => {
    expect(all).toBeGreaterThan(150);
    expect(await app.page.locator('.table-row').count()).toBeLessThan(60);
    await app.page.evaluate('document.querySelector(".table").scrollTop = 1e9');
    await app.page.locator(`#row-${all - 1} .cell-text span`).first().waitFor();
    expect(await app.page.locator('.table-row .bones').count()).toBe(0);
    await app.page.evaluate('document.querySelector(".table").scrollTop = 0');
  });

  test('the keys walk, preview and choose', async () => {
    await open('ledger');
    await app.page.locator('.table').focus();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Space');
    await app.page.locator('.detail-sheet').waitFor();
    const first = await app.page.locator('.detail-text').innerText();
    await app.page.keyboard.press('ArrowDown');
    await eventually(() => app.page.locator('.detail-text').innerText()).not.toBe(first);
    await app.page.keyboard.press('Escape');
    await app.page.locator('.detail').waitFor({ state: 'detached' });
  });

  test('a filter from its menu stands as a chip and in the address', async () => {
    await app.page.getByRole('button', { name: /^时限/ }).click();
    await app.page.getByRole('button', { name: '逾期未完成' }).click();
    await app.page.keyboard.press('Escape');
    await app.page.locator('.chip', { hasText: '逾期未完成' }).waitFor();
    await eventually(total).toBeLessThan(all);
    expect(await total()).toBeGreaterThan(5);
    await app.page.reload();
    await app.page.locator('.chip', { hasText: '逾期未完成' }).waitFor();
    await eventually(total).toBeLessThan(all);
    await app.page.getByRole('button', { name: '去掉条件“时限：逾期未完成”' }).click();
    await eventually(total).toBe(all);
  });

  test('类型 narrows to the kind that each row shows, counted before it is chosen', async () => {
    await open('ledger');
    await app.page.getByRole('button', { name: /^类型/ }).click();
    const menu = app.page.getByRole('group', { name: '类型' });
    const choice = menu.locator('li', { hasText: '鼓励' });
    await choice.waitFor();
    const promised = Number(await choice.locator('.numbers').innerText());
    expect(promised).toBeGreaterThan(0);
    expect(promised).toBeLessThan(all);
    await choice.getByRole('checkbox').check();
    await app.page.keyboard.press('Escape');
    await app.page.locator('.chip', { hasText: '类型：鼓励' }).waitFor();
    await eventually(total).toBe(promised);
    await app.page.getByRole('button', { name: '列' }).click();
    await app.page.getByRole('checkbox', { name: '类型' }).check();
    await app.page.locator('.cell-kind').first().waitFor();
    expect((await app.page.locator('.cell-kind').allInnerTexts()).filter((text) => text !== '' && text !== '类型').every((text) => text.includes('鼓励'))).toBe(true);
    await app.page.getByRole('checkbox', { name: '类型' }).uncheck();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: '清除条件' }).click();
    await eventually(total).toBe(all);
  });

  test('groups by document, unit and month fold and add up', async () => {
    for (const group of ['按文件', '按月份', '按单位']) {
      await app.page.getByText(group, { exact: true }).click();
      await app.page.locator('.table-group').first().waitFor();
      const rows = await app.page.locator('.table').getAttribute('aria-rowcount');
      await app.page.locator('.table-group button').first().click();
      await eventually(() => app.page.locator('.table').getAttribute('aria-rowcount')).not.toBe(rows);
      await app.page.locator('.table-group button').first().click();
      // Groups that only come into sight have their names too.
      await app.page.keyboard.press('End');
      const names = app.page.locator('.table-group b');
      await eventually(async () => (await names.count()) === (await app.page.locator('.table-group').count()) && (await names.allInnerTexts()).every((name) => name !== '')).toBe(true);
      await app.page.keyboard.press('Home');
    }
    await app.page.getByText('不分组', { exact: true }).click();
  });

  test('sorting by due date puts the earliest first, then the latest', async () => {
    const dates = async (): Promise<string[]> => (await app.page.locator('.cell-dueOn').allInnerTexts()).filter((text) => /^\d/.test(text)).slice(0, 8);
    await app.page.getByRole('button', { name: '到期日' }).click();
    await app.page.locator('[aria-sort=ascending]').waitFor();
    await eventually(async () => { const found = await dates(); return found.length > 3 && found.join() === found.toSorted().join(); }).toBe(true);
    await app.page.getByRole('button', { name: '到期日' }).click();
    await eventually(async () => { const found = await dates(); return found.length > 3 && found.join() === found.toSorted().reverse().join(); }).toBe(true);
    await app.page.getByRole('button', { name: '到期日' }).click();
  });

  test('many tasks change at once after a preview, and change back', async () => {
    await open('ledger');
    for (const i of [0, 1, 2]) await app.page.locator('.table-row .row-mark').nth(i).click();
    await app.page.locator('.bulk-bar', { hasText: '已选 3 项' }).waitFor();
    await app.page.getByRole('button', { name: '责任人…' }).click();
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '责任人' }).fill('王芳');
    await dialog.locator('.bulk-preview li').nth(2).waitFor();
    await dialog.getByRole('button', { name: '修改 3 处' }).click();
    await app.page.getByText('已修改 3 项任务').waitFor();
    // The notice takes back its own act, never one that came after it.
    await callFrom(app.page, 'review.add', { document: 1, patch: { text: '报送总结' } });
    await app.page.locator('.ant-notification-notice').getByRole('button', { name: /撤\s*销/ }).click();
    await app.page.getByText('没有撤销：此后又有别的操作，或已撤销过').waitFor();
    await callFrom(app.page, 'review.undo', {});
    expect(app.errors.splice(0)).toEqual([expect.stringContaining('409')]);
    await open(`ledger?filter=${encodeURIComponent(JSON.stringify({ people: ['王芳'] }))}`);
    await eventually(total).toBe(3);
    expect(await app.page.getByRole('button', { name: '我的', exact: true }).count()).toBe(0);
    await app.page.goto(`${app.page.url().split('#')[0]}#/settings`);
    await app.page.getByRole('textbox', { name: '我的姓名' }).fill('王芳');
    await app.page.keyboard.press('Tab');
    await open('ledger');
    await app.page.getByRole('button', { name: '我的', exact: true }).click();
    await app.page.locator('.chip', { hasText: '责任人：王芳' }).waitFor();
    await eventually(total).toBe(3);
    await app.page.keyboard.press('Control+z');
    await eventually(total).toBe(0);
  });

  test('chosen columns are remembered over a reload', async () => {
    await open('ledger');
    await app.page.getByRole('button', { name: '列' }).click();
    await app.page.getByRole('checkbox', { name: '成文日期' }).check();
    await app.page.getByRole('columnheader', { name: '成文日期' }).waitFor();
    await app.page.waitForTimeout(800);
    await app.page.evaluate('localStorage.clear()');
    await app.page.reload();
    await app.page.getByRole('columnheader', { name: '成文日期' }).waitFor();
  });

  test('a view is saved, opened and taken away', async () => {
    await open(`ledger?filter=${encodeURIComponent(JSON.stringify({ hasUnit: false }))}`);
    await eventually(total).toBeLessThan(all);
    const without = await total();
    await app.page.getByRole('button', { name: '保存当前视图' }).click();
    await app.page.getByRole('textbox', { name: '视图名称' }).fill('待分工');
    await app.page.keyboard.press('Enter');
    await app.page.locator('.own-view', { hasText: '待分工' }).waitFor();
    await app.page.getByRole('button', { name: '全部任务' }).click();
    await eventually(total).toBe(all);
    await app.page.locator('.own-view').getByRole('button', { name: '待分工', exact: true }).click();
    await eventually(total).toBe(without);
    await app.page.getByRole('button', { name: '删除视图“待分工”' }).click();
    await app.page.locator('.own-view').waitFor({ state: 'detached' });
  });

  test('Ctrl+K leads to a unit\'s tasks by pinyin', async () => {
    await app.page.keyboard.press('Control+k');
    await app.page.keyboard.type('sfpb');
    await app.page.getByRole('option', { name: /市扶贫办/ }).first().waitFor();
    await app.page.keyboard.press('Enter');
    await app.page.locator('.chip', { hasText: '市扶贫办' }).waitFor();
  });

  test('a bar of the overview opens the tasks it counts', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/overview`);
    await app.page.getByRole('button', { name: /^逾期/ }).first().click();
    await app.page.locator('.chip', { hasText: '逾期未完成' }).waitFor();
  });

  test('the numbers of a chart come into sight for the keyboard and open what they count', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/overview`);
    const number = app.page.locator('.boards figure button').first();
    await number.focus();
    await eventually(async () => (await number.boundingBox())?.width ?? 0).toBeGreaterThan(20);
    await app.page.keyboard.press('Enter');
    await app.page.locator('.chip', { hasText: '单位' }).waitFor();
  });

  test('nothing of that was an error', () => { expect(app.errors).toEqual([]); });
});
