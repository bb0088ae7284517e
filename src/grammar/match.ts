import type { Grammar } from './compile.ts';
import type { Hit } from './rows.ts';

/**
 * Reads a text from left to right. At each place the longest row wins, then the earlier row; reading goes on behind it.
 * What stands inside a skipped pair of brackets is not read. Hits point into `text`.
 */
export function matchGrammar<Y>(grammar: Grammar<Y>, text: string): Hit<Y>[] {
  const out: Hit<Y>[] = [];
  const { index, buckets, gate, skip } = grammar;
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
    if (gate && !opens(gate, text, i)) continue;
    const hit = longest(buckets[number - 1]!, text, i);
    if (hit) {
      out.push(hit);
      i = hit.end - 1;
    }
  }
  return out;
}

function opens({ signs, within }: { signs: Uint8Array; within: number }, text: string, at: number): boolean {
  const end = Math.min(text.length, at + 1 + within);
  for (let i = at + 1; i < end; i++) if (signs[text.charCodeAt(i)] === 1) return true;
  return false;
}

function longest<Y>(rows: Grammar<Y>['buckets'][number], text: string, at: number): Hit<Y> | null {
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
