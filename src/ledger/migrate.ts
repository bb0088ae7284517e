import { Failure } from '#model/failure';
import type { Connection } from './connection.ts';
import { documentsAndTasks } from './migrations/001-documents-and-tasks.ts';
import { searchIndex } from './migrations/002-search-index.ts';
import { review } from './migrations/003-review.ts';
import { relations } from './migrations/004-relations.ts';
import { supervision } from './migrations/005-supervision.ts';
import { judgedFindings } from './migrations/006-judged-findings.ts';
import { kindSetByPerson } from './migrations/007-kind-set-by-person.ts';
import { placesOfWhatAPersonSet } from './migrations/008-places-of-what-a-person-set.ts';
import { tasksByKind } from './migrations/009-tasks-by-kind.ts';
import type { Migration } from './migrations/migration.ts';

/** Every step, in order; the last one's number is the present version. */
export const MIGRATIONS: readonly Migration[] = [documentsAndTasks, searchIndex, review, relations, supervision, judgedFindings, kindSetByPerson, placesOfWhatAPersonSet, tasksByKind];

/** 'ZQTZ' (责清台账): marks the file as ours in SQLite's header. */
export const APPLICATION_ID = 0x5a51545a;

export const currentVersion = (): number => MIGRATIONS.at(-1)!.version;

/**
 * Whether a database needs work before use. Throws 'ledger-foreign' for another application's file and 'ledger-newer'
 * for one that a later release wrote.
 */
export function stateOf(connection: Connection): 'empty' | 'older' | 'current' {
  const version = Number(connection.pragma('user_version'));
  const application = Number(connection.pragma('application_id'));
  if (application !== APPLICATION_ID) {
    const tables = connection.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')!.n;
    if (application === 0 && version === 0 && tables === 0) return 'empty';
    throw new Failure('ledger-foreign', { path: connection.path });
  }
  if (version > currentVersion()) throw new Failure('ledger-newer', { path: connection.path, found: version, expected: currentVersion() });
  return version === currentVersion() ? 'current' : 'older';
}

/** Brings a database to `target` (the present version by default), each step or none of them. */
export function migrate(connection: Connection, target = currentVersion()): void {
  if (stateOf(connection) === 'current') return;
  connection.transaction(() => {
    if (stateOf(connection) === 'current') return;
    const from = Number(connection.pragma('user_version'));
    for (const step of MIGRATIONS) if (step.version > from && step.version <= target) step.apply(connection);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${target}`);
  });
}
