import type { Connection, Reading } from '#ledger/connection';
import type { Block, SourceFormat } from '#model/source';
import type { LineTable } from './group.ts';

/** A file as it was received, without its bytes. */
export interface PostedFile { path: string; name: string; sha256: string; format: SourceFormat }

/** The source of the same bytes whose documents the ledger holds now, or null. */
export function standingTwin(connection: Reading, sha256: string): { id: number; path: string } | null {
  return connection.get<{ id: number; path: string }>('SELECT id, path FROM sources WHERE sha256 = ? AND superseded_by IS NULL', sha256) ?? null;
}

/** Blocks that are kept together. */
const BLOCKS_A_ROW = 100;

/** A source as entered, with the numbers of its lines for the index. */
export interface EnteredSource { id: number; lines: EnteredLine[] }
export interface EnteredLine { id: number; start: number; text: string }

/** Keeps a file's text by lines, with its blocks; a file that stood here before and was replaced stands again. */
export function putSource(connection: Connection, file: PostedFile, text: string, lines: LineTable, blocks: readonly Block[], at: string): EnteredSource {
  const earlier = connection.get<{ id: number }>('SELECT id FROM sources WHERE sha256 = ?', file.sha256);
  if (earlier) {
    connection.run('UPDATE sources SET path = ?, name = ?, posted_at = ?, superseded_by = NULL WHERE id = ?', file.path, file.name, at, earlier.id);
    return { id: earlier.id, lines: linesWithin(connection, earlier.id, 0, text.length) };
  }
  const id = connection.run('INSERT INTO sources(path, name, sha256, format, length, posted_at) VALUES (?, ?, ?, ?, ?, ?)', file.path, file.name, file.sha256, file.format, text.length, at);
  for (let i = 0; i < blocks.length; i += BLOCKS_A_ROW) {
    const part = blocks.slice(i, i + BLOCKS_A_ROW);
    const start = Math.min(...part.map((b) => b.span[0]));
    const end = Math.max(...part.map((b) => b.span[1]));
    connection.run('INSERT INTO blocks(source_id, ordinal, start, end, blocks) VALUES (?, ?, ?, ?, ?)', id, i / BLOCKS_A_ROW, start, end, JSON.stringify(part));
  }
  return { id, lines: putLines(connection, id, text, lines) };
}

/** Lines that a stretch of a source touches, the one that it begins inside of included. */
export function linesWithin(connection: Connection, sourceId: number, start: number, end: number): EnteredLine[] {
  const before = connection.get<{ start: number }>('SELECT start FROM lines WHERE source_id = ? AND start <= ? ORDER BY start DESC LIMIT 1', sourceId, start);
  return touching(connection.all<EnteredLine>('SELECT id, start, text FROM lines WHERE source_id = ? AND start >= ? AND start < ? ORDER BY start', sourceId, before?.start ?? 0, end), start, end);
}

/** Those of the lines that a stretch of their source touches. */
export const touching = (lines: readonly EnteredLine[], start: number, end: number): EnteredLine[] => lines.filter((line) => line.start < end && line.start + line.text.length > start);

/** Sources that hold no standing document any more are marked as replaced by `sourceId`. */
export function retireEmptySources(connection: Connection, candidates: Iterable<number>, sourceId: number): void {
  for (const id of candidates) {
    if (id === sourceId) continue;
    connection.run('UPDATE sources SET superseded_by = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE source_id = sources.id AND superseded_at IS NULL)', sourceId, id);
  }
}

function putLines(connection: Connection, sourceId: number, text: string, lines: LineTable): EnteredLine[] {
  const { starts } = lines;
  const entered: EnteredLine[] = [];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = i + 1 < starts.length ? starts[i + 1]! - 1 : text.length;
    if (end === start) continue;
    const line = text.slice(start, end);
    entered.push({ id: connection.run('INSERT INTO lines(source_id, start, text) VALUES (?, ?, ?)', sourceId, start, line), start, text: line });
  }
  return entered;
}
