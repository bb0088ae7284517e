import type { Connection } from '#ledger/connection';
import { documentKey } from '#ledger/fold';
import type { Deadline, HeaderField, Issuance } from '#model/analysis';
import type { Diagnostic } from '#model/diagnostic';

/** Enters a document, or puts a new version's fields in the place of the earlier one's (its id stays). Returns the id. */
export function putDocument(connection: Connection, sourceId: number, ordinal: number, issuance: Issuance, at: string, earlier: number | null): number {
  const values = [
    sourceId, ordinal, issuance.span[0], issuance.span[1], issuance.title, documentKey(issuance.title),
    issuance.number, issuance.number === null ? null : documentKey(issuance.number), JSON.stringify(issuance.issuers), issuance.issueDate, issuance.type,
    issuance.year, issuance.effectiveFrom, issuance.effectiveTo, issuance.interpretedBy, JSON.stringify(issuance.addressees), at,
  ];
  if (earlier === null) {
    return connection.run(
      `INSERT INTO documents(source_id, ordinal, start, end, title, title_key, number, number_key, issuers, issue_date, type, year,
        effective_from, effective_to, interpreted_by, addressees, posted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
    );
  }
  connection.run(
    `UPDATE documents SET source_id = ?, ordinal = ?, start = ?, end = ?, title = ?, title_key = ?, number = ?, number_key = ?, issuers = ?, issue_date = ?,
      type = ?, year = ?, effective_from = ?, effective_to = ?, interpreted_by = ?, addressees = ?, posted_at = ?, superseded_at = NULL WHERE id = ?`,
    ...values, earlier,
  );
  return earlier;
}

/** Takes out what the earlier version said about the document itself; its tasks are the reconciler's business. */
export function clearDocument(connection: Connection, documentId: number): void {
  for (const table of ['document_fields', 'provisions', 'citations', 'diagnostics']) connection.run(`DELETE FROM ${table} WHERE document_id = ?`, documentId);
  connection.run('DELETE FROM deadlines WHERE document_id = ? AND task_id IS NULL', documentId);
}

/** Everything of a document that belongs to no task: provenance of its fields, outline, citations, its own deadlines. */
export function putDocumentDetails(connection: Connection, documentId: number, issuance: Issuance): void {
  for (const [field, evidence] of Object.entries(issuance.evidence) as [HeaderField, Issuance['evidence'][HeaderField]][]) {
    if (!evidence) continue;
    connection.run('INSERT INTO document_fields(document_id, field, start, end, rule, basis) VALUES (?, ?, ?, ?, ?, ?)', documentId, field, evidence.span?.[0] ?? null, evidence.span?.[1] ?? null, evidence.rule, evidence.basis);
  }
  connection.insert('INSERT INTO provisions(document_id, key, parent_key, start, end, level, label, title)', issuance.outline.map((p) => [documentId, p.id, p.parent, p.span[0], p.span[1], p.level, p.label, p.title]));
  for (const r of issuance.references) {
    // The ledger looks for the document that is meant, whatever the text calls it.
    const { title, number } = r.standsFor ?? r;
    connection.run(
      'INSERT INTO citations(document_id, start, end, title, title_key, number, number_key, relation, self, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      documentId, r.span[0], r.span[1], title, title === null ? null : documentKey(title), number, number === null ? null : documentKey(number), r.relation, r.self ? 1 : 0, r.rule,
    );
  }
  for (const deadline of issuance.deadlines) putDeadline(connection, documentId, null, null, deadline);
}

export function putDeadline(connection: Connection, documentId: number, taskId: number | null, obligationId: number | null, d: Deadline): void {
  connection.run(
    `INSERT INTO deadlines(document_id, task_id, obligation_id, start, end, text, kind, from_on, to_on, period, due, duration, direction, anchor, rule, due_on, due_basis)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    documentId, taskId, obligationId, d.span[0], d.span[1], d.text, d.kind, d.start ?? null, d.end ?? null, d.period ?? null, d.due ?? null,
    d.duration ?? null, d.direction ?? null, d.anchor ?? null, d.rule, d.dueOn ?? null, d.dueBasis ?? null,
  );
}

export function putDiagnostic(connection: Connection, sourceId: number, documentId: number | null, taskId: number | null, d: Diagnostic): void {
  connection.run(
    'INSERT INTO diagnostics(source_id, document_id, task_id, code, severity, start, end, found, expected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    sourceId, documentId, taskId, d.code, d.severity, d.span?.[0] ?? null, d.span?.[1] ?? null, d.found ?? null, d.expected ?? null,
  );
}
