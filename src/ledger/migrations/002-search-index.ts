import type { Migration } from './migration.ts';
import { indexDocument, indexTask, indexUnit } from '../index-words.ts';

/**
 * Full text over pairs of characters (see fold.ts). The ascii tokenizer only has to cut at spaces: the tokens are made
 * in JS and hold no ASCII but letters and digits. Fills the index from what the ledger holds already.
 */
export const searchIndex: Migration = {
  version: 2,
  apply(connection) {
    connection.script(`
CREATE VIRTUAL TABLE words USING fts5(words, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE task_words USING fts5(text, title, units, content='', contentless_delete=1, tokenize='ascii');
`);
    for (const id of connection.column<number>('SELECT id FROM documents WHERE superseded_at IS NULL')) indexDocument(connection, id);
    for (const id of connection.column<number>('SELECT id FROM tasks WHERE superseded_at IS NULL')) indexTask(connection, id);
    for (const unit of connection.all<{ id: number; name: string }>('SELECT id, name FROM units')) indexUnit(connection, unit.id, unit.name);
  },
};
