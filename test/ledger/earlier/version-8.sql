-- A ledger as version 8 left it: version-7.sql brought to version 8, whose only step keeps where a person pointed; one unit knows its place.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1515279450;
PRAGMA user_version = 8;
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
CREATE TABLE lines (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources(id),
  start INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (source_id, start)
) STRICT;
CREATE TABLE blocks (
  source_id INTEGER NOT NULL REFERENCES sources(id),
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  blocks TEXT NOT NULL,
  PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;
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
, by_hand INTEGER NOT NULL DEFAULT 0, dismissed_at TEXT, stated TEXT) STRICT;
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
CREATE VIRTUAL TABLE words USING fts5(place, task, heading, units, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE overrides (
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  field TEXT NOT NULL CHECK (field IN ('status', 'units', 'dueOn', 'text', 'person', 'tags', 'modality')),
  value TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL, places TEXT,
  PRIMARY KEY (task_id, field)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE acts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  document_id INTEGER REFERENCES documents(id),
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE act_tasks (
  act_id INTEGER NOT NULL REFERENCES acts(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  task_id INTEGER NOT NULL REFERENCES tasks(id),
  before TEXT,
  after TEXT NOT NULL,
  PRIMARY KEY (act_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_tasks_task ON act_tasks(task_id);
CREATE INDEX tasks_standing ON tasks(document_id, ordinal, id) WHERE superseded_at IS NULL;
CREATE INDEX documents_issued ON documents(issue_date);
INSERT INTO sources(id, path, name, sha256, format, length, posted_at, superseded_by) VALUES (1, '/office/gazette.txt', 'gazette.txt', '3e71e47d9c515ee1f9246c22ea631e436825e294fae2da166b5e9e12675574fe', 'txt', 446, '2025-03-01T08:00:00.000Z', 2);
INSERT INTO sources(id, path, name, sha256, format, length, posted_at, superseded_by) VALUES (2, '/office/gazette.txt', 'gazette.txt', 'f6040ed9136cba7e57bb610efe2fef5d7c3f8f53afae66c95baa45c559879d95', 'txt', 261, '2025-04-01T08:00:00.000Z', NULL);
INSERT INTO lines(id, source_id, start, text) VALUES (1, 1, 0, '关于进一步深化国有企业改革的实施意见');
INSERT INTO lines(id, source_id, start, text) VALUES (2, 1, 19, '经技区发〔2018〕35号');
INSERT INTO lines(id, source_id, start, text) VALUES (3, 1, 33, '二、主要任务。');
INSERT INTO lines(id, source_id, start, text) VALUES (4, 1, 41, '5.进一步健全完善国有独资、全资企业法人治理结构,2020年底前,全面实现外部董事占多数、外派监事会全覆盖,初步建立职业经理人制度。(责任单位:组织部、国资办)');
INSERT INTO lines(id, source_id, start, text) VALUES (5, 1, 122, '6.加强国有企业企业家队伍建设,制定完善政治、精神、事业、物质等激励措施,支持保障企业家干事创业。面向国内公开遴选一批优秀年轻企业经营管理人才,建立国有企业企业家后备人才库,对入库人选实行跟踪培养。(责任单位:组织部、国资办)');
INSERT INTO lines(id, source_id, start, text) VALUES (6, 1, 236, '10.2018年底前,完成区国有资产经营管理公司和区投资公司全民所有制企业公司制改革工作。(责任单位:经发局、国资办)');
INSERT INTO lines(id, source_id, start, text) VALUES (7, 1, 296, '各级各部门单位要加强督办,确保改革任务按期完成。');
INSERT INTO lines(id, source_id, start, text) VALUES (8, 1, 321, '关于进一步加强年轻干部培养锻炼的意见');
INSERT INTO lines(id, source_id, start, text) VALUES (9, 1, 340, '经技区发〔2018〕27号');
INSERT INTO lines(id, source_id, start, text) VALUES (10, 1, 354, '(二)考核鉴定。挂职锻炼干部自觉接受派入单位的监督和管理,每半年向组织部报送一次书面工作总结。平时考核由派入单位负责,35周岁以下的Email报送至ab-c@Example.com。');
INSERT INTO lines(id, source_id, start, text) VALUES (11, 2, 0, '关于进一步深化国有企业改革的实施意见');
INSERT INTO lines(id, source_id, start, text) VALUES (12, 2, 19, '经技区发〔2018〕35号');
INSERT INTO lines(id, source_id, start, text) VALUES (13, 2, 33, '二、主要任务。');
INSERT INTO lines(id, source_id, start, text) VALUES (14, 2, 41, '5.进一步健全完善国有独资、全资企业法人治理结构,2020年底前,全面实现外部董事占多数、外派监事会全覆盖,初步建立职业经理人制度。(责任单位:组织部、国资办)');
INSERT INTO lines(id, source_id, start, text) VALUES (15, 2, 122, '6.加强国有企业企业家队伍建设,制定完善政治、精神、事业、物质等激励措施,支持保障企业家干事创业。面向国内公开遴选一批优秀年轻企业经营管理人才,建立国有企业企业家后备人才库,对入库人选实行跟踪培养。(责任单位:组织部、国资办)');
INSERT INTO lines(id, source_id, start, text) VALUES (16, 2, 236, '各级各部门单位要加强督办,确保改革任务按期完成。');
INSERT INTO blocks(source_id, ordinal, start, end, blocks) VALUES (1, 0, 0, 445, '[{"kind":"paragraph","span":[0,18],"paragraph":0},{"kind":"paragraph","span":[19,32],"paragraph":1},{"kind":"paragraph","span":[33,40],"paragraph":2},{"kind":"paragraph","span":[41,121],"paragraph":3},{"kind":"paragraph","span":[122,235],"paragraph":4},{"kind":"paragraph","span":[236,295],"paragraph":5},{"kind":"paragraph","span":[296,320],"paragraph":6},{"kind":"paragraph","span":[321,339],"paragraph":7},{"kind":"paragraph","span":[340,353],"paragraph":8},{"kind":"paragraph","span":[354,445],"paragraph":9}]');
INSERT INTO blocks(source_id, ordinal, start, end, blocks) VALUES (2, 0, 0, 260, '[{"kind":"paragraph","span":[0,18],"paragraph":0},{"kind":"paragraph","span":[19,32],"paragraph":1},{"kind":"paragraph","span":[33,40],"paragraph":2},{"kind":"paragraph","span":[41,121],"paragraph":3},{"kind":"paragraph","span":[122,235],"paragraph":4},{"kind":"paragraph","span":[236,260],"paragraph":5}]');
INSERT INTO documents(id, source_id, ordinal, start, end, title, title_key, number, number_key, issuers, issue_date, type, year, effective_from, effective_to, interpreted_by, addressees, posted_at, superseded_at) VALUES (1, 2, 0, 0, 261, '关于进一步深化国有企业改革的实施意见', '关于进一步深化国有企业改革的实施意见', '经技区发〔2018〕35号', '经技区发[2018]35号', '["区工委"]', '2018-05-04', '意见', NULL, NULL, NULL, NULL, '[]', '2025-04-01T08:00:00.000Z', NULL);
INSERT INTO documents(id, source_id, ordinal, start, end, title, title_key, number, number_key, issuers, issue_date, type, year, effective_from, effective_to, interpreted_by, addressees, posted_at, superseded_at) VALUES (2, 1, 1, 321, 446, '关于进一步加强年轻干部培养锻炼的意见', '关于进一步加强年轻干部培养锻炼的意见', '经技区发〔2018〕27号', '经技区发[2018]27号', '["区工委"]', '2018-04-17', '意见', NULL, NULL, NULL, NULL, '[]', '2025-03-01T08:00:00.000Z', '2025-04-01T08:00:00.000Z');
INSERT INTO document_fields(document_id, field, start, end, rule, basis) VALUES (1, 'number', 19, 32, 'number-line', 'stated');
INSERT INTO document_fields(document_id, field, start, end, rule, basis) VALUES (1, 'title', 0, 18, 'title-line', 'stated');
INSERT INTO document_fields(document_id, field, start, end, rule, basis) VALUES (1, 'type', NULL, NULL, 'type-of-title', 'inferred');
INSERT INTO document_fields(document_id, field, start, end, rule, basis) VALUES (2, 'number', 340, 353, 'number-line', 'stated');
INSERT INTO document_fields(document_id, field, start, end, rule, basis) VALUES (2, 'title', 321, 339, 'title-line', 'stated');
INSERT INTO document_fields(document_id, field, start, end, rule, basis) VALUES (2, 'type', NULL, NULL, 'type-of-title', 'inferred');
INSERT INTO provisions(id, document_id, key, parent_key, start, end, level, label, title) VALUES (5, 2, 'p1', NULL, 354, 362, 2, '(二)', '考核鉴定');
INSERT INTO provisions(id, document_id, key, parent_key, start, end, level, label, title) VALUES (6, 1, 'p1', NULL, 33, 40, 1, '二、', '主要任务');
INSERT INTO provisions(id, document_id, key, parent_key, start, end, level, label, title) VALUES (7, 1, 'p2', 'p1', 41, 43, 2, '5.', '');
INSERT INTO provisions(id, document_id, key, parent_key, start, end, level, label, title) VALUES (8, 1, 'p3', 'p1', 122, 124, 2, '6.', '');
INSERT INTO citations(id, document_id, start, end, title, title_key, number, number_key, relation, self, rule) VALUES (2, 2, 321, 339, '关于进一步加强年轻干部培养锻炼的意见', '关于进一步加强年轻干部培养锻炼的意见', '经技区发〔2018〕27号', '经技区发[2018]27号', 'mention', 1, 'title');
INSERT INTO citations(id, document_id, start, end, title, title_key, number, number_key, relation, self, rule) VALUES (3, 1, 0, 18, '关于进一步深化国有企业改革的实施意见', '关于进一步深化国有企业改革的实施意见', '经技区发〔2018〕35号', '经技区发[2018]35号', 'mention', 1, 'title');
INSERT INTO tasks(id, document_id, source_id, ordinal, provision_key, path, title, status, due_on, posted_at, superseded_at, by_hand, dismissed_at, stated) VALUES (1, 1, 2, 0, 'p2', '["二、","5."]', '', 'in-progress', '2020-12-31', '2025-03-01T08:00:00.000Z', NULL, 0, NULL, NULL);
INSERT INTO tasks(id, document_id, source_id, ordinal, provision_key, path, title, status, due_on, posted_at, superseded_at, by_hand, dismissed_at, stated) VALUES (2, 1, 2, 1, 'p3', '["二、","6."]', '', 'not-started', NULL, '2025-03-01T08:00:00.000Z', NULL, 0, NULL, NULL);
INSERT INTO tasks(id, document_id, source_id, ordinal, provision_key, path, title, status, due_on, posted_at, superseded_at, by_hand, dismissed_at, stated) VALUES (3, 1, 1, 2, 'p4', '["二、","10."]', '', 'not-started', '2018-12-31', '2025-03-01T08:00:00.000Z', '2025-04-01T08:00:00.000Z', 0, NULL, NULL);
INSERT INTO tasks(id, document_id, source_id, ordinal, provision_key, path, title, status, due_on, posted_at, superseded_at, by_hand, dismissed_at, stated) VALUES (4, 1, 2, 2, NULL, '[]', '', 'not-started', NULL, '2025-03-01T08:00:00.000Z', NULL, 0, NULL, NULL);
INSERT INTO tasks(id, document_id, source_id, ordinal, provision_key, path, title, status, due_on, posted_at, superseded_at, by_hand, dismissed_at, stated) VALUES (5, 2, 1, 0, 'p1', '["(二)"]', '考核鉴定', 'not-started', NULL, '2025-03-01T08:00:00.000Z', '2025-04-01T08:00:00.000Z', 0, NULL, NULL);
INSERT INTO obligations(id, task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (4, 3, 1, 239, 295, 5, '2018年底前,完成区国有资产经营管理公司和区投资公司全民所有制企业公司制改革工作。(责任单位:经发局、国资办)', 'duty', '[]', 'imperative');
INSERT INTO obligations(id, task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (6, 5, 2, 362, 401, 9, '挂职锻炼干部自觉接受派入单位的监督和管理,每半年向组织部报送一次书面工作总结。', 'duty', '[{"unit":"挂职锻炼干部","span":[362,368]}]', 'imperative');
INSERT INTO obligations(id, task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (7, 5, 2, 401, 445, 9, '平时考核由派入单位负责,35周岁以下的Email报送至ab-c@Example.com。', 'duty', '[]', 'imperative');
INSERT INTO obligations(id, task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (8, 1, 1, 43, 121, 3, '进一步健全完善国有独资、全资企业法人治理结构,2020年底前,全面实现外部董事占多数、外派监事会全覆盖,初步建立职业经理人制度。(责任单位:组织部、国资办)', 'duty', '[]', 'imperative');
INSERT INTO obligations(id, task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (9, 2, 1, 124, 171, 4, '加强国有企业企业家队伍建设,制定完善政治、精神、事业、物质等激励措施,支持保障企业家干事创业。', 'duty', '[]', 'imperative');
INSERT INTO obligations(id, task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (10, 2, 1, 171, 235, 4, '面向国内公开遴选一批优秀年轻企业经营管理人才,建立国有企业企业家后备人才库,对入库人选实行跟踪培养。(责任单位:组织部、国资办)', 'duty', '[]', 'imperative');
INSERT INTO obligations(id, task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (11, 4, 1, 236, 260, 5, '各级各部门单位要加强督办,确保改革任务按期完成。', 'duty', '[{"unit":"各级各部门单位","span":[236,243]}]', 'imperative');
INSERT INTO units(id, name, tail) VALUES (1, '组织部', '部织组');
INSERT INTO units(id, name, tail) VALUES (2, '国资办', '办资国');
INSERT INTO units(id, name, tail) VALUES (3, '经发局', '局发经');
INSERT INTO units(id, name, tail) VALUES (4, '各级各部门单位', '位单门部各级各');
INSERT INTO units(id, name, tail) VALUES (5, '派入单位', '位单入派');
INSERT INTO units(id, name, tail) VALUES (6, '挂职锻炼干部', '部干炼锻职挂');
INSERT INTO units(id, name, tail) VALUES (7, '区国资中心', '心中资国区');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (4, 0, 3, 'lead', 'assignment', '责任单位', 287, 290, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (4, 1, 2, 'cooperate', 'assignment', '责任单位', 291, 294, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (7, 0, 5, 'lead', 'assignment', '责任单位', 406, 410, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (8, 0, 1, 'responsible', 'assignment', '责任单位', 113, 116, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (8, 1, 2, 'responsible', 'assignment', '责任单位', 117, 120, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (9, 0, 1, 'responsible', 'inherited', '责任单位', NULL, NULL, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (9, 1, 2, 'responsible', 'inherited', '责任单位', NULL, NULL, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (10, 0, 1, 'responsible', 'assignment', '责任单位', 227, 230, 'assignment-bracket');
INSERT INTO responsibilities(obligation_id, ordinal, unit_id, role, basis, printed, start, end, rule) VALUES (10, 1, 2, 'responsible', 'assignment', '责任单位', 231, 234, 'assignment-bracket');
INSERT INTO task_units(unit_id, role, task_id) VALUES (7, 'lead', 1);
INSERT INTO task_units(unit_id, role, task_id) VALUES (1, 'responsible', 2);
INSERT INTO task_units(unit_id, role, task_id) VALUES (2, 'responsible', 2);
INSERT INTO task_units(unit_id, role, task_id) VALUES (2, 'cooperate', 3);
INSERT INTO task_units(unit_id, role, task_id) VALUES (3, 'lead', 3);
INSERT INTO task_units(unit_id, role, task_id) VALUES (4, 'subject', 4);
INSERT INTO task_units(unit_id, role, task_id) VALUES (5, 'lead', 5);
INSERT INTO task_units(unit_id, role, task_id) VALUES (6, 'subject', 5);
INSERT INTO deadlines(id, document_id, task_id, obligation_id, start, end, text, kind, from_on, to_on, period, due, duration, direction, anchor, rule, due_on, due_basis) VALUES (2, 1, 3, 4, 239, 246, '2018年底前', 'by', NULL, '2018-12-31', NULL, NULL, NULL, NULL, NULL, 'by-year-end', '2018-12-31', 'stated');
INSERT INTO deadlines(id, document_id, task_id, obligation_id, start, end, text, kind, from_on, to_on, period, due, duration, direction, anchor, rule, due_on, due_basis) VALUES (3, 1, 1, 8, 66, 73, '2020年底前', 'by', NULL, '2020-12-31', NULL, NULL, NULL, NULL, NULL, 'by-year-end', '2020-12-31', 'stated');
INSERT INTO diagnostics(id, source_id, document_id, task_id, code, severity, start, end, found, expected) VALUES (1, 2, 1, 2, 'unit-doubtful', 'warning', 171, 235, NULL, NULL);
INSERT INTO changes(id, task_id, at, by, field, from_value, to_value) VALUES (1, 1, '2025-03-02T09:00:00.000Z', '王科长', 'status', '"not-started"', '"in-progress"');
INSERT INTO changes(id, task_id, at, by, field, from_value, to_value) VALUES (2, 1, '2025-03-02T09:00:00.000Z', '王科长', 'units', '[{"unit":"组织部","role":"responsible"},{"unit":"国资办","role":"responsible"}]', '[{"unit":"区国资中心","role":"lead"}]');
INSERT INTO changes(id, task_id, at, by, field, from_value, to_value) VALUES (3, 1, '2025-03-02T09:00:00.000Z', '王科长', 'text', '"进一步健全完善国有独资、全资企业法人治理结构,2020年底前,全面实现外部董事占多数、外派监事会全覆盖,初步建立职业经理人制度。(责任单位:组织部、国资办)"', '"外部董事占多数"');
INSERT INTO changes(id, task_id, at, by, field, from_value, to_value) VALUES (4, 5, '2025-04-01T08:00:00.000Z', NULL, 'superseded', NULL, NULL);
INSERT INTO changes(id, task_id, at, by, field, from_value, to_value) VALUES (5, 3, '2025-04-01T08:00:00.000Z', NULL, 'superseded', NULL, NULL);
INSERT INTO overrides(task_id, field, value, by, at) VALUES (1, 'status', '"in-progress"', '王科长', '2025-03-02T09:00:00.000Z');
INSERT INTO overrides(task_id, field, value, by, at) VALUES (1, 'text', '"外部董事占多数"', '王科长', '2025-03-02T09:00:00.000Z');
INSERT INTO overrides(task_id, field, value, by, at, places) VALUES (1, 'units', '[{"unit":"区国资中心","role":"lead"}]', '王科长', '2025-03-02T09:00:00.000Z', '{"source":1,"places":[{"value":"lead 区国资中心","span":[0,5]}]}');
INSERT INTO words(words, rank) VALUES ('automerge', 16);
INSERT INTO words(rowid, place) VALUES (12, '经技 技区 区发 发 2 20 01 18 8 3 35 5号 号');
INSERT INTO words(rowid, place) VALUES (13, '二、 、主 主要 要任 任务 务。 。');
INSERT INTO words(rowid, place) VALUES (14, '5 进 进一 一步 步健 健全 全完 完善 善国 国有 有独 独资 资、 、全 全资 资企 企业 业法 法人 人治 治理 理结 结构 构 2 20 02 20 0年 年底 底前 前 全 全面 面实 实现 现外 外部 部董 董事 事占 占多 多数 数、 、外 外派 派监 监事 事会 会全 全覆 覆盖 盖 初 初步 步建 建立 立职 职业 业经 经理 理人 人制 制度 度。 。 责 责任 任单 单位 位 组 组织 织部 部、 、国 国资 资办 办 ');
INSERT INTO words(rowid, place) VALUES (15, '6 加 加强 强国 国有 有企 企业 业企 企业 业家 家队 队伍 伍建 建设 设 制 制定 定完 完善 善政 政治 治、 、精 精神 神、 、事 事业 业、 、物 物质 质等 等激 激励 励措 措施 施 支 支持 持保 保障 障企 企业 业家 家干 干事 事创 创业 业。 。面 面向 向国 国内 内公 公开 开遴 遴选 选一 一批 批优 优秀 秀年 年轻 轻企 企业 业经 经营 营管 管理 理人 人才 才 建 建立 立国 国有 有企 企业 业企 企业 业家 家后 后备 备人 人才 才库 库 对 对入 入库 库人 人选 选实 实行 行跟 跟踪 踪培 培养 养。 。 责 责任 任单 单位 位 组 组织 织部 部、 、国 国资 资办 办 ');
INSERT INTO words(rowid, place) VALUES (16, '各级 级各 各部 部门 门单 单位 位要 要加 加强 强督 督办 办 确 确保 保改 改革 革任 任务 务按 按期 期完 完成 成。 。');
INSERT INTO words(rowid, task, heading, units) VALUES (8589934593, '外部 部董 董事 事占 占多 多数 数', '', '区国 国资 资中 中心 心');
INSERT INTO words(rowid, task, heading, units) VALUES (8589934594, '加强 强国 国有 有企 企业 业企 企业 业家 家队 队伍 伍建 建设 设 制 制定 定完 完善 善政 政治 治、 、精 精神 神、 、事 事业 业、 、物 物质 质等 等激 激励 励措 措施 施 支 支持 持保 保障 障企 企业 业家 家干 干事 事创 创业 业。 。面 面向 向国 国内 内公 公开 开遴 遴选 选一 一批 批优 优秀 秀年 年轻 轻企 企业 业经 经营 营管 管理 理人 人才 才 建 建立 立国 国有 有企 企业 业企 企业 业家 家后 后备 备人 人才 才库 库 对 对入 入库 库人 人选 选实 实行 行跟 跟踪 踪培 培养 养。 。 责 责任 任单 单位 位 组 组织 织部 部、 、国 国资 资办 办 ', '', '国资 资办 办 组织 织部 部');
INSERT INTO words(rowid, task, heading, units) VALUES (8589934596, '各级 级各 各部 部门 门单 单位 位要 要加 加强 强督 督办 办 确 确保 保改 改革 革任 任务 务按 按期 期完 完成 成。 。', '', '各级 级各 各部 部门 门单 单位 位');
INSERT INTO words(rowid, place) VALUES (17179869185, '关于 于进 进一 一步 步深 深化 化国 国有 有企 企业 业改 改革 革的 的实 实施 施意 意见 见');
INSERT INTO words(rowid, place) VALUES (25769803777, '组织 织部 部');
INSERT INTO words(rowid, place) VALUES (25769803778, '国资 资办 办');
INSERT INTO words(rowid, place) VALUES (25769803779, '经发 发局 局');
INSERT INTO words(rowid, place) VALUES (25769803780, '各级 级各 各部 部门 门单 单位 位');
INSERT INTO words(rowid, place) VALUES (25769803781, '派入 入单 单位 位');
INSERT INTO words(rowid, place) VALUES (25769803782, '挂职 职锻 锻炼 炼干 干部 部');
INSERT INTO words(rowid, place) VALUES (25769803783, '区国 国资 资中 中心 心');
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
INSERT INTO finding_judgements VALUES (1, 'task-without-unit 4', 'ignored', '另行通知', '李主任', '2025-04-01T08:00:00.000Z');
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
INSERT INTO supervised VALUES (2, '2019-03-01', '李主任', '2025-04-01T08:00:00.000Z');
INSERT INTO supervision_fields VALUES (2, 'leader', '王副区长', '李主任', '2025-04-01T08:00:00.000Z');
INSERT INTO progress_notes VALUES (1, 2, '', '2019-04-01', 30, '已拟定名单', '', '', 'person', '李主任', '2025-04-01T08:00:00.000Z');
INSERT INTO findings VALUES (1, 1, NULL, 'task-without-unit', 'warning', (SELECT start FROM obligations WHERE task_id = 4 LIMIT 1), (SELECT end FROM obligations WHERE task_id = 4 LIMIT 1), '{"words":"4"}', '[]', 'task-without-unit 4');
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
INSERT INTO lapsed_documents(document_id, basis_id, state) VALUES (1, 1, 'expired');
INSERT INTO lapsed_as_of(id, today, documents) VALUES (1, '2025-04-01', 1);
