import type { Span } from '#model/span';

/** Words picked in the original by keys; spans within `text`. A part is what stands between two marks or line ends. */

const PART = /[^\u3002\uff0c\uff1b\uff1a\uff1f\uff01\u3001\uff08\uff09,;:?!()\n\t]+/gu;

function partsOf(text: string): Span[] {
  return [...text.matchAll(PART)].flatMap((match): Span[] => {
    const words = match[0].trim();
    const start = match.index + match[0].length - match[0].trimStart().length;
    return words === '' ? [] : [[start, start + words.length]];
  });
}

/** The part at a place, or the next one behind it; null in a text without words. */
export function partAt(text: string, at: number): Span | null {
  const parts = partsOf(text);
  return parts.find(([, end]) => end > at) ?? parts.at(-1) ?? null;
}

/** The next part (or the one before, `by` −1) in the place of what is picked. */
export function stepPart(text: string, picked: Span, by: 1 | -1): Span {
  const parts = partsOf(text);
  return (by > 0 ? parts.find(([start]) => start >= picked[1]) : parts.findLast(([, end]) => end <= picked[0])) ?? picked;
}

/** Its end one part farther, or nearer; the first part stays. */
export function growPart(text: string, picked: Span, by: 1 | -1): Span {
  const ends = partsOf(text).map(([, end]) => end).filter((end) => end > picked[0]);
  const end = by > 0 ? ends.find((one) => one > picked[1]) : ends.findLast((one) => one < picked[1]);
  return end === undefined ? picked : [picked[0], end];
}

/** Its end (or its start) so many characters on; something always stays picked. */
export function moveEdge(text: string, [start, end]: Span, edge: 'start' | 'end', by: number): Span {
  return edge === 'end' ? [start, Math.min(Math.max(end + by, start + 1), text.length)] : [Math.min(Math.max(start + by, 0), end - 1), end];
}
