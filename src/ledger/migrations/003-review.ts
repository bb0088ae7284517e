import type { Migration } from './migration.ts';

/**
 * What review and the table need: which tasks a person accepted, responsible persons and tags (fields like the others
 * that a person sets), tasks made or taken out by hand, saved views, and a log of acts that can be undone.
 */
export const review: Migration = {
  version: 3,
  apply(connection) {
    connection.script(`
ALTER TABLE tasks ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
-- A person said that this is no task: it stays out of the lists (superseded_at is set as well) when its document comes again.
ALTER TABLE tasks ADD COLUMN dismissed_at TEXT;
-- What the document says, where a person moved sentences from or to this task: by this a new version knows it again.
ALTER TABLE tasks ADD COLUMN stated TEXT;

ALTER TABLE overrides RENAME TO overrides_before;
CREATE TABLE overrides (
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  field TEXT NOT NULL CHECK (field IN ('status', 'units', 'dueOn', 'text', 'person', 'tags')),
  value TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (task_id, field)
) STRICT, WITHOUT ROWID;
INSERT INTO overrides SELECT task_id, field, value, by, at FROM overrides_before;
DROP TABLE overrides_before;
CREATE INDEX overrides_person ON overrides(value) WHERE field = 'person';
CREATE INDEX overrides_tags ON overrides(task_id) WHERE field = 'tags';

CREATE TABLE accepted (
  task_id INTEGER PRIMARY KEY REFERENCES tasks(id),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE views (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  columns TEXT NOT NULL
) STRICT;

-- One row an act. undone: 1 while it could be done again. Acts that can no longer be either are deleted.
CREATE TABLE acts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  document_id INTEGER REFERENCES documents(id),
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
-- The touched tasks before and after, as JSON; before is NULL for a task that the act made.
CREATE TABLE act_tasks (
  act_id INTEGER NOT NULL REFERENCES acts(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  before TEXT,
  after TEXT NOT NULL,
  PRIMARY KEY (act_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_tasks_task ON act_tasks(task_id);

-- For the orders of the table, and its counts.
CREATE INDEX tasks_standing ON tasks(document_id, ordinal, id) WHERE superseded_at IS NULL;
CREATE INDEX documents_issued ON documents(issue_date);
`);
  },
};
