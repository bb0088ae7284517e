import type { Connection } from './connection.ts';
import { indexUnit, unitTail } from './index-words.ts';

/** The register of distinct unit names; remembers those of the present transaction. */
export class UnitRegister {
  readonly #connection: Connection;
  readonly #known = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The number of a unit name, entered when it is new. */
  idOf(name: string): number {
    let id = this.#known.get(name);
    if (id === undefined) {
      id = this.#connection.get<{ id: number }>('SELECT id FROM units WHERE name = ?', name)?.id;
      if (id === undefined) {
        id = this.#connection.run('INSERT INTO units(name, tail) VALUES (?, ?)', name, unitTail(name));
        indexUnit(this.#connection, id, name);
      }
      this.#known.set(name, id);
    }
    return id;
  }
}
