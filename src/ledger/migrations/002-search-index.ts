import type { Migration } from './migration.ts';
import { indexDocument, indexUnit } from '../index-words.ts';
import { linesWithin } from '../source-rows.ts';
import { settleTask } from '../task-rows.ts';
import { UnitRegister } from '../unit-register.ts';

/**
 * Full text over pairs of characters (see fold.ts). The ascii tokenizer only has to cut at spaces: the tokens are made
 * in JS and hold no ASCII but letters and digits. Merging by sixteens instead of fours makes an import of many files
 * about a seventh faster; `settle` tidies up after it. Fills the index from what the ledger holds already.
 */
export const searchIndex: Migration = {
  version: 2,
  apply(connection) {
    connection.script(`
CREATE VIRTUAL TABLE words USING fts5(tokens, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE task_words USING fts5(text, title, units, content='', contentless_delete=1, tokenize='ascii');
INSERT INTO words(words, rank) VALUES ('automerge', 16);
INSERT INTO task_words(task_words, rank) VALUES ('automerge', 16);
`);
    const indexed = new Set<number>();
    for (const d of connection.all<{ id: number; source_id: number; start: number; end: number; title: string }>('SELECT id, source_id, start, end, title FROM documents WHERE superseded_at IS NULL')) {
      const lines = linesWithin(connection, d.source_id, d.start, d.end).filter((line) => !indexed.has(line.id));
      for (const line of lines) indexed.add(line.id);
      indexDocument(connection, d.id, d.title, lines);
    }
    for (const unit of connection.all<{ id: number; name: string }>('SELECT id, name FROM units')) indexUnit(connection, unit.id, unit.name);
    const units = new UnitRegister(connection);
    for (const id of connection.column<number>('SELECT id FROM tasks WHERE superseded_at IS NULL')) settleTask(connection, units, id);
  },
};
