import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, eventually, findChromium, type OpenApp, openApp } from './open-app.ts';

/** A clerk's first session as docs/guide.md tells it: twelve clicks at most from start to file. */
describe.skipIf(!findChromium())('收文 → 核对 → 台账 → 导出 (needs Chromium)', () => {
  let app: OpenApp;
  let clicks = 0;
  const press = async (name: string | RegExp, role: 'button' | 'link' | 'option' | 'radio' = 'button'): Promise<void> => {
    clicks++;
    await app.page.getByRole(role, { name }).first().click();
  };
  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ today: '2020-06-15' });
  }, 120_000);
  afterAll(async () => { await app?.close(); });

  test('the samples are imported and say what was found', async () => {
    await press('载入示例文件');
    await app.page.getByText('导入完成').waitFor({ timeout: 50_000 });
    const result = await app.page.locator('.job-head .result').innerText();
    const [, documents, tasks] = /(\d+) 份文件 · (\d+) 项任务/.exec(result) ?? [];
    expect(Number(documents)).toBeGreaterThanOrEqual(11);
    expect(Number(tasks)).toBeGreaterThan(150);
    expect(await app.page.locator('.file-mark.done').count()).toBe(4);
  });

  test('a wrong unit is set right, remembered, and the task accepted', async () => {
    await press('开始核对');
    await app.page.locator('.sheet .chosen').first().waitFor();
    const units = app.page.locator('.units-responsible');
    const wrong = units.locator('.ant-select-selection-item').last();
    const name = await wrong.innerText();
    clicks++;
    await wrong.locator('.ant-select-selection-item-remove').click();
    await units.getByText(name, { exact: true }).waitFor({ state: 'detached' });
    clicks++;
    await app.page.getByRole('combobox', { name: '责任' }).click();
    await app.page.keyboard.type('sczj');
    await app.page.locator('.ant-select-item-option', { hasText: '市财政局' }).first().waitFor();
    await app.page.keyboard.press('Enter');
    await units.getByText('市财政局').waitFor();
    await app.page.getByText(`“${name}”改为“市财政局”`).waitFor();
    await app.page.locator('.field', { hasText: '责任' }).getByText('人工').first().waitFor();
    await press(/^认可/);
    await app.page.getByText('已核 1/', { exact: false }).first().waitFor();
  });

  test('a task is found by two characters, the hits marked', async () => {
    await press('台账', 'link');
    clicks++;
    await app.page.getByRole('combobox', { name: /搜索任务/ }).click();
    await app.page.keyboard.type('扶贫');
    await app.page.locator('.cell-text mark').first().waitFor();
    expect(new Set(await app.page.locator('.cell mark').allInnerTexts())).toEqual(new Set(['扶贫']));
    const count = async (): Promise<number> => Number(/\d+/.exec(await app.page.locator('.total').innerText())?.[0]);
    await eventually(count).toBeLessThan(150);
    expect(await count()).toBeGreaterThan(5);
    // Units to choose from are offered once typing rests, over the first rows; Escape puts them away.
    const offered = app.page.getByRole('option').first();
    await offered.waitFor();
    await app.page.keyboard.press('Escape');
    await offered.waitFor({ state: 'hidden' });
    clicks++;
    await app.page.locator('.table-row .cell-text').first().click();
    await app.page.locator('.detail .detail-sheet .obligation').first().waitFor();
    expect(await app.page.locator('.detail').innerText()).toContain('安发〔2018〕31号');
  });

  test('the person\'s unit stands in the ledger with its history', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/ledger?filter=${encodeURIComponent(JSON.stringify({ accepted: true }))}`);
    await app.page.locator('.table-row .units-cell[title*="市财政局"]').first().waitFor();
    await app.page.locator('.table-row .cell-text').first().click();
    await app.page.locator('.history li', { hasText: '单位' }).first().waitFor();
  });

  test('the list by unit is exported as a real workbook', async () => {
    await press('导出', 'link');
    await press(/责任清单/, 'radio');
    await app.page.locator('.sheet-preview tbody tr').first().waitFor();
    const download = app.page.waitForEvent('download');
    await app.page.locator('.screen > header').getByRole('button', { name: '导出' }).click();
    clicks++;
    const path = await (await download).path();
    expect(existsSync(path) && statSync(path).size).toBeGreaterThan(10_000);
    const book = new ExcelJS.Workbook();
    await book.xlsx.read(createReadStream(path));
    expect(book.worksheets.length).toBeGreaterThan(20);
    expect(book.worksheets.some((sheet) => sheet.name.includes('市财政局'))).toBe(true);
    expect((await download).suggestedFilename()).toMatch(/^责任清单.*2020-06-15\.xlsx$/);
  });

  test('what an office sends out of its supervision is reached from here too', async () => {
    await app.page.getByRole('button', { name: '发出反馈表' }).click();
    await app.page.getByRole('dialog', { name: '发出反馈表' }).getByText('没有在办事项').waitFor();
    await app.page.keyboard.press('Escape');
  });

  test('all that in twelve clicks at most, as many as the guide says, and without an error in the console', () => {
    expect(clicks).toBeLessThanOrEqual(12);
    expect(readFileSync(new URL('../../docs/guide.md', import.meta.url), 'utf8')).toContain(`共 ${clicks} 次点击`);
    expect(app.errors).toEqual([]);
  });
});
