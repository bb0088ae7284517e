import type { Evidence, HeaderField, Issuance, Provision, Reference } from '#model/analysis';
import type { Diagnostic } from '#model/diagnostic';
import type { DocumentDetail, DocumentRow } from '#model/ledger';
import type { Block } from '#model/source';
import type { Span } from '#model/span';
import type { Reading, SqlValue } from './connection.ts';
import type { Ledger } from './open.ts';
import { deadlineOf } from './stored-deadline.ts';
import type { StoredDeadline } from './stored-deadline.ts';
import { documentCondition } from './task-filter.ts';

/** `document`: 发文字号 (any brackets) or a piece of the title. */
export interface DocumentFilter { document?: string; limit?: number; offset?: number }

const ROW = `SELECT d.id, d.source_id AS sourceId, s.name AS sourceName, s.sha256, d.title, d.number, d.type, d.issuers, d.issue_date AS issueDate,
  (SELECT count(*) FROM tasks t WHERE t.document_id = d.id AND t.superseded_at IS NULL) AS taskCount,
  (SELECT count(*) FROM tasks t JOIN obligations o ON o.task_id = t.id WHERE t.document_id = d.id AND t.superseded_at IS NULL) AS obligationCount,
  (SELECT count(*) FROM diagnostics g WHERE g.document_id = d.id) AS doubtCount,
  EXISTS (SELECT 1 FROM diagnostics g WHERE g.document_id = d.id AND g.code = 'read-from-pictures') AS fromPictures
  FROM documents d JOIN sources s ON s.id = d.source_id`;

/** The documents of the ledger in the order of their arrival. */
export function documents(ledger: Ledger, filter: DocumentFilter = {}): DocumentRow[] {
  const condition = filter.document === undefined ? { sql: '1', values: [] as SqlValue[] } : documentCondition(filter.document);
  return ledger.reading
    .all<Stored>(`${ROW} WHERE d.superseded_at IS NULL AND ${condition.sql} ORDER BY d.id LIMIT ? OFFSET ?`, ...condition.values, filter.limit ?? -1, filter.offset ?? 0)
    .map(withIssuers);
}

/** One document with its fields, outline, citations, doubts and its part of the source's text; null when there is none. */
export function documentById(ledger: Ledger, id: number): DocumentDetail | null {
  const { reading } = ledger;
  const row = reading.get<Stored>(`${ROW} WHERE d.id = ?`, id);
  const rest = reading.get<Rest>(
    `SELECT d.start, d.end, d.year, d.effective_from, d.effective_to, d.interpreted_by, d.addressees, s.path FROM documents d JOIN sources s ON s.id = d.source_id WHERE d.id = ?`, id);
  if (!row || !rest) return null;
  return {
    ...withIssuers(row),
    path: rest.path, span: [rest.start, rest.end], year: rest.year, effectiveFrom: rest.effective_from, effectiveTo: rest.effective_to,
    interpretedBy: rest.interpreted_by, addressees: JSON.parse(rest.addressees) as string[],
    text: sourceText(ledger, row.sourceId, rest.start, rest.end),
    evidence: evidenceOf(reading, id),
    outline: outlineOf(reading, id),
    deadlines: reading.all<StoredDeadline>('SELECT * FROM deadlines WHERE document_id = ? AND task_id IS NULL ORDER BY start', id).map(deadlineOf),
    references: referencesOf(reading, id),
    diagnostics: diagnosticsOf(reading, id),
  };
}

/** The author's text of a source between two places, put together from its lines. */
export function sourceText(ledger: Pick<Ledger, 'reading'>, sourceId: number, from = 0, to?: number): string {
  const { reading } = ledger;
  const end = to ?? reading.get<{ length: number }>('SELECT length FROM sources WHERE id = ?', sourceId)?.length ?? 0;
  const first = reading.get<{ start: number | null }>('SELECT max(start) AS start FROM lines WHERE source_id = ? AND start <= ?', sourceId, from)?.start ?? 0;
  const parts: string[] = [];
  let at = first;
  for (const line of reading.all<{ start: number; text: string }>('SELECT start, text FROM lines WHERE source_id = ? AND start >= ? AND start < ? ORDER BY start', sourceId, first, end)) {
    parts.push('\n'.repeat(line.start - at), line.text);
    at = line.start + line.text.length;
  }
  if (at < end) parts.push('\n'.repeat(end - at));
  return parts.join('').slice(from - first, end - first);
}

/** Where the parts of a stretch of a source stand: its blocks (paragraphs, cells, pages) in order. */
export function blocksWithin(ledger: Ledger, sourceId: number, span: Span): Block[] {
  return ledger.reading
    .column<string>('SELECT blocks FROM blocks WHERE source_id = ? AND start < ? AND end >= ? ORDER BY ordinal', sourceId, span[1], span[0])
    .flatMap((row) => JSON.parse(row) as Block[])
    .filter((block) => block.span[0] < span[1] && block.span[1] > span[0]);
}

interface Rest {
  start: number; end: number; year: number | null; effective_from: string | null; effective_to: string | null; interpreted_by: string | null;
  addressees: string; path: string;
}

type Stored = Omit<DocumentRow, 'issuers' | 'fromPictures'> & { issuers: string; fromPictures: number };
const withIssuers = ({ fromPictures, issuers, ...row }: Stored): DocumentRow => ({ ...row, issuers: JSON.parse(issuers) as string[], ...(fromPictures === 1 && { fromPictures: true }) });

const spanOf = (row: { start: number | null; end: number | null }): readonly [number, number] | null => (row.start === null || row.end === null ? null : [row.start, row.end]);

function evidenceOf(reading: Reading, id: number): DocumentDetail['evidence'] {
  const rows = reading.all<{ field: HeaderField; start: number | null; end: number | null; rule: string; basis: Evidence['basis'] }>('SELECT field, start, end, rule, basis FROM document_fields WHERE document_id = ?', id);
  return Object.fromEntries(rows.map((row) => [row.field, { span: spanOf(row), rule: row.rule, basis: row.basis }]));
}

function outlineOf(reading: Reading, id: number): (Provision & { taskId: number | null })[] {
  return reading
    .all<{ id: string; parent: string | null; start: number; end: number; level: number; label: string; title: string; taskId: number | null }>(
      `SELECT p.key AS id, p.parent_key AS parent, p.start, p.end, p.level, p.label, p.title, t.id AS taskId
        FROM provisions p LEFT JOIN tasks t ON t.document_id = p.document_id AND t.provision_key = p.key AND t.superseded_at IS NULL
        WHERE p.document_id = ? ORDER BY p.id`, id)
    .map(({ start, end, ...row }) => ({ ...row, span: [start, end] }));
}

function referencesOf(reading: Reading, id: number): Issuance['references'] {
  return reading
    .all<Omit<Reference, 'span' | 'self'> & { start: number; end: number; self: number }>('SELECT start, end, title, number, relation, self, rule FROM citations WHERE document_id = ? ORDER BY id', id)
    .map(({ start, end, self, ...row }) => ({ ...row, span: [start, end], ...(self ? { self: true } : {}) }));
}

function diagnosticsOf(reading: Reading, id: number): Diagnostic[] {
  return reading
    .all<Pick<Diagnostic, 'code' | 'severity'> & { start: number | null; end: number | null; found: string | null; expected: string | null }>('SELECT code, severity, start, end, found, expected FROM diagnostics WHERE document_id = ? ORDER BY id', id)
    .map(({ code, severity, start, end, found, expected }) => ({ code, severity, span: spanOf({ start, end }), ...(found === null ? {} : { found }), ...(expected === null ? {} : { expected }) }));
}
