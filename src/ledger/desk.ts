import type { Connection } from './connection.ts';
import { WordIndex } from './index-words.ts';
import { UnitRegister } from './unit-register.ts';

/** What a transaction that enters or changes tasks works with. */
export interface Desk { connection: Connection; units: UnitRegister; index: WordIndex }

/** Does `work` in one transaction, all of it or nothing, and writes the search index at its end. */
export function atDesk<T>(connection: Connection, work: (desk: Desk) => T): T {
  return connection.transaction(() => {
    const index = new WordIndex(connection);
    const result = work({ connection, index, units: new UnitRegister(connection, index) });
    index.write();
    return result;
  });
}
