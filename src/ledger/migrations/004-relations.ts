import type { Migration } from './migration.ts';

/**
 * What stands between documents: the names by which each is cited, what each citation was resolved to, tasks that are the
 * same, findings, and what a person made of a finding. All but the last is computed and may be computed again.
 */
export const relations: Migration = {
  version: 4,
  apply(connection) {
    connection.script(`
-- One row a document that was related. number_key, region: comparable forms, see relations/title-key.
CREATE TABLE related_documents (
  document_id INTEGER PRIMARY KEY REFERENCES documents(id),
  number_key TEXT,
  region TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX related_documents_number ON related_documents(number_key) WHERE number_key IS NOT NULL;

CREATE TABLE document_names (
  document_id INTEGER NOT NULL REFERENCES documents(id),
  ordinal INTEGER NOT NULL,
  core TEXT NOT NULL,
  issuer TEXT NOT NULL,
  region TEXT NOT NULL,
  edition TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_names_core ON document_names(core);

-- target_id is NULL while the library does not hold the cited document.
CREATE TABLE citation_links (
  citation_id INTEGER PRIMARY KEY REFERENCES citations(id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  number_key TEXT,
  core TEXT NOT NULL,
  relation TEXT NOT NULL,
  target_id INTEGER REFERENCES documents(id),
  found_by TEXT CHECK (found_by IN ('number', 'title'))
) STRICT;
CREATE INDEX citation_links_document ON citation_links(document_id);
CREATE INDEX citation_links_target ON citation_links(target_id) WHERE target_id IS NOT NULL;
CREATE INDEX citation_links_core ON citation_links(core) WHERE core <> '';
CREATE INDEX citation_links_number ON citation_links(number_key) WHERE number_key IS NOT NULL;

CREATE INDEX documents_gone ON documents(id) WHERE superseded_at IS NOT NULL;

-- Tasks of two documents that are the same or similar; a_document is the one that was compared with the other.
CREATE TABLE task_pairs (
  id INTEGER PRIMARY KEY,
  a_document INTEGER NOT NULL REFERENCES documents(id),
  b_document INTEGER NOT NULL REFERENCES documents(id),
  a_task INTEGER NOT NULL REFERENCES tasks(id),
  b_task INTEGER NOT NULL REFERENCES tasks(id),
  a_start INTEGER NOT NULL,
  a_end INTEGER NOT NULL,
  b_start INTEGER NOT NULL,
  b_end INTEGER NOT NULL,
  grade TEXT NOT NULL CHECK (grade IN ('same', 'similar')),
  score REAL NOT NULL,
  differences TEXT NOT NULL
) STRICT;
CREATE INDEX task_pairs_a ON task_pairs(a_document, a_start);
CREATE INDEX task_pairs_b ON task_pairs(b_document, b_start);
CREATE INDEX task_pairs_a_task ON task_pairs(a_task);
CREATE INDEX task_pairs_b_task ON task_pairs(b_task);

-- other_id: the other document of a finding about two. mark: what stays the same when the document is read again.
CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  other_id INTEGER REFERENCES documents(id),
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  start INTEGER,
  end INTEGER,
  facts TEXT NOT NULL,
  witnesses TEXT NOT NULL,
  mark TEXT NOT NULL
) STRICT;
CREATE INDEX findings_document ON findings(document_id, start);
CREATE INDEX findings_other ON findings(other_id) WHERE other_id IS NOT NULL;

-- accepted: to be put right. ignored: no fault, for the reason given.
CREATE TABLE finding_judgements (
  document_id INTEGER NOT NULL REFERENCES documents(id),
  mark TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'ignored')),
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (document_id, mark)
) STRICT, WITHOUT ROWID;
`);
  },
};
