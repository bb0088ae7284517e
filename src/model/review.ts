import type { Modality, Role } from './analysis.ts';
import type { DiagnosticCode } from './diagnostic.ts';
import type { TaskRow, TaskStatus } from './ledger.ts';
import type { Span } from './span.ts';

/** What a person may set of a task in review or in bulk; absent fields stay as they are. */
export interface TaskPatch {
  text?: string;
  /** `span`: where in the source a person pointed at the unit. */
  units?: { unit: string; role: Role; span?: Span | undefined }[];
  /** null: no due date. */
  dueOn?: string | null;
  /** Where in the source a person pointed at the words of `dueOn`. */
  dueAt?: Span;
  status?: TaskStatus;
  /** 责任人; null takes it away. */
  person?: string | null;
  tags?: string[];
  /** 类型, of the whole task. */
  modality?: Modality;
}

/** A task with all that the review screen shows of it. */
export interface ReviewTask extends TaskRow {
  accepted: boolean;
  tags: string[];
  person: string | null;
  byHand: boolean;
  provisionKey: string | null;
  /** Doubts that stand within the task, with their places. */
  diagnostics: ReviewDoubt[];
  /** Rule and basis of each field, for the hover. */
  evidence: { field: string; value: string; span: Span | null; rule: string | null; basis: 'stated' | 'inferred' | 'person' }[];
}

export interface ReviewDoubt { code: DiagnosticCode; severity: 'error' | 'warning' | 'info'; span: Span | null; found: string | null; expected: string | null }

const ACT_KINDS = ['accept', 'unaccept', 'edit', 'revert', 'split', 'merge', 'add', 'delete', 'bulk-edit', 'unit-everywhere'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Something a person did, to be undone as a whole. `tasks`: the tasks it touched, the one to show first. */
export interface Act { id: number; kind: ActKind; at: string; by: string; documentId: number | null; taskCount: number; tasks: number[] }

/** What can be undone and done again next; null when there is nothing. */
export interface UndoState { undo: Act | null; redo: Act | null }
