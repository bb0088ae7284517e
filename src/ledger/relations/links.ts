import type { Reading } from '#ledger/connection';
import type { Relation } from '#model/analysis';
import type { LibraryCitation, LibraryDocument } from '#model/relations';
import type { Span } from '#model/span';

/** An edge between two documents of the library: a resolved citation. */
export interface LibraryLink { citationId: number; fromId: number; targetId: number; relation: Relation; span: Span; by: 'number' | 'title' }

type LinkRow = Omit<LibraryLink, 'span'> & { start: number; end: number };
const LINK = `SELECT k.citation_id AS citationId, k.document_id AS fromId, k.target_id AS targetId, k.relation, c.start, c.end, k.found_by AS "by"
  FROM citation_links k JOIN citations c ON c.id = k.citation_id JOIN documents f ON f.id = k.document_id AND f.superseded_at IS NULL WHERE k.target_id IS NOT NULL`;
const link = ({ start, end, ...row }: LinkRow): LibraryLink => ({ ...row, span: [start, end] });

/** What a document cites and the library holds, in text order. */
export const linksFrom = (reading: Reading, id: number): LibraryLink[] => reading.all<LinkRow>(`${LINK} AND k.document_id = ? ORDER BY c.start`, id).map(link);

/** What documents of the library say of this one. */
export const linksTo = (reading: Reading, id: number): LibraryLink[] => reading.all<LinkRow>(`${LINK} AND k.target_id = ? ORDER BY k.document_id, c.start`, id).map(link);

/** All edges of the library. */
export const allLinks = (reading: Reading): LibraryLink[] => reading.all<LinkRow>(`${LINK} ORDER BY k.citation_id`).map(link);

/** A repeal or an amendment, with the dates of the document that says it. */
export interface ChangingLink { targetId: number; relation: Relation; span: Span; from: Pick<LibraryDocument, 'id' | 'issueDate' | 'effectiveFrom'> }

/** The repeals and amendments of the whole library, for the validity of many documents at once. */
export function changingLinks(reading: Reading): ChangingLink[] {
  return reading
    .all<{ targetId: number; relation: Relation; start: number; end: number; id: number; issueDate: string | null; effectiveFrom: string | null }>(
      `SELECT k.target_id AS targetId, k.relation, c.start, c.end, f.id, f.issue_date AS issueDate, f.effective_from AS effectiveFrom
        FROM citation_links k JOIN citations c ON c.id = k.citation_id JOIN documents f ON f.id = k.document_id AND f.superseded_at IS NULL
        WHERE k.target_id IS NOT NULL AND k.relation IN ('repeal', 'amend') ORDER BY k.citation_id`)
    .map(({ start, end, id, issueDate, effectiveFrom, ...row }) => ({ ...row, span: [start, end], from: { id, issueDate, effectiveFrom } }));
}

/** Citations that lead nowhere, with the comparable core of the cited title; of one document, or of all. */
export function unresolvedCitations(reading: Reading, documentId: number | null = null): { citation: LibraryCitation; core: string }[] {
  return reading
    .all<{ id: number; documentId: number; start: number; end: number; title: string | null; number: string | null; relation: Relation; self: number; core: string }>(
      `SELECT c.id, c.document_id AS documentId, c.start, c.end, c.title, c.number, k.relation, c.self, k.core
        FROM citation_links k JOIN citations c ON c.id = k.citation_id JOIN documents f ON f.id = k.document_id AND f.superseded_at IS NULL
        WHERE k.target_id IS NULL AND (? IS NULL OR k.document_id = ?) ORDER BY c.id`, documentId, documentId)
    .map(({ start, end, self, core, ...row }) => ({ core, citation: { ...row, span: [start, end], self: self === 1 } }));
}
