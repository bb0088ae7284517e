import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Failure } from '#model/failure';
import { currentVersion } from '#ledger/migrate';
import { integrityCheck, openLedger, settle } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { countTasks, tasks } from '#ledger/tasks';
import { failureOf } from '#ledger/trouble';
import { makePosting } from '../support/make-analysis.ts';
import { openTemporary, temporaryFolder } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

/** The code of the Failure that `work` throws. */
function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'no failure';
}

describe('openLedger', () => {
  test('makes the file and its folder, in WAL, marked as ours', () => {
    const path = join(temporaryFolder(), '新建', '台账.zeqing');
    const ledger = openTemporary(path);
    expect(ledger.writing.pragma('journal_mode')).toBe('wal');
    expect(ledger.writing.pragma('foreign_keys')).toBe(1);
    expect(ledger.writing.pragma('user_version')).toBe(currentVersion());
    expect(integrityCheck(ledger)).toEqual([]);
    const loose = ledger.reading.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%' AND name NOT GLOB '*words*' AND name NOT GLOB 'sqlite_*'");
    expect(loose).toEqual([]);
    ledger.close();
    const file = readFileSync(path);
    expect(file.subarray(68, 72).toString('latin1')).toBe('ZQTZ');
  });

  test('keeps what was entered, and tidying changes nothing', () => {
    const path = join(temporaryFolder(), 'a.zeqing');
    const first = openLedger(path);
    post(first, makePosting('a.txt', [STATE_ASSETS]));
    settle(first);
    first.close();
    expect(countTasks(openTemporary(path), {})).toBe(4);
  });

  test('what reads cannot write', () => {
    const path = join(temporaryFolder(), 'a.zeqing');
    const ledger = openTemporary(path);
    expect(codeOf(() => ledger.reading.all('DELETE FROM tasks RETURNING id'))).toBe('folder-read-only');
    post(ledger, makePosting('a.txt', [STATE_ASSETS]));
    const reader = openTemporary(path, { readonly: true });
    expect(tasks(reader, {}, { today: '2025-01-01' })).toHaveLength(4);
    expect(codeOf(() => post(reader, makePosting('b.txt', [YOUNG_CADRES])))).toBe('folder-read-only');
  });

  test.each<[why: string, code: string, make: (path: string) => void, options?: { readonly?: boolean; create?: boolean }]>([
    ['an Excel file named so', 'ledger-not-sqlite', (path) => writeFileSync(path, 'PK\u0003\u0004 something else entirely, longer than a head')],
    ['a short text', 'ledger-not-sqlite', (path) => writeFileSync(path, '台账')],
    ['a folder', 'ledger-not-sqlite', (path) => mkdirSync(path)],
    ['an empty file, only to be read', 'ledger-not-sqlite', (path) => writeFileSync(path, ''), { readonly: true }],
    ['no file, only to be read', 'ledger-absent', () => undefined, { readonly: true }],
    ['no file, not to be made', 'ledger-absent', () => undefined, { create: false }],
    ['another application', 'ledger-foreign', (path) => new Database(path).exec('CREATE TABLE bookmarks(url TEXT)').close()],
    ['another application that marks its files', 'ledger-foreign', (path) => new Database(path).exec('PRAGMA application_id = 252006675; CREATE TABLE a(b)').close()],
    ['a later release', 'ledger-newer', (path) => {
      openLedger(path).close();
      new Database(path).exec(`PRAGMA user_version = ${currentVersion() + 1}`).close();
    }],
    ['a head without a body', 'ledger-damaged', (path) => {
      openLedger(path).close();
      writeFileSync(path, readFileSync(path).subarray(0, 5000));
    }],
    ['a folder that is a file', 'folder-read-only', (path) => writeFileSync(join(path, '..', 'folder'), '')],
  ])('%s: %s', (_why, code, make, options) => {
    const folder = temporaryFolder();
    const path = join(folder, 'x.zeqing');
    make(path);
    const target = code === 'folder-read-only' ? join(folder, 'folder', 'x.zeqing') : path;
    expect(codeOf(() => openLedger(target, options).close())).toBe(code);
  });

  test('an empty file becomes a ledger', () => {
    const path = join(temporaryFolder(), 'leer.zeqing');
    writeFileSync(path, '');
    expect(countTasks(openTemporary(path), {})).toBe(0);
  });

  test('damage inside is found by the check', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.zeqing');
    const ledger = openLedger(path);
    post(ledger, makePosting('a.txt', [STATE_ASSETS]));
    ledger.close();
    const bytes = readFileSync(path);
    bytes.fill(0xee, 3 * 4096, 12 * 4096);
    writeFileSync(join(folder, 'b.zeqing'), bytes);
    copyFileSync(path, join(folder, 'c.zeqing'));
    expect(integrityCheck(openTemporary(join(folder, 'c.zeqing'), { readonly: true }))).toEqual([]);
    let faults: string[] = [];
    const code = codeOf(() => { faults = integrityCheck(openTemporary(join(folder, 'b.zeqing'), { readonly: true })); });
    expect(code === 'ledger-damaged' || faults.length > 0).toBe(true);
  });
});

