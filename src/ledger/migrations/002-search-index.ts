import type { Migration } from './migration.ts';
import { indexDocument, WordIndex } from '#ledger/posting/index-words';
import { linesWithin } from '#ledger/posting/source-rows';
import { settleTask } from '#ledger/posting/task-rows';
import { UnitRegister } from '#ledger/posting/unit-register';

/**
 * Full text over pairs of characters (see fold.ts). `place`: a line, a title or a unit name; the other columns: a task.
 * One table for both, as they share most of their pairs, and a pair is dear to write, not a place of it. The ascii
 * tokenizer only has to cut at spaces: the tokens are made in JS and hold no ASCII but letters and digits. Merging by
 * sixteens instead of fours makes an import of many files faster; `settle` tidies up after it.
 * Fills the index from what the ledger holds already.
 */
export const searchIndex: Migration = {
  version: 2,
  apply(connection) {
    connection.script(`
CREATE VIRTUAL TABLE words USING fts5(place, task, heading, units, content='', contentless_delete=1, tokenize='ascii');
INSERT INTO words(words, rank) VALUES ('automerge', 16);
`);
    const index = new WordIndex(connection);
    for (const d of connection.all<{ id: number; source_id: number; start: number; end: number; title: string }>('SELECT id, source_id, start, end, title FROM documents WHERE superseded_at IS NULL')) {
      indexDocument(index, d.id, d.title, linesWithin(connection, d.source_id, d.start, d.end));
    }
    for (const unit of connection.all<{ id: number; name: string }>('SELECT id, name FROM units')) index.add('unit', unit.id, unit.name);
    const units = new UnitRegister(connection, index);
    for (const id of connection.column<number>('SELECT id FROM tasks WHERE superseded_at IS NULL')) settleTask({ connection, units, index }, id);
    index.write();
  },
};
