// How fast the screens are over a large ledger, in a real Chromium:
//   node bench/screens-speed.ts some.zeqing
// Prints milliseconds (median and worst of several) from the key or click to the new rows on show, and the renderer's memory.
import { existsSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { buildScreens, findChromium, openApp } from '../test/e2e/open-app.ts';

const [ledger] = process.argv.slice(2);
if (!ledger || !existsSync(ledger) || !findChromium()) {
  process.stderr.write('usage: node bench/screens-speed.ts LEDGER.zeqing (needs Chromium)\n');
  process.exit(2);
}
await buildScreens();
const started = performance.now();
const app = await openApp({ ledger, today: '2020-06-15', width: 1440, height: 900 });
const { page } = app;
page.setDefaultTimeout(60_000);
try {
  await page.locator('.rail').waitFor();
  report('from `zeqing serve` to the first screen', [performance.now() - started]);
  const base = page.url().split('#')[0] ?? '';
  report('the ledger opened from its address', [await until(page, async () => { await page.goto(`${base}#/ledger`); })]);
  process.stdout.write(`${await page.locator('.total').innerText()}\n`);

  const sorts: number[] = [];
  for (const name of ['到期日', '状态', '到期日', '状态']) sorts.push(await until(page, () => page.getByRole('columnheader', { name }).getByRole('button').click()));
  report('sort', sorts);
  report('filter by status', await filters(page, ['{"statuses":["in-progress"]}', '{"statuses":["not-started"]}', '{}']));
  report('filter by unit', await filters(page, ['{"units":["财政局"]}', '{"units":["教育局"],"roles":["lead"]}', '{}']));
  report('filter by due date', await filters(page, ['{"dueFrom":"2020-01-01","dueTo":"2020-06-30"}', '{"overdue":true}', '{}']));
  report('group', await filters(page, ['{}&group=document', '{}&group=month', '{}&group=unit', '{}']));

  const searches: number[] = [];
  await page.getByRole('combobox', { name: /搜索任务/ }).click();
  for (const word of ['安', '全', '生', '产']) searches.push(await until(page, () => page.keyboard.type(word)));
  report('search as you type', searches);
  await until(page, async () => { await page.goto(`${base}#/ledger`); });
  await page.locator('.table-row').first().waitFor();

  report('scrolling: rows still blank 150 ms after each of 30 jumps', await blanks(page));
  const client = await page.context().newCDPSession(page);
  process.stdout.write(`JS heap after all that: ${(await heap(client)).toFixed(0)} MB\n`);
  if (app.errors.length > 0) process.stdout.write(`errors: ${app.errors.join(' | ')}\n`);
} finally {
  await app.close();
}

/** Milliseconds from the act until the answer to its query is painted. */
async function until(of: Page, act: () => Promise<unknown>): Promise<number> {
  const answer = of.waitForResponse((response) => response.url().endsWith('/api/ledger.rows'));
  const from = performance.now();
  await act();
  await answer;
  await of.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return performance.now() - from;
}

async function filters(of: Page, queries: readonly string[]): Promise<number[]> {
  const took: number[] = [];
  for (const query of queries) {
    const [filter = '', ...rest] = query.split('&');
    const hash = `#/ledger?filter=${encodeURIComponent(filter)}${rest.map((part) => `&${part}`).join('')}`;
    took.push(await until(of, () => of.evaluate(`location.hash = ${JSON.stringify(hash)}`)));
    await of.waitForTimeout(300);
  }
  return took;
}

async function blanks(of: Page): Promise<number[]> {
  const found: number[] = [];
  for (let i = 1; i <= 30; i++) {
    await of.evaluate(`(() => { const t = document.querySelector('.table'); t.scrollTop = t.scrollHeight * ${(i * 37) % 100} / 100; })()`);
    await of.waitForTimeout(150);
    found.push(await of.evaluate<number>('document.querySelectorAll(".table-row .bones").length'));
  }
  return found;
}

async function heap(client: CDPSession): Promise<number> {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}

function report(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  process.stdout.write(`${what}: median ${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0)}, worst ${(sorted.at(-1) ?? 0).toFixed(0)}\n`);
}
