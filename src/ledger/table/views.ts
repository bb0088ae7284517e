import type { Ledger } from '#ledger/open';
import { Failure } from '#model/failure';

/** A saved view as it is kept: what it asks and which columns it shows are the caller's, as JSON. */
export interface StoredView { id: number; name: string; query: unknown; columns: unknown }

export function views(ledger: Ledger): StoredView[] {
  return ledger.reading.all<{ id: number; name: string; query: string; columns: string }>('SELECT id, name, query, columns FROM views ORDER BY id')
    .map(({ query, columns, ...view }) => ({ ...view, query: JSON.parse(query) as unknown, columns: JSON.parse(columns) as unknown }));
}

/** Keeps a view; with an id in the place of that one. @throws Failure 'query-invalid' when another view has the name */
export function saveView(ledger: Ledger, view: { id?: number | undefined; name: string; query: unknown; columns: unknown }): void {
  const { writing } = ledger;
  writing.transaction(() => {
    const taken = writing.get<{ id: number }>('SELECT id FROM views WHERE name = ?', view.name);
    if (taken && taken.id !== view.id) throw new Failure('query-invalid', { field: 'name', found: view.name });
    const values = [view.name, JSON.stringify(view.query), JSON.stringify(view.columns)];
    if (view.id === undefined) writing.run('INSERT INTO views(name, query, columns) VALUES (?, ?, ?)', ...values);
    else writing.run('UPDATE views SET name = ?, query = ?, columns = ? WHERE id = ?', ...values, view.id);
  });
}

export function deleteView(ledger: Ledger, id: number): void {
  ledger.writing.run('DELETE FROM views WHERE id = ?', id);
}
