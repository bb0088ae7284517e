import type { Grammar } from './compile.ts';
import type { Hit } from './rows.ts';

/**
 * Reads a text from left to right. At each place the longest row wins, then the earlier row; reading goes on behind it.
 * What stands inside a skipped pair of brackets is not read. Hits point into `text`.
 */
export function matchGrammar<Y>(grammar: Grammar<Y>, text: string): Hit<Y>[] {
  const out: Hit<Y>[] = [];
  const { index, buckets, skip } = grammar;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const number = index[code]!;
    if (number === 0) {
      const closing = skip.get(code);
      if (closing !== undefined) {
        const end = text.indexOf(closing, i);
        if (end > 0) i = end;
      }
      continue;
    }
    const bucket = buckets[number - 1]!;
    bucket.any.lastIndex = i;
    if (!bucket.any.test(text)) continue;
    const hit = longest(bucket.rows, text, i);
    if (hit) {
      out.push(hit);
      i = hit.end - 1;
    }
  }
  return out;
}

function longest<Y>(rows: Grammar<Y>['buckets'][number]['rows'], text: string, at: number): Hit<Y> | null {
  let best: RegExpExecArray | null = null;
  let winner: (typeof rows)[number] | null = null;
  for (const candidate of rows) {
    candidate.pattern.lastIndex = at;
    const found = candidate.pattern.exec(text);
    if (found && (!best || found[0].length > best[0].length)) {
      best = found;
      winner = candidate;
    }
  }
  if (!best || !winner) return null;
  const captured = best;
  const slots = winner.slots.flatMap((name, n) => (captured[n + 1] === undefined ? [] : [{ name, text: captured[n + 1]! }]));
  return { row: winner.row, start: at, end: at + captured[0].length, text: captured[0], slots };
}
