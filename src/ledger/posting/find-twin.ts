import type { Connection, Reading } from '#ledger/connection';
import type { Analysis } from '#model/analysis';
import { earlierVersion } from './earlier-version.ts';

/** A document of the ledger that a file's issuance repeats. */
export interface DocumentTwin { documentId: number; sourceId: number; path: string }

/**
 * The first standing document that one of the issuances would be a new version of (文号 and title, or title, issuers and
 * date agree); null when there is none, or when it was read from the same path: then the file was edited, not sent again.
 */
export function findTwin(connection: Connection, analysis: Analysis, path: string): DocumentTwin | null {
  const none = new Set<number>();
  for (const issuance of analysis.documents) {
    const found = earlierVersion(connection, issuance, [], none, false, false);
    if (found?.superseded_at !== null) continue;
    const source = connection.get<{ path: string }>('SELECT path FROM sources WHERE id = ?', found.source_id)!;
    if (source.path !== path) return { documentId: found.id, sourceId: found.source_id, path: source.path };
  }
  return null;
}

/** What is told of a twin beside the file that repeats it: its first standing document, or the given one. */
export function twinDetails(reading: Reading, sourceId: number, documentId: number | null): { documentId: number; title: string; number: string | null; sourceName: string; path: string; postedAt: string } | null {
  return reading.get(
    `SELECT d.id AS documentId, d.title, d.number, s.name AS sourceName, s.path, s.posted_at AS postedAt FROM documents d JOIN sources s ON s.id = d.source_id
      WHERE s.id = ? AND (? IS NULL OR d.id = ?) AND d.superseded_at IS NULL ORDER BY d.ordinal LIMIT 1`, sourceId, documentId, documentId) ?? null;
}

/** Numbers of the standing documents that were read from a path. */
export function documentIdsFrom(reading: Reading, path: string): number[] {
  return reading.column<number>('SELECT d.id FROM documents d JOIN sources s ON s.id = d.source_id WHERE s.path = ? AND s.superseded_by IS NULL AND d.superseded_at IS NULL ORDER BY d.ordinal', path);
}
