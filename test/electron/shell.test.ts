import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Reply } from '#api/contract';
import type { AppEvent } from '#api/events';
import { ANALYSIS_FLAGS } from '../../bin/flags.js';
import { findChromium, NO_CHROMIUM } from '../support/find-chromium.ts';
import { readBytes } from '../support/read-bytes.ts';
import { ROOT, SAMPLES, startShell } from './start-shell.ts';

const chromium = findChromium();
if (!chromium) console.warn(NO_CHROMIUM);

/** What the page can reach; written here as the page sees it. */
interface PageSide {
  zeqing: {
    platform: string;
    call(method: string, input: unknown): Promise<Reply<unknown>>;
    listen(listener: (event: AppEvent) => void): () => void;
    pathOf(file: unknown): string;
    shell(ask: unknown): Promise<unknown>;
  };
  heard: AppEvent[];
}

const call = (page: Page, method: string, input: unknown = {}): Promise<Reply<unknown>> => page.evaluate(([m, i]) => (globalThis as unknown as PageSide).zeqing.call(m as string, i), [method, input]);
const ask = (page: Page, wish: unknown): Promise<unknown> => page.evaluate((w) => (globalThis as unknown as PageSide).zeqing.shell(w).catch((error: Error) => error.message), wish);
const value = async <Value>(reply: Promise<Reply<unknown>>): Promise<Value> => {
  const got = await reply;
  if ('error' in got) throw new Error(JSON.stringify(got.error));
  return got.value as Value;
};
const heard = (page: Page): Promise<AppEvent[]> => page.evaluate(() => (globalThis as unknown as PageSide).heard);

