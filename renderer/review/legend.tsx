import type { ReactElement } from 'react';
import type { MarkKind } from '../original/segments.ts';
import { MARK_WORDS } from '../words/original.ts';
import { REVIEW_WORDS } from '../words/review.ts';

const SHOWN = ['obligation', 'unit-lead', 'unit-responsible', 'unit-cooperate', 'deadline', 'citation', 'doubt'] as const satisfies readonly MarkKind[];

export function Legend(): ReactElement {
  return <ul className="legend" aria-label={REVIEW_WORDS.legend}>{SHOWN.map((kind) => <li key={kind}><i className={`legend-mark ${kind}`} />{MARK_WORDS[kind]}</li>)}</ul>;
}
