import type { Reference } from './analysis.ts';
import type { Span } from './span.ts';

/** A reference to another document as the text shows it, before it is looked up. Spans into the normalised text. */
export interface CitationMention extends Reference {
  /** Where the title stands, without its marks; null for a bare 文号 and for a short form that was resolved. */
  titleSpan: Span | null;
  numberSpan: Span | null;
  /** 第三十一条第二款, as printed right behind the title. */
  article: string | null;
  /** The short form by which it was mentioned (《方案》), when `title` is what that stands for. */
  shortForm: string | null;
}
