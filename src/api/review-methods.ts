import { z } from 'zod';
import type { DueBasis } from '#model/analysis';
import { TASK_FIELDS } from '#model/ledger';
import type { Act, ReviewTask, UndoState } from '#model/review';
import { calendarDate, id, method, modality, name, nothing, role, span, status, words } from './method.ts';

/** What an act changed: the tasks as they stand now (those that are gone by number), and what can be undone next. */
export interface Acted extends UndoState { act: Act | null; tasks: ReviewTask[]; removed: number[] }

export const taskPatch = z.strictObject({
  text: z.string().trim().min(1).max(20_000).optional(),
  units: z.array(z.strictObject({ unit: name, role, span: span.optional() })).max(200).optional(),
  dueOn: calendarDate.nullable().optional(),
  dueAt: span.optional(),
  status: status.optional(),
  person: name.nullable().optional(),
  tags: z.array(name).max(50).optional(),
  modality: modality.optional(),
});

/** Another task that names the corrected unit. */
export interface UnitPlace { taskId: number; document: string; number: string | null; text: string; roles: string[] }

export const reviewMethods = {
  /** Tasks of a document in the order of its text. */
  'review.tasks': method<ReviewTask[]>()(z.strictObject({ document: id }), 'document-not-found'),
  'review.accept': method<Acted>()(z.strictObject({ tasks: z.array(id).min(1), accepted: z.boolean() }), 'task-not-found'),
  /** Editing accepts nothing by itself. */
  'review.edit': method<Acted>()(z.strictObject({ task: id, patch: taskPatch }), 'task-not-found', 'query-invalid'),
  /** Gives fields back to what the document says. */
  'review.revert': method<Acted>()(z.strictObject({ task: id, fields: z.array(z.enum(TASK_FIELDS)).min(1) }), 'task-not-found'),
  /** Cuts a task in two at a place of its `text` (UTF-16 units, inside the text). */
  'review.split': method<Acted>()(z.strictObject({ task: id, at: z.int().positive() }), 'task-not-found', 'query-invalid'),
  /** Joins tasks of one document into the first of them (in the order of the text). */
  'review.merge': method<Acted>()(z.strictObject({ tasks: z.array(id).min(2).max(100) }), 'task-not-found', 'query-invalid'),
  /** A task that was not extracted: words of the document (span into the source's text), or words without a place. */
  'review.add': method<Acted>()(z.strictObject({ document: id, span: span.optional(), patch: taskPatch }), 'document-not-found', 'query-invalid'),
  /** What words of a document say of the day, as an import would read them there; a null basis when they name no time. */
  'review.read-due': method<{ dueOn: string | null; basis: DueBasis | null }>()(z.strictObject({ document: id, words }), 'document-not-found', 'resource-broken'),
  /** Not a task: leaves the lists, also when the document comes again. */
  'review.delete': method<Acted>()(z.strictObject({ tasks: z.array(id).min(1) }), 'task-not-found'),
  /** Undoes the last act, wherever it was done; null act when there is none. With `act`, only while that is the last one. */
  'review.undo': method<Acted>()(z.strictObject({ act: id.optional() }), 'act-not-last'),
  'review.redo': method<Acted>()(nothing),
  'review.undo-state': method<UndoState>()(nothing),
  /** 加入词典: a unit as a line of the user's lexicon, used from the next import on; and who else names `from`. */
  'review.add-unit': method<{ line: number; places: UnitPlace[]; total: number }>()(z.strictObject({ unit: name, from: name.optional() }), 'folder-read-only', 'disk-full', 'query-invalid'),
  /** Puts `to` in the place of `from` in all tasks that name it (or the given ones), as one act. */
  'review.replace-unit': method<Acted>()(z.strictObject({ from: name, to: name, tasks: z.array(id).optional() }), 'query-invalid'),
};
