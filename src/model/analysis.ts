import type { Diagnostic } from './diagnostic.ts';
import type { Span } from './span.ts';

/** What `zeqing analyze --json` prints. Every span points into `text`, at the author's own characters. */
export interface Analysis {
  schema: 'zeqing.analysis/1';
  source: { name: string; sha256: string; format: string };
  text: string;
  documents: Issuance[];
  diagnostics: Diagnostic[];
}

export type Modality = 'duty' | 'prohibition' | 'target' | 'encouragement';
export type Role = 'lead' | 'responsible' | 'cooperate';
export type DeadlineKind = 'by' | 'during' | 'from' | 'every' | 'within' | 'ongoing';
export type Relation = 'basis' | 'implement' | 'forward' | 'repeal' | 'amend' | 'attach' | 'mention';

/** Where a field of 公文要素 was read, by which rule, and whether the text states it or we inferred it. */
export interface Evidence { span: Span | null; rule: string; basis: 'stated' | 'inferred' }
export type HeaderField = 'title' | 'number' | 'issuers' | 'issueDate' | 'type' | 'year' | 'effectiveFrom' | 'effectiveTo' | 'interpretedBy' | 'addressees' | 'signatory' | 'copiedTo' | 'distributed';

export interface Issuance {
  span: Span;
  title: string;
  number: string | null;
  issuers: string[];
  issueDate: string | null;
  type: string | null;
  year: number | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  interpretedBy: string | null;
  /** 主送机关, 抄送机关 as written; empty when not stated. */
  addressees: string[];
  evidence: Partial<Record<HeaderField, Evidence>>;
  outline: Provision[];
  obligations: Obligation[];
  deadlines: Deadline[];
  references: Reference[];
  diagnostics: Diagnostic[];
}

export interface Provision {
  id: string;
  span: Span;
  /** 1 = 一、 or 第X章, 2 = (一), 3 = 1. or 第X条, deeper as needed; 0 = an attachment's title. */
  level: number;
  label: string;
  title: string;
  parent: string | null;
}

export interface Obligation {
  id: string;
  span: Span;
  text: string;
  modality: Modality;
  provision: string | null;
  actors: string[];
  /** Where each of `actors` stands, in the same order. */
  actorSpans: Span[];
  responsibilities: Responsibility[];
  deadlines: Deadline[];
  quantities: Quantity[];
  rule: string;
}

export interface Responsibility {
  unit: string;
  role: Role;
  basis: 'assignment' | 'subject' | 'inherited';
  span: Span | null;
  /** The role word as printed: 牵头单位, 责任(配合)单位 …; null where none is printed. */
  printed: string | null;
  rule: string;
}

export interface Deadline {
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
  dueOn?: string | null;
  dueBasis?: DueBasis;
}

/** Why dueOn is what it is. 'open': the year or the event is not known from the document. */
export type DueBasis = 'stated' | 'document-year' | 'issue-date' | 'office-default' | 'recurring' | 'working-days' | 'open';

/** A document by its title, its 文号 or both. */
export interface NamedDocument { title: string | null; number: string | null }

export interface Reference {
  span: Span;
  title: string | null;
  number: string | null;
  /** What a short form (以下简称《方案》) stands for; `title` is then the short form as written. */
  standsFor?: NamedDocument;
  relation: Relation;
  self?: boolean;
  rule: string;
}

/** A quantified target: 年均增长6%以上 → metric 年均增长, comparator at-least, value 6, unit %. */
export interface Quantity {
  span: Span;
  text: string;
  metric: string | null;
  comparator: 'at-least' | 'at-most' | 'equal' | 'about' | 'increase' | 'decrease';
  value: number;
  unit: string;
  base?: number;
  rule: string;
}
