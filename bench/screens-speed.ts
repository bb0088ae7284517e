// How fast the table's screen is over a large ledger (see large-ledger.ts), in a real Chromium over `zeqing serve`:
//   node bench/screens-speed.ts LEDGER.zeqing [--rounds 5]
// Each figure is taken in the page, from the key or click to the frame after the rows of its answer are drawn. Beside it the
// processor time of the core and the time the page's main thread was busy: on a busy machine only those mean much.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { buildScreens, findChromium, type RunningServer, serve } from '../test/e2e/open-app.ts';
import { line, openWatched, processorTime, type Watched } from './in-browser.ts';

const { values: { rounds }, positionals: [ledger = ''] } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '5' } } });
if (!existsSync(ledger) || !findChromium()) {
  process.stderr.write('usage: node bench/screens-speed.ts LEDGER.zeqing [--rounds 5] (needs Chromium; make one by bench/large-ledger.ts)\n');
  process.exit(2);
}
const TODAY = '2020-06-15';
const say = (text: string): void => { process.stdout.write(text); };
const folder = mkdtempSync(join(tmpdir(), 'zeqing-screens-'));
await buildScreens();

// Runs in the page. The table says aria-busy from the moment of a new question until the rows of its answer are in place.
const WATCH = `
  window.watch = {
    from: 0, done: null, blank: [],
    begin() {
      watch.from = 0;
      const first = (event) => { watch.from ||= event.timeStamp; };
      const kinds = ['keydown', 'input', 'click', 'hashchange'];
      for (const kind of kinds) window.addEventListener(kind, first, { capture: true, once: true });
      let busy = false;
      watch.done = new Promise((done) => {
        const end = () => {
          observer.disconnect();
          for (const kind of kinds) window.removeEventListener(kind, first, { capture: true });
          requestAnimationFrame(() => { setTimeout(() => { done(performance.now() - watch.from); }); });
        };
        const observer = new MutationObserver(() => {
          const now = document.querySelector('.table')?.getAttribute('aria-busy') === 'true';
          if (busy && !now) end();
          busy = now;
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
        setTimeout(end, 10000);
      });
    },
    shown: () => watch.done,
    blankNow: () => document.querySelectorAll('.table-row .bones').length,
    frames(count) {
      watch.blank = [];
      const frame = () => {
        watch.blank.push(watch.blankNow() > 0 ? 1 : 0);
        if (watch.blank.length < count) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    },
    jump: (share) => new Promise((done) => {
      const table = document.querySelector('.table');
      const from = performance.now();
      table.scrollTop = table.scrollHeight * share;
      const look = () => { if (watch.blankNow() === 0) done(performance.now() - from); else requestAnimationFrame(look); };
      requestAnimationFrame(() => { requestAnimationFrame(look); });
    }),
  };`;

