import type { Role } from '#model/analysis';
import type { Span } from '#model/span';

export type MarkKind = 'obligation' | 'unit-lead' | 'unit-responsible' | 'unit-cooperate' | 'deadline' | 'citation' | 'doubt' | 'found';
/** Words of the original that mean something; `task` is the task they belong to. Spans point into the source's text. */
export interface Mark { span: Span; kind: MarkKind; task: number | null; hint?: string }
/** A stretch without a border of a mark inside; kinds of all marks that cover it. */
export interface Segment { start: number; text: string; marks: readonly Mark[] }

export const unitKind = (role: Role): MarkKind => `unit-${role}`;

/** Cuts a line at the borders of the marks; together the segments are the line again. `start`: the line's place in the source. */
export function segments(text: string, start: number, marks: readonly Mark[]): Segment[] {
  const end = start + text.length;
  const within = marks.filter((mark) => mark.span[0] < end && mark.span[1] > start && mark.span[0] < mark.span[1]);
  const borders = [...new Set([start, end, ...within.flatMap((mark) => mark.span)])].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, i) => {
    const to = borders[i + 1] ?? end;
    return { start: from, text: text.slice(from - start, to - start), marks: within.filter((mark) => mark.span[0] <= from && mark.span[1] >= to) };
  });
}

/** Marks by the line they begin before and reach into; lines and marks in text order. Linear in both but for long marks. */
export function marksByLine(lines: readonly { start: number; end: number }[], marks: readonly Mark[]): Mark[][] {
  const ordered = marks.toSorted((a, b) => a.span[0] - b.span[0]);
  const out: Mark[][] = lines.map(() => []);
  let first = 0;
  for (const mark of ordered) {
    while (first < lines.length && (lines[first]?.end ?? 0) <= mark.span[0]) first++;
    for (let i = first; i < lines.length && (lines[i]?.start ?? Infinity) < mark.span[1]; i++) out[i]?.push(mark);
  }
  return out;
}
