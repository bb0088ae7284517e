import type { Connection, Reading } from '#ledger/connection';

/** A document that is no longer in force, or that rests on one; `basisId` is itself in the first case. */
export interface LapsedDocument { documentId: number; basisId: number; state: 'repealed' | 'expired' }

/** The day for which the lapsed documents were last found; null when documents have changed since. */
export const lapsedAsOf = (reading: Reading): string | null => reading.get<{ today: string }>('SELECT today FROM lapsed_as_of')?.today ?? null;

/** Enters the lapsed documents of a day in place of those before. */
export function putLapsed(connection: Connection, today: string, found: readonly LapsedDocument[]): void {
  connection.transaction(() => {
    connection.run('DELETE FROM lapsed_documents');
    for (const { documentId, basisId, state } of found) connection.run('INSERT INTO lapsed_documents(document_id, basis_id, state) VALUES (?, ?, ?)', documentId, basisId, state);
    connection.run('DELETE FROM lapsed_as_of');
    connection.run('INSERT INTO lapsed_as_of(id, today, documents) VALUES (1, ?, ?)', today, found.length);
  });
}

/** Documents have changed: what is known of lapsed ones is out of date. */
export function forgetLapsed(connection: Connection): void {
  connection.run('DELETE FROM lapsed_as_of');
}

/** Why a document is lapsed, as of the last day that was looked at; undefined when it is not. */
export const lapsedOf = (reading: Reading, documentId: number): LapsedDocument | undefined =>
  reading.get<LapsedDocument>('SELECT document_id AS documentId, basis_id AS basisId, state FROM lapsed_documents WHERE document_id = ?', documentId);
