import type { Modality, Reference, Role } from '#model/analysis';
import type { DeadlineMention } from '#model/deadline-mention';
import { contains, overlap, type Span } from '#model/span';
import type { SourceText } from '#model/source';
import type { Clause, DocumentStructure } from '#model/structure';
import type { Grammar } from '#grammar/compile';
import { matchGrammar, rowsAt } from '#grammar/match';
import { wordAt } from '#lexicon/clause-words';
import { headEndingAt } from '#lexicon/unit-words';
import { split } from '#document/split';
import { LEARNT, ownWords } from '#obligation/compose';
import type { Assignment } from '#obligation/assignments/find-assignments';
import { labelFeatures } from '#obligation/labels/label-features';
import { explainLabel, type LabelExplanation } from '#obligation/labels/label-explain';
import { explainSubject, type SubjectExplanation } from '#obligation/actors/subject-explain';
import { recogniseCitations } from '#obligation/citations/recognise-citations';
import { findDutyTables, tablesWithin } from '#obligation/tables/table-columns';
import { normalise, type NormalisedText } from '#text/normalise';
import { readIssuance, type Analyzer, type IssuanceReading } from './analyze.ts';

/** Why a sentence was read as it was. Spans point into the author's text. */
export interface Explanation {
  document: string;
  span: Span;
  text: string;
  clause: Clause['kind'];
  /** Labels and titles of the provisions it stands in, outermost first. */
  provisions: string[];
  /** Null for a sentence that is not of the body: its label is not asked. */
  label: LabelExplanation | null;
  obligation: { modality: Modality; rule: string } | null;
  /** `learnt`: what speaks for it where the model found it, or other bounds for it, and no rule. */
  actors: { name: string; before: string; behind: string; proof: string; learnt: SubjectExplanation | null }[];
  assignments: { units: { unit: string; role: Role; printed: string | null; rule: string }[]; place: Assignment['place']; words: string; span: Span; covers: number; own: boolean }[];
  deadlines: { text: string; meaning: string; rule: string; line: number | null; from: 'own' | 'bracket' | 'heading' | 'table'; yearFrom: string | null; span: Span }[];
  citations: Pick<Reference, 'title' | 'number' | 'standsFor' | 'relation' | 'rule'>[];
  /** Candidates that were not taken. */
  lost: { kind: 'unit' | 'deadline-row' | 'deadline-idle'; text: string; why: string }[];
}

/** Where to look: an offset into the author's text, or words that the sentence holds (white space does not count). */
export type ExplainWhere = { at: number } | { words: string };
const MOST = 8;

/** The sentence at an offset, or those that hold the words (at most 8), each with everything that was read there. */
export function explain(source: SourceText, analyzer: Analyzer, where: ExplainWhere): Explanation[] {
  const normalised = normalise(source.text);
  const tables = findDutyTables(source, normalised, analyzer.tables, analyzer.obligation.units);
  const out: Explanation[] = [];
  for (const span of split(normalised.text, analyzer.document)) {
    const reading = readIssuance(normalised.text, span, tablesWithin(tables, span), analyzer);
    for (const clause of reading.outlined.clauses) {
      if (out.length < MOST && isMeant(clause, normalised, where)) out.push(explainClause(clause, reading, normalised, analyzer));
    }
  }
  return out;
}

function isMeant(clause: Clause, normalised: NormalisedText, where: ExplainWhere): boolean {
  const [from, to] = normalised.toOriginal([clause.start, clause.end]);
  if ('at' in where) return from <= where.at && where.at < to;
  return bare(normalised.original.slice(from, to)).includes(bare(where.words)) || bare(clause.text).includes(bare(where.words));
}

const bare = (text: string): string => text.replace(/\s+/g, '');

function explainClause(clause: Clause, reading: IssuanceReading, normalised: NormalisedText, analyzer: Analyzer): Explanation {
  const { outlined, composed } = reading;
  const { original, toOriginal } = normalised;
  const obligation = composed.obligations.find((o) => o.clause === clause.index);
  const span = toOriginal([clause.start, clause.end]);
  return {
    document: outlined.header.title, span, text: original.slice(...span), clause: clause.kind, provisions: pathOf(outlined, clause),
    label: explainLabel(analyzer.obligation.labels, outlined, labelFeatures(outlined, analyzer.obligation.clause), clause.index),
    obligation: obligation ? { modality: obligation.modality, rule: obligation.rule } : null,
    actors: (obligation?.actors ?? []).map((actor) => ({ ...proofOf(actor, clause, normalised.text, analyzer), learnt: learntBy(actor, clause, reading, normalised.text, analyzer) })),
    assignments: assignmentsOf(clause, reading, normalised),
    deadlines: deadlinesOf(clause, reading, normalised, analyzer),
    citations: recogniseCitations(outlined, analyzer.citations).filter((c) => contains([clause.start, clause.end], c.span)).map(({ title, number, standsFor, relation, rule }) => ({ title, number, relation, rule, ...(standsFor ? { standsFor } : {}) })),
    lost: [...lostUnits(clause, reading, normalised.text, analyzer), ...lostDeadlines(clause, reading, analyzer.deadlines)],
  };
}

function pathOf(outlined: DocumentStructure, clause: Clause): string[] {
  const out: string[] = [];
  for (let p = clause.provision; p !== null; p = outlined.provisions[p]!.parent) out.unshift(`${outlined.provisions[p]!.label}${outlined.provisions[p]!.title}`);
  return out;
}

