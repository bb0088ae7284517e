import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Connection } from '#ledger/connection';
import { documents } from '#ledger/documents';
import { edit } from '#ledger/review/edit';
import { currentVersion, migrate, MIGRATIONS } from '#ledger/migrate';
import { integrityCheck, openLedger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { search } from '#ledger/search';
import { countTasks, taskById, tasks } from '#ledger/tasks';
import { makePosting } from '../support/make-analysis.ts';
import { openTemporary, temporaryFolder } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

const TODAY = { today: '2019-06-30' };
const EARLIER = join(import.meta.dirname, 'earlier');

/** A ledger file as an earlier version left it. */
function earlierLedger(version: number): string {
  const path = join(temporaryFolder(), `version-${version}.zeqing`);
  new Database(path).exec(readFileSync(join(EARLIER, `version-${version}.sql`), 'utf8')).close();
  return path;
}

describe('migrations', () => {
  test('are numbered without gap, and every earlier version has a filled ledger to try', () => {
    expect(MIGRATIONS.map((m) => m.version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(readdirSync(EARLIER)).toEqual(MIGRATIONS.slice(0, -1).map((m) => `version-${m.version}.sql`));
  });

  test.each(MIGRATIONS.slice(0, -1).map((m) => m.version))('a filled ledger of version %i opens with all it held', (version) => {
    const ledger = openTemporary(earlierLedger(version));
    expect(ledger.writing.pragma('user_version')).toBe(currentVersion());
    expect(documents(ledger).map((d) => d.title)).toEqual([STATE_ASSETS.title]);
    expect(tasks(ledger, {}, TODAY).map((t) => [t.id, t.status, t.personSet])).toEqual([[1, 'in-progress', ['status', 'text', 'units']], [2, 'not-started', []], [4, 'not-started', []]]);
    expect(taskById(ledger, 1, TODAY)).toMatchObject({ text: '外部董事占多数', units: [{ unit: '区国资中心' }] });
    expect(search(ledger, '后备人才库').map((h) => h.taskId)).toEqual([2]);
    expect(search(ledger, '国有企业改革')[0]).toMatchObject({ kind: 'title' });
    expect(search(ledger, '企业公司制改革工作')).toEqual([]);
    expect(countTasks(ledger, { search: '外部董事占多数' })).toBe(1);
    expect(countTasks(ledger, { search: '职业经理人' })).toBe(0);
    expect(countTasks(ledger, { unit: '国资办' })).toBe(1);
    post(ledger, makePosting('young.txt', [YOUNG_CADRES]));
    edit(ledger, 2, { status: 'completed' }, { by: '李主任', at: '2025-05-01T08:00:00.000Z' });
    expect(integrityCheck(ledger)).toEqual([]);
  });

  test.each(MIGRATIONS.slice(0, -1).map((m) => m.version))('version %i has the schema that today\'s first steps make', (version) => {
    const schemaOf = (database: Database.Database): unknown[] => database.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' ORDER BY name").all();
    const made = new Database(':memory:');
    migrate(new Connection(made, ':memory:'), version);
    expect(schemaOf(new Database(earlierLedger(version)))).toEqual(schemaOf(made));
  });

  test('a reader brings an earlier ledger up to date as well', () => {
    const ledger = openTemporary(earlierLedger(1), { readonly: true });
    expect(search(ledger, '后备人才库')).toHaveLength(1);
  });

  test('a step that fails leaves the earlier version whole', () => {
    const path = earlierLedger(1);
    const database = new Database(path);
    database.exec('CREATE TABLE words_data(x)');
    database.close();
    expect(() => openLedger(path)).toThrow();
    const after = new Database(path);
    expect(after.pragma('user_version', { simple: true })).toBe(1);
    expect(after.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'words'").get()).toEqual({ n: 0 });
    after.close();
  });
});
