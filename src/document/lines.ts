import type { Span } from '#model/span';

/** A line of the normalised text that holds more than spaces; `start` and `end` leave out the spaces around it. */
export interface Line {
  start: number;
  end: number;
  text: string;
  /** Counts from 0 over the whole normalised text, empty lines included. */
  number: number;
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 13 || c === 0xfeff || c === 0x200b;

/** The lines of a span, empty ones left out. */
export function linesOf(text: string, span: Span): Line[] {
  const out: Line[] = [];
  let number = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < span[0]; i = text.indexOf('\n', i + 1)) number++;
  for (let from = span[0]; from < span[1]; number++) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 || newline > span[1] ? span[1] : newline;
    let start = from;
    let end = to;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (end > start) out.push({ start, end, text: text.slice(start, end), number });
    from = to + 1;
  }
  return out;
}

/** A line's words without any space, for comparing. */
export const squash = (text: string): string => text.replace(/\s+/g, '');
