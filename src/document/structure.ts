import type { DocumentWords } from '#lexicon/document-words';
import type { Diagnostic } from '#model/diagnostic';
import type { Span } from '#model/span';
import type { DocumentStructure, Header } from '#model/structure';
import { arrange } from './arrange.ts';
import { identify } from './identify.ts';
import { outline } from './outline.ts';
import { segment } from './segment.ts';

/**
 * Reads one issuance of a normalised text: its 公文要素, its clauses with what each is in the layout, and the tree of
 * its provisions. Never fails: what is not known is a plain body clause, and doubts are diagnostics.
 * All spans point into `text`.
 */
export function structure(text: string, span: Span, lexicon: DocumentWords): DocumentStructure {
  const layout = arrange(text, span, lexicon);
  const pieces = segment(text, layout);
  const { provisions, diagnostics } = outline(pieces, layout);
  const clauses = pieces.map((piece) => piece.clause);
  const header = identify(text, layout, clauses, lexicon);
  return { span, header, clauses, provisions, diagnostics: [...absent(header, layout.front.title.length > 0), ...diagnostics] };
}

function absent(header: Header, titled: boolean): Diagnostic[] {
  const out: Diagnostic[] = [];
  const say = (code: Diagnostic['code'], severity: Diagnostic['severity']): void => { out.push({ code, severity, span: null }); };
  if (!titled && header.evidence.title?.basis !== 'stated') say('title-absent', 'warning');
  if (header.number === null) say('number-absent', 'info');
  if (header.issueDate === null) say('issue-date-absent', 'info');
  if (header.issuers.length === 0) say('issuer-absent', 'info');
  return out;
}
