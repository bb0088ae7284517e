import type { Span } from '#model/span';
import { headOf } from '#lexicon/unit-words';
import type { ActorWords } from './actor-words.ts';
import { isNobody, isToldOf, type Place } from './name-acts.ts';
import { isTopic } from './name-at-start.ts';
import { openingOf } from './name-opening.ts';
import { proofAt } from './name-proof.ts';
import { isHeldOrDeemed } from './name-undergoes.ts';

/**
 * Whether the words around a name, wherever it was found, say that it does not act: how things stand with it (机构不撤), which
 * post it takes (由村主任担任), what it is held or used for, or that it only describes what is spoken of (部门向中心提供的信息,应当…).
 * @param to where the sentence ends.
 */
export function cannotAct(text: string, [from, end]: Span, to: number, words: ActorWords): boolean {
  const close = pauseFrom(text, end, to);
  const next: Span | undefined = text[close] === ',' ? [close + 1, pauseFrom(text, close + 1, to)] : undefined;
  const segment = text.slice(from, close);
  const place: Place = { text, from, to: close, segment, next, words, row: 0, opening: () => openingOf(text, from, close, words) };
  const candidate = { kind: headOf(text, from, end, words.units)?.kind ?? 'collective' as const, name: text.slice(from, end), proof: proofAt(text, end, close, words) ?? null, rest: text.slice(end, Math.min(close, end + 4)) };
  return isHeldOrDeemed(segment) || isToldOf(candidate, place) || isNobody(candidate, place) || isTopic(text, end, close, next, words);
}

/** Where the next mark outside brackets stands. */
function pauseFrom(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if ('(《“〔'.includes(text[at]!)) depth++;
    else if (')》”〕'.includes(text[at]!)) depth--;
    else if (depth <= 0 && ',;。:!?'.includes(text[at]!)) return at;
  }
  return to;
}
