import type { Sentence } from '#model/structure';
import type { Span } from '#model/span';

const OPENING = 1;
const CLOSING = 2;
const ENDING = 3;
const LINE_END = 4;
/** What a character is to the cutting of sentences; a table, because it is asked once a character. */
const KIND = new Uint8Array(65536);
for (const [kind, characters] of [[OPENING, '（(《〈“‘「『【〔[［'], [CLOSING, '）)》〉”’」』】〕]］'], [ENDING, '。！？；;!?'], [LINE_END, '\n']] as const) {
  for (const c of characters) KIND[c.charCodeAt(0)] = kind;
}
const SPACE = /\s/;

/**
 * Cuts a text into sentences: they end at 。！？； or at a line's end, outside brackets and quotes. A line that ends
 * with ； inside an open bracket goes on on the next line (分工 brackets broken over lines).
 * Spans point into `text`; sentences are trimmed and never empty.
 */
export function sentences(text: string, within: Span = [0, text.length]): Sentence[] {
  const out: Sentence[] = [];
  let start = within[0];
  let depth = 0;
  const push = (end: number): void => {
    let s = start;
    let e = end;
    while (s < e && SPACE.test(text[s]!)) s++;
    while (e > s && SPACE.test(text[e - 1]!)) e--;
    if (e > s) out.push({ start: s, end: e, text: text.slice(s, e) });
    start = end;
  };
  for (let i = within[0]; i < within[1]; i++) {
    const kind = KIND[text.charCodeAt(i)]!;
    if (kind === 0) continue;
    if (kind === OPENING) depth++;
    else if (kind === CLOSING) {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && text[i - 1] === '。') push(i + 1);
    } else if (kind === LINE_END) {
      if (depth > 0 && endsOpen(text, start, i)) continue;
      depth = 0;
      push(i + 1);
    } else if (depth === 0) push(i + 1);
  }
  push(within[1]);
  return out;
}

function endsOpen(text: string, from: number, to: number): boolean {
  let i = to - 1;
  while (i >= from && SPACE.test(text[i]!)) i--;
  return i >= from && (text[i] === ';' || text[i] === '；');
}
