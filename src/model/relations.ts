import type { Deadline, Modality, Quantity, Relation, Role } from './analysis.ts';
import type { Span } from './span.ts';

/** 同一任务 across two documents. `same`: one row when ledgers are merged; `similar`: to be seen side by side. */
export type AlignmentGrade = 'same' | 'similar';
export type AlignmentDifference = 'deadline' | 'value' | 'unit' | 'scope' | 'strength';

/** What `zeqing align A B --json` prints; spans into the texts of A and B. */
export interface Alignment { schema: 'zeqing.alignment/1'; pairs: AlignedSpans[] }
export interface AlignedSpans {
  a: Span;
  b: Span;
  grade: AlignmentGrade;
  /** 0..1, for ranking. */
  score: number;
  differences: AlignmentDifference[];
}

/** What relations read of an obligation, wherever it comes from (a fresh analysis or the ledger). */
export interface Statement {
  span: Span;
  text: string;
  modality: Modality;
  /** Titles of the provisions that it stands under, outermost first. */
  headings: readonly string[];
  units: readonly { unit: string; role: Role }[];
  actors: readonly string[];
  deadlines: readonly Deadline[];
  quantities: readonly Quantity[];
}

/** What is known of a document of the library without reading its text. Dates and terms as in `Issuance`. */
export interface LibraryDocument {
  id: number;
  title: string;
  number: string | null;
  issuers: readonly string[];
  issueDate: string | null;
  year: number | null;
  type: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  /** `effectiveTo` is the end of a trial (试行期一年), after which it is to be confirmed, not of its validity. */
  onTrial?: boolean;
}

/** How one document stands to another: the relation of the citing words, or `issue`: a notice and what it 印发s. */
export type LinkRelation = Relation | 'issue';

/** A citation of a document, as the library keeps it. */
export interface LibraryCitation {
  id: number;
  documentId: number;
  span: Span;
  title: string | null;
  number: string | null;
  relation: Relation;
  self: boolean;
}

/** 现行有效 · 尚未施行 · 已修改 · 已废止 · 已过有效期 · 试行期满待确认. */
export type ValidityState = 'in-force' | 'not-yet' | 'amended' | 'repealed' | 'expired' | 'trial-over';

/** Why a document's validity is what it is: a clause of its own or of another document. */
export interface ValidityEvidence {
  kind: 'effective-from' | 'effective-to' | 'trial' | 'repealed-by' | 'amended-by';
  /** The document whose words say it. */
  documentId: number;
  span: Span | null;
  /** From which day it counts; null when no day is known. */
  on: string | null;
}
/** A point in a document's life; `span`: the words of `documentId` that say it, null for the document's own dates. */
export interface ValidityEvent { kind: ValidityEvidence['kind'] | 'issued'; documentId: number; span: Span | null; on: string | null }
export interface Validity { state: ValidityState; evidence: ValidityEvidence[] }

/** Every fault that 合规检查 can find. Words for them live with the command line and the screens. */
export const FINDING_CODES = [
  'deadline-conflict', 'lead-conflict', 'value-conflict', 'target-below-upper', 'deadline-after-upper',
  'deadline-before-issue', 'deadline-after-term', 'task-without-unit', 'task-without-deadline', 'deadline-vague', 'unit-reorganised', 'unit-unknown',
  'basis-repealed', 'basis-expired', 'basis-trial-over', 'lapsed-with-open-tasks', 'task-overruled', 'cited-document-missing', 'annex-missing',
  'numbering-gap', 'numbering-repeat', 'number-brackets', 'number-padded', 'issue-date-form', 'number-shared', 'title-type-missing', 'title-type-mismatch',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Words of another document that a finding rests on. */
export interface FindingWitness { documentId: number | null; span: Span | null; words: string }

/** What a person made of a finding: 属实 (to be put right), 误报 (no fault, for a reason), 已处理 (was a fault, is put right). */
export const FINDING_VERDICTS = ['accepted', 'ignored', 'handled'] as const;
export type FindingVerdict = (typeof FINDING_VERDICTS)[number];
export interface FindingJudgement { verdict: FindingVerdict; reason: string; by: string; at: string }

/** One fault, at its place in the document. A value: what a person made of it (`FindingJudgement`) stands beside it. */
export interface Finding {
  code: FindingCode;
  severity: 'error' | 'warning' | 'info';
  /** Into the source's text; null when it concerns the document as a whole. */
  span: Span | null;
  /** What the words for it may use: found, expected, unit, label … */
  facts: Readonly<Record<string, string | number>>;
  /** The other document's words, where there is one. */
  witnesses: readonly FindingWitness[];
}

/** An organ that was renamed or merged: from `since` on its tasks are the successor's. */
export interface ReorganisedUnit { name: string; since: string; successor: string }
