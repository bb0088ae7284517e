import type { Connection } from '#ledger/connection';
import { documentKey, fold, pairs } from '#ledger/fold';
import { linesWithin } from './source-rows.ts';
import type { EnteredLine } from './source-rows.ts';

/**
 * What the rows of `words` stand for. A row's number is its kind times a large step plus the thing's id, so that within
 * a transaction rows can be put in by ascending number: FTS5 writes out all it holds when a number goes down.
 * Units and titles come last, so that a walk from the end meets them first.
 */
const WORD_KINDS = ['clause', 'task', 'title', 'unit'] as const;
export type WordKind = (typeof WORD_KINDS)[number];
const STEP = 2 ** 33;
export const wordRow = (kind: WordKind, id: number): number => WORD_KINDS.indexOf(kind) * STEP + id;
export const wordOf = (row: number): { kind: WordKind; id: number } => ({ kind: WORD_KINDS[Math.floor(row / STEP)]!, id: row % STEP });

/** A task's words for the index. */
export interface TaskWords { text: string; title: string; units: readonly string[] }

/** Gathers what a transaction puts into the search index, and writes it in the order that FTS5 likes. */
export class WordIndex {
  readonly #connection: Connection;
  readonly #added = new Map<number, string | TaskWords>();
  readonly #removed = new Set<number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A line, title or unit name; or a task. It must not be in the index (FTS5 would not notice, and count it twice). */
  add(kind: 'clause' | 'title' | 'unit', id: number, words: string): void;
  add(kind: 'task', id: number, words: TaskWords): void;
  add(kind: WordKind, id: number, words: string | TaskWords): void {
    this.#added.set(wordRow(kind, id), words);
  }

  remove(kind: WordKind, id: number): void {
    const row = wordRow(kind, id);
    this.#added.delete(row);
    this.#removed.add(row);
    this.#connection.run('DELETE FROM words WHERE rowid = ?', row);
  }

  /** Takes over what another of the same transaction gathered after this one: it need not be written any more. */
  take(later: WordIndex): void {
    for (const row of later.#removed) this.#added.delete(row);
    for (const [row, words] of later.#added) this.#added.set(row, words);
  }

  /** Writes what was added; to be called once before the transaction ends. */
  write(): void {
    for (const row of [...this.#added.keys()].sort((a, b) => a - b)) {
      const words = this.#added.get(row)!;
      if (typeof words === 'string') this.#connection.run('INSERT INTO words(rowid, place) VALUES (?, ?)', row, pairs(words));
      else this.#connection.run('INSERT INTO words(rowid, task, heading, units) VALUES (?, ?, ?, ?)', row, pairs(words.text), pairs(words.title), [...new Set(words.units)].map(pairs).join(' '));
    }
    this.#added.clear();
  }
}

/** Puts a document's title and lines into the index; a line that only repeats the title is left out. */
export function indexDocument(index: WordIndex, documentId: number, title: string, lines: readonly EnteredLine[]): void {
  index.add('title', documentId, title);
  const folded = fold(title);
  for (const line of lines) if (line.text.length >= 200 || fold(line.text) !== folded) index.add('clause', line.id, line.text);
}

/** Takes a document's title and lines out of the index. */
export function unindexDocument(connection: Connection, index: WordIndex, documentId: number): void {
  const document = connection.get<{ source_id: number; start: number; end: number }>('SELECT source_id, start, end FROM documents WHERE id = ?', documentId)!;
  index.remove('title', documentId);
  for (const line of linesWithin(connection, document.source_id, document.start, document.end)) index.remove('clause', line.id);
}

/** What a unit filter compares: the folded name read backwards. */
export const unitTail = (name: string): string => [...documentKey(name)].reverse().join('');
