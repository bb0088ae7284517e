import { clauseWords } from '#lexicon/clause-words';
import { citationWords, type CitationWords } from '#lexicon/citation-words';
import { documentWords, type DocumentWords } from '#lexicon/document-words';
import { quantityWords, type QuantityWords } from '#lexicon/quantity-words';
import { tableWords, type TableWords } from '#lexicon/table-words';
import { unitWords } from '#lexicon/unit-words';
import { split } from '#document/split';
import { structure } from '#document/structure';
import type { Analysis, Deadline, Evidence, HeaderField, Issuance, Obligation, Provision, Reference } from '#model/analysis';
import type { CalendarDate } from '#model/calendar-date';
import type { CitationMention } from '#model/citation';
import type { DeadlineMention } from '#model/deadline-mention';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { ReorganisedUnit } from '#model/relations';
import type { RawResources } from '#model/resources';
import type { SourceText } from '#model/source';
import type { Span } from '#model/span';
import type { DocumentStructure } from '#model/structure';
import { asDeadline, compose, type ComposeWords, type Composition } from '#obligation/compose';
import { loadDeadlineGrammar, type DeadlineGrammar } from '#obligation/deadlines/deadline-grammar';
import { proveRow } from '#obligation/deadlines/deadline-proof';
import { loadLabelModel } from '#obligation/labels/label-model';
import { loadSentenceForms } from '#obligation/labels/sentence-forms';
import { SubjectModel } from '#obligation/actors/subject-model';
import { findAssignments } from '#obligation/assignments/find-assignments';
import { recogniseCitations } from '#obligation/citations/recognise-citations';
import { assignedLimits } from '#obligation/deadlines/read-limit';
import { recogniseDeadlines } from '#obligation/deadlines/recognise-deadlines';
import { recogniseQuantities } from '#obligation/recognise-quantities';
import { findDutyTables, tablesWithin, type DutyTable } from '#obligation/tables/table-columns';
import { layTables, type TableReading } from '#obligation/tables/table-structure';
import { dueOn } from '#resolve/due';
import { readCalendar, type WorkingCalendar } from '#resolve/working-days';
import { asWritten } from '#text/as-written';
import { normalise, type NormalisedText } from '#text/normalise';
import { reorganisedUnits } from './relations/reorganised-units.ts';
import { placeDoubts } from './place-doubts.ts';

/** Everything that the stages read with, made once from the resources. */
export interface Analyzer {
  document: DocumentWords;
  obligation: ComposeWords;
  deadlines: DeadlineGrammar;
  citations: CitationWords;
  quantities: QuantityWords;
  tables: TableWords;
  calendar: WorkingCalendar;
  /** Organs renamed or merged, for the findings of stage 10. */
  reorganised: readonly ReorganisedUnit[];
}

/** @throws Failure 'resource-broken' with file and line. */
export function createAnalyzer(raw: RawResources): Analyzer {
  const grammar = raw.grammar['deadlines'];
  if (!grammar) throw new Failure('resource-broken', { file: 'grammar/deadlines.yaml', reason: 'missing' });
  const units = unitWords(raw);
  return {
    document: documentWords(raw),
    obligation: { units, clause: clauseWords(raw), labels: loadLabelModel(raw.models['sentence-labels'], loadSentenceForms(raw)), subjects: new SubjectModel(raw.models['acting-subjects']) },
    deadlines: provenDeadlines(grammar),
    citations: citationWords(raw),
    quantities: quantityWords(raw),
    tables: tableWords(raw, units),
    calendar: readCalendar(raw.calendar),
    reorganised: reorganisedUnits(raw),
  };
}

/** Rows of the person's own are proved by their examples before they are used; those that ship are by the tests. @throws Failure 'resource-broken' */
function provenDeadlines(source: RawResources['grammar'][string]): DeadlineGrammar {
  const deadlines = loadDeadlineGrammar(source);
  for (const row of deadlines.rows) {
    const [wrong] = row.file === source.file ? [] : proveRow(row, deadlines);
    if (wrong !== undefined) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `row ${row.id}: ${wrong}` });
  }
  return deadlines;
}

/**
 * Stages 3–9 of one source: pure, the same text gives the same analysis.
 * @param options.today the day from which the next occurrence of a recurring duty is counted; else the issue date.
 */
export function analyze(source: SourceText, meta: { name: string; sha256: string }, analyzer: Analyzer, options: { today?: CalendarDate } = {}): Analysis {
  const normalised = normalise(source.text);
  const tables = findDutyTables(source, normalised, analyzer.tables, analyzer.obligation.units);
  const documents = split(normalised.text, analyzer.document).map((span) => issuance(normalised, span, tablesWithin(tables, span), analyzer, options.today));
  const doubts = placeDoubts(source.diagnostics, documents, source.text);
  return {
    schema: 'zeqing.analysis/1',
    source: { name: meta.name, sha256: meta.sha256, format: source.format },
    text: source.text,
    documents: documents.map((document, i) => ({ ...document, diagnostics: [...document.diagnostics, ...doubts.of[i]!] })),
    diagnostics: doubts.whole,
  };
}

/** An issuance between its stages, spans into the normalised text: what `issuance` maps back and `explain` shows. */
export interface IssuanceReading { outlined: DocumentStructure; tabled: TableReading; mentions: DeadlineMention[]; composed: Composition }

