import type { Reading } from '#ledger/connection';
import { documentById, sourceText } from '#ledger/documents';
import type { Ledger } from '#ledger/open';
import { deadlineOf, type StoredDeadline } from '#ledger/stored-deadline';
import type { Issuance, Modality, Obligation, Responsibility, Role } from '#model/analysis';
import type { Span } from '#model/span';

/** A document of the ledger as its analysis said it, with the text that its spans point into; null when there is none. */
export function storedIssuance(ledger: Ledger, id: number): { issuance: Issuance; text: string } | null {
  const detail = documentById(ledger, id);
  if (!detail) return null;
  const { span, title, number, issuers, issueDate, type, year, effectiveFrom, effectiveTo, interpretedBy, addressees, evidence, deadlines, references, diagnostics } = detail;
  const outline = detail.outline.map(({ id: key, span: place, level, label, title: heading, parent }) => ({ id: key, span: place, level, label, title: heading, parent }));
  return {
    issuance: { span, title, number, issuers, issueDate, type, year, effectiveFrom, effectiveTo, interpretedBy, addressees, evidence, outline, obligations: obligationsOf(ledger, id), deadlines, references, diagnostics },
    // What stands before the document is none of its business; blanks keep the places.
    text: ' '.repeat(span[0]) + sourceText(ledger, detail.sourceId, span[0], span[1]),
  };
}

/** A document's own part of its source's text, and where it begins; null when there is no such document. */
export function textOf(reading: Reading, id: number): { text: string; start: number } | null {
  const place = reading.get<{ source: number; start: number; end: number }>('SELECT source_id AS source, start, end FROM documents WHERE id = ?', id);
  return place ? { text: sourceText({ reading }, place.source, place.start, place.end), start: place.start } : null;
}

function obligationsOf({ reading }: Ledger, documentId: number): Obligation[] {
  const responsibilities = new Map<number, Responsibility[]>();
  for (const row of reading.all<{ obligation_id: number; unit: string; role: Role; basis: Responsibility['basis']; printed: string | null; start: number | null; end: number | null; rule: string }>(
    `SELECT r.obligation_id, u.name AS unit, r.role, r.basis, r.printed, r.start, r.end, r.rule FROM obligations o JOIN responsibilities r ON r.obligation_id = o.id JOIN units u ON u.id = r.unit_id
      WHERE o.document_id = ? ORDER BY r.obligation_id, r.ordinal`, documentId)) {
    const { obligation_id, start, end, ...rest } = row;
    const list = responsibilities.get(obligation_id) ?? [];
    responsibilities.set(obligation_id, list);
    list.push({ ...rest, span: start === null || end === null ? null : [start, end] });
  }
  const deadlines = new Map<number, StoredDeadline[]>();
  for (const row of reading.all<StoredDeadline>('SELECT l.* FROM obligations o JOIN deadlines l ON l.obligation_id = o.id WHERE o.document_id = ? ORDER BY l.start', documentId)) {
    const list = deadlines.get(row.obligation_id!) ?? [];
    deadlines.set(row.obligation_id!, list);
    list.push(row);
  }
  return reading
    .all<{ id: number; start: number; end: number; text: string; modality: Modality; actors: string; rule: string; provision: string | null }>(
      `SELECT o.id, o.start, o.end, o.text, o.modality, o.actors, o.rule, t.provision_key AS provision FROM obligations o JOIN tasks t ON t.id = o.task_id
        WHERE o.document_id = ? AND t.superseded_at IS NULL ORDER BY o.start`, documentId)
    .map(({ id, start, end, text, modality, actors, rule, provision }) => {
      const named = JSON.parse(actors) as { unit: string; span: Span | null }[];
      return {
        id: `o${id}`, span: [start, end] as const, text, modality, provision, actors: named.map((actor) => actor.unit), actorSpans: named.map((actor) => actor.span ?? [start, start] as const),
        responsibilities: responsibilities.get(id) ?? [], deadlines: (deadlines.get(id) ?? []).map(deadlineOf), quantities: [], rule,
      };
    });
}
