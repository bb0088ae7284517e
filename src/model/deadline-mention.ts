import type { DeadlineKind } from './analysis.ts';
import type { Span } from './span.ts';

/** A time limit as a clause shows it. `text` and spans are of the normalised text; dates as in `Deadline`. */
export interface DeadlineMention {
  /** Index of the clause that says it. */
  clause: number;
  span: Span;
  text: string;
  kind: DeadlineKind;
  start?: string;
  end?: string;
  period?: string;
  due?: string;
  duration?: string;
  direction?: 'after' | 'before';
  anchor?: string;
  rule: string;
  /** The year is not stated with the date but read from its context (paragraph or document year); 'issue': the whole day is told from the issue date (下周三前). */
  yearFrom?: 'paragraph' | 'document' | 'issue';
  /** Set when a heading says it: the clauses [from, to) of its provision, to which it applies. */
  covers?: readonly [from: number, to: number];
}
