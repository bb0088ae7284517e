import type { Evidence, HeaderField } from './analysis.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Span } from './span.ts';

/**
 * A sentence of the normalised text, as text/sentences cuts it: ends at 。；！？ and at a line's end, outside brackets
 * and quotes. Spans point into the normalised text.
 */
export interface Sentence { start: number; end: number; text: string }

/** What a clause is within its document's layout (not yet whether it obliges anyone). */
export type ClauseKind =
  | 'issuer'      // issuing-body line above the title, red head
  | 'title'       // document or attachment title (every line of it)
  | 'header'      // (2018年4月17日 经技区发〔2018〕27号), portal metadata, 主送
  | 'heading'     // a sentence that is only a heading: 一、总体要求 / (一)日常管理。/ 第一章 总则
  | 'body'
  | 'signature'   // 落款: issuer and date at the end, 附件 lists, 抄送, 印发
  | 'cell'        // cell of a table of tasks that is no task: units, limits, remarks
  | 'furniture';  // page and web furniture, heads of tables

export interface Clause extends Sentence {
  /** Index in the document's clause list, in text order. */
  index: number;
  kind: ClauseKind;
  /** The innermost provision that this clause stands in or opens; index into `provisions`, or null. */
  provision: number | null;
  /** Line number (counted from 0 in the normalised text) on which it starts. */
  line: number;
  /** Set when the clause begins with a number such as 1. or 第三条: where its own words begin. */
  contentStart: number;
}

export interface ProvisionNode {
  span: Span;              // the heading's or numbered sentence's own span
  level: number;
  label: string;           // 一、 / (一) / 1. / 第一条 / 一是
  /** Heading's words without number and final mark; '' for a numbered sentence that has no words of its own for a title. */
  title: string;
  /** Where `title` stands (its first to last character, line breaks included), to show it in the author's characters. */
  titleSpan?: Span | null;
  parent: number | null;
  /** True when the node's sentence is only a heading; false for a numbered sentence that itself obliges. */
  headingOnly: boolean;
  /** Clauses [from, to) that stand under this provision, its own included. */
  clauses: readonly [from: number, to: number];
}

/** 公文要素 of one issuance, spans into the normalised text. */
export interface Header {
  title: string;
  number: string | null;
  issuers: string[];
  issueDate: string | null;
  type: string | null;
  year: number | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  interpretedBy: string | null;
  addressees: string[];
  /** 签发人, when a red head names one. */
  signatory?: string | null;
  /** 抄送机关 as written. */
  copiedTo?: string[];
  /** 印发日期 of the last line, not the 成文日期. */
  distributed?: string | null;
  evidence: Partial<Record<HeaderField, Evidence>>;
}

export interface DocumentStructure {
  span: Span;
  header: Header;
  clauses: Clause[];
  provisions: ProvisionNode[];
  diagnostics: Diagnostic[];
}
