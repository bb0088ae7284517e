import type { Reference } from './analysis.ts';
import type { Span } from './span.ts';

/** A reference to another document as the text shows it, before it is looked up. Spans into the normalised text. */
export interface CitationMention extends Reference {
  /** Where the title stands, without its marks; null for a bare 文号. */
  titleSpan: Span | null;
  numberSpan: Span | null;
  /** 第三十一条第二款, as printed right behind the title. */
  article: string | null;
}
