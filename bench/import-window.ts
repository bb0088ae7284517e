// Importing real documents through the window, in a real Chromium over `zeqing serve`:
//   node bench/import-window.ts [FOLDER] [--files 50]   (default ../shared/corpus/docs, else the samples)
// Prints how the progress moved, the longest gap between two frames of the page and its longest task, how soon 停止 is
// obeyed, and whether what stands in the ledger then are whole documents.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { integrityCheck, openLedger } from '#ledger/open';
import { buildScreens, findChromium, SAMPLES, serve } from '../test/e2e/open-app.ts';
import { line, openWatched, processorTime } from './in-browser.ts';

const { values: { files: wanted }, positionals: [given] } = parseArgs({ allowPositionals: true, options: { files: { type: 'string', default: '50' } } });
const CORPUS = fileURLToPath(new URL('../../shared/corpus/docs', import.meta.url));
const folder = given ?? (existsSync(CORPUS) ? CORPUS : SAMPLES);
if (!existsSync(folder) || !findChromium()) {
  process.stderr.write('usage: node bench/import-window.ts [FOLDER] [--files 50] (needs Chromium)\n');
  process.exit(2);
}
const say = (text: string): void => { process.stdout.write(text); };
const list = (from: string): string[] => readdirSync(from).filter((name) => !name.endsWith('.md')).sort().map((name) => join(from, name));
const files = [...new Set([...list(SAMPLES), ...list(folder)])].slice(0, Number(wanted));

// Runs in the page: gaps between frames, long tasks, and every state of the progress bar.
const WATCH = `
  window.watch = { gaps: [], long: [], progress: new Set(), running: true };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) watch.long.push(entry.duration); }).observe({ entryTypes: ['longtask'] });
  let before = performance.now();
  requestAnimationFrame(function frame(now) {
    watch.gaps.push(now - before);
    before = now;
    watch.progress.add(document.querySelector('.job [role=progressbar]')?.getAttribute('aria-valuenow'));
    if (watch.running) requestAnimationFrame(frame);
  });`;

await buildScreens();
const place = mkdtempSync(join(tmpdir(), 'zeqing-import-'));
const whole = join(place, '全部.zeqing');
const stopped = join(place, '停止.zeqing');
const watched = await openWatched();
try {
  await inWindow(whole, async (page, pid) => {
    const busy = await watched.renderer.busy();
    const core = processorTime(pid);
    const endTasks = await watched.renderer.tasks();
    await choose(page);
    await page.getByText('导入完成').first().waitFor({ timeout: 600_000 });
    const { gaps, long, progress } = await page.evaluate<{ gaps: number[]; long: number[]; progress: number }>('watch.running = false, { gaps: watch.gaps, long: watch.long, progress: watch.progress.size }');
    const taken = await endTasks();
    say(`${files.length} files: ${gaps.length} frames, ${progress} states of the progress bar; processor time of the core ${processorTime(pid) - core} ms, of the page ${(await watched.renderer.busy() - busy).toFixed(0)} ms\n`);
    say(line('gap between two frames', gaps, 100));
    say(line('tasks of the page over 50 ms', long.length > 0 ? long : [0], 100));
    // On a busy machine a task stands still while others run: this is what it takes itself.
    say(line('processor time of a task of the page', taken.filter((ms) => ms >= 1), 100));
  });
  await inWindow(stopped, async (page) => {
    await choose(page);
    await page.locator('.file-mark.done').nth(Math.min(4, Math.floor(files.length / 3))).waitFor({ timeout: 600_000 });
    const from = performance.now();
    await page.locator('.job-head button.ant-btn-dangerous').click();
    await page.locator('.job-head strong', { hasText: '已停止' }).waitFor();
    say(line('from 停止 to stopped', [performance.now() - from], 1000));
  });
  say(`${compareDocuments()}\n`);
  if (watched.errors.length > 0) say(`errors: ${watched.errors.join(' | ')}\n`);
} finally {
  await watched.close();
  rmSync(place, { recursive: true, force: true });
}

async function inWindow(ledger: string, work: (page: Page, pid: number) => Promise<void>): Promise<void> {
  const server = await serve(ledger, join(place, 'data'), undefined);
  try {
    await watched.page.goto(server.url);
    await watched.page.getByRole('button', { name: '选择文件' }).first().waitFor();
    await watched.page.waitForTimeout(1500);
    await watched.page.evaluate(WATCH);
    await work(watched.page, server.pid);
  } finally {
    await server.stop();
  }
}

async function choose(page: Page): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件' }).first().click()]);
  await chooser.setFiles(files);
}

/** Every document of the stopped import must be as it is in the whole one. */
function compareDocuments(): string {
  const read = (path: string): Map<string, string> => {
    const ledger = openLedger(path, { readonly: true });
    try {
      const faults = integrityCheck(ledger);
      if (faults.length > 0) throw new Error(faults.join(', '));
      return new Map(ledger.reading.all<{ sha256: string; what: string }>(
        `SELECT s.sha256, json_group_array(json_array(d.title, (SELECT count(*) FROM tasks t WHERE t.document_id = d.id), (SELECT count(*) FROM obligations o WHERE o.document_id = d.id), (SELECT count(*) FROM provisions p WHERE p.document_id = d.id))) AS what
          FROM sources s JOIN documents d ON d.source_id = s.id GROUP BY s.id`).map(({ sha256, what }) => [sha256, what]));
    } finally {
      ledger.close();
    }
  };
  const [all, some] = [read(whole), read(stopped)];
  const different = [...some].filter(([sha256, what]) => all.get(sha256) !== what).length;
  return `after 停止 the ledger holds ${some.size} of ${all.size} files, ${different} of them other than whole: ${different === 0 && some.size < all.size ? 'met' : 'MISSED'}`;
}