describe('trouble', () => {
  test.each([
    ['SQLITE_NOTADB', 'ledger-not-sqlite'], ['SQLITE_CORRUPT_VTAB', 'ledger-damaged'], ['SQLITE_FULL', 'disk-full'], ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
    ['SQLITE_IOERR_READ', 'ledger-damaged'], ['SQLITE_BUSY_SNAPSHOT', 'ledger-busy'], ['SQLITE_LOCKED', 'ledger-busy'], ['SQLITE_READONLY_DIRECTORY', 'folder-read-only'],
    ['SQLITE_CANTOPEN', 'folder-read-only'], ['ENOSPC', 'disk-full'], ['EROFS', 'folder-read-only'], ['EACCES', 'folder-read-only'],
  ])('%s is %s', (found, code) => {
    const failure = failureOf(Object.assign(new Error('x'), { code: found }), '/a');
    expect(failure).toMatchObject({ code, facts: { path: '/a', found } });
  });

  test.each([new TypeError('x'), Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_UNIQUE' }), Object.assign(new Error('x'), { code: 7 }), 'words'])('%s is a defect, not the world', (error) => {
    expect(failureOf(error, '/a')).toBeNull();
  });
});

describe('a full disk', () => {
  test('ends in disk-full, leaves the last whole file, and works again with room', () => {
    const ledger = openTemporary();
    post(ledger, makePosting('a.txt', [STATE_ASSETS]));
    const pages = Number(ledger.writing.pragma('page_count'));
    ledger.writing.pragma(`max_page_count = ${pages + 2}`);
    const large = makePosting('b.txt', [{ ...YOUNG_CADRES, items: Array.from({ length: 300 }, (_, i) => ({ label: `${i + 1}.`, sentences: YOUNG_CADRES.items[0]!.sentences })) }]);
    expect(codeOf(() => post(ledger, large))).toBe('disk-full');
    expect(countTasks(ledger, {})).toBe(4);
    expect(integrityCheck(ledger)).toEqual([]);
    ledger.writing.pragma('max_page_count = 1073741823');
    expect(post(ledger, large)).toMatchObject({ kind: 'added', tasks: 300 });
  });
});

test('files that read have no way to write', () => {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'ledger');
  for (const file of ['tasks', 'documents', 'search', 'statistics', 'history', 'task-filter', 'task-text', 'stored-deadline']) {
    const source = readFileSync(join(folder, `${file}.ts`), 'utf8');
    expect(source, file).not.toMatch(/\.writing\b|\bConnection\b|'(?:INSERT|UPDATE|DELETE|DROP|CREATE)\b/u);
  }
});
