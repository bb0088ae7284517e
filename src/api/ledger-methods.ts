import { z } from 'zod';
import type { ChangeRow, SourceLine } from '#model/ledger';
import { DIAGNOSTIC_CODES } from '#model/diagnostic';
import type { Act, ReviewTask, UndoState } from '#model/review';
import { type FacetValue, type GroupSize, type TableGroup, type TaskLine, TASK_MARKS } from '#model/table';
import { calendarDate, id, method, modality, name, nothing, role, status, words } from './method.ts';
import { type Acted, taskPatch } from './review-methods.ts';

export const tableFilter = z.strictObject({
  units: z.array(name).max(200).optional(),
  roles: z.array(z.union([role, z.literal('subject')])).optional(),
  statuses: z.array(status).optional(),
  modalities: z.array(modality).optional(),
  dueFrom: calendarDate.optional(), dueTo: calendarDate.optional(),
  overdue: z.boolean().optional(), hasDue: z.boolean().optional(), hasUnit: z.boolean().optional(),
  documents: z.array(id).max(10_000).optional(),
  types: z.array(name).optional(),
  number: words.optional(),
  hasDoubt: z.boolean().optional(), doubts: z.array(z.enum(DIAGNOSTIC_CODES)).optional(),
  accepted: z.boolean().optional(),
  tags: z.array(name).optional(), people: z.array(name).optional(),
  marks: z.array(z.enum(TASK_MARKS)).optional(),
  search: words.optional(),
});

const tableQuery = z.strictObject({
  filter: tableFilter,
  sort: z.strictObject({ by: z.enum(['document', 'dueOn', 'status', 'issueDate', 'unit', 'person']), descending: z.boolean().optional() }).optional(),
  group: z.enum(['document', 'unit', 'month']).optional(),
});

/** Columns the table can show; which of them, in which order, is the view's. */
const TABLE_COLUMNS = ['text', 'lead', 'responsible', 'cooperate', 'deadline', 'dueOn', 'status', 'person', 'tags', 'document', 'number', 'issueDate', 'item', 'type', 'kind', 'doubts', 'accepted'] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

export interface SavedView { id: number; name: string; query: z.output<typeof tableQuery>; columns: TableColumn[] }

export interface Facets { units: FacetValue[]; statuses: FacetValue[]; modalities: FacetValue[]; types: FacetValue[]; documents: FacetValue[]; doubts: FacetValue[]; tags: FacetValue[]; people: FacetValue[]; dueFrom: string | null; dueTo: string | null }

/** What the frame shows of the ledger at a glance; `today` is the day the core counts by, `toReview` the documents with tasks not yet accepted. */
export interface LedgerGlance { today: string; documents: number; tasks: number; overdue: number; doubts: number; toReview: number }

/** One row of the preview of a bulk edit. */
export interface BulkPreviewRow { taskId: number; text: string; field: 'status' | 'units' | 'dueOn' | 'person' | 'tags'; from: string | null; to: string | null }

/** Some tasks by number, or all that a filter leaves. */
export const bulkSelection = z.union([z.strictObject({ tasks: z.array(id).min(1).max(100_000) }), z.strictObject({ filter: tableFilter })]);
const bulkPatch = z.strictObject({
  status: status.optional(), dueOn: calendarDate.nullable().optional(), person: name.nullable().optional(),
  addTags: z.array(name).max(50).optional(), removeTags: z.array(name).max(50).optional(),
});

export const ledgerMethods = {
  /** Rows [offset, offset + limit) of the table and the `heads` of the groups in which they stand; `groups`, all of them in order, only with a grouping and only at offset 0. */
  'ledger.rows': method<{ rows: TaskLine[]; total: number; tasks: number; groups: GroupSize[] | null; heads: TableGroup[] }>()(z.strictObject({ query: tableQuery, offset: z.int().nonnegative(), limit: z.int().positive().max(500) }), 'query-invalid'),
  'ledger.counts': method<LedgerGlance>()(nothing),
  /** How many tasks have each value, of those that the filter leaves when the facet's own field is not counted. */
  'ledger.facets': method<Facets>()(z.strictObject({ filter: tableFilter, limit: z.int().positive().max(500).optional() }), 'query-invalid'),
  /** One task with the lines of its source and its history. */
  'ledger.task': method<{ task: ReviewTask; lines: SourceLine[]; history: ChangeRow[] }>()(z.strictObject({ id }), 'task-not-found'),
  'ledger.views': method<SavedView[]>()(nothing),
  /** With an id the view is replaced. */
  'ledger.save-view': method<SavedView[]>()(z.strictObject({ id: id.optional(), name, query: tableQuery, columns: z.array(z.enum(TABLE_COLUMNS)).min(1) }), 'query-invalid'),
  'ledger.delete-view': method<SavedView[]>()(z.strictObject({ id })),
  /** What `ledger.bulk-edit` would do; the first rows of it. */
  'ledger.bulk-preview': method<{ tasks: number; changes: number; rows: BulkPreviewRow[] }>()(z.strictObject({ selection: bulkSelection, patch: bulkPatch, limit: z.int().positive().max(200).optional() }), 'query-invalid'),
  'ledger.bulk-edit': method<{ changed: number; act: Act | null } & UndoState>()(z.strictObject({ selection: bulkSelection, patch: bulkPatch }), 'query-invalid', 'task-not-found'),
  'ledger.edit': method<Acted>()(z.strictObject({ task: id, patch: taskPatch }), 'task-not-found', 'query-invalid'),
};
