import type { TaskRow, TaskStatus } from './ledger.ts';

/** 绿 蓝 黄 红. */
export const LIGHTS = ['green', 'blue', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** What an office keeps about a task besides what the document says; all of it typed by persons. */
export const SUPERVISION_FIELDS = ['leader', 'contact', 'phone', 'instruction', 'supervisor', 'urgency', 'outcome', 'doneOn'] as const;
export type SupervisionField = (typeof SUPERVISION_FIELDS)[number];

/** One date of a recurring duty, with a status of its own. */
export interface Occurrence {
  /** As generated; the number of the occurrence, so that it never changes. */
  dueOn: string;
  /** The later date that was granted; null for none. */
  extendedTo: string | null;
  status: TaskStatus;
  percent: number | null;
  doneOn: string | null;
}

export interface ProgressNote {
  id: number;
  /** Due date of the occurrence that it tells of; null for the task. */
  occurrence: string | null;
  /** The day of which it tells. */
  on: string;
  /** 0–100; null when not stated. */
  percent: number | null;
  text: string;
  /** 存在的问题, 下一步措施. */
  problems: string;
  next: string;
  origin: 'person' | 'feedback';
  by: string;
  at: string;
}

/** 延期: asked by a unit, granted or refused by the office. `from` is the date that it moves. */
export interface Extension { id: number; occurrence: string | null; from: string | null; to: string; reason: string; state: 'asked' | 'granted' | 'refused'; by: string; at: string }

/** A file kept beside the ledger under its hash. */
export interface Attachment { id: number; sha256: string; name: string; bytes: number; by: string; at: string }

/** Where a task's due date comes from. 'office-default': the document states none, the office's clock runs from 立项. */
export type DueOrigin = 'stated' | 'person' | 'office-default' | 'recurring';

/** A task under supervision with all that was done about it. */
export interface SupervisedTask extends TaskRow {
  /** 立项 day; null while nobody put it under supervision. */
  assignedOn: string | null;
  dueOrigin: DueOrigin | null;
  /** The rule of the default limit (row of default-limits.csv); null when the limit is none. */
  defaultRule: string | null;
  person: string | null;
  fields: Partial<Record<SupervisionField, string>>;
  /** The last percentage told. */
  percent: number | null;
  doneOn: string | null;
  notes: ProgressNote[];
  extensions: Extension[];
  attachments: Attachment[];
  occurrences: Occurrence[];
}

/** What a person (or a unit's feedback) changes of a task or of one occurrence; absent fields stay as they are. */
export interface ProgressChange {
  /** Due date of the occurrence; absent: the task itself. */
  occurrence?: string;
  status?: TaskStatus;
  /** Makes a note together with `percent`. */
  text?: string;
  percent?: number;
  problems?: string;
  next?: string;
  /** The day of the note and, unless `doneOn` is given, of completion. */
  on: string;
  doneOn?: string;
  person?: string | null;
  fields?: Partial<Record<Exclude<SupervisionField, 'doneOn'>, string | null>>;
  /** Grants an extension; status becomes 延期 unless one is given. */
  extend?: { to: string; reason: string };
  /** A unit asks for one: nothing moves until it is granted. */
  ask?: { to: string; reason: string };
  origin?: 'person' | 'feedback';
}

/**
 * Where supervised tasks stand in the working day. A task may stand in several: quiet (nothing told for a cycle), soon and
 * overdue are about time, asked about an extension; completed waits to be closed out, closed is closed out or given up.
 */
export const STAGES = ['waiting', 'running', 'quiet', 'soon', 'overdue', 'asked', 'unverified', 'completed', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** Kinds of things to do, in the order of urgency; `unassigned`: tasks not under supervision that fall due. */
export const TODO_KINDS = ['overdue', 'soon', 'unverified', 'asked', 'quiet', 'silent', 'unassigned'] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** States in which the unit has something left to do. */
export const OPEN_STATES: readonly TaskStatus[] = ['not-started', 'in-progress', 'extended'];

/** All others: nothing is left to be done by the unit. */
export const SETTLED_STATES: readonly TaskStatus[] = ['done-unverified', 'completed', 'closed-out', 'terminated'];