interface Taken { wall: number; core: number; page: number }
const watched = await openWatched();
let server: RunningServer | null = null;
try {
  const starts: Taken[] = [];
  for (let i = 0; i < Math.min(3, Number(rounds)); i++) {
    await server?.stop();
    const started = performance.now();
    server = await serve(ledger, join(folder, 'data'), TODAY);
    const up = performance.now() - started;
    await watched.page.goto(`${server.url}#/ledger`);
    await watched.page.locator('.table-row .cell-text span').first().waitFor();
    starts.push({ wall: performance.now() - started, core: processorTime(server.pid), page: up });
  }
  say(line('start of the core to rows drawn', starts.map(({ wall }) => wall), 2000, 'ms', `  (core ready after ${starts.map(({ page }) => page.toFixed(0)).join(' ')}, its processor time ${starts.map(({ core }) => core).join(' ')})`));
  const running = server!;
  const { page } = watched;
  say(`${await page.locator('.total').innerText()}\n`);
  await page.evaluate(WATCH);
  await page.waitForTimeout(4000);

  const many = async (what: string, target: number, acts: readonly (() => Promise<void>)[]): Promise<void> => {
    const taken: Taken[] = [];
    for (let round = 0; round < Number(rounds); round++) for (const act of acts) taken.push(await shown(watched, running, act));
    say(line(what, taken.map(({ wall }) => wall), target, 'ms', spent(taken)));
  };
  const to = (query: string) => (): Promise<void> => page.evaluate(`location.hash = ${JSON.stringify(hashOf(query))}`);
  const column = (name: string) => (): Promise<void> => page.evaluate(`[...document.querySelectorAll('.table-head .sort')].find((button) => button.textContent.startsWith(${JSON.stringify(name)})).click()`);
  await many('sort by due date, status, unit', 150, ['到期日', '到期日', '状态', '状态', '牵头单位', '牵头单位'].map(column));
  await many('filter by status', 150, ['{"statuses":["in-progress"]}', '{"statuses":["not-started"]}', '{}'].map(to));
  await many('filter by unit', 150, ['{"units":["财政局"]}', '{"units":["教育局"],"roles":["lead"]}', '{}'].map(to));
  await many('filter by due date', 150, ['{"dueFrom":"2020-01-01","dueTo":"2020-06-30"}', '{"overdue":true}', '{}'].map(to));
  await many('filter by document type, doubt, acceptance', 150, ['{"types":["通知"]}', '{"hasDoubt":true}', '{"accepted":false}', '{}'].map(to));
  await many('group by document, month, unit', 150, ['{}&group=document', '{}&group=month', '{}&group=unit', '{}'].map(to));

  const typed: Taken[] = [];
  await page.getByRole('combobox', { name: /搜索任务/ }).click();
  for (const word of ['安全生产', '财政资金', '工作']) {
    for (const character of word) typed.push(await shown(watched, running, () => page.keyboard.type(character)));
    await page.waitForTimeout(600);
    for (const _ of word) await shown(watched, running, () => page.keyboard.press('Backspace'));
  }
  say(line('search as you type, each character', typed.map(({ wall }) => wall), 100, 'ms', spent(typed)));

  await page.mouse.move(900, 500);
  say(line('wheel: rows blank in a frame, of 240 frames', await blankWhileWheeling(page), 0, 'rows'));
  say(line('jump: until no row is blank', await jumps(page), 150));
  const { heap, own, resident } = await watched.renderer.memory();
  say(`memory of the renderer: JS heap ${heap.toFixed(0)} MB, its own ${own.toFixed(0)} MB, resident with shared libraries ${resident.toFixed(0)} MB  target 350 MB: ${resident <= 350 ? 'met' : own <= 350 ? 'met without what is shared' : 'MISSED'}\n`);
  if (watched.errors.length > 0) say(`errors: ${watched.errors.join(' | ')}\n`);
} finally {
  await watched.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function hashOf(query: string): string {
  const [filter = '', ...rest] = query.split('&');
  return `#/ledger?filter=${encodeURIComponent(filter)}${rest.map((part) => `&${part}`).join('')}`;
}

/** Processor time, median and worst. */
function spent(taken: readonly Taken[]): string {
  return (['core', 'page'] as const).map((key) => {
    const sorted = taken.map((one) => one[key]).toSorted((a, b) => a - b);
    return `  ${key} ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)}/${sorted.at(-1)?.toFixed(0)}`;
  }).join('');
}

/** One act, from the event in the page to the frame in which the rows of its answer are drawn. */
async function shown({ page, renderer }: Watched, { pid }: RunningServer, act: () => Promise<void>): Promise<Taken> {
  const [core, busy] = [processorTime(pid), await renderer.busy()];
  await page.evaluate('watch.begin()');
  await act();
  const wall = await page.evaluate<number>('watch.shown()');
  const taken = { wall, core: processorTime(pid) - core, page: await renderer.busy() - busy };
  await page.waitForTimeout(350);
  return taken;
}

async function blankWhileWheeling(page: Page): Promise<number[]> {
  await page.evaluate('watch.frames(240)');
  for (let i = 0; i < 60; i++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(40);
  }
  return page.evaluate<number[]>('watch.blank');
}

async function jumps(page: Page): Promise<number[]> {
  const took: number[] = [];
  for (let i = 1; i <= 15; i++) {
    took.push(await page.evaluate<number>(`watch.jump(${(i * 37) % 100} / 100)`));
    await page.waitForTimeout(100);
  }
  return took;
}
