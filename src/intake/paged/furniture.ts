import type { Line } from './geometry.ts';

interface PageLines { page: number; height: number; lines: readonly Line[] }

const NUMERALS = '\\d〇一二三四五六七八九十百';
const DASHES = '[-—–―－─~·•\\s]*';
const PAGE_NUMBER = new RegExp(`^(?:${DASHES}\\d{1,4}${DASHES}|第\\s*[${NUMERALS}]+\\s*页(?:[\\s,，/]*共\\s*[${NUMERALS}]+\\s*页)?|\\d{1,4}\\s*/\\s*\\d{1,4}|[ivxIVX]{1,6})$`);
/** Share of the page's height, from either edge, in which heads and feet stand. */
const MARGIN = 0.13;

/** Points from the edge within which printers print nothing of a document: what stands there alone a browser added. */
const EDGE = 24;

/**
 * The lines of each page without running heads, feet and page numbers: a number alone at the edge of a page, and
 * whatever stands at the same height of the margin on most pages, its figures aside. A repeated head in large letters
 * (larger than `usual`) is the document's title (a table printed on several pages repeats it): its first stays.
 */
export function withoutFurniture(pages: readonly PageLines[], usual: number): Line[][] {
  const counts = new Map<string, number>();
  const keyed = pages.map(({ height, lines }) => lines.map((line, i) => {
    const inMargin = line.baseline < MARGIN * height || line.baseline > (1 - MARGIN) * height;
    const atEdge = i < 2 || i >= lines.length - 2;
    return inMargin && atEdge ? keyOf(line) : null;
  }));
  for (const keys of keyed) for (const key of new Set(keys.filter((key) => key !== null))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = Math.max(2, Math.ceil(pages.filter(({ lines }) => lines.length > 0).length * 0.4));
  const titles = new Set<string>();
  return pages.map(({ height, lines }, p) => lines.filter((line, i) => {
    const key = keyed[p]![i] ?? null;
    if (key === null) return true;
    if (isAlone(lines, i) && (line.baseline < EDGE || line.baseline > height - EDGE / 2)) return false;
    const count = counts.get(key) ?? 0;
    if (PAGE_NUMBER.test(line.text) && (i === 0 || i === lines.length - 1 || count >= 2)) return false;
    if (count < enough) return true;
    const isTitle = line.size > 1.2 * usual && !titles.has(key);
    titles.add(key);
    return isTitle;
  }));
}

function isAlone(lines: readonly Line[], i: number): boolean {
  const { baseline, size } = lines[i]!;
  return [lines[i - 1], lines[i + 1]].every((other) => !other || Math.abs(other.baseline - baseline) > 2.2 * size);
}

function keyOf(line: Line): string {
  return `${line.text.replaceAll(/\d+/g, '#').replaceAll(/\s/g, '')}@${Math.round(line.baseline / 6)}`;
}