describe.skipIf(!chromium)('the desktop shell', () => {
  let shell: Awaited<ReturnType<typeof startShell>>;
  let page: Page;

  beforeAll(async () => {
    shell = await startShell();
    ({ page } = shell);
    await page.waitForFunction(() => 'zeqing' in globalThis);
    await page.evaluate(() => {
      const side = globalThis as unknown as PageSide;
      side.heard = [];
      side.zeqing.listen((event) => { side.heard.push(event); });
    });
  }, 90_000);
  afterAll(async () => { await shell?.close(); }, 30_000);

  test('opens one window on our own scheme, sandboxed and shown when ready', async () => {
    await expect.poll(() => shell.ask('windows')).toMatchObject([{ url: 'zeqing://app/', visible: true, title: '责清 — 台账：责清台账', width: 1280 }]);
    expect(await shell.logged('window-made')).toEqual([[expect.objectContaining({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false })]]);
    expect(await shell.logged('app.enableSandbox')).toHaveLength(1);
    expect(await shell.logged('scheme-not-privileged')).toEqual([]);
  });

  test('the core and the readers get their flags of V8 as a utility process takes them', async () => {
    await value(call(page, 'ledger.counts'));
    expect((await shell.logged('utilityProcess.fork'))[0]).toEqual(['zeqing-core', [`--js-flags=${ANALYSIS_FLAGS.join(' ')}`]]);
  });

  test('the page gets five things of the desktop, frozen, and nothing of Node', async () => {
    expect(await page.evaluate(() => {
      const { zeqing } = globalThis as unknown as PageSide;
      return { keys: Object.keys(zeqing), frozen: Object.isFrozen(zeqing), node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in globalThis) };
    })).toEqual({ keys: ['platform', 'call', 'listen', 'pathOf', 'shell'], frozen: true, node: [] });
  });

  test('imports dropped files: their paths go to the core, progress and rows come back', async () => {
    const path = await page.evaluate(() => (globalThis as unknown as PageSide).zeqing.pathOf(new File(['x'], 'anqiu-2018-31.txt')));
    expect(path).toBe(join(SAMPLES, 'anqiu-2018-31.txt'));
    const { job } = await value<{ job: number }>(call(page, 'intake.start', { paths: [path, join(SAMPLES, 'hainan-2025-7.docx'), join(SAMPLES, 'pingshan-2023-5.pdf')] }));
    await expect.poll(async () => (await value<{ state: string }[]>(call(page, 'intake.jobs')))[0]?.state, { timeout: 30_000 }).toBe('done');
    const { files } = await value<{ files: { name: string; outcome: { kind: string; tasks: number }; documentIds: number[] }[] }>(call(page, 'intake.files', { job }));
    expect(files.map((file) => [file.name, file.outcome.kind]), shell.output()).toEqual([['anqiu-2018-31.txt', 'added'], ['hainan-2025-7.docx', 'added'], ['pingshan-2023-5.pdf', 'added']]);
    expect(files.every((file) => file.outcome.tasks > 0 && file.documentIds.length === 1)).toBe(true);
    for (const [name, flags] of await shell.logged('utilityProcess.fork')) if (name === 'zeqing-reader') expect(flags).toEqual([expect.stringMatching(/^--js-flags=--max-old-space-size=\d+$/)]);
    expect((await shell.logged('utilityProcess.fork')).map(([name]) => name)).toContain('zeqing-reader');
    const told = await heard(page);
    expect(told.filter((event) => event.kind === 'import').length).toBeGreaterThan(1);
    expect(told).toContainEqual({ kind: 'ledger-changed', why: 'import' });
    expect(await value(call(page, 'ledger.rows', { query: { filter: { units: ['市扶贫办'] } }, offset: 0, limit: 5 }))).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ number: '安发〔2018〕31号' })]) });
  });

  test('an original comes through the scheme, byte for byte', async () => {
    const { documents } = await value<{ documents: { id: number; format: string }[] }>(call(page, 'documents.list'));
    const pdf = documents.find((document) => document.format === 'pdf')!;
    const { original } = await value<{ original: string }>(call(page, 'documents.one', { id: pdf.id }));
    expect(await page.evaluate(async (address) => {
      const response = await fetch(address);
      return [response.status, response.headers.get('content-type'), (await response.arrayBuffer()).byteLength];
    }, original)).toEqual([200, 'application/pdf', readFileSync(join(SAMPLES, 'pingshan-2023-5.pdf')).length]);
  });

  test('what goes wrong crosses as a code with facts', async () => {
    expect(await call(page, 'ledger.task', { id: 999_999 })).toEqual({ error: { code: 'task-not-found', facts: { id: 999_999 } } });
    expect(await call(page, 'ledger.task', { id: 'x' })).toMatchObject({ error: { code: 'input-invalid', facts: { field: 'id' } } });
    expect(await call(page, 'constructor')).toMatchObject({ error: { code: 'method-unknown' } });
  });

  test('dialogs are native, and only those that we know', async () => {
    expect(await ask(page, { ask: 'choose-files' })).toEqual([]);
    await shell.ask('answer', 'showOpenDialog', { canceled: false, filePaths: ['/公文/方案.docx'] });
    expect(await ask(page, { ask: 'choose-files' })).toEqual(['/公文/方案.docx']);
    await shell.ask('answer', 'showSaveDialog', { canceled: false, filePath: '/导出/责任清单.xlsx' });
    expect(await ask(page, { ask: 'choose-target', name: '责任清单.xlsx' })).toBe('/导出/责任清单.xlsx');
    expect((await shell.logged('dialog.showOpenDialog'))[0]).toMatchObject([{ title: '选择要导入的公文', properties: ['openFile', 'multiSelections'] }]);
    for (const wrong of [{ ask: 'format-disk' }, { ask: 'choose-target', name: '../x.xlsx' }, { ask: 'open-file', path: 'relative.pdf' }, 'choose-files', null]) expect(await ask(page, wrong)).toMatch(/not allowed/);
  });

  test('documents open in their program, programs do not', async () => {
    const pdf = join(SAMPLES, 'pingshan-2023-5.pdf');
    expect(await ask(page, { ask: 'open-file', path: pdf })).toBe(true);
    expect(await ask(page, { ask: 'open-file', path: join(ROOT, 'bin', 'zeqing.js') })).toBe(false);
    expect(await ask(page, { ask: 'open-file', path: join(ROOT, 'renderer', 'index.html') })).toBe(false);
    expect(await shell.logged('shell.openPath')).toEqual([[pdf]]);
    expect(await ask(page, { ask: 'show-in-folder', path: pdf })).toBe(true);
  });

  test('the menu is Chinese, has the usual shortcuts and reaches the screens', async () => {
    expect(await shell.ask('labels', ['编辑'])).toEqual(['撤销', '重做', 'separator', '剪切', '复制', '粘贴', '全选', 'separator', '查找…']);
    expect(await Promise.all([['文件', '导入文件…'], ['编辑', '撤销'], ['编辑', '查找…'], ['文件', '退出'], ['帮助', '使用指南']].map((path) => shell.ask('accelerator', path)))).toEqual(['CmdOrCtrl+O', 'CmdOrCtrl+Z', 'CmdOrCtrl+K', 'CmdOrCtrl+Q', 'F1']);
    await shell.ask('choose', ['前往', '台账']);
    await shell.ask('choose', ['编辑', '撤销']);
    await expect.poll(async () => (await heard(page)).filter((event) => event.kind === 'command')).toEqual([{ kind: 'command', command: 'go-ledger' }, { kind: 'command', command: 'undo' }]);
  });

  test('another ledger is made and opened from the menu, and remembered', async () => {
    const path = join(shell.folder, '经区2020.zeqing');
    await shell.ask('answer', 'showSaveDialog', { canceled: false, filePath: path });
    await shell.ask('choose', ['文件', '新建台账…']);
    await expect.poll(async () => (await shell.ask('windows'))[0]?.title).toBe('责清 — 台账：经区2020');
    expect(existsSync(path)).toBe(true);
    expect(await shell.ask('labels', ['文件', '最近的台账'])).toEqual(['经区2020.zeqing', '责清台账.zeqing']);
    expect(await value(call(page, 'ledger.rows', { query: { filter: {} }, offset: 0, limit: 1 }))).toMatchObject({ total: 0 });
    await shell.ask('choose', ['文件', '最近的台账', '责清台账.zeqing']);
    await expect.poll(async () => (await shell.ask('windows'))[0]?.title).toBe('责清 — 台账：责清台账');
  });

  test('the page goes nowhere, opens nothing, asks for no permission', async () => {
    await page.evaluate("location.href = 'https://example.org/'; undefined");
    await expect.poll(() => shell.logged('will-navigate'), { timeout: 5_000 }).toContainEqual(['https://example.org/', 'prevented']);
    await page.evaluate("open('https://example.com/'); undefined");
    await expect.poll(() => shell.logged('window-open'), { timeout: 5_000 }).toContainEqual(['https://example.com/', 'denied']);
    expect(await shell.ask('permission', 'media')).toEqual([false, false]);
    expect(await page.evaluate(() => fetch('https://example.net/').then(() => 'reached', () => 'refused'))).toBe('refused');
    expect((await shell.ask('windows')).length).toBe(1);
  });

  test('the scheme serves our files only, with the policy on each', async () => {
    const status = (address: string): Promise<number> => page.evaluate((a) => fetch(a).then((response) => response.status), address);
    expect(await Promise.all(['/', '/..%2f..%2fpackage.json', '/%2e%2e/electron/main.js', '/.hidden.js', '/files/original/0', '/files/download/..', '/no-such.js'].map(status))).toEqual([200, 404, 404, 404, 404, 404, 404]);
    expect(await page.evaluate(() => fetch('/').then((response) => response.headers.get('content-security-policy')))).toMatch(/default-src 'none'; script-src 'self' 'wasm-unsafe-eval';.*frame-ancestors 'none'/);
    expect(await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => { resolve(event.violatedDirective); }, { once: true });
      const script = document.createElement('script');
      script.textContent = 'globalThis.evil = true';
      document.head.append(script);
    })`)).toBe('script-src-elem');
    expect(await page.evaluate(() => 'evil' in globalThis)).toBe(false);
  });

  test('a core that falls is started again; the ledger is whole and the screens are told', async () => {
    const before = await value<{ total: number }>(call(page, 'ledger.rows', { query: { filter: {} }, offset: 0, limit: 1 }));
    expect(before.total).toBeGreaterThan(10);
    await shell.ask('fell', 'zeqing-core');
    await expect.poll(() => heard(page), { timeout: 10_000 }).toContainEqual({ kind: 'core-restarted' });
    await page.getByText('后台程序出错后已自动重新启动').waitFor();
    expect(await value(call(page, 'ledger.rows', { query: { filter: {} }, offset: 0, limit: 1 }))).toMatchObject({ total: before.total });
  });

  test('what went wrong stands in a log that the menu shows', async () => {
    await shell.ask('choose', ['帮助', '显示运行日志']);
    const log = join(shell.userData, 'zeqing.log');
    expect((await shell.logged('shell.showItemInFolder')).at(-1)).toEqual([log]);
    expect(readFileSync(log, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+ \d+\.\d+\.\d+ core ended with \d+$/m);
  });

  test('a backup goes where the person says, whole', async () => {
    await page.evaluate("location.hash = '#/settings?part=backup'");
    const path = join(shell.folder, '优盘.zeqing');
    await shell.ask('answer', 'showSaveDialog', { canceled: false, filePath: path });
    await page.getByRole('button', { name: '备份到其他位置' }).click();
    await page.getByText('备份已完成').waitFor();
    expect((await shell.logged('dialog.showSaveDialog')).at(-1)).toMatchObject([{ filters: [{ name: '责清台账', extensions: ['zeqing'] }] }]);
    await shell.ask('answer', 'showOpenDialog', { canceled: false, filePaths: [path] });
    await page.getByRole('button', { name: '从其他位置恢复' }).click();
    const sides = page.locator('.restore-table tr');
    await sides.nth(1).waitFor();
    const counts = (await sides.locator('td:nth-of-type(1)').allInnerTexts()).map((words) => /\d+ 项任务/.exec(words)?.[0]);
    expect(counts[0]).toBe(counts[1]);
    await page.keyboard.press('Escape');
  });

  test('what there is to do is told by the system, one notification a kind, and a click shows the list', async () => {
    await expect.poll(() => shell.logged('notification'), { timeout: 15_000 }).toContainEqual([{ title: expect.stringMatching(/^\d+ 项任务将到期，尚未立项$/), body: expect.stringContaining('2018-12-31') }]);
    await shell.ask('clickNotification');
    await expect.poll(() => heard(page)).toContainEqual({ kind: 'command', command: 'go-todo' });
    await expect.poll(() => page.evaluate('location.hash')).toBe('#/todo');
    const { ids } = await value<{ ids: number[] }>(call(page, 'supervise.candidates', { hasDue: true }));
    await value(call(page, 'supervise.assign', { tasks: ids }));
    const { counts } = await value<{ counts: Record<string, number> }>(call(page, 'supervise.todo'));
    expect(counts['soon']).toBeGreaterThan(0);
    const before = (await shell.logged('notification')).length;
    await shell.ask('fell', 'zeqing-core');
    const kinds = Object.values(counts).filter((n) => n > 0).length;
    await expect.poll(async () => (await shell.logged('notification')).length - before, { timeout: 15_000 }).toBe(kinds);
    expect((await shell.logged('notification')).slice(before)).toContainEqual([{ title: `${counts['soon']} 项督办事项临期`, body: expect.any(String) }]);
    expect(readdirSync(join(dirname(await ledgerPath()), '责清台账-备份')).filter((name) => name.endsWith('-自动.zeqing'))).toHaveLength(1);
  });

  test('a report prints to PDF where the person says, on a sheet of its own; 反馈表 and attachments are chosen in native dialogs', async () => {
    await page.evaluate("location.hash = '#/supervision'");
    await page.locator('.board-table tbody tr').first().waitFor();
    const path = join(shell.folder, '督办事项.pdf');
    await shell.ask('answer', 'showSaveDialog', { canceled: false, filePath: path });
    await page.getByRole('button', { name: '存为 PDF' }).click();
    await page.getByText('已存为 PDF').waitFor();
    expect((await shell.logged('dialog.showSaveDialog')).at(-1)).toMatchObject([{ title: '存为 PDF', filters: [{ name: 'PDF', extensions: ['pdf'] }] }]);
    expect((await shell.logged('webContents.printToPDF'))[0]).toMatchObject([{ pageSize: 'A4', preferCSSPageSize: true }]);
    const { text } = await readBytes(readFileSync(path), '督办事项.pdf');
    expect(text).toContain('督办事项');
    expect(text).toContain('最近进展');
    expect(text).not.toContain('文书');
    expect(await page.locator('.print-sheet').count()).toBe(0);
    rmSync(path);
    await page.locator('.ant-notification-notice').getByRole('button', { name: '打开' }).click();
    await page.getByText('督办事项.pdf：打不开').waitFor();
    expect(await ask(page, { ask: 'save-pdf', name: '../x.pdf' })).toMatch(/not allowed/);
    await shell.ask('answer', 'showOpenDialog', { canceled: false, filePaths: ['/返回/甲.xlsx', '/返回/乙.xlsx'] });
    expect(await ask(page, { ask: 'choose-sheets' })).toEqual(['/返回/甲.xlsx', '/返回/乙.xlsx']);
    expect((await shell.logged('dialog.showOpenDialog')).at(-1)).toMatchObject([{ title: '选择填好的反馈表', filters: [{ extensions: ['xlsx'] }] }]);
    expect(await ask(page, { ask: 'choose-attachment' })).toEqual([]);
  });

  const ledgerPath = async (): Promise<string> => (await value<{ ledger: { path: string } }>(call(page, 'settings.get'))).ledger.path;
});

describe.skipIf(!chromium)('the desktop program', () => {
  test('runs once, shows itself for a second start, and remembers its window', async () => {
    const first = await startShell();
    const second = await startShell({ userData: first.userData, folder: first.folder }).catch((error: Error) => error.message);
    expect(second).toMatch(/^main ended with 0/);
    await first.ask('emit', 'second-instance', ['zeqing', join(first.folder, '别的.txt')]);
    expect(await first.logged('window.focus')).toHaveLength(1);
    await first.ask('resize', 1111, 777);
    expect([await first.close(), first.output()]).toEqual([0, '']);
    const again = await startShell({ userData: first.userData, folder: first.folder });
    expect(await again.ask('windows')).toMatchObject([{ width: 1111, height: 777 }]);
    await again.page.close();
    expect([await again.exited, again.output()]).toEqual([0, '']);
  }, 60_000);
});
