import type { Modality, Role } from './analysis.ts';
import type { DiagnosticCode } from './diagnostic.ts';
import type { TaskRow, TaskStatus } from './ledger.ts';

/** lapsed: its document or what that rests on is no longer in force; repeated: another document asks for the same; finding: 合规检查 found something. */
export const TASK_MARKS = ['lapsed', 'repeated', 'finding'] as const;
export type TaskMark = (typeof TASK_MARKS)[number];

/** What the table of the ledger is narrowed by. Lists mean any of them; fields mean all of them. */
export interface TableFilter {
  /** Unit names as written; 财政局 also finds 区财政局. */
  units?: string[];
  /** Roles in which one of `units` (or, without them, any unit) stands. */
  roles?: (Role | 'subject')[];
  statuses?: TaskStatus[];
  /** 类型: as a person set it, else that of any of the task's sentences. */
  modalities?: Modality[];
  /** Due on or after / on or before this date. */
  dueFrom?: string;
  dueTo?: string;
  /** Due before today and not yet done. */
  overdue?: boolean;
  /** true: tasks with a known due date; false: those without. */
  hasDue?: boolean;
  /** true: tasks that name a unit; false: those that name none. */
  hasUnit?: boolean;
  documents?: number[];
  /** 文种. */
  types?: string[];
  /** 发文字号, whole or in part, any brackets. */
  number?: string;
  hasDoubt?: boolean;
  doubts?: DiagnosticCode[];
  /** true: accepted by a person; false: not yet. */
  accepted?: boolean;
  tags?: string[];
  /** 责任人. */
  people?: string[];
  /** Tasks with any of these marks. */
  marks?: TaskMark[];
  /** Words, parted by spaces, all of them in the task, its units or its document's title. */
  search?: string;
}

/** 'document': the order of documents and of their text. Tasks without the value come last in either direction. */
export type SortKey = 'document' | 'dueOn' | 'status' | 'issueDate' | 'unit' | 'person';
export type GroupKey = 'document' | 'unit' | 'month';

export interface TableQuery {
  filter: TableFilter;
  sort?: { by: SortKey; descending?: boolean };
  /** Puts the rows into groups; a task of several units stands in each unit's group. */
  group?: GroupKey;
}

/** A line of the table: a task without its sentences. */
export interface TaskLine extends Omit<TaskRow, 'obligations' | 'spans'> {
  accepted: boolean;
  tags: string[];
  person: string | null;
  /** Made by a person, not read from the document. */
  byHand: boolean;
  /** 文种 of its document. */
  type: string | null;
  /** 类型: the one a person set, else those of its sentences in order, each once; those that `modalities` filters by. */
  kinds: Modality[];
  /** What stands against it in the library; absent for none. */
  marks?: TaskMark[];
  /** Its document's text was read from pictures (OCR). */
  fromPictures?: true;
  /** Key of the group in which this line stands; null without grouping. */
  group: string | null;
}

/** A group of the table: its rows are [start, start + count) of the whole. Key '' : none (no unit, no due date). */
export interface TableGroup { key: string; label: string; start: number; count: number; overdue: number }
/** As much of a group as tells where it stands in the table: of ten thousand documents those in sight are told whole. */
export type GroupSize = readonly [key: string, count: number];

/** A value to filter by, with how many tasks have it. */
export interface FacetValue { value: string; label: string; count: number }
