import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, eventually, findChromium, type OpenApp, openApp } from './open-app.ts';

/** True when something dark stands on the first drawn page. */
const DRAWN = '((c) => c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 0 && v < 100))(document.querySelector(".pdf-page canvas"))';

describe.skipIf(!findChromium())('核对 by keyboard (needs Chromium)', () => {
  let app: OpenApp;
  const items = (): Locator => app.page.locator('.item');
  const chosen = (): Promise<string> => app.page.locator('.item.at').innerText();
  const press = async (...keys: string[]): Promise<void> => { for (const key of keys) await app.page.keyboard.press(key); };
  const undo = async (): Promise<void> => {
    await app.page.getByText('已撤销').waitFor({ state: 'detached' });
    await press('Control+z');
    await app.page.getByText('已撤销').waitFor();
  };
  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ today: '2020-06-15' });
    await app.page.getByRole('button', { name: '载入示例文件' }).click();
    await app.page.getByText('导入完成').waitFor({ timeout: 50_000 });
    await app.page.getByRole('button', { name: '开始核对' }).click();
    await app.page.locator('.sheet .chosen').first().waitFor();
  }, 120_000);
  afterAll(async () => { await app?.close(); });

  test('J and K walk the items, the original follows', async () => {
    const first = await chosen();
    await press('j', 'j');
    const third = await chosen();
    expect(third).not.toBe(first);
    const words = await app.page.locator('.sheet .chosen.obligation').first().innerText();
    expect(await app.page.locator('.task-text').innerText()).toContain(words.slice(0, 8));
    expect(await app.page.evaluate('(({ top }) => top > 0 && top < innerHeight)(document.querySelector(".sheet .chosen").getBoundingClientRect())')).toBe(true);
    await press('k', 'k');
    expect(await chosen()).toBe(first);
  });

  test('Enter accepts and goes on; Ctrl+Z takes it back', async () => {
    const first = await chosen();
    await press('Enter');
    await app.page.locator('.accepted-count', { hasText: '已核 1/' }).waitFor();
    await eventually(chosen).not.toBe(first);
    await undo();
    await app.page.locator('.accepted-count', { hasText: '已核 0/' }).waitFor();
  });

  test('E edits the words, kept as a person\'s, given back by 恢复原文', async () => {
    await press('e');
    await app.page.getByRole('textbox', { name: '任务' }).fill('改写后的任务文字');
    await press('Control+Enter');
    await app.page.locator('.task-text', { hasText: '改写后的任务文字' }).waitFor();
    await app.page.locator('.field').first().getByText('人工').waitFor();
    await app.page.getByRole('button', { name: '恢复原文' }).click();
    await app.page.locator('.task-text', { hasText: '改写后的任务文字' }).waitFor({ state: 'detached' });
  });

  test('S splits, M merges, D takes away; each undone as a whole', async () => {
    const count = await items().count();
    await press('s');
    await app.page.locator('#split-text').waitFor();
    await press('ArrowRight', 'Enter');
    await eventually(() => items().count()).toBe(count + 1);
    await undo();
    await eventually(() => items().count()).toBe(count);
    await press('m');
    await eventually(() => items().count()).toBe(count - 1);
    await undo();
    await eventually(() => items().count()).toBe(count);
    await press('d');
    await eventually(() => items().count()).toBe(count - 1);
    await undo();
    await eventually(() => items().count()).toBe(count);
  });

  test('a unit is found by its pinyin initials', async () => {
    await app.page.getByRole('combobox', { name: '配合' }).click();
    await app.page.keyboard.type('sczj');
    await app.page.locator('.ant-select-item-option', { hasText: '市财政局' }).waitFor();
    await press('Enter');
    await app.page.locator('.units-cooperate', { hasText: '市财政局' }).waitFor();
    await undo();
    await app.page.locator('.units-cooperate', { hasText: '市财政局' }).waitFor({ state: 'detached' });
  });

  test('U adds a unit to the lexicon, and the rest is set right in one go', async () => {
    await app.page.locator('.side-head').click();
    await press('u');
    const dialog = app.page.getByRole('dialog', { name: '把单位加入词典' });
    await dialog.getByRole('textbox', { name: '单位名称' }).fill('市乡村振兴局');
    await dialog.getByRole('textbox', { name: /文中原来读作/ }).fill('市扶贫办');
    await dialog.getByRole('button', { name: '加入词典' }).click();
    await app.page.getByRole('button', { name: /^全部改过来/ }).click();
    await app.page.getByText(/已更正 \d+ 项任务/).waitFor();
    await app.page.goto(`${app.page.url().split('#')[0]}#/settings?part=lexicon`);
    await app.page.locator('.lexicon-file li', { hasText: '市乡村振兴局' }).waitFor();
    await press('Control+z');
    await app.page.getByText('已撤销').first().waitFor();
  });

  test('words selected in the original become a task', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/review?document=1`);
    await app.page.locator('.sheet .chosen').first().waitFor();
    const count = await items().count();
    await app.page.locator('.sheet .line').nth(12).scrollIntoViewIfNeeded();
    await app.page.locator('.sheet .line').nth(12).click({ clickCount: 3 });
    await app.page.getByRole('toolbar', { name: '把选中的文字设为' }).getByRole('button', { name: '任务' }).click();
    await eventually(() => items().count()).toBe(count + 1);
    await app.page.locator('.side-head', { hasText: '人工添加' }).waitFor();
  });

  test('a PDF is shown by its own pages with the marks over them', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/review?document=11`);
    await app.page.getByText('原页').click();
    await app.page.locator('.pdf-page canvas').first().waitFor();
    await app.page.locator('.pdf-mark.chosen').first().waitFor();
    await eventually(() => app.page.evaluate(DRAWN)).toBe(true);
    const before = await chosen();
    await press('j');
    expect(await chosen()).not.toBe(before);
  });

  test('nothing of that was an error', () => { expect(app.errors).toEqual([]); });
});
