import type { Connection, Reading } from '#ledger/connection';
import type { Relation } from '#model/analysis';
import type { LibraryCitation, LibraryDocument } from '#model/relations';

/** A name of a document as relations/title-key makes it. */
export interface StoredName { documentId: number; core: string; issuer: string; region: string; edition: string }

/** What tells a document from others of the same name. */
export interface StoredNamedDocument { id: number; numberKey: string | null; issuers: readonly string[]; region: string; issueDate: string | null; year: number | null }

/** A citation's comparable forms and what it was resolved to. */
export interface StoredLink { citationId: number; documentId: number; numberKey: string | null; core: string; relation: Relation; targetId: number | null; by: 'number' | 'title' | null }

const DOCUMENT = `SELECT d.id, d.title, d.number, d.issuers, d.issue_date AS issueDate, d.year, d.type, d.effective_from AS effectiveFrom, d.effective_to AS effectiveTo,
  EXISTS (SELECT 1 FROM document_fields f WHERE f.document_id = d.id AND f.field = 'effectiveTo' AND f.rule GLOB 'terms.trial-*') AS onTrial FROM documents d`;
type StoredDocument = Omit<LibraryDocument, 'issuers' | 'onTrial'> & { issuers: string; onTrial: number };
const asDocument = ({ issuers, onTrial, ...row }: StoredDocument): LibraryDocument => ({ ...row, issuers: JSON.parse(issuers) as string[], ...(onTrial === 1 && { onTrial: true }) });

/** What is known of a standing document without its text; undefined when there is none. */
export function libraryDocument(reading: Reading, id: number): LibraryDocument | undefined {
  const row = reading.get<StoredDocument>(`${DOCUMENT} WHERE d.id = ? AND d.superseded_at IS NULL`, id);
  return row && asDocument(row);
}

/** All standing documents, in the order of their arrival. */
export const libraryDocuments = (reading: Reading): LibraryDocument[] => reading.all<StoredDocument>(`${DOCUMENT} WHERE d.superseded_at IS NULL ORDER BY d.id`).map(asDocument);

/** Name of the file that a document was read from. */
export const fileNameOf = (reading: Reading, id: number): string => reading.get<{ name: string }>('SELECT s.name FROM documents d JOIN sources s ON s.id = d.source_id WHERE d.id = ?', id)?.name ?? '';

/** How many standing documents the file of this one holds: only where it is alone does the file's name name it. */
export const documentsInFile = (reading: Reading, id: number): number => reading.get<{ n: number }>('SELECT count(*) AS n FROM documents WHERE source_id = (SELECT source_id FROM documents WHERE id = ?) AND superseded_at IS NULL', id)?.n ?? 0;

/** Standing documents that no one has related yet, or whose text is newer than that. */
export const unrelated = (reading: Reading): number[] => reading.column<number>('SELECT d.id FROM documents d LEFT JOIN related_documents r ON r.document_id = d.id WHERE d.superseded_at IS NULL AND (r.at IS NULL OR r.at <> d.posted_at) ORDER BY d.id');

/** Enters the names of a document in place of those before. It counts as related only when `markRelated` says so. */
export function putNames(connection: Connection, id: number, own: { numberKey: string | null; region: string }, names: readonly Omit<StoredName, 'documentId'>[]): void {
  connection.run('DELETE FROM document_names WHERE document_id = ?', id);
  names.forEach((name, ordinal) => connection.run('INSERT INTO document_names(document_id, ordinal, core, issuer, region, edition) VALUES (?, ?, ?, ?, ?, ?)', id, ordinal, name.core, name.issuer, name.region, name.edition));
  connection.run("INSERT OR REPLACE INTO related_documents(document_id, number_key, region, at) VALUES (?, ?, ?, '')", id, own.numberKey, own.region);
}

/** All that relates a document is done, as of its present posting. */
export function markRelated(connection: Connection, id: number): void {
  connection.run('UPDATE related_documents SET at = (SELECT posted_at FROM documents WHERE id = document_id) WHERE document_id = ?', id);
}

export const namesStored = (reading: Reading, id: number): StoredName[] => reading.all<StoredName>('SELECT document_id AS documentId, core, issuer, region, edition FROM document_names WHERE document_id = ? ORDER BY ordinal', id);

