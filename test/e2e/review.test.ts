import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './find-violations.ts';
import { buildScreens, eventually, findChromium, type OpenApp, openApp } from './open-app.ts';

/** True when something dark stands on the first drawn page. */
const DRAWN = '((c) => c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 0 && v < 100))(document.querySelector(".pdf-page canvas"))';

/** Where words stand in a line of a page: in their first and in their last letter. */
const WORDS_ON_PAGE = `(words) => {
  const line = [...document.querySelectorAll('.pdf-line')].find((one) => one.textContent.includes(words));
  const range = document.createRange();
  const node = [...line.querySelectorAll('[data-start]')].map((part) => part.firstChild).find((text) => text.data.includes(words) || words.startsWith(text.data));
  const at = Math.max(0, node.data.indexOf(words));
  range.setStart(node, at);
  range.setEnd(node, Math.min(node.data.length, at + words.length));
  const { left, right, top, height } = range.getBoundingClientRect();
  return { from: { x: left + 1, y: top + height / 2 }, to: { x: right - 1, y: top + height / 2 } };
}`;

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

  test('N goes to the next document, P between the words and the pages of a PDF', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/review?document=11`);
    await app.page.locator('.sheet .chosen').first().waitFor();
    await press('p');
    await app.page.locator('.pdf-pages').waitFor();
    await press('p');
    await app.page.locator('.sheet .chosen').first().waitFor();
    await press('n');
    await eventually(() => app.page.evaluate('location.hash')).not.toContain('document=11');
    await app.page.locator('.items .item').first().waitFor();
  });

  test('a doubt that stands in no task is listed and leads to its place', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/review?document=5`);
    const doubt = app.page.locator('.item-doubts').getByRole('button', { name: '条目编号不连续' });
    await doubt.focus();
    await press('Enter');
    await eventually(() => app.page.evaluate('(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.querySelector(".sheet .doubt").getBoundingClientRect())')).toBe(true);
  });

  test('a PDF is shown by its own pages with the marks over them', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/review?document=11`);
    await app.page.getByText('原页').click();
    await app.page.locator('.pdf-page canvas').first().waitFor();
    await app.page.locator('.pdf-mark.chosen').first().waitFor();
    await eventually(() => app.page.evaluate(DRAWN)).toBe(true);
    expect(await findViolations(app.page)).toEqual([]);
    const before = await chosen();
    await press('j');
    expect(await chosen()).not.toBe(before);
  });

  test('words selected on a PDF page become a task, a unit and a deadline, each with its place', async () => {
    const side = app.page.locator('.side');
    const select = async (words: string, use: string): Promise<void> => {
      await app.page.locator('.pdf-line', { hasText: words }).first().scrollIntoViewIfNeeded();
      const { from, to } = await app.page.evaluate<Record<'from' | 'to', { x: number; y: number }>>(`(${WORDS_ON_PAGE})(${JSON.stringify(words)})`);
      // A page that has just come into sight is drawn with the next frame.
      await eventually(() => app.page.evaluate(`document.elementFromPoint(${from.x}, ${from.y})?.closest('.pdf-line') !== null`)).toBe(true);
      await app.page.mouse.move(from.x, from.y);
      await app.page.mouse.down();
      await app.page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
      await app.page.mouse.move(to.x, to.y);
      await app.page.mouse.up();
      await app.page.locator('.selection-words', { hasText: `“${words.replaceAll(' ', '')}”` }).waitFor();
      await app.page.getByRole('toolbar', { name: '把选中的文字设为' }).getByRole('button', { name: use }).click();
    };
    const count = await items().count();
    await select('各街道办事处，区直各单位', '任务');
    await eventually(() => items().count()).toBe(count + 1);
    await side.getByText('人工添加').waitFor();
    await app.page.locator('.task-text', { hasText: '各街道办事处，区直各单位' }).waitFor();
    await select('深圳市坪山区人民政府办公室', '牵头');
    await app.page.locator('.units-lead', { hasText: '深圳市坪山区人民政府办公室' }).waitFor();
    await app.page.locator('.pdf-mark.unit-lead.chosen').first().waitFor();
    await select('2023 年 6 月 21 日', '时限');
    await eventually(() => app.page.getByRole('textbox', { name: '到期日' }).inputValue()).toBe('2023-06-21');
    await app.page.locator('.pdf-mark.deadline.chosen').first().waitFor();
    for (let acts = 0; acts < 3; acts++) await undo();
    await eventually(() => items().count()).toBe(count);
  });

  test('A picks words by keys, on pages and in typeset text alike', async () => {
    for (const view of ['原页', '文字']) {
      await app.page.locator('.original-head').getByText(view).click();
      await app.page.locator('.items [role=listbox]').focus();
      const count = await items().count();
      await press('a');
      const words = (): Promise<string> => app.page.locator('.selection-words').innerText();
      const first = await words();
      await press('ArrowRight');
      await eventually(words).not.toBe(first);
      const part = await words();
      await press('Shift+ArrowLeft');
      await eventually(words).toBe(`${part.slice(0, -2)}”`);
      await press('Shift+ArrowRight', 'Shift+ArrowDown');
      expect((await words()).startsWith(part.slice(0, -1))).toBe(true);
      await eventually(() => app.page.evaluate('getSelection().toString().replace(/\\s/g, "")')).toBe((await words()).slice(1, -1));
      await press('1');
      await eventually(() => items().count()).toBe(count + 1);
      await undo();
      await eventually(() => items().count()).toBe(count);
      await press('a', 'Escape');
      await app.page.locator('.selection-bar').waitFor({ state: 'detached' });
    }
  });

  test('a deadline that hangs on an event asks for its day and keeps its words as evidence', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/review?document=11`);
    await app.page.locator('.sheet .chosen').first().waitFor();
    await app.page.locator('.sheet .line').nth(4).click({ clickCount: 3 });
    await press('5');
    await app.page.getByText('请在右侧填写').waitFor();
    await app.page.keyboard.type('2023-09-30');
    await press('Enter');
    await app.page.locator('.sheet .deadline.chosen').first().waitFor();
    await app.page.locator('.side-head').click();
    await undo();
  });

  test('nothing of that was an error', () => { expect(app.errors).toEqual([]); });
});
