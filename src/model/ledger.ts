import type { Deadline, Evidence, HeaderField, Issuance, Modality, Provision, Role } from './analysis.ts';
import type { Span } from './span.ts';

/** 未启动 推进中 已完成(待核) 已办结 已销号 延期 终止; 逾期 is computed from dueOn, never stored. */
export type TaskStatus = 'not-started' | 'in-progress' | 'done-unverified' | 'completed' | 'closed-out' | 'extended' | 'terminated';

/** What the lists, screens and exports filter by. Every field narrows; an empty filter gives all. */
export interface TaskFilter {
  /** Unit name as written or its register name; matches any responsibility or acting subject. */
  unit?: string;
  role?: Role;
  /** Due strictly before / on or after this calendar date (dueOn). */
  dueBefore?: string;
  dueFrom?: string;
  /** 发文字号 (any bracket form) or a title fragment. */
  document?: string;
  /** Substring over task text, titles and units; every substring of ≥ 1 character is found. */
  search?: string;
  status?: TaskStatus;
  /** 类型: as a person set it, else that of any of the task's sentences. */
  modality?: Modality;
  limit?: number;
  offset?: number;
}

export interface TaskUnit {
  unit: string;
  role: Role;
  basis: 'assignment' | 'subject' | 'inherited';
  printed: string | null;
  /** Into the source's text; null when the unit is not at one place. */
  span: Span | null;
}

export interface TaskObligation {
  id: number;
  text: string;
  modality: Modality;
  span: Span;
  actors: string[];
  units: TaskUnit[];
  deadlines: Deadline[];
}

/** A ledger row: an outline item with obligations, its units and deadlines put together. */
export interface TaskRow {
  id: number;
  documentId: number;
  /** Title of the issuance. */
  document: string;
  /** 发文字号, or null. */
  number: string | null;
  issuers: string[];
  issueDate: string | null;
  sourceName: string;
  /** Labels from the outermost provision inwards: ['二、', '(一)', '3.']. */
  provisionPath: string[];
  provisionTitle: string;
  /** The whole words of the task: its obligations' sentences in order. */
  text: string;
  units: TaskUnit[];
  deadlines: Deadline[];
  /** The earliest known due date of the task's deadlines; null when none is known. */
  dueOn: string | null;
  status: TaskStatus;
  overdue: boolean;
  /** Spans of the obligations in the source's text. */
  spans: Span[];
  obligations: TaskObligation[];
  /** Codes of diagnostics that stand within the task. */
  doubts: string[];
  /** The 类型 that a person set; absent when it is as the document says. Its obligations bear it too. */
  modality?: Modality;
  /** Fields that a person set; absent or empty when all is as the document says. */
  personSet?: TaskField[];
}

/** Fields of a task that a person may set. What the document says is kept beside them and comes back by revert. */
export const TASK_FIELDS = ['status', 'units', 'dueOn', 'text', 'person', 'tags', 'modality'] as const;
export type TaskField = (typeof TASK_FIELDS)[number];

/** A person's change of one task; absent fields stay as they are. dueOn null says: no due date. */
export interface TaskChange {
  status?: TaskStatus;
  /** `span`: where in the source a person pointed at the unit; places of units that stay are kept. */
  units?: { unit: string; role: Role; span?: Span | undefined }[];
  dueOn?: string | null;
  /** Where in the source a person pointed at the words of `dueOn`. */
  dueAt?: Span;
  text?: string;
  /** 责任人. */
  person?: string | null;
  tags?: string[];
  /** 类型: of the whole task, whatever its sentences say. */
  modality?: Modality;
}

/** What history tells of a task's supervision; the values are those of model/supervise as JSON. */
export type SupervisionChangeField = 'assigned' | 'default-limit' | 'occurrence' | 'progress' | 'extension' | 'attachment' | 'leader' | 'contact' | 'phone' | 'instruction' | 'supervisor' | 'urgency' | 'outcome' | 'doneOn';

/** One line of a task's history. `by` is null when an import changed it. Values as JSON text. */
export interface ChangeRow {
  id: number;
  taskId: number;
  /** ISO instant. */
  at: string;
  by: string | null;
  field: TaskField | 'document-text' | 'superseded' | 'revived' | 'accepted' | 'dismissed' | 'made' | SupervisionChangeField;
  from: string | null;
  to: string | null;
}

/** Where one field of a task or document comes from. */
export interface FieldProvenance {
  documentId: number;
  taskId: number | null;
  field: string;
  value: string;
  /** Into the text of source `sourceId`; null when inferred from no single place or typed by a person. */
  span: Span | null;
  sourceId: number;
  rule: string | null;
  basis: 'stated' | 'inferred' | 'person';
}

/** A line of the source's text with its place in the whole. */
export interface SourceLine { span: Span; text: string }

/** One document for display; every span points into the source's text, `text` begins at `span[0]`. */
export interface DocumentDetail extends DocumentRow, Pick<Issuance, 'year' | 'effectiveFrom' | 'effectiveTo' | 'interpretedBy' | 'addressees' | 'deadlines' | 'references' | 'diagnostics'> {
  span: Span;
  text: string;
  path: string;
  evidence: Partial<Record<HeaderField, Evidence>>;
  outline: (Provision & { taskId: number | null })[];
}

/** Counts for the summary and the doctor. */
export interface LedgerStatistics {
  sources: number;
  documents: number;
  tasks: number;
  obligations: number;
  units: number;
  doubts: number;
  tasksWithoutUnit: number;
  tasksWithoutDue: number;
  overdue: number;
  byStatus: Partial<Record<TaskStatus, number>>;
}

export interface DocumentRow {
  id: number;
  sourceId: number;
  sourceName: string;
  sha256: string;
  title: string;
  number: string | null;
  type: string | null;
  issuers: string[];
  issueDate: string | null;
  taskCount: number;
  obligationCount: number;
  doubtCount: number;
  /** Its text was read from pictures (OCR), all of it or some pages. */
  fromPictures?: true;
}

export interface SearchHit {
  kind: 'clause' | 'title' | 'unit';
  documentId: number;
  document: string;
  number: string | null;
  taskId: number | null;
  text: string;
  /** Where the searched words stand in `text`. */
  marks: Span[];
  /** Place of `text` in the source's text. */
  span: Span | null;
  score: number;
}

/** What became of one file of an import. */
export type ImportOutcome =
  | { kind: 'added'; path: string; documents: number; tasks: number; doubts: number }
  | { kind: 'updated'; path: string; documents: number; tasks: number; doubts: number; kept: number }
  | { kind: 'duplicate'; path: string; twin: string }
  | { kind: 'skipped'; path: string; reason: string }
  | { kind: 'failed'; path: string; code: string; facts: Readonly<Record<string, string | number>> };
