import type { Connection } from './connection.ts';
import { documentKey, fold, pairs } from './fold.ts';
import { taskText } from './task-text.ts';

/** Rows of `words` are told apart by their number: 3 × id + kind. */
export const WORD_KINDS = ['clause', 'title', 'unit'] as const;
export type WordKind = (typeof WORD_KINDS)[number];
export const wordRow = (kind: WordKind, id: number): number => id * WORD_KINDS.length + WORD_KINDS.indexOf(kind);
export const wordOf = (row: number): { kind: WordKind; id: number } => ({ kind: WORD_KINDS[row % WORD_KINDS.length]!, id: Math.floor(row / WORD_KINDS.length) });

const INSERT = 'INSERT OR REPLACE INTO words(rowid, words) VALUES (?, ?)';
const DELETE = 'DELETE FROM words WHERE rowid = ?';

/** Puts a document's title and lines into the index; a line that only repeats the title is left out. */
export function indexDocument(connection: Connection, documentId: number): void {
  const document = connection.get<{ source_id: number; start: number; end: number; title: string }>('SELECT source_id, start, end, title FROM documents WHERE id = ?', documentId)!;
  connection.run(INSERT, wordRow('title', documentId), pairs(document.title));
  const title = fold(document.title);
  for (const line of linesWithin(connection, document)) {
    if (line.text.length < 200 && fold(line.text) === title) continue;
    connection.run(INSERT, wordRow('clause', line.id), pairs(line.text));
  }
}

/** Takes a document's title and lines out of the index. */
export function unindexDocument(connection: Connection, documentId: number): void {
  const document = connection.get<{ source_id: number; start: number; end: number }>('SELECT source_id, start, end FROM documents WHERE id = ?', documentId)!;
  connection.run(DELETE, wordRow('title', documentId));
  for (const line of linesWithin(connection, document)) connection.run(DELETE, wordRow('clause', line.id));
}

export function indexUnit(connection: Connection, unitId: number, name: string): void {
  connection.run(INSERT, wordRow('unit', unitId), pairs(name));
}

/** Puts a task's words (a person's, when set), its item's title and its units into the index, in place of what was there. */
export function indexTask(connection: Connection, taskId: number): void {
  const { title } = connection.get<{ title: string }>('SELECT title FROM tasks WHERE id = ?', taskId)!;
  const units = connection.column<string>('SELECT DISTINCT u.name FROM task_units tu JOIN units u ON u.id = tu.unit_id WHERE tu.task_id = ?', taskId);
  connection.run('INSERT OR REPLACE INTO task_words(rowid, text, title, units) VALUES (?, ?, ?, ?)', taskId, pairs(taskText(connection, taskId)), pairs(title), units.map(pairs).join(' '));
}

export function unindexTask(connection: Connection, taskId: number): void {
  connection.run('DELETE FROM task_words WHERE rowid = ?', taskId);
}

/** What a unit filter compares: the folded name read backwards. */
export const unitTail = (name: string): string => [...documentKey(name)].reverse().join('');

/** Lines that a stretch of a source touches, the one that it begins inside of included. */
function linesWithin(connection: Connection, place: { source_id: number; start: number; end: number }): { id: number; start: number; text: string }[] {
  const before = connection.get<{ start: number }>('SELECT start FROM lines WHERE source_id = ? AND start <= ? ORDER BY start DESC LIMIT 1', place.source_id, place.start);
  return connection
    .all<{ id: number; start: number; text: string }>('SELECT id, start, text FROM lines WHERE source_id = ? AND start >= ? AND start < ?', place.source_id, before?.start ?? 0, place.end)
    .filter((line) => line.start + line.text.length > place.start);
}
