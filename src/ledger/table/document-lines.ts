import type { Reading, SqlValue } from '#ledger/connection';
import { matchExpression, searchedWords } from '#ledger/fold';
import { wordRow } from '#ledger/posting/index-words';
import type { DocumentRow } from '#model/ledger';
import type { SourceFormat } from '#model/source';
import { columnsOf } from './columns.ts';
import { OVERDUE } from './filter.ts';

/** A document of the list with what became of its tasks. */
export interface DocumentOverview extends DocumentRow { format: SourceFormat; acceptedCount: number; overdueCount: number; postedAt: string; lapsed?: { state: 'repealed' | 'expired'; own: boolean } }

export interface DocumentQuery {
  /** Words in the title or in the 发文字号, parted by spaces. */
  search?: string | undefined;
  types?: readonly string[] | undefined;
  sort: 'posted' | 'title' | 'number' | 'issueDate' | 'taskCount';
  descending: boolean;
  offset: number;
  limit: number;
}

const [FIRST_TITLE, FIRST_UNIT] = (['title', 'unit'] as const).map((kind) => wordRow(kind, 0));
const ORDERS: Readonly<Record<DocumentQuery['sort'], string>> = { posted: 'd.id', title: 'd.title_key', number: 'd.number_key', issueDate: 'd.issue_date', taskCount: 'd.id' };

/** A page of the standing documents and how many there are in all. */
export function documentLines(reading: Reading, query: DocumentQuery, today: string): { documents: DocumentOverview[]; total: number } {
  const parts = ['d.superseded_at IS NULL'];
  const values: SqlValue[] = [];
  for (const word of searchedWords(query.search ?? '')) {
    parts.push(`(d.id IN (SELECT rowid - ${FIRST_TITLE} FROM words WHERE words MATCH ? AND rowid >= ${FIRST_TITLE} AND rowid < ${FIRST_UNIT}) OR instr(d.number_key, ?) > 0)`);
    values.push(`place : ${matchExpression(word)}`, word);
  }
  if (query.types && query.types.length > 0) {
    parts.push("coalesce(d.type, '') IN (SELECT value FROM json_each(?))");
    values.push(JSON.stringify(query.types));
  }
  const ids = documentOrder(reading, query, `SELECT d.id FROM documents d WHERE ${parts.join(' AND ')}`, values);
  const page = ids.slice(query.offset, query.offset + query.limit);
  const standing = 'FROM tasks t WHERE t.document_id = d.id AND t.superseded_at IS NULL';
  const rows = reading.all<Omit<DocumentOverview, 'issuers' | 'fromPictures' | 'lapsed'> & { issuers: string; fromPictures: number; lapsed: 'repealed' | 'expired' | null; lapsedBy: number | null }>(
    `SELECT d.id, d.source_id AS sourceId, s.name AS sourceName, s.sha256, s.format, d.title, d.number, d.type, d.issuers, d.issue_date AS issueDate, d.posted_at AS postedAt,
      (SELECT count(*) ${standing}) AS taskCount,
      (SELECT count(*) FROM tasks t JOIN obligations o ON o.task_id = t.id WHERE t.document_id = d.id AND t.superseded_at IS NULL) AS obligationCount,
      (SELECT count(*) FROM diagnostics g WHERE g.document_id = d.id) AS doubtCount,
      EXISTS (SELECT 1 FROM diagnostics g WHERE g.document_id = d.id AND g.code = 'read-from-pictures') AS fromPictures,
      (SELECT count(*) ${standing} AND EXISTS (SELECT 1 FROM accepted a WHERE a.task_id = t.id)) AS acceptedCount,
      (SELECT count(*) ${standing} AND ${OVERDUE}) AS overdueCount,
      l.state AS lapsed, l.basis_id AS lapsedBy
      FROM json_each(?) page CROSS JOIN documents d ON d.id = page.value JOIN sources s ON s.id = d.source_id LEFT JOIN lapsed_documents l ON l.document_id = d.id ORDER BY page.key`,
    today, JSON.stringify(page));
  return { documents: rows.map(({ fromPictures, issuers, lapsed, lapsedBy, ...row }) => ({ ...row, ...(lapsed && { lapsed: { state: lapsed, own: lapsedBy === row.id } }), issuers: JSON.parse(issuers) as string[], ...(fromPictures === 1 && { fromPictures: true }) })), total: ids.length };
}

/** Documents without the value come last in either direction. Only those of a page are looked at closer. */
function documentOrder(reading: Reading, { sort, descending }: DocumentQuery, select: string, values: readonly SqlValue[]): number[] {
  const way = descending ? 'DESC' : 'ASC';
  const ids = reading.column<number>(`${select} ORDER BY ${ORDERS[sort]} IS NULL, ${ORDERS[sort]} ${way}, d.id ${way}`, ...values);
  if (sort !== 'taskCount') return ids;
  const counts = new Map(columnsOf(reading).documents.map(({ id, tasks }) => [id, tasks]));
  const sign = descending ? -1 : 1;
  return ids.sort((a, b) => sign * ((counts.get(a) ?? 0) - (counts.get(b) ?? 0) || a - b));
}

/** A source as it was received: where, and by which sum it is known again. */
export function sourceById(reading: Reading, id: number): { path: string; name: string; sha256: string; format: SourceFormat } | null {
  return reading.get('SELECT path, name, sha256, format FROM sources WHERE id = ?', id) ?? null;
}