/** The words around a subject that prove it: 由 or 会同 before it, or a modal, verb or preposition behind it. */
function proofOf([start, end]: Span, clause: Clause, text: string, { obligation }: Analyzer): Omit<Explanation['actors'][number], 'learnt'> {
  const before = /(?:由|会同)$/.exec(text.slice(Math.max(clause.start, start - 2), start))?.[0] ?? '';
  let at = end;
  while (at < clause.end && '、和及与,'.includes(text[at]!)) at++;
  const word = wordAt(text, at, clause.end, obligation.clause);
  return { name: text.slice(start, end), before, behind: word?.word ?? text.slice(end, Math.min(clause.end, end + 2)), proof: before ? 'by' : at > end ? 'list' : word?.kind ?? 'none' };
}

function learntBy(actor: Span, clause: Clause, { composed }: IssuanceReading, text: string, { obligation }: Analyzer): SubjectExplanation | null {
  const learnt = composed.obligations.some((o) => o.clause === clause.index && o.responsibilities.some(({ span, rule }) => span === actor && rule === LEARNT));
  return learnt ? explainSubject(obligation.subjects, text, ownWords(clause, composed.assignments.filter((a) => a.clause === clause.index)), actor, obligation) : null;
}

function assignmentsOf(clause: Clause, { composed }: IssuanceReading, { text, original, toOriginal }: NormalisedText): Explanation['assignments'] {
  return composed.assignments.filter((a) => a.units.length > 0 && (a.clause === clause.index || (a.covers[0] <= clause.index && clause.index < a.covers[1]))).map((a) => ({
    units: a.units.map(({ span, role, printed, rule }) => ({ unit: bare(text.slice(...span)), role, printed, rule })),
    place: a.place, words: original.slice(...toOriginal(a.span)), span: toOriginal(a.span), covers: a.covers[1] - a.covers[0], own: a.clause === clause.index,
  }));
}

function meaningOf({ kind, start, end, period, due, duration, direction, anchor }: DeadlineMention): string {
  return [kind, start, end, period, due, duration, direction, anchor].filter((x) => x !== undefined).join(' ');
}

function deadlinesOf(clause: Clause, { composed, mentions, tabled }: IssuanceReading, { original, toOriginal }: NormalisedText, { deadlines }: Analyzer): Explanation['deadlines'] {
  const taken = composed.obligations.find((o) => o.clause === clause.index)?.deadlines ?? mentions.filter((m) => m.clause === clause.index);
  return taken.map((mention) => ({
    text: original.slice(...toOriginal(mention.span)), meaning: meaningOf(mention), rule: mention.rule, line: deadlines.rows.find((row) => row.id === mention.rule)?.line ?? null,
    from: mention.clause === clause.index ? 'own' : tabled.limits.includes(mention) ? 'table' : mention.covers ? 'heading' : 'bracket', yearFrom: mention.yearFrom ?? null, span: toOriginal(mention.span),
  }));
}

/** Names of agencies in the sentence that are neither subject nor assigned. */
function lostUnits(clause: Clause, { composed }: IssuanceReading, text: string, { obligation }: Analyzer): Explanation['lost'] {
  const taken = [...composed.obligations.flatMap((o) => (o.clause === clause.index ? o.actors : [])), ...composed.assignments.flatMap((a) => (a.clause === clause.index ? a.units.map((u) => u.span) : []))];
  const out: Explanation['lost'] = [];
  for (let i = clause.contentStart + 2; i <= clause.end; i++) {
    const head = headEndingAt(text, i, clause.contentStart, obligation.units);
    if (head?.kind !== 'agency' || headEndingAt(text, i + 1, i - head.head.length, obligation.units)?.kind === 'agency') continue;
    if (taken.some((span) => overlap(span, [i - head.head.length, i]) > 0)) continue;
    const from = Math.max(clause.contentStart, text.slice(clause.contentStart, i - head.head.length).search(/[^,。;:、()《》“”]*$/) + clause.contentStart, i - 10);
    const behind = text.slice(i, Math.min(clause.end, i + 4));
    out.push({ kind: 'unit', text: text.slice(from, i), why: `…${behind}` });
  }
  return out;
}

/** Rows that matched where another won, and winners that the context made no limit. */
function lostDeadlines(clause: Clause, { mentions }: IssuanceReading, grammar: Analyzer['deadlines']): Explanation['lost'] {
  const winners = matchGrammar(grammar, clause.text);
  const out: Explanation['lost'] = [];
  for (const hit of winners) {
    const used = mentions.some((m) => m.clause === clause.index && m.rule === hit.row.id && overlap(m.span, [clause.start + hit.start, clause.start + hit.end]) > 0);
    if (!used) out.push({ kind: 'deadline-idle', text: hit.text, why: hit.row.id + (hit.row.yields.kind === 'none' ? `:${hit.row.yields.why}` : '') });
    for (const loser of overlapping(grammar, clause.text, hit.start, hit.end)) if (loser.id !== hit.row.id) out.push({ kind: 'deadline-row', text: loser.text, why: `${loser.id} < ${hit.row.id}` });
  }
  return out;
}

function overlapping<Y>(grammar: Grammar<Y>, text: string, from: number, to: number): { id: string; text: string }[] {
  const out = new Map<string, { id: string; text: string }>();
  for (let at = from; at < to; at++) {
    for (const { row, text: found } of rowsAt(grammar, text, at)) if (!out.has(row.id)) out.set(row.id, { id: row.id, text: found });
  }
  return [...out.values()];
}
