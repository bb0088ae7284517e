// Writes docs/screens/*.png: every screen over the sample files, as README and docs/guide.md show them.
//   node bench/take-screens.ts [folder]
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { buildScreens, findChromium, openApp } from '../test/e2e/open-app.ts';

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '..', 'docs', 'screens'));
/** The day of the pictures: some tasks of the samples are overdue, some are still to come. */
const TODAY = '2020-06-15';
const SETTLE_MS = 700;

if (!findChromium()) {
  process.stderr.write('no Chromium: apt-get install chromium fonts-noto-cjk, or set ZEQING_CHROMIUM\n');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
await buildScreens();

for (const dark of [false, true]) {
  const app = await openApp({ today: TODAY, width: 1440, height: 900, dark });
  const { page } = app;
  try {
    await page.locator('.rail').waitFor();
    if (!dark) await shoot(page, 'start');
    await page.getByRole('button', { name: '载入示例文件' }).click();
    await page.getByText('导入完成').waitFor({ timeout: 60_000 });
    await (dark ? takeDark(page) : takeLight(page));
  } finally {
    await app.close();
  }
}

async function takeLight(page: Page): Promise<void> {
  await shoot(page, 'intake');
  await page.getByRole('button', { name: '开始核对' }).click();
  await page.locator('.sheet .chosen').first().waitFor();
  for (let i = 0; i < 4; i++) await page.keyboard.press('j');
  await shoot(page, 'review');
  await page.getByRole('combobox', { name: '责任' }).click();
  await page.keyboard.type('sczj');
  await page.locator('.ant-select-item-option').first().waitFor();
  await shoot(page, 'correct-unit');
  await page.keyboard.press('Escape');
  await open(page, 'ledger', '.table-row .cell-text');
  await page.locator('.table-row .cell-text').nth(3).click();
  await page.locator('.detail-sheet').waitFor();
  await shoot(page, 'ledger');
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: /搜索任务/ }).click();
  await page.keyboard.type('产业');
  await page.locator('.cell-text mark').first().waitFor();
  await shoot(page, 'find');
  await page.keyboard.press('Escape');
  await open(page, 'calendar?month=2020-12', '.day-line');
  await page.getByRole('button', { name: /^31/ }).click();
  await shoot(page, 'calendar');
  await open(page, 'library?document=10', '.sheet .line');
  await shoot(page, 'document');
  await open(page, 'library', '.library tbody tr');
  await shoot(page, 'library');
  await open(page, 'checks', '.check-row');
  await shoot(page, 'checks');
  await open(page, 'relations', '.missing li');
  await shoot(page, 'relations');
  await open(page, 'compare?a=1&b=9&show=different', '.compare-row');
  await shoot(page, 'compare');
  await open(page, 'overview', '.figure');
  await shoot(page, 'overview');
  await open(page, 'export?layout=by-unit', '.sheet-preview tbody tr');
  await shoot(page, 'export');
  await open(page, 'settings?part=lexicon', '.lexicon-file');
  await shoot(page, 'settings');
}

async function takeDark(page: Page): Promise<void> {
  await open(page, 'review', '.sheet .chosen');
  for (let i = 0; i < 4; i++) await page.keyboard.press('j');
  await shoot(page, 'review-dark');
  await open(page, 'ledger?group=unit', '.table-group');
  await shoot(page, 'ledger-dark');
  await open(page, 'overview', '.figure');
  await shoot(page, 'overview-dark');
}

async function open(page: Page, address: string, shows: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/${address}`);
  await page.locator(shows).first().waitFor();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`${name}.png\n`);
}
