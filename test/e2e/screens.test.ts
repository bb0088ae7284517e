import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './find-violations.ts';
import { buildScreens, findChromium, type OpenApp, openApp } from './open-app.ts';

/** [address, what must stand on it with samples, what it teaches without] */
const SCREENS = [
  ['intake', '.file', '从一份公文开始'],
  ['review', '.sheet .chosen', '还没有可核对的文件'],
  ['review?document=5', '.item-doubts li', ''],
  ['ledger', '.table-row .cell-text', '台账还是空的'],
  ['ledger?group=unit', '.table-group', '台账还是空的'],
  ['calendar?month=2020-12', '.day-line', ''],
  ['todo', '.screen', '没有要处理的事项'],
  ['supervision', '.empty', '还没有督办事项'],
  ['relations', '.start-part .side-list li', '还没有文件关系'],
  ['relations?document=1', '.card.focus', ''],
  ['relations?document=1&tab=missing', '.side-tabs', ''],
  ['compare?a=2&b=3', '.compare-row', ''],
  ['compare', '.empty', ''],
  ['checks?state=all', '.check-row', '还没有可检查的文件'],
  ['library', '.library tbody tr', '文件库还是空的'],
  ['library?document=1', '.sheet .line', ''],
  ['overview', '.figure', '还没有可统计的任务'],
  ['overview?view=performance', '.empty', '还没有督办统计'],
  ['export', '.sheet-preview tbody tr', '没有可导出的任务'],
  ['settings', '.setting', ''],
  ['settings?part=lexicon', '.lexicon-file', ''],
  ['settings?part=deadlines', '.setting', ''],
  ['settings?part=calendar', '.years li', ''],
  ['settings?part=backup', '.settings-panel', ''],
  ['settings?part=rules', '.rule-table', ''],
] as const;

describe.skipIf(!findChromium()).each([['light', false], ['dark', true]] as const)('every screen, %s (needs Chromium)', (_tone, dark) => {
  let app: OpenApp;
  let base = '';
  beforeAll(async () => {
    await buildScreens();
    app = await openApp({ dark, today: '2020-06-15' });
    await app.page.locator('.rail').waitFor();
    base = app.page.url().split('#')[0] ?? '';
  }, 120_000);
  afterAll(async () => { await app?.close(); });

  test.skipIf(dark)('an empty ledger is taught about, without violations', async () => {
    for (const [address, , teaches] of SCREENS) {
      if (teaches === '') continue;
      await app.page.goto(`${base}#/${address}`);
      await app.page.getByRole('heading', { name: teaches }).waitFor();
      expect([address, await findViolations(app.page)]).toEqual([address, []]);
    }
    expect(app.errors).toEqual([]);
  });

  test('the samples come in', async () => {
    await app.page.goto(`${base}#/intake`);
    await app.page.getByRole('button', { name: '载入示例文件' }).click();
    await app.page.getByText('导入完成').waitFor({ timeout: 50_000 });
  });

  test.each(SCREENS)('%s opens, fits and has no serious violation', async (address, shows) => {
    await app.page.goto(`${base}#/${address}`);
    await app.page.locator(shows).first().waitFor();
    expect(await findViolations(app.page)).toEqual([]);
    expect(await app.page.evaluate('[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight].map((more) => Math.max(0, more))')).toEqual([0, 0]);
    expect(app.errors).toEqual([]);
  });

  test('search, keys and a task beside the list have no serious violation', async () => {
    await app.page.goto(`${base}#/ledger`);
    await app.page.locator('.table-row .cell-text').nth(1).click();
    await app.page.locator('.detail-sheet').waitFor();
    expect(await findViolations(app.page)).toEqual([]);
    await app.page.keyboard.press('Control+k');
    await app.page.getByRole('option', { name: '收文' }).waitFor();
    expect(await findViolations(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: '快捷键' }).click();
    await app.page.getByRole('dialog', { name: '快捷键' }).waitFor();
    expect(await findViolations(app.page)).toEqual([]);
    expect(app.errors).toEqual([]);
  });
});
