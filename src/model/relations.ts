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
export interface Validity { state: ValidityState; evidence: ValidityEvidence[] }
