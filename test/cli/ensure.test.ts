import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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
