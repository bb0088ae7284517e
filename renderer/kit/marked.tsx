import type { ReactElement } from 'react';
import type { Span } from '#model/span';

/** Words with the searched ones marked; spans point into `text` and do not overlap. */
export function Marked({ text, marks }: { text: string; marks: readonly Span[] }): ReactElement {
  const parts: (string | ReactElement)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return <>{parts}{text.slice(at)}</>;
}

/** Where the words of a search stand in a text as a person sees it; without regard to case and width. */
export function placesOf(text: string, words: string): Span[] {
  const folded = text.length < 20_000 ? fold(text) : text;
  const found: [number, number][] = [];
  for (const word of fold(words).split(/\s+/).filter(Boolean)) {
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length)) found.push([i, i + word.length]);
  }
  const joined: [number, number][] = [];
  for (const [start, end] of found.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** Full-width letters, digits and marks as half-width, one character for one. */
const fold = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ').toLowerCase().replace(/[〔【[]/g, '[').replace(/[〕】\]]/g, ']');
