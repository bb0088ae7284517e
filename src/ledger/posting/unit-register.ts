import type { Connection } from '#ledger/connection';
import { unitTail } from './index-words.ts';
import type { WordIndex } from './index-words.ts';

/** The register of distinct unit names; remembers those of the present transaction. */
export class UnitRegister {
  readonly #connection: Connection;
  readonly #index: WordIndex;
  readonly #known = new Map<string, number>();

  constructor(connection: Connection, index: WordIndex) {
    this.#connection = connection;
    this.#index = index;
  }

  /** The number of a unit name, entered (and put into the index) when it is new. */
  idOf(name: string): number {
    let id = this.#known.get(name);
    if (id === undefined) {
      id = this.#connection.get<{ id: number }>('SELECT id FROM units WHERE name = ?', name)?.id;
      if (id === undefined) {
        id = this.#connection.run('INSERT INTO units(name, tail) VALUES (?, ?)', name, unitTail(name));
        this.#index.add('unit', id, name);
      }
      this.#known.set(name, id);
    }
    return id;
  }
}
