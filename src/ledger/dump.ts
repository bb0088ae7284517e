import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Failure } from '#model/failure';
import { Connection, type SqlValue } from './connection.ts';
import { indexDocument, WordIndex } from './posting/index-words.ts';
import { APPLICATION_ID, currentVersion, migrate } from './migrate.ts';
import { integrityCheck, openLedger, type Ledger } from './open.ts';
import { linesWithin } from './posting/source-rows.ts';
import { settleTask } from './posting/task-rows.ts';
import { failureOf, guarded } from './trouble.ts';
import { UnitRegister } from './posting/unit-register.ts';

const DUMP_SCHEMA = 'zeqing.ledger/1';
type Row = Record<string, SqlValue>;

/** Tables that hold what is known; the search index is made anew. */
const tablesOf = (connection: Pick<Connection, 'column'>): string[] => connection.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'words*' ORDER BY name");

/** All rows of all tables as one JSON file, a row a line, of one moment. Returns the number of rows. @throws Failure 'folder-read-only', 'disk-full' */
export function dumpLedger(ledger: Ledger, target: string): number {
  const temporary = `${target}.part`;
  let rows = 0;
  try {
    const file = openSync(temporary, 'w');
    try {
      writeSync(file, `{"schema":"${DUMP_SCHEMA}","version":${currentVersion()},"tables":{`);
      // One transaction, so that who writes meanwhile is either wholly in it or not at all.
      ledger.writing.transaction(() => {
        tablesOf(ledger.writing).forEach((table, i) => {
          writeSync(file, `${i > 0 ? ',' : ''}\n"${table}":[`);
          const all = ledger.writing.all<Row>(`SELECT * FROM "${table}"`);
          for (let at = 0; at < all.length; at += 1000) writeSync(file, `${at > 0 ? ',' : ''}\n${all.slice(at, at + 1000).map((row) => JSON.stringify(row)).join(',\n')}`);
          writeSync(file, ']');
          rows += all.length;
        });
      });
      writeSync(file, '\n}}\n');
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
    return rows;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw failureOf(error, target) ?? error;
  }
}

/**
 * Makes a new ledger of a dump; one of an earlier version is brought up to date. `path` must not exist. All of it or nothing.
 * @throws Failure 'file-absent', 'file-damaged' (no dump), 'ledger-newer', 'export-target-unwritable' (there is a file), those of opening
 */
export function restoreDump(dump: string, path: string): { rows: number } {
  if (existsSync(path)) throw new Failure('export-target-unwritable', { path, reason: 'EEXIST' });
  const { version, tables } = readDump(dump);
  if (version > currentVersion()) throw new Failure('ledger-newer', { path: dump, found: version, expected: currentVersion() });
  const temporary = `${path}.part`;
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(temporary + ending, { force: true });
  let rows = 0;
  try {
    const connection = guarded(temporary, () => new Connection(new Database(temporary), temporary));
    try {
      migrate(connection, version);
      rows = enter(connection, tables, dump);
      if (Number(connection.pragma('application_id')) !== APPLICATION_ID) throw new Failure('file-damaged', { path: dump });
      migrate(connection);
      index(connection);
      connection.pragma('journal_mode = WAL');
    } finally {
      connection.close();
    }
    const made = openLedger(temporary, { readonly: true });
    const faults = integrityCheck(made);
    made.close();
    if (faults.length > 0) throw new Failure('file-damaged', { path: dump, reason: faults[0]! });
    for (const ending of ['-wal', '-shm']) rmSync(temporary + ending, { force: true });
    renameSync(temporary, path);
    return { rows };
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(temporary + ending, { force: true });
    const failure = /SQLITE_(CONSTRAINT|MISMATCH)|cannot store|bind/.test(`${String((error as { code?: unknown }).code)} ${String(error)}`) ? new Failure('file-damaged', { path: dump, reason: String(error) }, error) : failureOf(error, path);
    throw failure?.code === 'ledger-damaged' ? new Failure('file-damaged', { path: dump, reason: failure.message }, error) : failure ?? error;
  }
}

function readDump(path: string): { version: number; tables: Record<string, Row[]> } {
  if (!existsSync(path)) throw new Failure('file-absent', { path });
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Failure('file-damaged', { path, reason: 'no JSON' }, cause);
  }
  const { schema, version, tables } = (found ?? {}) as { schema?: unknown; version?: unknown; tables?: unknown };
  if (schema !== DUMP_SCHEMA || !isVersion(version) || !isRow(tables) || !Object.values(tables).every((rows) => Array.isArray(rows) && rows.every(isRow))) throw new Failure('file-damaged', { path, reason: `not ${DUMP_SCHEMA}` });
  return { version, tables: tables as Record<string, Row[]> };
}

const isVersion = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0;
const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function enter(connection: Connection, tables: Readonly<Record<string, readonly Row[]>>, dump: string): number {
  const known = new Set(tablesOf(connection));
  const strange = Object.keys(tables).find((table) => !known.has(table));
  if (strange !== undefined) throw new Failure('file-damaged', { path: dump, reason: `table ${strange}` });
  return connection.transaction(() => {
    connection.pragma('defer_foreign_keys = ON');
    let rows = 0;
    for (const [table, all] of Object.entries(tables)) {
      const columns = new Set(connection.column<string>('SELECT name FROM pragma_table_info(?)', table));
      for (const row of all) {
        const names = Object.keys(row);
        const other = names.find((name) => !columns.has(name));
        if (other !== undefined) throw new Failure('file-damaged', { path: dump, reason: `column ${table}.${other}` });
        connection.run(`INSERT INTO "${table}"(${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...Object.values(row));
        rows++;
      }
    }
    return rows;
  });
}

/** Makes the search index of what stands in the lists. */
function index(connection: Connection): void {
  connection.transaction(() => {
    const words = new WordIndex(connection);
    connection.run("INSERT INTO words(words) VALUES ('delete-all')");
    for (const d of connection.all<{ id: number; source_id: number; start: number; end: number; title: string }>('SELECT id, source_id, start, end, title FROM documents WHERE superseded_at IS NULL')) {
      indexDocument(words, d.id, d.title, linesWithin(connection, d.source_id, d.start, d.end));
    }
    for (const unit of connection.all<{ id: number; name: string }>('SELECT id, name FROM units')) words.add('unit', unit.id, unit.name);
    const units = new UnitRegister(connection, words);
    for (const id of connection.column<number>('SELECT id FROM tasks WHERE superseded_at IS NULL')) settleTask({ connection, units, index: words }, id);
    words.write();
  });
}
