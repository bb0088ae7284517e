import type { Migration } from './migration.ts';

/**
 * A finding knows its task, so that the table can be narrowed by it; a person may also say that a finding was put right;
 * documents that are no longer in force, or rest on one that is not, as of the last day they were looked at.
 */
export const judgedFindings: Migration = {
  version: 6,
  apply(connection) {
    connection.script(`
ALTER TABLE findings ADD COLUMN task_id INTEGER REFERENCES tasks(id);
UPDATE findings SET task_id = (
  SELECT o.task_id FROM obligations o WHERE o.document_id = findings.document_id AND o.start <= findings.start AND o.end > findings.start LIMIT 1
) WHERE start IS NOT NULL;
CREATE INDEX findings_task ON findings(task_id) WHERE task_id IS NOT NULL;

-- accepted: a fault, to be put right. ignored: no fault, for the reason given. handled: was a fault, is put right.
CREATE TABLE finding_verdicts (
  document_id INTEGER NOT NULL REFERENCES documents(id),
  mark TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'ignored', 'handled')),
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (document_id, mark)
) STRICT, WITHOUT ROWID;
INSERT INTO finding_verdicts SELECT document_id, mark, verdict, reason, by, at FROM finding_judgements;
DROP TABLE finding_judgements;
ALTER TABLE finding_verdicts RENAME TO finding_judgements;

-- The document is repealed or over itself (basis_id is itself), or what it rests on is. Computed for the day of lapsed_as_of.
CREATE TABLE lapsed_documents (
  document_id INTEGER PRIMARY KEY REFERENCES documents(id),
  basis_id INTEGER NOT NULL REFERENCES documents(id),
  state TEXT NOT NULL CHECK (state IN ('repealed', 'expired'))
) STRICT;
-- One row; none while lapsed_documents is out of date.
CREATE TABLE lapsed_as_of (id INTEGER PRIMARY KEY CHECK (id = 1), today TEXT NOT NULL, documents INTEGER NOT NULL) STRICT;
`);
  },
};
