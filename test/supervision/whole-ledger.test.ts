import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { dumpLedger, restoreDump } from '#ledger/dump';
import { edit } from '#ledger/review/edit';
import { integrityCheck, type Ledger } from '#ledger/open';
import { search } from '#ledger/search';
import { undo, undoState } from '#ledger/review/acts';
import { progress } from '#ledger/supervise';
import { backUpLedger, exportLedgerJson, importLedgerJson, previewRestore, restoreLedger } from '#app/backup-ledger';
import { attach, attachmentFolder, lostAttachments } from '#app/supervision/attachments';
import { sendFeedback } from '#app/supervision/feedback';
import { openTemporary, temporaryFolder } from '../support/open-temporary.ts';
import { author, officeLedger, rules } from './office.ts';

/** Every row of every table but the index, by table. */
export function contents(ledger: Ledger): Record<string, unknown[]> {
  const tables = ledger.reading.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'words*' ORDER BY name");
  return Object.fromEntries(tables.map((table) => [table, ledger.reading.all(`SELECT * FROM "${table}" ORDER BY 1, 2, 3`)]));
}

async function rich(): Promise<Ledger> {
  const ledger = officeLedger();
  const proof = join(temporaryFolder(), '证明.txt');
  writeFileSync(proof, '证明材料');
  attach(ledger, 3, proof, author);
  edit(ledger, 1, { units: [{ unit: '区国资中心', role: 'lead' }], tags: ['重点'] }, author);
  progress(ledger, 2, { on: '2018-02-01', ask: { to: '2018-12-31', reason: '资金' } }, author);
  await sendFeedback(ledger, temporaryFolder(), [], { rules, today: '2018-03-01', author });
  return ledger;
}

describe('the whole ledger as JSON', () => {
  test('into an empty ledger: an equal one, found by the same words, undone by the same acts', async () => {
    const ledger = await rich();
    const [dump, path] = [join(temporaryFolder(), 'a.json'), join(temporaryFolder(), 'neu.zeqing')];
    const rows = dumpLedger(ledger, dump);
    expect(restoreDump(dump, path)).toEqual({ rows });
    const made = openTemporary(path);
    expect(contents(made)).toEqual(contents(ledger));
    expect(integrityCheck(made)).toEqual([]);
    for (const words of ['外部董事', '国资', '联席会议', '10']) expect(search(made, words)).toEqual(search(ledger, words));
    expect(undoState(made)).toEqual(undoState(ledger));
    undo(made, author);
    undo(ledger, author);
    expect(contents(made)).toEqual(contents(ledger));
  });

  test('a dump of an earlier version is brought up to date', () => {
    const old = new Database(':memory:');
    old.exec(readFileSync(join(import.meta.dirname, '..', 'ledger', 'earlier', 'version-4.sql'), 'utf8'));
    const tables = old.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'words*'").pluck().all() as string[];
    const dump = join(temporaryFolder(), 'old.json');
    writeFileSync(dump, JSON.stringify({ schema: 'zeqing.ledger/1', version: 4, tables: Object.fromEntries(tables.map((table) => [table, old.prepare(`SELECT * FROM ${table}`).all()])) }));
    old.close();
    const path = join(temporaryFolder(), 'neu.zeqing');
    restoreDump(dump, path);
    const made = openTemporary(path);
    expect(search(made, '后备人才库').map((hit) => hit.taskId)).toEqual([2]);
    expect(contents(made)['finding_judgements']).toHaveLength(1);
    progress(made, 2, { on: '2025-05-01', text: '已入库' }, author);
  });

  test.each([
    ['no JSON', '{', 'file-damaged'], ['another JSON', '{"a":1}', 'file-damaged'], ['a later version', '{"schema":"zeqing.ledger/1","version":99,"tables":{}}', 'ledger-newer'],
    ['a table that is none', '{"schema":"zeqing.ledger/1","version":5,"tables":{"x":[{"a":1}]}}', 'file-damaged'],
    ['rows that are no list', '{"schema":"zeqing.ledger/1","version":5,"tables":{"units":7}}', 'file-damaged'], ['a row that is none', '{"schema":"zeqing.ledger/1","version":5,"tables":{"units":[null]}}', 'file-damaged'],
    ['a version that is none', '{"schema":"zeqing.ledger/1","version":0.5,"tables":{}}', 'file-damaged'],
    ['a column that is none', '{"schema":"zeqing.ledger/1","version":5,"tables":{"units":[{"id":1,"name":"a","tail":"a","b);--":1}]}}', 'file-damaged'],
    ['a row that points nowhere', '{"schema":"zeqing.ledger/1","version":5,"tables":{"supervised":[{"task_id":7,"assigned_on":"2018-01-01","by":"a","at":"b"}]}}', 'file-damaged'],
  ])('%s is refused and leaves nothing', (_what, text, code) => {
    const [dump, path] = [join(temporaryFolder(), 'a.json'), join(temporaryFolder(), 'neu.zeqing')];
    writeFileSync(dump, text);
    expect(() => restoreDump(dump, path)).toThrow(code);
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });

  test('a ledger that is there is never written over', async () => {
    const ledger = await rich();
    const dump = join(temporaryFolder(), 'a.json');
    dumpLedger(ledger, dump);
    expect(() => restoreDump(dump, ledger.path)).toThrow(/export-target-unwritable/);
  });

  test('attachments go along to another machine', async () => {
    const ledger = await rich();
    const [dump, path] = [join(temporaryFolder(), 'a.json'), join(temporaryFolder(), 'neu.zeqing')];
    expect(exportLedgerJson(ledger.path, dump)).toMatchObject({ attachments: 1 });
    expect(importLedgerJson(dump, path)).toMatchObject({ attachments: 1 });
    expect(lostAttachments(openTemporary(path))).toEqual([]);
  });
});

describe('backup and restore', () => {
  test('a backup holds all of it with its attachments; restore tells before what it would do, and keeps what stood there', async () => {
    process.env['ZEQING_DATA'] = temporaryFolder();
    const ledger = await rich();
    const { path } = ledger;
    const before = contents(ledger);
    const backup = backUpLedger(path);
    expect(backup).toMatchObject({ documents: 2, tasks: 6, attachments: 1 });
    progress(ledger, 1, { on: '2018-03-02', text: '备份以后' }, { by: '王科长', at: '2018-06-02T00:00:00.000Z' });
    ledger.close();
    rmSync(attachmentFolder(path), { recursive: true });
    expect(previewRestore(path, backup.path)).toEqual({ from: { documents: 2, tasks: 6, lastChange: author.at }, now: { documents: 2, tasks: 6, lastChange: '2018-06-02T00:00:00.000Z' }, missing: 0 });
    expect(restoreLedger(path, backup.path)).toMatchObject({ documents: 2, tasks: 6, attachments: 1 });
    const restored = openTemporary(path);
    expect(contents(restored)).toEqual(before);
    expect(lostAttachments(restored)).toEqual([]);
    expect(() => backUpLedger(join(temporaryFolder(), '无.zeqing'))).toThrow(/ledger-absent/);
    writeFileSync(join(temporaryFolder(), 'x.zeqing'), 'x');
    expect(() => previewRestore(path, join(temporaryFolder(), '无.zeqing'))).toThrow(/file-absent/);
  });
});
