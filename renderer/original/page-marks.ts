import type { Block, PageBox } from '#model/source';
import { overlap } from '#model/span';
import type { Mark } from './segments.ts';

export interface PageMark { mark: Mark; box: PageBox }

/** Where marks stand on their pages: each line box that they touch, narrowed to their share of its characters. */
export function marksOnPages(blocks: readonly Block[], marks: readonly Mark[]): Map<number, PageMark[]> {
  const lines = blocks.flatMap((block) => block.boxes ?? []).sort((a, b) => a.span[0] - b.span[0]);
  const out = new Map<number, PageMark[]>();
  const ordered = marks.toSorted((a, b) => a.span[0] - b.span[0]);
  let first = 0;
  for (const mark of ordered) {
    while (first < lines.length && (lines[first]?.span[1] ?? 0) <= mark.span[0]) first++;
    for (let i = first; i < lines.length; i++) {
      const line = lines[i];
      if (!line || line.span[0] >= mark.span[1]) break;
      if (overlap(line.span, mark.span) === 0) continue;
      const length = line.span[1] - line.span[0];
      const from = Math.max(mark.span[0] - line.span[0], 0) / length;
      const to = Math.min(mark.span[1] - line.span[0], length) / length;
      const { x, y, width, height } = line.box;
      const list = out.get(line.page) ?? [];
      list.push({ mark, box: { x: x + width * from, y, width: width * (to - from), height } });
      out.set(line.page, list);
    }
  }
  return out;
}
