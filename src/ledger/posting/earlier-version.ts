import type { Connection } from '#ledger/connection';
import { documentKey } from '#ledger/fold';
import type { Issuance } from '#model/analysis';

/** A document (standing, or superseded before) that an issuance may be the new version of. */
export interface StandingDocument { id: number; source_id: number; title_key: string; number_key: string | null; superseded_at: string | null }

/** Documents of the source that was read from this path before. */
export function documentsFromPath(connection: Connection, path: string): StandingDocument[] {
  return connection.all(
    `SELECT d.id, d.source_id, d.title_key, d.number_key, d.superseded_at FROM sources s JOIN documents d ON d.source_id = s.id
      WHERE s.path = ? AND s.superseded_by IS NULL AND d.superseded_at IS NULL ORDER BY d.ordinal`, path);
}

/**
 * The document that `issuance` is a new version of: the same 发文字号 and title (a standing one before one that was
 * superseded); without 发文字号 the same title,
 * issuers and issue date; else one that came from the same path and shares the title or 发文字号, or is its only one.
 * @param claimed documents that other issuances of the same file took already
 * @param declared the user said that this is a new version: the title or 发文字号 alone is enough
 */
export function earlierVersion(connection: Connection, issuance: Issuance, fromPath: readonly StandingDocument[], claimed: ReadonlySet<number>, alone: boolean, declared: boolean): StandingDocument | null {
  const title = documentKey(issuance.title);
  const number = issuance.number === null ? null : documentKey(issuance.number);
  const free = (rows: readonly StandingDocument[]): StandingDocument | null => rows.find((row) => !claimed.has(row.id)) ?? null;
  const select = 'SELECT id, source_id, title_key, number_key, superseded_at FROM documents WHERE';
  const found = number !== null
    ? free(connection.all(`${select} number_key = ? AND title_key = ? ORDER BY superseded_at IS NOT NULL, id`, number, title))
    : issuance.issueDate === null ? null : free(connection.all(`${select} number_key IS NULL AND title_key = ? AND issue_date = ? AND issuers = ? ORDER BY superseded_at IS NOT NULL, id`, title, issuance.issueDate, JSON.stringify(issuance.issuers)));
  if (found) return found;
  const open = fromPath.filter((row) => !claimed.has(row.id));
  const samePath = open.find((row) => row.title_key === title && row.number_key === number)
    ?? open.find((row) => row.title_key === title)
    ?? open.find((row) => number !== null && row.number_key === number)
    ?? (alone && fromPath.length === 1 ? open[0] : undefined);
  if (samePath || !declared) return samePath ?? null;
  return (number === null ? null : free(connection.all(`${select} number_key = ? ORDER BY superseded_at IS NOT NULL, id`, number))) ?? free(connection.all(`${select} title_key = ? ORDER BY superseded_at IS NOT NULL, id`, title));
}
