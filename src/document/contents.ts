import type { Line } from './lines.ts';
import { squash } from './lines.ts';

const HEAD_LINES = 400;
const LONGEST = 260;

/** Indexes [from, to) of a table of contents: 目录 and the lines below it, down to where its first entry stands again. */
export function contents(lines: readonly Line[]): readonly [from: number, to: number] {
  for (let i = 0; i < lines.length && i < HEAD_LINES; i++) {
    const { text } = lines[i]!;
    if (text[0] !== '目' || text.length > 6 || squash(text) !== '目录') continue;
    const to = again(lines, i + 1);
    if (to > 0) return [i, to];
  }
  return [0, 0];
}

export const inSpan = (span: readonly [number, number], i: number): boolean => i >= span[0] && i < span[1];

/** The entry without its leader dots and page. */
const entry = (text: string): string => squash(text).replace(/[.…·\-\d]+$/, '');

function again(lines: readonly Line[], first: number): number {
  const key = entry(lines[first]?.text ?? '');
  if (key.length < 2) return 0;
  for (let j = first + 1; j < lines.length && j < first + LONGEST; j++) {
    const other = entry(lines[j]!.text);
    if (key.length >= 3 && other === key) return j;
    if (other.length > key.length && other.length <= key.length + 5 && other[0] === '第' && other.endsWith(key)) return j; // contents that leave the numbers out
  }
  return 0;
}
