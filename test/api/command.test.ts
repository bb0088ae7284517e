import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, isOutdated } from '../../bin/build.js';
import { findElectron, whyBrowser } from '../../bin/start.js';
import { ROOT } from './open-door.ts';

describe('zeqing serve', () => {
  test('prints its address alone on stdout, serves the screens, ends with 0 when told to', async () => {
    await build({ shell: false });
    const folder = mkdtempSync(join(tmpdir(), 'zeqing-serve-'));
    const child = spawn(process.execPath, ['bin/zeqing.js', 'serve', '--ledger', join(folder, '新.zeqing')], { cwd: ROOT, env: { ...process.env, ZEQING_DATA: folder, ZEQING_NO_INSTALL: '1' } });
    const [printed] = await once(child.stdout, 'data') as [Buffer];
    expect(printed.toString()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}\n$/);
    const first = await fetch(printed.toString().trim(), { redirect: 'manual' });
    const page = await fetch(new URL('/', printed.toString()), { headers: { cookie: first.headers.get('set-cookie')!.split(';')[0]! } });
    expect(await page.text()).toContain('<script type="module"');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 180_000);

  test('a port that is taken is said in words', async () => {
    const { createServer } = await import('node:net');
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const folder = mkdtempSync(join(tmpdir(), 'zeqing-serve-'));
    const child = spawn(process.execPath, ['bin/zeqing.js', 'serve', '--port', String(port), '--ledger', join(folder, 'a.zeqing')], { cwd: ROOT, env: { ...process.env, ZEQING_DATA: folder, ZEQING_NO_INSTALL: '1' } });
    let said = '';
    child.stderr.on('data', (part: Buffer) => { said += part.toString(); });
    expect(await once(child, 'exit')).toEqual([2, null]);
    expect(said).toBe(`错误:端口 ${port} 已被占用,请换一个端口或不加 --port。\n`);
    taken.close();
  });
});

describe('npm start', () => {
  test.each([
    [{ display: false, electron: null, wished: false }, '本机没有图形界面,以浏览器方式提供'],
    [{ display: true, electron: null, wished: false }, '本机没有 Electron 程序且无法下载,改在浏览器中打开'],
    [{ display: true, electron: '/usr/lib/electron', wished: true }, '按要求在浏览器中打开'],
    [{ display: true, electron: '/usr/lib/electron', wished: false }, null],
  ])('%j: %s', (state, words) => { expect(whyBrowser(state)).toBe(words); });

  test('finds Electron only where its program is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zeqing-electron-'));
    expect(findElectron(folder, {})).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder, {})).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(findElectron(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  test('builds when a source is newer than what was made of it', () => {
    const root = mkdtempSync(join(tmpdir(), 'zeqing-build-'));
    const part = { made: 'dist/index.html', of: ['renderer', 'vite.config.ts'] };
    mkdirSync(join(root, 'renderer', 'deep'), { recursive: true });
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'renderer', 'deep', 'a.ts'), '');
    for (const path of ['renderer/deep/a.ts', 'renderer/deep', 'renderer']) utimesSync(join(root, path), 1000, 1000);
    expect(isOutdated(part, root)).toBe(true);
    writeFileSync(join(root, 'dist', 'index.html'), '');
    utimesSync(join(root, 'dist', 'index.html'), 2000, 2000);
    expect(isOutdated(part, root)).toBe(false);
    utimesSync(join(root, 'renderer', 'deep', 'a.ts'), 3000, 3000);
    expect(isOutdated(part, root)).toBe(true);
  });
});
