import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { previewRestore, restoreLedger } from '#app/backup-ledger';
import { backupFolder, backups, backUp, lastBackup, restore } from '#app/backup';
import { Core } from '#app/core';
import { currentVersion } from '#ledger/migrate';
import { post } from '#ledger/posting/post';
import { codeOf } from '../support/code-of.ts';
import { makePosting } from '../support/make-analysis.ts';
import { temporaryFolder } from '../support/open-temporary.ts';

const cores: Core[] = [];
afterEach(() => { for (const core of cores.splice(0)) core.close(); });

function coreWith(documents: number): Core {
  const folder = temporaryFolder();
  const core = new Core({ ledger: join(folder, '台账.zeqing'), folder: join(folder, 'data') });
  cores.push(core);
  for (let i = 0; i < documents; i++) post(core.ledger, makePosting(`${i}.txt`, [{ title: `关于第${i}件事的通知`, items: [{ sentences: [{ text: `财政局应当于${2020 + i}年底前完成清理。` }] }] }]));
  return core;
}

describe('the list of backups', () => {
  test('tells what each holds, the latest first; what is no ledger is left out', () => {
    const core = coreWith(2);
    const made = backUp(core);
    const folder = backupFolder(core.ledgerPath);
    writeFileSync(join(folder, '0-空.zeqing'), '');
    writeFileSync(join(folder, '1-别的.zeqing'), 'not a ledger, but long enough to be looked at');
    new Database(join(folder, '2-空库.zeqing')).exec('CREATE TABLE a(b); DROP TABLE a').close();
    expect(backups(core)).toEqual([{ path: made.path, at: made.at, bytes: statSync(made.path).size, documents: 2, tasks: 2 }]);
  });

  test('one of an earlier release is told of and left as it stands, its time too', () => {
    const core = coreWith(0);
    const folder = backupFolder(core.ledgerPath);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, '2026-01-02T08-00-00.zeqing');
    new Database(path).exec(readFileSync(new URL('../ledger/earlier/version-3.sql', import.meta.url), 'utf8')).close();
    const then = new Date('2026-01-02T08:00:00Z');
    utimesSync(path, then, then);
    const before = readFileSync(path);
    expect(backups(core)).toMatchObject([{ path, at: then.toISOString() }]);
    expect(backups(core)[0]!.documents).toBeGreaterThan(0);
    expect([lastBackup(core), readFileSync(path).equals(before)]).toEqual([then.toISOString(), true]);
    expect(Number(new Database(path, { readonly: true }).pragma('user_version', { simple: true }))).toBeLessThan(currentVersion());
  });

  test('damage inside is found before a backup is put back, and the ledger stays', async () => {
    const core = coreWith(3);
    const { path } = backUp(core);
    const bytes = readFileSync(path);
    bytes.fill(0xee, bytes.length - 8 * 4096);
    writeFileSync(path, bytes);
    expect(await codeOf(Promise.resolve().then(() => restore(core, path)))).toBe('ledger-damaged');
    expect(core.ledger.reading.column('SELECT count(*) FROM documents')).toEqual([3]);
  });
});

describe('a ledger beyond repair', () => {
  test.each<[how: string, spoil: (bytes: Buffer) => Buffer]>([
    ['pages of it are spoilt', (bytes) => bytes.fill(0xee, 4 * 4096)],
    ['its end is gone', (bytes) => bytes.subarray(0, 5000)],
    ['its head is gone', (bytes) => bytes.fill(0, 0, 100)],
  ])('%s: a backup is put in its place, what is left of it is kept', (_how, spoil) => {
    const core = coreWith(3);
    const { path } = backUp(core);
    core.close();
    const spoilt = spoil(readFileSync(core.ledgerPath));
    writeFileSync(core.ledgerPath, spoilt);
    expect(previewRestore(core.ledgerPath, path).from).toMatchObject({ documents: 3, tasks: 3 });
    expect(restoreLedger(core.ledgerPath, path)).toMatchObject({ documents: 3, tasks: 3 });
    const again = new Core({ ledger: core.ledgerPath, folder: core.folder });
    cores.push(again);
    expect(again.ledger.reading.column('SELECT count(*) FROM documents')).toEqual([3]);
    const kept = readdirSync(backupFolder(core.ledgerPath)).filter((name) => name.endsWith('-损坏.zeqing.bad'));
    expect(kept.map((name) => readFileSync(join(backupFolder(core.ledgerPath), name)).equals(spoilt))).toEqual([true]);
    expect(backups(again)).toHaveLength(1);
  });
});
