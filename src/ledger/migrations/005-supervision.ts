import type { Migration } from './migration.ts';

/**
 * The life of a task after import: put under supervision, told of, extended, done; a recurring duty by its occurrences;
 * attachments by hash; 反馈表 that were sent out, with the values they were sent with, and what came back.
 */
export const supervision: Migration = {
  version: 5,
  apply(connection) {
    connection.script(`
CREATE TABLE supervised (
  task_id INTEGER PRIMARY KEY REFERENCES tasks(id),
  assigned_on TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE supervision_fields (
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (task_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX supervision_fields_leader ON supervision_fields(value) WHERE field = 'leader';

-- The office's own limit for a task whose document states none; days: as in default-limits.csv.
CREATE TABLE default_limits (
  task_id INTEGER PRIMARY KEY REFERENCES tasks(id),
  due_on TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;

CREATE TABLE occurrences (
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  due_on TEXT NOT NULL,
  extended_to TEXT,
  status TEXT NOT NULL DEFAULT 'not-started'
    CHECK (status IN ('not-started', 'in-progress', 'done-unverified', 'completed', 'closed-out', 'extended', 'terminated')),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  done_on TEXT,
  PRIMARY KEY (task_id, due_on)
) STRICT, WITHOUT ROWID;

-- occurrence: due_on of the occurrence, '' for the task itself.
CREATE TABLE progress_notes (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  occurrence TEXT NOT NULL,
  on_date TEXT NOT NULL,
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  text TEXT NOT NULL,
  problems TEXT NOT NULL,
  next_steps TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('person', 'feedback')),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX progress_notes_task ON progress_notes(task_id, id);

CREATE TABLE extensions (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  occurrence TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused')),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX extensions_task ON extensions(task_id, id);

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_task ON attachments(task_id, id);

CREATE TABLE feedback_sheets (
  stamp TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- base: the values of the row as the unit last knew them (sent, or taken over from its return), JSON.
CREATE TABLE feedback_rows (
  stamp TEXT NOT NULL REFERENCES feedback_sheets(stamp),
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  occurrence TEXT NOT NULL,
  base TEXT NOT NULL,
  PRIMARY KEY (stamp, task_id, occurrence)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_rows_task ON feedback_rows(task_id);

CREATE TABLE feedback_returns (
  id INTEGER PRIMARY KEY,
  stamp TEXT NOT NULL REFERENCES feedback_sheets(stamp),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  read_on TEXT NOT NULL,
  rows INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_returns_stamp ON feedback_returns(stamp, id);
`);
  },
};
