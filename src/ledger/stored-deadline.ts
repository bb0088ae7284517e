import type { Deadline } from '#model/analysis';

/** A row of `deadlines`. */
export interface StoredDeadline {
  obligation_id: number | null; start: number; end: number; text: string; kind: Deadline['kind']; from_on: string | null; to_on: string | null;
  period: string | null; due: string | null; duration: string | null; direction: 'after' | 'before' | null; anchor: string | null; rule: string;
  due_on: string | null; due_basis: Deadline['dueBasis'] | null;
}

/** A stored deadline as the analysis stated it; absent fields stay absent. */
export function deadlineOf(row: StoredDeadline): Deadline {
  const deadline: Deadline = { span: [row.start, row.end], text: row.text, kind: row.kind, rule: row.rule };
  if (row.from_on !== null) deadline.start = row.from_on;
  if (row.to_on !== null) deadline.end = row.to_on;
  if (row.period !== null) deadline.period = row.period;
  if (row.due !== null) deadline.due = row.due;
  if (row.duration !== null) deadline.duration = row.duration;
  if (row.direction !== null) deadline.direction = row.direction;
  if (row.anchor !== null) deadline.anchor = row.anchor;
  if (row.due_basis !== null) {
    deadline.dueOn = row.due_on;
    deadline.dueBasis = row.due_basis;
  } else if (row.due_on !== null) deadline.dueOn = row.due_on;
  return deadline;
}
