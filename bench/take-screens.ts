// Writes docs/screens/*.png: every screen over the sample files, as README and docs/guide.md show them.
//   node bench/take-screens.ts [folder]
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { buildScreens, callFrom, findChromium, openApp } from '../test/e2e/open-app.ts';

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
    const skip = page.getByRole('button', { name: '跳过，不再显示' });
    await skip.waitFor();
    if (!dark) await shoot(page, 'start');
    await skip.click();
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
  await selectOnPage(page);
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
  await supervise(page);
  await open(page, 'todo', '.todo-row');
  await shoot(page, 'todo');
  await open(page, 'supervision', '.board-table tbody tr');
  await shoot(page, 'supervision');
  await page.locator('.board-table tbody tr').nth(2).click();
  await page.locator('.story-text').waitFor();
  await shoot(page, 'story');
  await open(page, 'overview?view=performance', '.performance-table tbody tr');
  await shoot(page, 'performance');
  await open(page, 'settings?part=rules', '.rule-table');
  await shoot(page, 'rules');
}

/** Words picked on a PDF's own page, and what they may become. */
async function selectOnPage(page: Page): Promise<void> {
  await open(page, 'review?document=11', '.sheet .chosen');
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await page.locator('.pdf-page canvas').first().waitFor();
  await page.locator('.pdf-mark.chosen').first().waitFor();
  await page.keyboard.press('a');
  await page.locator('.selection-bar').waitFor();
  await shoot(page, 'select');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
}

/** An office some weeks after 立项: some tasks told of, some handed in, some done. */
async function supervise(page: Page): Promise<void> {
  const { rows } = await callFrom(page, 'supervise.candidates', { limit: 500 });
  await callFrom(page, 'supervise.assign', { tasks: rows.filter((row) => row.units.length > 0).slice(0, 90).map((row) => row.id) });
  const board = await callFrom(page, 'supervise.board', { limit: 200 });
  const told = ['已制定实施方案并召开部署会', '已完成前期摸底，正在组织实施', '资金已下达，项目进场施工'];
  for (const [i, { id }] of board.rows.entries()) {
    if (i % 3 === 0) await callFrom(page, 'supervise.tell', { task: id, report: { percent: 20 + ((i * 7) % 70), text: told[(i / 3) % 3], on: `2020-06-0${1 + (i % 9)}`, leader: ['李副区长', '王副主任'][i % 2] } });
    if (i % 11 === 4) await callFrom(page, 'supervise.tell', { task: id, report: { status: 'done-unverified', text: '已完成全部内容', on: '2020-06-08' } });
    if (i % 13 === 5) await callFrom(page, 'supervise.tell', { task: id, report: { status: 'completed', doneOn: '2020-06-10' } });
    if (i % 17 === 6) await callFrom(page, 'supervise.tell', { task: id, report: { extendTo: '2021-09-30', reason: '受汛期影响，工期顺延' } });
  }
}

async function takeDark(page: Page): Promise<void> {
  await open(page, 'review', '.sheet .chosen');
  for (let i = 0; i < 4; i++) await page.keyboard.press('j');
  await shoot(page, 'review-dark');
  await open(page, 'ledger?group=unit', '.table-group');
  await shoot(page, 'ledger-dark');
  await open(page, 'overview', '.figure');
  await shoot(page, 'overview-dark');
  await supervise(page);
  await open(page, 'supervision', '.board-table tbody tr');
  await page.locator('.board-table tbody tr').nth(2).click();
  await page.locator('.story-text').waitFor();
  await shoot(page, 'supervision-dark');
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
