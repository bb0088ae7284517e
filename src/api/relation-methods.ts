import { z } from 'zod';
import type { Modality, Relation, Role } from '#model/analysis';
import { type AlignmentDifference, type AlignmentGrade, FINDING_CODES, FINDING_VERDICTS, type Finding, type FindingCode, type FindingJudgement, type ValidityEvent, type ValidityState } from '#model/relations';
import type { Span } from '#model/span';
import type { ApiError } from './contract.ts';
import { calendarDate, id, method, name, nothing, path, words } from './method.ts';

/** A document of the library as the graph and lists of relations show it. */
export interface RelatedDocument { id: number; title: string; number: string | null; issuers: string[]; issueDate: string | null; state: ValidityState; tasks: number }
/** `level`: 0 the document in the middle, -1 what it rests on or names, -2 what that names …, 1 what names it … */
export interface GraphNode extends RelatedDocument { level: number }
export interface GraphEdge { from: number; to: number; relation: Relation; count: number }
/** Words that say something, in their line of the text; `span` and `start` into the source's text of `documentId`. */
export interface QuotedPlace { documentId: number; document: string; span: Span; start: number; line: string }
export interface TimelineEvent extends ValidityEvent { document: string; quote: QuotedPlace | null }
export interface MissingLine { title: string | null; number: string | null; citedBy: number; restOnIt: number; documents: { id: number; title: string; number: string | null }[] }
export interface RelationsAround {
  day: string;
  focus: RelatedDocument;
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Documents left out, as there are too many to be drawn. */
  more: number;
  timeline: TimelineEvent[];
  missing: MissingLine[];
  /** Documents with tasks that are the same. */
  sameTasks: { document: RelatedDocument; same: number; similar: number }[];
}

/** One obligation of a compared document. Spans into its source's text. */
export interface ComparedStatement { span: Span; text: string; heading: string; modality: Modality; taskId: number; units: { unit: string; role: Role }[]; actors: string[]; deadlines: { text: string; span: Span }[]; quantities: { text: string; span: Span }[] }
/** What differs, in the words of both sides ('' where one says nothing). */
export interface SaidDifference { what: AlignmentDifference; a: string; b: string }
/** `parts`: shares (0..1) of the words that both texts, and the shorter of them, have in common, and of the headings above. */
export interface ComparedPair { a: number; b: number; grade: AlignmentGrade; score: number; parts: { ofBoth: number; ofShorter: number; headings: number }; differences: SaidDifference[] }
export interface ComparedSide { document: RelatedDocument; statements: ComparedStatement[] }
/** Indices into the sides' statements. Coverage is that of A's duties and targets (the upper document) by B. */
export interface Comparison { a: ComparedSide; b: ComparedSide; pairs: ComparedPair[]; share: number; uncovered: number[]; similarOnly: number[]; unfounded: number[] }

/** A finding as the list shows it; `line`: the whole line of the source in which it stands, null for a document as a whole. */
export interface CheckLine {
  id: string; code: FindingCode; severity: Finding['severity']; documentId: number; document: string; number: string | null; taskId: number | null;
  span: Span | null; facts: Finding['facts']; quote: QuotedPlace | null; witnesses: { document: string | null; documentId: number | null; words: string; quote: QuotedPlace | null }[]; judgement: FindingJudgement | null;
}
export const CHECK_STATES = ['open', ...FINDING_VERDICTS] as const;
export type CheckState = (typeof CHECK_STATES)[number];
export interface CheckList {
  today: string; documents: number; total: number; findings: CheckLine[];
  /** Of those that the rest of the filter leaves. */
  bySeverity: Record<Finding['severity'], number>; byCode: { code: FindingCode; count: number }[]; byState: Record<CheckState, number>;
  byDocument: { id: number; title: string; count: number }[];
}
export interface TaskStanding {
  /** The task's document, or what it rests on, is no longer in force. */
  lapsed: { state: 'repealed' | 'expired'; document: RelatedDocument; own: boolean } | null;
  /** The same task in other documents, directly or by way of others. */
  thread: { taskId: number; documentId: number; document: string; number: string | null; text: string; dueOn: string | null; units: string[]; differences: AlignmentDifference[] }[];
  findings: CheckLine[];
}

/** Documents that are not related to the others yet, and why not if something stands in the way. */
export interface Relating { waiting: number; trouble: ApiError | null }

const checkFilter = z.strictObject({
  severities: z.array(z.enum(['error', 'warning', 'info'])).optional(), codes: z.array(z.enum(FINDING_CODES)).optional(), states: z.array(z.enum(CHECK_STATES)).optional(),
  documents: z.array(id).max(10_000).optional(), task: id.optional(), search: words.optional(),
});
export type CheckFilter = z.output<typeof checkFilter>;
const writing = { target: path.optional() };
export interface TableWritten { path: string; rows: number; /** GET this relative address for the file; null when written to `target`. */ download: string | null }

export const relationMethods = {
  /** The documents around one, up to `depth` steps in either direction, and how each stands on a day (today by default). */
  'relations.around': method<RelationsAround>()(z.strictObject({ document: id, depth: z.int().min(1).max(3).optional(), day: calendarDate.optional(), most: z.int().positive().max(1000).optional() }), 'document-not-found', 'query-invalid', 'resource-broken'),
  /** The words by which one document names another. */
  'relations.words': method<(QuotedPlace & { relation: Relation })[]>()(z.strictObject({ from: id, to: id })),
  /** 缺失文件: what documents cite and the library does not hold, what most rests on first. */
  'relations.missing': method<{ missing: MissingLine[]; total: number }>()(z.strictObject({ search: words.optional(), limit: z.int().positive().max(1000).optional() }), 'resource-broken'),
  /** Whether all documents are related to each other; `again` tries anew what went wrong. */
  'relations.progress': method<Relating>()(z.strictObject({ again: z.boolean().optional() }), 'resource-broken'),
  'relations.task': method<TaskStanding>()(z.strictObject({ task: id }), 'task-not-found', 'resource-broken'),
  /** Two documents side by side: A the upper or earlier one. */
  'compare.documents': method<Comparison>()(z.strictObject({ a: id, b: id }), 'document-not-found', 'query-invalid', 'resource-broken'),
  'compare.write': method<TableWritten>()(z.strictObject({ a: id, b: id, ...writing }), 'document-not-found', 'query-invalid', 'resource-broken', 'export-target-unwritable', 'disk-full'),
  /** Cited documents that are missing are among them only where `codes` asks for them: `relations.missing` ranks them. */
  'checks.list': method<CheckList>()(z.strictObject({ filter: checkFilter, offset: z.int().nonnegative().optional(), limit: z.int().positive().max(500).optional() }), 'resource-broken'),
  /** What a person makes of findings; null takes it back. Kept when documents are read or checked again. */
  'checks.judge': method<{ judged: number }>()(z.strictObject({ ids: z.array(name).min(1).max(1000), verdict: z.enum(FINDING_VERDICTS).nullable(), note: words.optional() }), 'query-invalid', 'resource-broken'),
  /** Checks all documents again with the rules and words of today. */
  'checks.again': method<{ documents: number }>()(nothing, 'resource-broken'),
  'checks.write': method<TableWritten>()(z.strictObject({ filter: checkFilter, ...writing }), 'resource-broken', 'export-target-unwritable', 'disk-full'),
};
