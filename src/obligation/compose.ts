import type { Deadline, Modality, Responsibility } from '#model/analysis';
import type { DeadlineMention } from '#model/deadline-mention';
import type { Span } from '#model/span';
import type { Clause, DocumentStructure } from '#model/structure';
import type { ActorWords } from './actors/actor-words.ts';
import { findActors } from './actors/find-actors.ts';
import { isOnlyMeasured } from './actors/name-in-target.ts';
import type { SubjectModel } from './actors/subject-model.ts';
import { weighActors, type WeighedActors } from './actors/weigh-actors.ts';
import type { Assignment } from './assignments/find-assignments.ts';
import { agenciesBeforeColon, bodiesWithDuties, UnitHeadings } from './assignments/inherit-units.ts';
import { isIdleLine } from './idle-lines.ts';
import { labelFeatures } from './labels/label-features.ts';
import type { LabelModel } from './labels/label-model.ts';
import { isListedCase, labelSentences } from './labels/label-sentences.ts';
import type { Label } from './labels/label.ts';
import { isBodyWithDuties } from './labels/sure-label.ts';
import type { TableReading } from './tables/table-structure.ts';

/** An obligation before its spans are mapped back to the author's text. */
export interface ComposedObligation {
  clause: number;
  span: Span;
  modality: Modality;
  provision: number | null;
  actors: Span[];
  responsibilities: (Omit<Responsibility, 'unit'> & { span: Span })[];
  deadlines: DeadlineMention[];
  rule: string;
}

export interface Composition {
  obligations: ComposedObligation[];
  assignments: readonly Assignment[];
  /** Deadlines that belong to no obligation. */
  otherDeadlines: DeadlineMention[];
}

export interface ComposeWords extends ActorWords { labels: LabelModel; subjects: SubjectModel }

const MODALITY: Readonly<Partial<Record<Label, Modality>>> = { D: 'duty', P: 'prohibition', T: 'target', E: 'encouragement' };

/** Single characters that may name who acts: 市、县、乡要…; any other is the torn end of a word. */
const REGIONS = '省市县区州盟旗乡镇村';
const LISTED: Readonly<Record<'task' | 'target', Modality>> = { task: 'duty', target: 'target' };
/** The rule of a subject that the model found and no rule. */
export const LEARNT = 'subject.learnt';

/**
 * Puts mentions together: which clauses oblige, who acts in them, who is made responsible by a bracket, line or
 * heading, and by when. Each part keeps the rule that read it.
 */
export function compose(structure: DocumentStructure, text: string, deadlines: readonly DeadlineMention[], assignments: readonly Assignment[], tasks: TableReading['tasks'], words: ComposeWords): Composition {
  const carriers = new Map<number, Assignment[]>();
  for (const a of assignments) carriers.set(a.clause, [...(carriers.get(a.clause) ?? []), a]);
  const covering: Assignment[][] = [];
  for (const a of assignments) for (let i = a.covers[0]; i < a.covers[1]; i++) (covering[i] ??= []).push(a);
  const features = labelFeatures(structure, words.clause);
  const labels = labelSentences(words.labels, structure, features);
  const headings = new UnitHeadings(structure, text, words.units);
  const dates = new DeadlineBook(deadlines, carriers);
  const read = structure.clauses.map((clause): Read | null => {
    const label = labels[clause.index];
    const own = carriers.get(clause.index) ?? [];
    if (!label || own.some((a) => a.place === 'own' || (a.place === 'heading' && a.span[0] === clause.start))) return null;
    if (isIdleLine(clause.text)) return null;
    const responsible = assigned(covering[clause.index] ?? []);
    const listed = tasks.get(clause.index);
    // A reward or penalty is nobody's duty, unless the document makes somebody responsible for it; a table's task is one whatever its words.
    const modality = MODALITY[label] ?? (listed ? LISTED[listed] : label === 'C' && responsible.length > 0 ? 'duty' : undefined);
    return { modality, rule: listed ? `table.${listed}` : `label.${modality}`, responsible };
  });
  whatIsAssigned(assignments, read);
  const obligations: ComposedObligation[] = [];
  for (const clause of structure.clauses) {
    const { modality, rule = '', responsible = [] } = read[clause.index] ?? {};
    if (!modality) continue;
    const own = carriers.get(clause.index) ?? [];
    const [from, to] = ownWords(clause, own);
    const ownFeatures = features[clause.index];
    const weighed = ownFeatures && isListedCase(ownFeatures, words.labels) ? NOBODY : whoActs(text, [from, to], words, modality !== 'encouragement');
    let actors = weighed.actors.filter((span) => isWhole(text, span) && !(modality === 'target' && isOnlyMeasured(text, span, [from, to])));
    if (actors.length === 0 && ownFeatures && isBodyWithDuties(ownFeatures)) actors = bodiesWithDuties(text, [from, to], words.units);
    obligations.push({
      clause: clause.index, span: [own.find((a) => a.place === 'start')?.span[1] ?? clause.start, clause.end], modality, provision: clause.provision,
      actors, responsibilities: [...responsible, ...actors.map((span) => asSubject(span, weighed.learnt.has(span))), ...(responsible.length + actors.length === 0 ? headings.of(clause).map(asInherited) : [])],
      deadlines: dates.of(clause.index), rule,
    });
  }
  return { obligations, assignments, otherDeadlines: dates.unused() };
}

