import type { Connection } from './connection.ts';
import { documentKey, fold, pairs } from './fold.ts';
import { linesWithin } from './source-rows.ts';
import type { EnteredLine } from './source-rows.ts';

/** Rows of `words` are told apart by their number: 3 × id + kind. */
export const WORD_KINDS = ['clause', 'title', 'unit'] as const;
export type WordKind = (typeof WORD_KINDS)[number];
export const wordRow = (kind: WordKind, id: number): number => id * WORD_KINDS.length + WORD_KINDS.indexOf(kind);
export const wordOf = (row: number): { kind: WordKind; id: number } => ({ kind: WORD_KINDS[row % WORD_KINDS.length]!, id: Math.floor(row / WORD_KINDS.length) });

const INSERT = 'INSERT INTO words(rowid, tokens) VALUES (?, ?)';
const DELETE = 'DELETE FROM words WHERE rowid = ?';

/**
 * Puts a document's title and lines into the index; a line that only repeats the title is left out.
 * @param lines none of them in the index yet (FTS5 would not notice, and count it twice)
 */
export function indexDocument(connection: Connection, documentId: number, title: string, lines: readonly EnteredLine[]): void {
  connection.run(INSERT, wordRow('title', documentId), pairs(title));
  const folded = fold(title);
  for (const line of lines) if (line.text.length >= 200 || fold(line.text) !== folded) connection.run(INSERT, wordRow('clause', line.id), pairs(line.text));
}

/** Takes a document's title and lines out of the index. */
export function unindexDocument(connection: Connection, documentId: number): void {
  const document = connection.get<{ source_id: number; start: number; end: number }>('SELECT source_id, start, end FROM documents WHERE id = ?', documentId)!;
  connection.run(DELETE, wordRow('title', documentId));
  for (const line of linesWithin(connection, document.source_id, document.start, document.end)) connection.run(DELETE, wordRow('clause', line.id));
}

export function indexUnit(connection: Connection, unitId: number, name: string): void {
  connection.run(INSERT, wordRow('unit', unitId), pairs(name));
}

/** Puts a task's words (a person's, when set), its item's title and its units into the index. */
export function indexTask(connection: Connection, taskId: number, words: { text: string; title: string; units: readonly string[] }): void {
  connection.run('INSERT INTO task_words(rowid, text, title, units) VALUES (?, ?, ?, ?)', taskId, pairs(words.text), pairs(words.title), [...new Set(words.units)].map(pairs).join(' '));
}

export function unindexTask(connection: Connection, taskId: number): void {
  connection.run('DELETE FROM task_words WHERE rowid = ?', taskId);
}

/** What a unit filter compares: the folded name read backwards. */
export const unitTail = (name: string): string => [...documentKey(name)].reverse().join('');
