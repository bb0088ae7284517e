import type { ReactElement } from 'react';
import { type Mark, type Segment, segments } from './segments.ts';

interface Props { line: { start: number; text: string }; marks: readonly Mark[]; chosen: number | null; caret: number | null }

/** The words of a line, cut at the borders of what was read out of them. */
export function Words({ line, marks, chosen, caret }: Props): ReactElement {
  return <>{segments(line.text, line.start, marks).map((segment) => <SegmentView key={segment.start} segment={segment} chosen={chosen} caret={caret} />)}</>;
}

function SegmentView({ segment: { start, text, marks }, chosen, caret }: { segment: Segment; chosen: number | null; caret: number | null }): ReactElement {
  const task = marks.find((mark) => mark.task !== null && mark.task === chosen)?.task ?? marks.find((mark) => mark.task !== null)?.task ?? null;
  const kinds = marks.map((mark) => mark.kind);
  const hint = marks.map((mark) => mark.hint).filter(Boolean).join('；');
  const name = [...kinds, ...(task !== null && task === chosen ? ['chosen'] : [])].join(' ');
  const cut = caret !== null && caret > start && caret < start + text.length ? caret - start : null;
  return (
    <span data-start={start} data-task={task ?? undefined} className={name || undefined} title={hint || undefined}>
      {cut === null ? text : <>{text.slice(0, cut)}<i className="caret" data-skip="" />{text.slice(cut)}</>}
    </span>
  );
}
