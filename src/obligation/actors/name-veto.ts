import type { Span } from '#model/span';
import { headOf } from '#lexicon/unit-words';
import type { ActorWords } from './actor-words.ts';
import { isNobody, isToldOf } from './name-acts.ts';
import { isTopic } from './name-at-start.ts';
import { proofAt } from './name-proof.ts';
import { isHeldOrDeemed } from './name-undergoes.ts';
import { cutSegments } from './segments.ts';

/**
 * Whether the words around a name, wherever it was found, say that it does not act: how things stand with it (机构不撤), which
 * post it takes (由村主任担任), what it is held or used for, or that it only describes what is spoken of (部门向中心提供的信息,应当…).
 */
export function cannotAct(text: string, [from, end]: Span, sentence: Span, words: ActorWords): boolean {
  const segments = cutSegments(text, ...sentence);
  const at = segments.findIndex(([start, close]) => start <= from && end <= close);
  if (at < 0) return false;
  const to = segments[at]![1];
  const next = segments[at + 1];
  const segment = text.slice(from, to);
  const place = { text, from, to, segment, next };
  // What ends in no head that the lexicon knows is a place (高新区).
  const candidate = { kind: headOf(text, from, end, words.units)?.kind ?? 'place' as const, name: text.slice(from, end), proof: proofAt(text, end, to, words) ?? null, rest: text.slice(end, Math.min(to, end + 4)) };
  return isHeldOrDeemed(segment) || isToldOf(candidate, place) || isNobody(candidate, place) || isTopic(text, end, to, next, words);
}
