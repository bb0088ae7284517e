import type { Connection } from '#ledger/connection';
import { WordIndex } from './index-words.ts';
import { UnitRegister } from './unit-register.ts';

/** What a transaction that enters or changes tasks works with. */
export interface Desk { connection: Connection; units: UnitRegister; index: WordIndex }

/** The index of the present transaction, where several desks share one. */
const shared = new WeakMap<Connection, WordIndex>();

/** Does `work` in one transaction, all of it or nothing, and writes the search index at its end. */
export function atDesk<T>(connection: Connection, work: (desk: Desk) => T): T {
  return connection.transaction(() => indexing(connection, (index) => work({ connection, index, units: new UnitRegister(connection, index) })));
}

/**
 * One transaction for all that `work` does at desks, and one writing of the index: that is what costs when files are
 * small. All of it or nothing, also where it stands inside another; a desk in it that throws is undone by itself.
 */
export function atOneDesk<T>(connection: Connection, work: () => T): T {
  return connection.transaction(() => indexing(connection, (index) => {
    const outer = shared.get(connection);
    shared.set(connection, index);
    try {
      return work();
    } finally {
      if (outer) shared.set(connection, outer);
      else shared.delete(connection);
    }
  }));
}

/** What was gathered goes into the index that is shared, or is written; nothing of it when `work` throws. */
function indexing<T>(connection: Connection, work: (index: WordIndex) => T): T {
  const index = new WordIndex(connection);
  const result = work(index);
  const outer = shared.get(connection);
  if (outer) outer.take(index);
  else index.write();
  return result;
}
