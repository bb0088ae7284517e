import { existsSync, mkdirSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '#model/failure';
import { Connection } from './connection.ts';
import type { Reading } from './connection.ts';
import { migrate, stateOf } from './migrate.ts';
import { failureOf, guarded } from './trouble.ts';

/** An open ledger: a reading connection that SQLite itself keeps from writing, and (unless read-only) a writing one. */
export interface Ledger {
  readonly path: string;
  readonly reading: Reading;
  /** Throws 'folder-read-only' when the ledger was opened to be read only. */
  readonly writing: Connection;
  close(): void;
}

export interface OpenOptions {
  /** Open an existing ledger for reading; nothing can be written through it. */
  readonly?: boolean;
  /** Make the file (and its folder) when absent; default true, false with `readonly`. */
  create?: boolean;
  /** How long to wait for another writer, in milliseconds; default 30,000 (a 15 MB text takes about so long). */
  busyTimeoutMs?: number;
}

const MAGIC = 'SQLite format 3\0';

/**
 * Opens a ledger file, makes it when absent, and brings an older one to the present schema.
 * Throws Failures: ledger-absent, ledger-not-sqlite, ledger-foreign, ledger-newer, ledger-damaged, ledger-busy,
 * folder-read-only, disk-full.
 */
export function openLedger(path: string, options: OpenOptions = {}): Ledger {
  const readonly = options.readonly ?? false;
  const timeout = options.busyTimeoutMs ?? 30_000;
  guarded(path, () => inspectFile(path, options.create ?? !readonly));
  let writing: Connection | null = null;
  let reading: Connection | null = null;
  try {
    if (readonly) reading = connect(path, true, timeout);
    if (reading === null || stateOf(reading) !== 'current') {
      reading?.close();
      writing = connect(path, false, timeout);
      prepare(writing, timeout);
      if (readonly) {
        writing.close();
        writing = null;
      }
      reading = connect(path, true, timeout);
    }
    return ledgerOf(path, reading, writing);
  } catch (error) {
    reading?.close();
    writing?.close();
    throw error;
  }
}

/** Lets `work` read a ledger of this or an earlier version without bringing it to the present one. @throws as `openLedger` */
export function readAsItStands<Result>(path: string, work: (reading: Reading) => Result): Result {
  guarded(path, () => { inspectFile(path, false); });
  const reading = connect(path, true, 30_000);
  try {
    if (stateOf(reading) === 'empty') throw new Failure('ledger-foreign', { path });
    return work(reading);
  } finally {
    reading.close();
  }
}

/** What SQLite's own check says: [] for a sound ledger, else the faults found, foreign keys included. */
export function integrityCheck(ledger: Ledger): string[] {
  try {
    const faults = ledger.reading.column<string>('PRAGMA integrity_check(100)').filter((line) => line !== 'ok');
    const orphans = ledger.reading.all<{ table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check');
    return [...faults, ...orphans.map((o) => `${o.table} row ${o.rowid} points to no row of ${o.parent}`)];
  } catch (error) {
    const failure = failureOf(error, ledger.path);
    if (failure?.code === 'ledger-damaged') return [failure.message];
    throw error;
  }
}

/**
 * Tidies the search index; worth its second after a large import. No ANALYZE: without figures the plans stay those
 * that the tests look at, and with them SQLite plans a statement anew for every value bound to it.
 */
export function settle(ledger: Ledger): void {
  ledger.writing.script("INSERT INTO words(words, rank) VALUES ('merge', -400)");
}

function inspectFile(path: string, create: boolean): void {
  if (!existsSync(path)) {
    if (!create) throw new Failure('ledger-absent', { path });
    mkdirSync(dirname(path), { recursive: true });
    return;
  }
  const { size } = statSync(path);
  if (size === 0 && create) return;
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1') !== MAGIC) throw new Failure('ledger-not-sqlite', { path });
}

function connect(path: string, readonly: boolean, timeout: number): Connection {
  const connection = guarded(path, () => new Connection(new Database(path, { readonly, timeout }), path));
  try {
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    connection.pragma(`cache_size = ${readonly ? -64_000 : -32_000}`);
    if (!readonly) connection.pragma('wal_autocheckpoint = 4000');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function prepare(connection: Connection, timeout: number): void {
  const state = stateOf(connection);
  if (state !== 'current') becomeWal(connection, timeout);
  migrate(connection);
}

/** Going over to WAL needs the file alone for a moment, and SQLite does not wait for it by itself. */
function becomeWal(connection: Connection, timeout: number): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += 20) {
    try {
      connection.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'ledger-busy' || waited >= timeout) throw error;
      Atomics.wait(pause, 0, 0, 20);
    }
  }
}

function ledgerOf(path: string, reading: Connection, writing: Connection | null): Ledger {
  return {
    path,
    reading,
    get writing() {
      if (!writing) throw new Failure('folder-read-only', { path });
      return writing;
    },
    close() {
      reading.close();
      writing?.close();
    },
  };
}
