import type { Migration } from './migration.ts';

/**
 * Sources with their text by lines (kept once; every start/end counts UTF-16 units in the source's whole text), issuances,
 * tasks with what stands below them, and what persons set. Later rooms (supervision, relations) point to `tasks.id`,
 * `documents.id` and `units.id`, which stay the same when a new version of a document comes; obligations do not.
 */
export const documentsAndTasks: Migration = {
  version: 1,
  apply(connection) {
    connection.script(SOURCES + DOCUMENTS + TASKS + PERSONS);
  },
};

const SOURCES = `
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  length INTEGER NOT NULL,
  posted_at TEXT NOT NULL,
  superseded_by INTEGER REFERENCES sources(id)
) STRICT;
CREATE INDEX sources_path ON sources(path);

-- One row a line that is not empty; the whole text is the lines at their starts with \\n in the gaps.
CREATE TABLE lines (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources(id),
  start INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (source_id, start)
) STRICT;

-- Blocks by the hundred, as JSON: they are only read for the pages on show, and rows of their own cost a tenth of an import.
CREATE TABLE blocks (
  source_id INTEGER NOT NULL REFERENCES sources(id),
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  blocks TEXT NOT NULL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;
`;

const DOCUMENTS = `
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources(id),
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  number TEXT,
  number_key TEXT,
  issuers TEXT NOT NULL,
  issue_date TEXT,
  type TEXT,
  year INTEGER,
  effective_from TEXT,
  effective_to TEXT,
  interpreted_by TEXT,
  addressees TEXT NOT NULL,
  posted_at TEXT NOT NULL,
  superseded_at TEXT
) STRICT;
CREATE INDEX documents_source ON documents(source_id, start);
CREATE INDEX documents_number ON documents(number_key, title_key);
CREATE INDEX documents_title ON documents(title_key);

-- Provenance of 公文要素.
CREATE TABLE document_fields (
  document_id INTEGER NOT NULL REFERENCES documents(id),
  field TEXT NOT NULL,
  start INTEGER,
  end INTEGER,
  rule TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('stated', 'inferred')),
  PRIMARY KEY (document_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE provisions (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  key TEXT NOT NULL,
  parent_key TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  level INTEGER NOT NULL,
  label TEXT NOT NULL,
  title TEXT NOT NULL,
  UNIQUE (document_id, key)
) STRICT;

CREATE TABLE citations (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  title TEXT,
  title_key TEXT,
  number TEXT,
  number_key TEXT,
  relation TEXT NOT NULL,
  self INTEGER NOT NULL,
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX citations_document ON citations(document_id);
CREATE INDEX citations_number ON citations(number_key) WHERE number_key IS NOT NULL;
CREATE INDEX citations_title ON citations(title_key) WHERE title_key IS NOT NULL;
`;

const TASKS = `
-- One row an outline item with obligations. source_id: the source that its obligations' spans point into.
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  source_id INTEGER NOT NULL REFERENCES sources(id),
  ordinal INTEGER NOT NULL,
  provision_key TEXT,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'not-started'
    CHECK (status IN ('not-started', 'in-progress', 'done-unverified', 'completed', 'closed-out', 'extended', 'terminated')),
  due_on TEXT,
  posted_at TEXT NOT NULL,
  superseded_at TEXT
) STRICT;
CREATE INDEX tasks_document ON tasks(document_id, ordinal);
CREATE INDEX tasks_due ON tasks(due_on) WHERE superseded_at IS NULL;
CREATE INDEX tasks_status ON tasks(status) WHERE superseded_at IS NULL;

CREATE TABLE obligations (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  document_id INTEGER NOT NULL REFERENCES documents(id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  modality TEXT NOT NULL,
  actors TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX obligations_task ON obligations(task_id);
CREATE INDEX obligations_document ON obligations(document_id, start);

CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- The folded name read backwards: 财政局 finds 区财政局 by a range of this index.
  tail TEXT NOT NULL
) STRICT;
CREATE INDEX units_tail ON units(tail);

CREATE TABLE responsibilities (
  obligation_id INTEGER NOT NULL REFERENCES obligations(id),
  ordinal INTEGER NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES units(id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'cooperate')),
  basis TEXT NOT NULL CHECK (basis IN ('assignment', 'subject', 'inherited')),
  printed TEXT,
  start INTEGER,
  end INTEGER,
  rule TEXT NOT NULL,
  PRIMARY KEY (obligation_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Who has to do with a task after a person's changes; role 'subject' is an acting subject without a role.
CREATE TABLE task_units (
  unit_id INTEGER NOT NULL REFERENCES units(id),
  role TEXT NOT NULL,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  PRIMARY KEY (unit_id, role, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_units_task ON task_units(task_id);

CREATE TABLE deadlines (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  task_id INTEGER REFERENCES tasks(id),
  obligation_id INTEGER REFERENCES obligations(id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  period TEXT,
  due TEXT,
  duration TEXT,
  direction TEXT,
  anchor TEXT,
  rule TEXT NOT NULL,
  due_on TEXT,
  due_basis TEXT
) STRICT;
CREATE INDEX deadlines_task ON deadlines(task_id);
CREATE INDEX deadlines_document ON deadlines(document_id) WHERE task_id IS NULL;
CREATE INDEX deadlines_obligation ON deadlines(obligation_id);

CREATE TABLE quantities (
  obligation_id INTEGER NOT NULL REFERENCES obligations(id),
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  metric TEXT,
  comparator TEXT NOT NULL,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  base REAL,
  rule TEXT NOT NULL,
  PRIMARY KEY (obligation_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostics (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources(id),
  document_id INTEGER REFERENCES documents(id),
  task_id INTEGER REFERENCES tasks(id),
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  start INTEGER,
  end INTEGER,
  found TEXT,
  expected TEXT
) STRICT;
CREATE INDEX diagnostics_source ON diagnostics(source_id);
CREATE INDEX diagnostics_document ON diagnostics(document_id);
CREATE INDEX diagnostics_task ON diagnostics(task_id) WHERE task_id IS NOT NULL;
`;

const PERSONS = `
-- What a person set stands beside what the document says and wins over it.
CREATE TABLE overrides (
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  field TEXT NOT NULL CHECK (field IN ('status', 'units', 'dueOn', 'text')),
  value TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (task_id, field)
) STRICT, WITHOUT ROWID;

-- History; by is NULL when an import changed the task. Values are JSON.
CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  at TEXT NOT NULL,
  by TEXT,
  field TEXT NOT NULL,
  from_value TEXT,
  to_value TEXT
) STRICT;
CREATE INDEX changes_task ON changes(task_id, id);
`;
