import type { Block, SourceFormat } from '#model/source';
import type { Connection } from './connection.ts';
import type { LineTable } from './group.ts';

/** A file as it was received, without its bytes. */
export interface PostedFile { path: string; name: string; sha256: string; format: SourceFormat }

/** The source of the same bytes whose documents the ledger holds now, or null. */
export function standingTwin(connection: Connection, sha256: string): { id: number; path: string } | null {
  return connection.get<{ id: number; path: string }>('SELECT id, path FROM sources WHERE sha256 = ? AND superseded_by IS NULL', sha256) ?? null;
}

/** Keeps a file's text by lines, with its blocks; a file that stood here before and was replaced stands again. */
export function putSource(connection: Connection, file: PostedFile, text: string, lines: LineTable, blocks: readonly Block[], at: string): number {
  const earlier = connection.get<{ id: number }>('SELECT id FROM sources WHERE sha256 = ?', file.sha256);
  if (earlier) {
    connection.run('UPDATE sources SET path = ?, name = ?, posted_at = ?, superseded_by = NULL WHERE id = ?', file.path, file.name, at, earlier.id);
    return earlier.id;
  }
  const id = connection.run('INSERT INTO sources(path, name, sha256, format, length, posted_at) VALUES (?, ?, ?, ?, ?, ?)', file.path, file.name, file.sha256, file.format, text.length, at);
  putLines(connection, id, text, lines);
  for (const block of blocks) {
    connection.run(
      'INSERT INTO blocks(source_id, paragraph, kind, start, end, page, heading_level, boxes, cell) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id, block.paragraph, block.kind, block.span[0], block.span[1], block.page ?? null, block.headingLevel ?? null,
      block.boxes ? JSON.stringify(block.boxes) : null, block.cell ? JSON.stringify(block.cell) : null,
    );
  }
  return id;
}

/** Sources that hold no standing document any more are marked as replaced by `sourceId`. */
export function retireEmptySources(connection: Connection, candidates: Iterable<number>, sourceId: number): void {
  for (const id of candidates) {
    if (id === sourceId) continue;
    connection.run('UPDATE sources SET superseded_by = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE source_id = sources.id AND superseded_at IS NULL)', sourceId, id);
  }
}

function putLines(connection: Connection, sourceId: number, text: string, lines: LineTable): void {
  const { starts } = lines;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = i + 1 < starts.length ? starts[i + 1]! - 1 : text.length;
    if (end > start) connection.run('INSERT INTO lines(source_id, start, text) VALUES (?, ?, ?)', sourceId, start, text.slice(start, end));
  }
}
