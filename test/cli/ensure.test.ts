import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

interface Ensure { isStale(root: string): boolean; findNode(root: string): string | null }
const ensurePath = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'bin', 'ensure.js');
const { isStale, findNode } = await import(pathToFileURL(ensurePath).href) as Ensure;

let root = '';
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'zeqing-ensure-')); });
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

const A = { version: '1.0.0', integrity: 'sha512-a' };
const PLATFORM = { version: '1.0.0', integrity: 'sha512-w', optional: true };
const lock = (packages: object): void => { writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'x' }, ...packages } })); };
const installed = (packages: object): void => {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
};
const seconds = (file: string, at: number): void => { utimesSync(join(root, file), at, at); };

describe('isStale', () => {
  test('nothing installed: yes; no lock to go by: no', () => {
    expect(isStale(root)).toBe(false);
    lock({ 'node_modules/a': A });
    expect(isStale(root)).toBe(true);
  });

  test('an installation that was broken off has no record of its own: yes', () => {
    lock({ 'node_modules/a': A });
    mkdirSync(join(root, 'node_modules', 'a'), { recursive: true });
    expect(isStale(root)).toBe(true);
  });

  test.each([
    ['equal, other systems\' packages apart', { 'node_modules/a': A, 'node_modules/w': PLATFORM }, { 'node_modules/a': A }, false],
    ['another version', { 'node_modules/a': { ...A, version: '1.0.1' } }, { 'node_modules/a': A }, true],
    ['same version, other bytes', { 'node_modules/a': { ...A, integrity: 'sha512-b' } }, { 'node_modules/a': A }, true],
    ['a package more', { 'node_modules/a': A, 'node_modules/b': A }, { 'node_modules/a': A }, true],
    ['a package less', { 'node_modules/a': A }, { 'node_modules/a': A, 'node_modules/b': A }, true],
  ])('a lock newer than the installation: %s', (_, wanted, have, stale) => {
    lock(wanted);
    installed(have);
    seconds('node_modules/.package-lock.json', 1_000);
    seconds('package-lock.json', 2_000);
    expect(isStale(root)).toBe(stale);
  });

  test('a record that cannot be read counts as stale', () => {
    lock({ 'node_modules/a': A });
    installed({});
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{');
    seconds('node_modules/.package-lock.json', 1_000);
    expect(isStale(root)).toBe(true);
  });
});

test('this process runs on a Node that is new enough, so it is the one found', () => { expect(findNode(root)).toBe(process.execPath); });

describe('the entry points on a machine that lacks something', () => {
  const older = spawnSync('/bin/sh', ['-c', 'which -a node'], { encoding: 'utf8' }).stdout.split('\n')
    .find((path) => { const version = /^v(\d+)/.exec(path === '' ? '' : spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout)?.[1]; return version !== undefined && Number(version) >= 18 && Number(version) < 24; });

  /** A project of nothing but bin/, with an `npm` on the path that does what `script` says. */
  const start = (node: string, entry: string, script: string): { status: number | null; stdout: string; stderr: string } => {
    cpSync(dirname(ensurePath), join(root, 'bin'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
    mkdirSync(join(root, 'path'), { recursive: true });
    writeFileSync(join(root, 'path', 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const { npm_execpath: _, ZEQING_NO_INSTALL: __, ...env } = process.env;
    return spawnSync(node, [join(root, 'bin', entry), ...(entry === 'bootstrap.js' ? ['demo'] : ['--version'])], { encoding: 'utf8', env: { ...env, PATH: `${join(root, 'path')}:/bin:/usr/bin` } });
  };

  test.skipIf(process.platform === 'win32').each(['zeqing.js', 'bootstrap.js'])('%s: packages missing, npm ci fails: one line that says what to do, nothing on stdout', (entry) => {
    lock({ 'node_modules/a': A });
    const { status, stdout, stderr } = start(process.execPath, entry, 'echo noise; echo "npm error" >&2; exit 3');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('正在安装依赖(npm ci)');
    expect(stderr).toContain('noise');
    expect(stderr).toMatch(/依赖安装失败\(npm ci 退出码 3\):请.*手动运行 npm ci/);
  });

  test.skipIf(!older)(`no Node 24 to be had: one line that says what to do${older ? '' : ' (skipped: no older Node on this machine)'}`, () => {
    lock({ 'node_modules/a': A });
    installed({ 'node_modules/a': A });
    for (const entry of ['zeqing.js', 'bootstrap.js']) {
      const { status, stdout, stderr } = start(older ?? '', entry, 'exit 9');
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^责清需要 Node\.js 24 或更高版本.*请到 .* 安装后重试。\n$/);
    }
  });

  test('ZEQING_NO_INSTALL=1 leaves the packages alone', () => {
    lock({ 'node_modules/a': A });
    cpSync(dirname(ensurePath), join(root, 'bin'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
    const { stderr } = spawnSync(process.execPath, [join(root, 'bin', 'zeqing.js')], { encoding: 'utf8', env: { ...process.env, ZEQING_NO_INSTALL: '1' } });
    expect(stderr).not.toContain('npm ci');
  });

  test('bootstrap with an unknown step: exit code 2', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(dirname(ensurePath), 'bootstrap.js'), 'nix'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '用法:node bin/bootstrap.js start|demo|test\n' });
  });
});
