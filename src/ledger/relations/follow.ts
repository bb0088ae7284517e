import type { Connection } from '#ledger/connection';

/** The standing task whose sentence stands at a place of a document, as an expression; NULL when none does. */
export const taskHolding = (document: string, place: string): string =>
  `(SELECT o.task_id FROM obligations o JOIN tasks t ON t.id = o.task_id AND t.superseded_at IS NULL WHERE o.document_id = ${document} AND o.start <= ${place} AND o.end > ${place} LIMIT 1)`;

/** Findings and pairs of a document go to the tasks that hold their sentences now: a person has moved sentences between tasks, or taken tasks out. */
export function followSentences(connection: Connection, documentId: number): void {
  connection.run(`UPDATE findings SET task_id = ${taskHolding('findings.document_id', 'findings.start')} WHERE document_id = ? AND start IS NOT NULL`, documentId);
  for (const side of ['a', 'b']) {
    connection.run(`UPDATE task_pairs SET ${side}_task = coalesce(${taskHolding(`task_pairs.${side}_document`, `task_pairs.${side}_start`)}, ${side}_task) WHERE ${side}_document = ?`, documentId);
  }
}