const isWhole = (text: string, [start, end]: Span): boolean => end - start > 1 || REGIONS.includes(text[start]!);

const NOBODY: WeighedActors = { actors: [], learnt: new Set() };

/** Whom the rules find in a sentence's own words, as the model weighs them; @param must see `findActors`. */
function whoActs(text: string, [from, to]: Span, words: ComposeWords, must: boolean): WeighedActors {
  const found = findActors(text, from, to, words, must).filter((span) => isWhole(text, span));
  return weighActors(text, [from, to], found.length > 0 ? found : agenciesBeforeColon(text, [from, to], words.units), words, words.subjects, must);
}

/** What a sentence of the body obliges to, if to anything, and whom the document makes responsible for it. */
interface Read { modality: Modality | undefined; rule: string; responsible: ComposedObligation['responsibilities'] }

/** Where units are named for text that obliges to nothing by its words (4.国家卫生县城创建 责任单位:…), its first sentence is what they have to do. */
function whatIsAssigned(assignments: readonly Assignment[], read: (Read | null)[]): void {
  for (const { units, covers, place } of assignments) {
    if (units.length === 0 || place === 'heading') continue;
    const covered = read.slice(...covers).filter((one) => one !== null);
    const [first] = covered;
    if (first && covered.every(({ modality }) => !modality)) Object.assign(first, { modality: 'duty', rule: 'assignment.alone' });
  }
}

/** The clause without its number and without the brackets that assign it, which are `own`. */
export function ownWords(clause: Clause, own: readonly Assignment[]): Span {
  let from = clause.contentStart;
  let to = clause.end;
  for (const { span, place } of own) {
    if (place === 'start') from = Math.max(from, span[1]);
    else to = Math.min(to, span[0]);
  }
  return [from, Math.max(from, to)];
}

function assigned(assignments: readonly Assignment[]): ComposedObligation['responsibilities'] {
  if (assignments.length === 0) return [];
  const out = new Map<string, ComposedObligation['responsibilities'][number]>();
  for (const { units } of assignments) for (const { span, role, printed, rule } of units) out.set(`${span[0]} ${role}`, { role, basis: 'assignment', span, printed, rule });
  return [...out.values()];
}

function asSubject(span: Span, learnt: boolean): ComposedObligation['responsibilities'][number] {
  return { role: 'responsible', basis: 'subject', span, printed: null, rule: learnt ? LEARNT : 'subject' };
}

function asInherited(span: Span): ComposedObligation['responsibilities'][number] {
  return { role: 'responsible', basis: 'inherited', span, printed: null, rule: 'heading.unit' };
}

/** Which deadlines stand for which clause: its own, those of brackets that cover it, those of its stage's heading. */
class DeadlineBook {
  private readonly byClause = new Map<number, DeadlineMention[]>();
  private readonly used = new Set<DeadlineMention>();
  private readonly all: readonly DeadlineMention[];

  constructor(all: readonly DeadlineMention[], carriers: ReadonlyMap<number, readonly Assignment[]>) {
    this.all = all;
    for (const mention of all) {
      const bracket = carriers.get(mention.clause)?.find((a) => a.span[0] <= mention.span[0] && mention.span[1] <= a.span[1]);
      const [from, to] = bracket ? bracket.covers : mention.covers ?? [mention.clause, mention.clause + 1];
      for (let i = from; i < to; i++) this.byClause.set(i, [...(this.byClause.get(i) ?? []), mention]);
    }
  }

  of(clause: number): DeadlineMention[] {
    const mentions = this.byClause.get(clause) ?? [];
    for (const m of mentions) this.used.add(m);
    return mentions;
  }

  unused(): DeadlineMention[] { return this.all.filter((m) => !this.used.has(m)); }
}

/** A mention as the contract shows it; `toOriginal` maps to the author's text. */
export function asDeadline(mention: DeadlineMention, toOriginal: (span: Span) => Span, original: string): Deadline {
  const { kind, start, end, period, due, duration, direction, anchor, rule } = mention;
  const span = toOriginal(mention.span);
  const fields = { start, end, period, due, duration, direction, anchor };
  return { span, text: original.slice(...span).replace(/\s+/g, ''), kind, ...Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)), rule };
}
