import type { Deadline } from '#model/analysis';
import { isCalendarDate } from '#model/calendar-date';
import type { Finding, FindingWitness, Statement } from '#model/relations';
import type { AlignedPair } from './align.ts';
import { deadlineKey, leads } from './differences.ts';
import { gramsOf, runs } from './grams.ts';

/** How two documents whose tasks are compared stand to each other. */
export type PairRelation =
  | 'upper'        // B is the document that A carries out
  | 'same-issuer'; // both by one organ: what they say of one task must agree

export interface JudgedPair {
  relation: PairRelation;
  otherId: number;
  /** The day of document A: an upper document's limit that was over by then is of another period, and so it may be where no day is known. */
  issueDate?: string | null;
}

/**
 * Contradictions between the same tasks of two documents, said of A. Below an upper document only what falls short of it
 * counts: a later limit, a lower target; another lead is the lower level's own business. Between documents of one organ
 * another limit, lead or value is a conflict.
 */
export function judgePairs(a: readonly Statement[], b: readonly Statement[], pairs: readonly AlignedPair[], { relation, otherId, issueDate = null }: JudgedPair): Finding[] {
  return pairs.filter((pair) => pair.grade === 'same').flatMap((pair) => {
    const [ours, theirs] = [a[pair.a]!, b[pair.b]!];
    const witness: FindingWitness = { documentId: otherId, span: theirs.span, words: theirs.text.slice(0, 200) };
    return relation === 'upper' ? shortOfUpper(ours, theirs, b, witness, issueDate) : conflicts(ours, theirs, pair, witness);
  });
}

const STRONG = 0.6;

/** @param all the upper document: what it says itself, in whatever sentence, is no falling short of it */
function shortOfUpper(ours: Statement, theirs: Statement, all: readonly Statement[], witness: FindingWitness, issueDate: string | null): Finding[] {
  const found: Finding[] = [];
  const [mine, upper] = [lastLimit(ours), lastLimit(theirs)];
  if (upper && (issueDate === null || upper.end! < issueDate)) return [];
  if (mine && upper && mine.end! > upper.end! && !all.some((s) => limits(s).some((d) => d.end === mine.end) && sharesWords(s, ours))) found.push({ code: 'deadline-after-upper', severity: 'error', span: mine.span, facts: { found: mine.text, expected: upper.text }, witnesses: [witness] });
  for (const q of ours.quantities) {
    const same = theirs.quantities.find((other) => other.unit === q.unit && other.comparator === q.comparator && metricsAgree(other.metric, q.metric));
    if (!same || same.value === q.value || all.some((s) => s.quantities.some((other) => other.unit === q.unit && other.value === q.value && other.comparator === q.comparator))) continue;
    const lower = q.comparator === 'at-most' ? q.value > same.value : q.value < same.value;
    // Sums of a larger region are naturally larger: only shares and rates compare across levels.
    if (lower && /[%‰]|个百分点/u.test(q.unit)) found.push({ code: 'target-below-upper', severity: 'error', span: q.span, facts: { found: q.text, expected: same.text }, witnesses: [witness] });
  }
  return found;
}

/** Whether a further sentence of the upper document is about the same: its limit may be the one that was taken over. */
function sharesWords(a: Statement, b: Statement): boolean {
  const [x, y] = [gramsOf(runs(a.text)), gramsOf(runs(b.text))];
  let shared = 0;
  for (const gram of x) if (y.has(gram)) shared++;
  return shared >= 0.25 * Math.min(x.size, y.size);
}

function conflicts(ours: Statement, theirs: Statement, pair: AlignedPair, witness: FindingWitness): Finding[] {
  if (pair.score < STRONG) return [];
  const found: Finding[] = [];
  const [mine, other] = [lastLimit(ours), lastLimit(theirs)];
  if (mine && other && mine.end !== other.end && pair.differences.includes('deadline')) found.push({ code: 'deadline-conflict', severity: 'warning', span: mine.span, facts: { found: mine.text, expected: other.text }, witnesses: [witness] });
  const [period, otherPeriod] = [onlyPeriod(ours), onlyPeriod(theirs)];
  if (period && otherPeriod && deadlineKey(period) !== deadlineKey(otherPeriod)) found.push({ code: 'deadline-conflict', severity: 'warning', span: period.span, facts: { found: period.text, expected: otherPeriod.text }, witnesses: [witness] });
  if (pair.differences.includes('unit')) found.push({ code: 'lead-conflict', severity: 'warning', span: ours.span, facts: { found: leads(ours).join('、'), expected: leads(theirs).join('、') }, witnesses: [witness] });
  for (const q of ours.quantities) {
    const same = theirs.quantities.find((each) => each.unit === q.unit && each.comparator === q.comparator && metricsAgree(each.metric, q.metric));
    if (same && same.value !== q.value) found.push({ code: 'value-conflict', severity: 'warning', span: q.span, facts: { found: q.text, expected: same.text }, witnesses: [witness] });
  }
  return found;
}

const limits = (s: Statement): Deadline[] => s.deadlines.filter((d) => (d.kind === 'by' || d.kind === 'during') && d.end !== undefined && isCalendarDate(d.end));

/** The one limit of a statement; null when it has none or several stages. */
function lastLimit(s: Statement): Deadline | null {
  const all = limits(s);
  return new Set(all.map((d) => d.end)).size === 1 ? all[0]! : null;
}

function onlyPeriod(s: Statement): Deadline | null {
  const all = s.deadlines.filter((d) => d.kind === 'every' && d.period);
  return all.length === 1 ? all[0]! : null;
}

/** 参保率 and 参保率: the measured thing must be named by both, and be the same. */
function metricsAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const [x, y] = [a, b].map((metric) => metric.normalize('NFKC').replace(/\s|年均|累计|总|达到|保持|控制|力争|确保|全部|稳定/gu, ''));
  return x !== '' && (x === y || (x!.length >= 3 && y!.endsWith(x!)) || (y!.length >= 3 && x!.endsWith(y!)));
}
