import type { Migration } from './migration.ts';

/** A person may say that a task is a prohibition, a target or an encouragement (类型): a field like the others that a person sets. */
export const kindSetByPerson: Migration = {
  version: 7,
  apply(connection) {
    connection.script(`
ALTER TABLE overrides RENAME TO overrides_before;
CREATE TABLE overrides (
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  field TEXT NOT NULL CHECK (field IN ('status', 'units', 'dueOn', 'text', 'person', 'tags', 'modality')),
  value TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (task_id, field)
) STRICT, WITHOUT ROWID;
INSERT INTO overrides SELECT task_id, field, value, by, at FROM overrides_before;
DROP TABLE overrides_before;
CREATE INDEX overrides_person ON overrides(value) WHERE field = 'person';
CREATE INDEX overrides_tags ON overrides(task_id) WHERE field = 'tags';
`);
  },
};
