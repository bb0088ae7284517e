import type { ReactElement } from 'react';
import type { QuotedPlace } from '#api/relation-methods';
import './quote.css';

/** So much of a long line is shown on either side of the words. */
const AROUND = 110;

/** Words in their line of the original, the words themselves marked. */
export function Quote({ quote }: { quote: QuotedPlace }): ReactElement {
  const { line } = quote;
  const from = Math.max(0, quote.span[0] - quote.start);
  const to = Math.max(from, Math.min(line.length, quote.span[1] - quote.start));
  const [start, end] = [Math.max(0, from - AROUND), Math.min(line.length, to + AROUND)];
  return <blockquote className="quote" lang="zh-CN">{start > 0 && '…'}{line.slice(start, from)}<mark>{line.slice(from, to)}</mark>{line.slice(to, end)}{end < line.length && '…'}</blockquote>;
}
