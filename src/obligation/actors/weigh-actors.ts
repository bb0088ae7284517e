import { wordAt } from '#lexicon/clause-words';
import { headOf } from '#lexicon/unit-words';
import { overlap, type Span } from '#model/span';
import type { ActorWords } from './actor-words.ts';
import { mayOnly } from './find-actors.ts';
import { isAppliedFor } from './name-acts.ts';
import { isBroken, isPlace } from './name-shape.ts';
import { cannotAct } from './name-veto.ts';
import { eachOnce, splitActors } from './split-actors.ts';
import type { SubjectModel, WeighedPlace } from './subject-model.ts';

/** The acting subjects of a sentence, and those among them that the model found and no rule. */
export interface WeighedActors { actors: Span[]; learnt: ReadonlySet<Span> }

/** Log odds: what a rule found is nobody below this (1 in 34); where the rules found none somebody stands from this on (2 in 3). */
const NOBODY = -3.5;
const SOMEBODY = 0.8;
/** A rule's bounds give way to others that are at least so likely, where they are less likely by this share. */
const OTHER_BOUNDS = 0.4;
const LESS_LIKELY = 0.4;

/**
 * What the model of subjects makes of the names that the rules found: one that it takes for none is dropped, one whose
 * bounds it knows better is given those, and where nobody is left it may find somebody, unless the words around say that
 * he does not act. A name that stands where the model asks about no place is left as it is. The limits were chosen on documents that neither the rules nor the model of
 * their time had seen.
 * @param found the acting subjects that the rules found in the sentence, each by itself.
 * @param must false to keep those who only may act (for an encouragement).
 */
export function weighActors(text: string, sentence: Span, found: readonly Span[], words: ActorWords, model: SubjectModel, must = true): WeighedActors {
  model.read(text, sentence, words);
  let asked: WeighedPlace[] | null = null;
  /** All places are weighed only when a name is in doubt or nobody is found: it takes time. */
  const places = (): WeighedPlace[] => (asked ??= model.places().filter(({ span, odds }) => odds > OTHER_BOUNDS && !isBroken(text.slice(...span)) && !isAppliedFor(text.slice(...span))));
  const actors: Span[] = [];
  const learnt = new Set<Span>();
  const learn = (span: Span): void => {
    for (const actor of splitActors(text, span, words)) {
      actors.push(actor);
      learnt.add(actor);
    }
  };
  for (const { whole, parts } of rowsOf(text, found)) {
    if (isHeadThatActs(text, whole, words) || isBracketed(text, whole, words) || standsApart(text, whole)) {
      actors.push(...parts);
      continue;
    }
    const own = model.oddsOf(whole);
    // 县国土局、县审计局|等其他成员单位: a list that goes on; 甲市、乙市、丙市: a row of places
    if (own !== null && own < NOBODY && !(parts.length > 2 && (text[whole[1]] === '等' || parts.every((part) => isPlace(text.slice(...part)))))) continue;
    const likely = own === null ? 1 : probability(own);
    const other = likely < LESS_LIKELY ? likeliest(places().filter(({ span }) => overlap(span, whole) > 0 && !same(span, whole))) : null;
    if (other && other.odds > OTHER_BOUNDS && likely < LESS_LIKELY * probability(other.odds)) learn(other.span);
    else actors.push(...parts);
  }
  if (actors.length === 0) for (const span of apart(places().filter(({ span, odds }) => odds >= SOMEBODY && !(must && mayOnly(text.slice(span[1], sentence[1]))) && !cannotAct(text, span, sentence, words)))) learn(span);
  return { actors: eachOnce(text, actors), learnt };
}

/** 区委组织部, 服务中心, 组织委员: the model takes the first word of such a head for a verb; of 管理部门, which describes as often, it knows better. */
function isHeadThatActs(text: string, [start, end]: Span, { units, clause }: ActorWords): boolean {
  const head = headOf(text, start, end, units);
  if (!head || head.head.length < 3 || !(head.kind === 'agency' ? !head.head.endsWith('部门') : head.kind === 'post' && head.head.length === end - start)) return false;
  const word = wordAt(text, end - head.head.length, end, clause);
  return word?.kind === 'strong' || word?.kind === 'weak';
}

/** 农业(畜牧兽医管理)部门, 区交通局(住房保障部门): it has seen too few of those. */
const isBracketed = (text: string, [start, end]: Span, { units }: ActorWords): boolean => /^[省市县区州镇乡][^(]{2,}\([^()]{2,}\)$|\)部门$/.test(text.slice(start, end)) && headOf(text, start, end, units)?.kind === 'agency';

/** 财务科  保障车辆: what spaces part from its duties heads them. */
const standsApart = (text: string, [, end]: Span): boolean => text.startsWith('  ', end);

const same = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];
const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
const likeliest = (places: readonly WeighedPlace[]): WeighedPlace | null => places.reduce<WeighedPlace | null>((top, one) => (top && top.odds >= one.odds ? top : one), null);

/** Those that do not overlap a likelier one, in text order. */
function apart(places: readonly WeighedPlace[]): Span[] {
  const taken: Span[] = [];
  for (const { span } of [...places].sort((a, b) => b.odds - a.odds)) if (taken.every((one) => overlap(one, span) === 0)) taken.push(span);
  return taken.sort((a, b) => a[0] - b[0]);
}

const JOINED = /^(?:以及|[、和及与或])+$/;

/** Names joined by 、 and the like, as the one subject that they make together. */
export function rowsOf(text: string, names: readonly Span[]): { whole: Span; parts: Span[] }[] {
  const rows: { whole: Span; parts: Span[] }[] = [];
  for (const name of [...names].sort((a, b) => a[0] - b[0])) {
    const last = rows.at(-1);
    if (last && JOINED.test(text.slice(last.whole[1], name[0]))) {
      last.whole = [last.whole[0], name[1]];
      last.parts.push(name);
    } else rows.push({ whole: name, parts: [name] });
  }
  return rows;
}
