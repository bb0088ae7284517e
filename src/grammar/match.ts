import type { Grammar } from './compile.ts';
import type { GrammarRow, Hit } from './rows.ts';

/**
 * Reads a text from left to right. At each place the longest row wins, then the earlier row; reading goes on behind it.
 * What stands inside a skipped pair of brackets is not read. Hits point into `text`.
 */
export function matchGrammar<Y>(grammar: Grammar<Y>, text: string): Hit<Y>[] {
  const out: Hit<Y>[] = [];
  const { index, buckets, gate, skip, leads } = grammar;
  const stands = new Int8Array(leads.length);
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
    const hit = longest(buckets[number - 1]!, leads, text, i, stands.fill(UNKNOWN));
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

function holds(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

const UNKNOWN = 0;
const YES = 1;
const NO = -1;

/** `stands`: of each lead slot, whether it stands at this place; filled as it is asked. */
function longest<Y>(rows: Grammar<Y>['buckets'][number], leads: readonly RegExp[], text: string, at: number, stands: Int8Array): Hit<Y> | null {
  let best: RegExpExecArray | null = null;
  let winner: (typeof rows)[number] | null = null;
  for (const candidate of rows) {
    const { lead } = candidate;
    if (lead >= 0) {
      if (stands[lead] === UNKNOWN) stands[lead] = holds(leads[lead]!, text, at) ? YES : NO;
      if (stands[lead] === NO) continue;
    }
    candidate.pattern.lastIndex = at;
    const found = candidate.pattern.exec(text);
    if (found && (!best || found[0].length > best[0].length) && (candidate.before === null || holds(candidate.before, text, at))) {
      best = found;
      winner = candidate;
    }
  }
  if (!best || !winner) return null;
  const captured = best;
  const slots = winner.slots.flatMap((name, n) => (captured[n + 1] === undefined ? [] : [{ name, text: captured[n + 1]! }]));
  return { row: winner.row, start: at, end: at + captured[0].length, text: captured[0], slots };
}

/** Every row that fits at one place, in order, whether it would win or not: for whoever explains a reading. */
export function rowsAt<Y>(grammar: Grammar<Y>, text: string, at: number): { row: GrammarRow<Y>; text: string }[] {
  const number = grammar.index[text.charCodeAt(at)]!;
  if (number === 0) return [];
  return grammar.buckets[number - 1]!.flatMap(({ row, pattern, before }) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found && (before === null || holds(before, text, at)) ? [{ row, text: found[0] }] : [];
  });
}
