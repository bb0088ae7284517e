import type { Deadline, Modality } from '#model/analysis';
import type { AlignmentDifference, Statement } from '#model/relations';
import { runs } from './grams.ts';
import { isCircle, sameCore, unitCore } from './unit-core.ts';
import { valuesOf } from './values.ts';

/** Who else a statement is aligned with: parts of a sentence that the other document says in a sentence of its own. */
export interface Partners { of(side: 'a' | 'b', index: number): readonly Partner[] }
export interface Partner { statement: Statement; common: ReadonlySet<string> }

export interface DifferenceContext { a: readonly Statement[]; b: readonly Statement[]; partners: Partners }

/** What a 法规科 must see of two statements of the same task. `common`: pairs of characters that both share. */
export function differences(context: DifferenceContext, a: number, b: number, common: ReadonlySet<string>): AlignmentDifference[] {
  const [left, right] = [context.a[a]!, context.b[b]!];
  const found: AlignmentDifference[] = [];
  const others = { a: context.partners.of('a', a).filter((p) => p.statement !== right), b: context.partners.of('b', b).filter((p) => p.statement !== left) };
  if (termsDiffer(left, right, others, common, deadlineTerms)) found.push('deadline');
  if (termsDiffer(left, right, others, common, valuesOf)) found.push('value');
  if (unitsDiffer(context, left, right)) found.push('unit');
  if (scopeDiffers(left, right, common)) found.push('scope');
  if (strength(left.modality) !== strength(right.modality)) found.push('strength');
  return found;
}

/** A thing said in a statement, comparable by its key, with the words (of its part of the sentence) around it. */
export interface Term { key: string; place: number }

/**
 * One side says a term that the other does not; unless a further sentence of the other side says it, or stands nearer to it.
 */
function termsDiffer(a: Statement, b: Statement, others: { a: readonly Partner[]; b: readonly Partner[] }, common: ReadonlySet<string>, terms: (s: Statement) => Term[]): boolean {
  const extra = (from: Statement, to: Statement, elsewhere: readonly Partner[]): boolean => {
    const known = new Set(terms(to).map((term) => term.key));
    return terms(from).some((term) => {
      if (known.has(term.key)) return false;
      const here = sharedAround(from.text, term.place, common);
      if (elsewhere.some((p) => terms(p.statement).some((t) => t.key === term.key)) && here < LARGELY) return false;
      return elsewhere.every((p) => sharedAround(from.text, term.place, p.common) <= here);
    });
  };
  return extra(a, b, others.a) || extra(b, a, others.b);
}

const LARGELY = 0.4;
const REACH = 30;

/** The share of the words round a place of a sentence that are common with another, 0..1; the nearer ones count more. */
function sharedAround(text: string, place: number, common: ReadonlySet<string>): number {
  let [shared, all] = [0, 0];
  for (const [words, nearest] of [[text.slice(Math.max(0, place - REACH), place), 'end'], [text.slice(place, place + REACH), 'start']] as const) {
    const run = runs(words).join('');
    for (let i = 0; i + 1 < run.length; i++) {
      const far = nearest === 'start' ? i : run.length - 2 - i;
      const weight = 1 - far / (REACH + 1);
      all += weight;
      if (common.has(run.slice(i, i + 2))) shared += weight;
    }
  }
  return all === 0 ? 0 : shared / all;
}

/** Days and periods of a statement's deadlines. 2018年 and 2018年底前 end on the same day and are one. */
function deadlineTerms(s: Statement): Term[] {
  return s.deadlines.map((deadline) => ({ key: deadlineKey(deadline), place: Math.max(0, deadline.span[0] - s.span[0]) })).filter((term) => term.key !== '');
}

export function deadlineKey(d: Deadline): string {
  if (d.kind === 'every') return d.period ? `every ${d.period}${d.due && !d.due.startsWith('-') ? '' : ` ${d.due ?? ''}`}`.trim() : '';
  if (d.kind === 'within') return `within ${d.duration ?? ''} ${d.direction ?? 'after'}`;
  if (d.kind === 'ongoing') return '';
  if (d.kind === 'from') return d.start ? `from ${d.start}` : '';
  return d.end ? `until ${d.end}` : '';
}

/** Who leads: the units marked so; else those that an assignment or the sentence itself names first. */
export function leads(s: Statement): string[] {
  const lead = s.units.filter((u) => u.role === 'lead').map((u) => u.unit);
  if (lead.length > 0) return lead;
  const responsible = s.units.filter((u) => u.role === 'responsible').map((u) => u.unit);
  return responsible.length > 0 ? responsible : [...s.actors];
}

/**
 * Another lead, where there was a choice: the two have no lead in common, and at least one of them is a unit that the
 * other document knows too. A merged or local organ that the other place simply does not have is no difference.
 */
function unitsDiffer({ a, b }: DifferenceContext, left: Statement, right: Statement): boolean {
  if ([...leads(left), ...leads(right)].some(isCircle)) return false;
  const [ours, theirs] = [leads(left).map(unitCore), leads(right).map(unitCore)];
  if (ours.length === 0 || theirs.length === 0 || ours.some((unit) => theirs.some((other) => sameCore(unit, other)))) return false;
  return theirs.some((unit) => knows(a, unit)) || ours.some((unit) => knows(b, unit));
}

const registers = new WeakMap<readonly Statement[], Set<string>>();
function knows(statements: readonly Statement[], core: string): boolean {
  let register = registers.get(statements);
  if (!register) registers.set(statements, register = new Set(statements.flatMap((s) => [...s.units.map((u) => u.unit), ...s.actors].map(unitCore))));
  return [...register].some((known) => sameCore(known, core));
}

/** Each side says a good deal that the other does not. */
function scopeDiffers(a: Statement, b: Statement, common: ReadonlySet<string>): boolean {
  const own = (s: Statement): number => runs(s.text).reduce((sum, run) => {
    for (let i = 0; i + 1 < run.length; i++) if (!common.has(run.slice(i, i + 2))) sum++;
    return sum;
  }, 0) / Math.max(1, s.text.length);
  return Math.max(own(a), own(b)) > 0.5;
}

const strength = (modality: Modality): string => (modality === 'encouragement' ? 'may' : modality === 'prohibition' ? 'must not' : 'must');