export function readIssuance(text: string, span: Span, tables: readonly DutyTable[], analyzer: Analyzer): IssuanceReading {
  const tabled = layTables(structure(text, span, analyzer.document), tables, text, analyzer.obligation.units, analyzer.deadlines);
  const outlined = tabled.structure;
  const assignments = [...findAssignments(outlined, text, analyzer.obligation.units), ...tabled.assignments];
  const spoken = recogniseDeadlines(outlined, analyzer.deadlines);
  const stated = assignments.flatMap(({ clause, deadlines }) => deadlines.map((span) => ({ clause, span })));
  const mentions = [...spoken, ...assignedLimits(stated, spoken, outlined, text, analyzer.deadlines), ...tabled.limits];
  return { outlined, tabled, mentions, composed: compose(outlined, text, mentions, assignments, tabled.tasks, analyzer.obligation) };
}

function issuance(normalised: NormalisedText, span: Span, tables: readonly DutyTable[], analyzer: Analyzer, today: CalendarDate | undefined): Issuance {
  const { original } = normalised;
  const { outlined, composed } = readIssuance(normalised.text, span, tables, analyzer);
  const { evidence, addressees, ...header } = outlined.header;
  const diagnostics = outlined.diagnostics.map((d) => mapDiagnostic(d, normalised));
  const written = (value: string, field: HeaderField): string => asWritten(value, evidence[field]?.span ?? null, normalised, field === 'number');
  const resolved = new Map<DeadlineMention, Deadline>();
  const deadline = (mention: DeadlineMention): Deadline => {
    let known = resolved.get(mention);
    if (known) return known;
    known = asDeadline(mention, normalised.toOriginal, original);
    const due = dueOn({ ...known, yearFrom: mention.yearFrom }, { issueDate: header.issueDate, year: header.year, calendar: analyzer.calendar, today });
    known = { ...known, dueOn: due.dueOn, dueBasis: due.basis };
    diagnostics.push(...due.diagnostics);
    resolved.set(mention, known);
    return known;
  };
  return {
    span: normalised.toOriginal(span),
    title: written(header.title, 'title'), number: header.number && written(header.number, 'number'), issuers: header.issuers.map((name) => written(name, 'issuers')),
    issueDate: header.issueDate, type: header.type, year: header.year, effectiveFrom: header.effectiveFrom, effectiveTo: header.effectiveTo,
    interpretedBy: header.interpretedBy && written(header.interpretedBy, 'interpretedBy'), addressees: addressees.map((name) => written(name, 'addressees')),
    evidence: mapEvidence(evidence, normalised),
    outline: outlined.provisions.map((_, i) => provision(outlined, i, normalised)),
    obligations: composed.obligations.map((_, i) => obligation(composed, i, outlined, normalised, deadline, analyzer.quantities)),
    deadlines: composed.otherDeadlines.map(deadline),
    references: recogniseCitations(outlined, analyzer.citations).map((c) => reference(c, normalised)),
    diagnostics,
  };
}

const provisionId = (index: number): string => `p${index + 1}`;

function provision(outlined: DocumentStructure, index: number, normalised: NormalisedText): Provision {
  const node = outlined.provisions[index]!;
  return {
    id: provisionId(index), span: normalised.toOriginal(node.span), level: node.level, label: node.label,
    title: node.titleSpan ? normalised.original.slice(...normalised.toOriginal(node.titleSpan)).replace(/\n/g, '') : node.title,
    parent: node.parent === null ? null : provisionId(node.parent),
  };
}

function obligation(composed: Composition, index: number, outlined: DocumentStructure, normalised: NormalisedText, deadline: (mention: DeadlineMention) => Deadline, measures: QuantityWords): Obligation {
  const o = composed.obligations[index]!;
  const { original, toOriginal } = normalised;
  const words = (span: Span): string => original.slice(...toOriginal(span)).replace(/\n/g, '');
  const span = toOriginal(o.span);
  return {
    id: `o${index + 1}`, span, text: original.slice(...span), modality: o.modality,
    provision: o.provision === null || !outlined.provisions[o.provision] ? null : provisionId(o.provision),
    actors: o.actors.map(words), actorSpans: o.actors.map(toOriginal),
    responsibilities: o.responsibilities.map((r) => ({ unit: words(r.span).replace(/\s+/g, ''), ...r, span: toOriginal(r.span) })),
    deadlines: o.deadlines.map(deadline),
    quantities: recogniseQuantities(outlined.clauses[o.clause]!, measures).map((q) => ({ ...q, span: toOriginal(q.span) })),
    rule: o.rule,
  };
}

function reference(mention: CitationMention, normalised: NormalisedText): Reference {
  const { span, title, number, standsFor, relation, self, rule, titleSpan, numberSpan } = mention;
  return {
    span: normalised.toOriginal(span), number: number && asWritten(number, numberSpan, normalised, true), relation, rule, ...(self ? { self } : {}),
    title: titleSpan ? normalised.original.slice(...normalised.toOriginal(titleSpan)).replace(/\n/g, '') : title,
    ...(standsFor ? { standsFor: { ...standsFor, number: standsFor.number && asWritten(standsFor.number, null, normalised, true) } } : {}),
  };
}

function mapEvidence(evidence: Partial<Record<HeaderField, Evidence>>, { toOriginal }: NormalisedText): Issuance['evidence'] {
  return Object.fromEntries(Object.entries(evidence).map(([field, e]) => [field, { ...e, span: e.span && toOriginal(e.span) }]));
}

function mapDiagnostic(d: Diagnostic, { toOriginal }: NormalisedText): Diagnostic {
  return { ...d, span: d.span && toOriginal(d.span) };
}
