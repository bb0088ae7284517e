import type { ReactElement } from 'react';
import { doubtWords } from '../words/doubts.ts';

/** The mark of a document whose text was read from pictures; nothing for others. */
export function FromPictures({ of }: { of: { fromPictures?: true } }): ReactElement | null {
  if (!of.fromPictures) return null;
  const { short, what, todo } = doubtWords('read-from-pictures');
  return <span className="tag" role="img" aria-label={short} title={`${what}。${todo}`}>OCR</span>;
}
