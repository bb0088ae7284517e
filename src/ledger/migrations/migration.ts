import type { Connection } from '#ledger/connection';

/** A numbered step from one version of the schema to the next. It runs once, all of it or nothing. */
export interface Migration {
  version: number;
  apply(connection: Connection): void;
}
