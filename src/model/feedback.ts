import type { TaskStatus } from './ledger.ts';

/** What a unit fills in for one row of its 反馈表, and how the ledger stands in the same fields. Empty text: nothing said. */
export interface FeedbackValues {
  status: TaskStatus;
  percent: number | null;
  /** 进展情况, 存在的问题, 下一步措施: each return adds to what was told before, so these are sent out empty. */
  text: string;
  problems: string;
  next: string;
  doneOn: string | null;
  /** 申请延期至, 延期原因. */
  extendTo: string | null;
  reason: string;
  person: string;
  phone: string;
}
export type FeedbackField = keyof FeedbackValues;

/** Why a row (or the whole file, then without a cell) is not taken over. */
const FEEDBACK_TROUBLE = [
  'sheet-foreign', 'stamp-unknown', 'column-absent', 'row-unknown', 'row-repeated', 'row-not-sent', 'row-gone', 'locked-changed', 'status-unknown',
  'status-not-allowed', 'percent-invalid', 'date-invalid', 'date-future', 'done-without-status', 'extension-incomplete', 'extension-not-later',
] as const;
export type FeedbackTrouble = (typeof FEEDBACK_TROUBLE)[number];

export interface FeedbackRefusal { /** 'G7'; '' for the whole file. */ cell: string; code: FeedbackTrouble; found: string }

/** A field of a row that the unit changed: from what the ledger says to what the sheet says. */
export interface FeedbackDifference { field: FeedbackField; cell: string; from: string; to: string }
/** Both sides changed the field since the sheet was sent; `base` is what it was then. */
export interface FeedbackConflict extends FeedbackDifference { base: string }

/** A row with something to take over. */
export interface FeedbackLine { taskId: number; occurrence: string | null; task: string; changes: FeedbackDifference[]; conflicts: FeedbackConflict[]; values: FeedbackValues; ours: FeedbackValues }

/** What reading a returned sheet would do. Nothing is written yet. */
export interface FeedbackPlan {
  name: string;
  sha256: string;
  stamp: string;
  unit: string;
  sentOn: string;
  lines: FeedbackLine[];
  refused: FeedbackRefusal[];
  /** Rows in which the unit changed nothing (or that were taken over before). */
  unchanged: number;
  rows: number;
}

/** What to do where both sides changed the same. */
export type ConflictChoice = 'theirs' | 'ours';
/** One choice for all conflicts, or one for each by its cell ('G7'). */
export type ConflictChoices = ConflictChoice | Readonly<Record<string, ConflictChoice>>;
export const choiceFor = (choices: ConflictChoices | null | undefined, cell: string): ConflictChoice | undefined => (typeof choices === 'object' ? choices?.[cell] : choices);