const NAMED = `SELECT d.id, r.number_key AS numberKey, d.issuers, r.region, d.issue_date AS issueDate, d.year FROM related_documents r JOIN documents d ON d.id = r.document_id AND d.superseded_at IS NULL`;
const named = (row: StoredNamedDocument & { issuers: unknown }): StoredNamedDocument => ({ ...row, issuers: JSON.parse(String(row.issuers)) as string[] });

export const namedDocument = (reading: Reading, id: number): StoredNamedDocument | undefined => {
  const row = reading.get<StoredNamedDocument & { issuers: unknown }>(`${NAMED} WHERE d.id = ?`, id);
  return row && named(row);
};

/** At most this many documents of one name or 文号 are looked at. */
const MOST = 200;

export const documentsByNumber = (reading: Reading, numberKey: string): StoredNamedDocument[] => reading.all<StoredNamedDocument & { issuers: unknown }>(`${NAMED} WHERE r.number_key = ? ORDER BY d.id LIMIT ${MOST}`, numberKey).map(named);

export function documentsByName(reading: Reading, core: string): { name: StoredName; document: StoredNamedDocument }[] {
  return reading.all<StoredName>(`SELECT n.document_id AS documentId, n.core, n.issuer, n.region, n.edition FROM document_names n WHERE n.core = ? LIMIT ${MOST}`, core).flatMap((name) => {
    const document = namedDocument(reading, name.documentId);
    return document ? [{ name, document }] : [];
  });
}

const CITATION = 'SELECT c.id, c.document_id AS documentId, c.start, c.end, c.title, c.number, c.relation, c.self FROM citations c';
type CitationRow = Omit<LibraryCitation, 'span' | 'self'> & { start: number; end: number; self: number };
const citation = ({ start, end, self, ...row }: CitationRow): LibraryCitation => ({ ...row, span: [start, end], self: self === 1 });

/** The citations of a document in text order. */
export const citationsOf = (reading: Reading, documentId: number): LibraryCitation[] => reading.all<CitationRow>(`${CITATION} WHERE c.document_id = ? ORDER BY c.start, c.id`, documentId).map(citation);

/** Citations of other documents that may mean this one: by one of its names, by its 文号, or because they did before. */
export function citationsConcerning(reading: Reading, id: number, cores: readonly string[], numberKey: string | null): LibraryCitation[] {
  const found = new Map<number, LibraryCitation>();
  const add = (where: string, value: string | number): void => {
    for (const row of reading.all<CitationRow>(`${CITATION} JOIN citation_links k ON k.citation_id = c.id JOIN documents d ON d.id = c.document_id AND d.superseded_at IS NULL WHERE ${where} AND c.document_id <> ?`, value, id)) found.set(row.id, citation(row));
  };
  for (const core of cores) if (core !== '') add('k.core <> \'\' AND k.core = ?', core);
  if (numberKey !== null) add('k.number_key = ?', numberKey);
  add('k.target_id = ?', id);
  return [...found.values()];
}

/** Citations that lead to a document which no longer stands. */
export const citationsOfGone = (reading: Reading): LibraryCitation[] => reading.all<CitationRow>(`SELECT c.id, c.document_id AS documentId, c.start, c.end, c.title, c.number, c.relation, c.self FROM documents t
  CROSS JOIN citation_links k ON k.target_id = t.id JOIN citations c ON c.id = k.citation_id WHERE t.superseded_at IS NOT NULL`).map(citation);

export function putLink(connection: Connection, link: StoredLink): void {
  connection.run('INSERT OR REPLACE INTO citation_links(citation_id, document_id, number_key, core, relation, target_id, found_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    link.citationId, link.documentId, link.numberKey, link.core, link.relation, link.targetId, link.by);
}

/** The line of a document's source in which a place stands; null when there is none. */
export const lineAt = (reading: Reading, documentId: number, place: number): { start: number; text: string } | null => reading.get<{ start: number; text: string }>(
  'SELECT l.start, l.text FROM lines l WHERE l.source_id = (SELECT source_id FROM documents WHERE id = ?) AND l.start <= ? ORDER BY l.start DESC LIMIT 1', documentId, place) ?? null;
