import type { ChangeRow, FieldProvenance, TaskField } from '#model/ledger';
import type { Ledger } from './open.ts';
import { placesOf } from './review/person-places.ts';

/** Everything that was changed about a task, the earliest first. */
export function history(ledger: Ledger, taskId: number): ChangeRow[] {
  return ledger.reading.all<ChangeRow>('SELECT id, task_id AS taskId, at, by, field, from_value AS "from", to_value AS "to" FROM changes WHERE task_id = ? ORDER BY id', taskId);
}

interface Place { value: string; start: number | null; end: number | null; rule: string | null; basis: FieldProvenance['basis'] }

/** Where each field of a task comes from: place, rule, and whether stated, inferred or set by a person. */
export function provenance(ledger: Ledger, taskId: number): FieldProvenance[] {
  const { reading } = ledger;
  const task = reading.get<{ document_id: number; source_id: number }>('SELECT document_id, source_id FROM tasks WHERE id = ?', taskId);
  if (!task) return [];
  const places = (field: string, sql: string): (Place & { field: string })[] => reading.all<Place>(sql, taskId).map((place) => ({ field, ...place }));
  const found = [
    ...places('text', "SELECT text AS value, start, end, rule, 'stated' AS basis FROM obligations WHERE task_id = ? ORDER BY start"),
    ...places('modality', "SELECT modality AS value, start, end, rule, 'stated' AS basis FROM obligations WHERE task_id = ? ORDER BY start"),
    ...places('units', `SELECT r.role || ' ' || u.name AS value, r.start, r.end, r.rule, CASE r.basis WHEN 'inherited' THEN 'inferred' ELSE 'stated' END AS basis
      FROM obligations o JOIN responsibilities r ON r.obligation_id = o.id JOIN units u ON u.id = r.unit_id
      WHERE o.task_id = ? ORDER BY o.start, r.ordinal`),
    ...places('actors', `SELECT a.value ->> 'unit' AS value, a.value -> 'span' ->> 0 AS start, a.value -> 'span' ->> 1 AS end, o.rule, 'stated' AS basis
      FROM obligations o, json_each(o.actors) a WHERE o.task_id = ? ORDER BY o.start, a.key`),
    ...places('deadlines', "SELECT text AS value, start, end, rule, 'stated' AS basis FROM deadlines WHERE task_id = ? ORDER BY start"),
    ...places('dueOn', `SELECT due_on AS value, start, end, rule, CASE due_basis WHEN 'stated' THEN 'stated' ELSE 'inferred' END AS basis
      FROM deadlines WHERE task_id = ? AND due_on IS NOT NULL ORDER BY start`),
    ...places('quantities', `SELECT q.text AS value, q.start, q.end, q.rule, 'stated' AS basis FROM obligations o JOIN quantities q ON q.obligation_id = o.id
      WHERE o.task_id = ? ORDER BY q.start`),
    ...reading.all<{ field: TaskField; value: string; places: string | null }>('SELECT field, value, places FROM overrides WHERE task_id = ?', taskId).flatMap(({ field, value, places: stored }) => [
      { field, value, start: null, end: null, rule: null, basis: 'person' as const },
      ...placesOf(stored, task.source_id).map(({ value: pointed, span: [start, end] }) => ({ field, value: pointed, start, end, rule: null, basis: 'person' as const })),
    ]),
  ];
  return found.map(({ field, value, start, end, rule, basis }) => ({
    documentId: task.document_id, taskId, field, value, span: start === null || end === null ? null : [start, end], sourceId: task.source_id, rule, basis,
  }));
}

/** Where each field of a document's head (公文要素) comes from. */
export function documentProvenance(ledger: Ledger, documentId: number): FieldProvenance[] {
  const { reading } = ledger;
  const values = reading.get<Record<string, string | number | null>>(
    `SELECT source_id, title, number, issuers, issue_date AS issueDate, type, year, effective_from AS effectiveFrom, effective_to AS effectiveTo,
      interpreted_by AS interpretedBy, addressees FROM documents WHERE id = ?`, documentId);
  if (!values) return [];
  return reading
    .all<Place & { field: string }>("SELECT field, '' AS value, start, end, rule, basis FROM document_fields WHERE document_id = ? ORDER BY field", documentId)
    .map(({ field, start, end, rule, basis }) => ({
      documentId, taskId: null, field, value: String(values[field] ?? ''), span: start === null || end === null ? null : [start, end], sourceId: Number(values['source_id']), rule, basis,
    }));
}
