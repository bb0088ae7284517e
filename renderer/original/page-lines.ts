import type { Block, PageBox } from '#model/source';

/** A printed line of a page with its words; `below`: so far down to the next line, for a hand that selects between them. */
export interface PageLine { start: number; end: number; text: string; box: PageBox; below: number }

/** No farther than so many heights of a line. */
const FAR = 2;

/** The lines of each page in the order of the text. `text` begins at `offset` of the source; boxes of other documents are left out. */
export function linesOnPages(blocks: readonly Block[], text: string, offset: number): Map<number, PageLine[]> {
  const pages = new Map<number, PageLine[]>();
  const end = offset + text.length;
  const boxes = blocks.flatMap((block) => block.boxes ?? []).filter(({ span }) => span[0] >= offset && span[1] <= end && span[0] < span[1]).sort((a, b) => a.span[0] - b.span[0]);
  for (const { page, box, span } of boxes) {
    const line: PageLine = { start: span[0], end: span[1], text: text.slice(span[0] - offset, span[1] - offset), box, below: 0 };
    const lines = pages.get(page);
    if (!lines) pages.set(page, [line]);
    else {
      const before = lines.at(-1)!;
      const gap = box.y - before.box.y - before.box.height;
      if (gap > 0 && gap < before.box.height * FAR) before.below = gap;
      lines.push(line);
    }
  }
  return pages;
}
