import type { Database, Statement } from 'better-sqlite3';
import { guarded } from './trouble.ts';

/** What can be bound to a statement. Booleans are stored as 0 and 1 by the caller. */
export type SqlValue = string | number | null | Uint8Array;

/** The half of a connection that reading files get: there is no way to write through it. */
export interface Reading {
  /** All rows. The row's shape is stated by the caller and must be what the statement selects. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  /** First column of every row. */
  column<Value extends SqlValue>(sql: string, ...values: SqlValue[]): Value[];
}

/** Few sizes, so that few statements are prepared; the last is 1. */
const ROWS_A_STATEMENT = [16, 4, 1];
const placesFor = (rows: number, columns: number): string => Array<string>(rows).fill(`(${Array<string>(columns).fill('?').join(', ')})`).join(', ');

/** One SQLite connection with its prepared statements. Every call turns what the world refuses into a Failure. */
export class Connection implements Reading {
  readonly path: string;
  readonly #database: Database;
  readonly #statements = new Map<string, Statement<unknown[]>>();
  readonly #columns = new Map<string, Statement<unknown[]>>();

  constructor(database: Database, path: string) {
    this.#database = database;
    this.path = path;
  }

  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return guarded(this.path, () => this.#statement(sql).all(...values) as Row[]);
  }

  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return guarded(this.path, () => this.#statement(sql).get(...values) as Row | undefined);
  }

  column<Value extends SqlValue>(sql: string, ...values: SqlValue[]): Value[] {
    return guarded(this.path, () => {
      let statement = this.#columns.get(sql);
      if (!statement) this.#columns.set(sql, (statement = this.#database.prepare<unknown[]>(sql).pluck()));
      return statement.all(...values) as Value[];
    });
  }

  /** Runs a writing statement; the id of the inserted row (meaningless for other statements). */
  run(sql: string, ...values: SqlValue[]): number {
    return guarded(this.path, () => Number(this.#statement(sql).run(...values).lastInsertRowid));
  }

  /** Enters rows, as many by one statement as go: `head` is 'INSERT INTO table(columns)', each row has their values. */
  insert(head: string, rows: readonly (readonly SqlValue[])[]): void {
    let done = 0;
    for (const size of ROWS_A_STATEMENT) {
      for (; rows.length - done >= size; done += size) {
        this.run(`${head} VALUES ${placesFor(size, rows[done]!.length)}`, ...rows.slice(done, done + size).flat());
      }
    }
  }

  /** Several statements at once, without values: schema and pragmas. */
  script(sql: string): void {
    guarded(this.path, () => this.#database.exec(sql));
  }

  pragma(source: string): unknown {
    return guarded(this.path, () => this.#database.pragma(source, { simple: true }));
  }

  /** All of `work` or nothing of it. Takes the write lock at once; 'ledger-busy' when another writer keeps it too long. */
  transaction<T>(work: () => T): T {
    return guarded(this.path, () => this.#database.transaction(work).immediate());
  }

  /** False as well when SQLite gave a transaction up by itself, as it does on a full disk. */
  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  close(): void {
    this.#statements.clear();
    this.#columns.clear();
    guarded(this.path, () => this.#database.close());
  }

  #statement(sql: string): Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#database.prepare<unknown[]>(sql)));
    return statement;
  }
}
