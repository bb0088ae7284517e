import type { Deadline, Modality, Role } from './analysis.ts';
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
