import type { ReviewTask } from '#model/review';
import type { TaskRow } from '#model/ledger';
import type { TaskLine } from '#model/table';
import { provenance } from '#ledger/history';
import type { Reading } from '#ledger/connection';
import type { Ledger } from '#ledger/open';
import { marksOf } from './marks.ts';
import { rowsOf } from '#ledger/tasks';

/** What persons said of tasks beside the fields of a row. */
interface Extras { accepted: boolean; tags: string[]; person: string | null; byHand: boolean; provisionKey: string | null; type: string | null; fromPictures?: true }

/** Lines of the table for the given tasks, in the given order. */
export function taskLinesOf(reading: Reading, ids: readonly number[], today: string): TaskLine[] {
  const extras = extrasOf(reading, ids);
  const rows = new Map(rowsOf(reading, [...new Set(ids)], today).map((row) => [row.id, row]));
  const marked = marksOf(reading, ids);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { obligations, spans: _spans, ...line } = row;
    const { provisionKey: _key, ...extra } = extras.get(id)!;
    const marks = marked.get(id);
    return [{ ...line, ...extra, kinds: [...new Set(obligations.map((o) => o.modality))], ...(marks && { marks }), group: null }];
  });
}

/** Tasks with everything that review shows of them, in the given order; numbers of no task are left out. */
export function reviewTasksOf(ledger: Ledger, ids: readonly number[], today: string): ReviewTask[] {
  const { reading } = ledger;
  const extras = extrasOf(reading, ids);
  const doubts = Map.groupBy(reading.all<ReviewTask['diagnostics'][number] & { taskId: number; start: number | null; end: number | null }>(
    'SELECT task_id AS taskId, code, severity, start, end, found, expected FROM diagnostics WHERE task_id IN (SELECT value FROM json_each(?)) ORDER BY start, id', JSON.stringify(ids)), (d) => d.taskId);
  return rowsOf(reading, ids, today).map((row: TaskRow) => ({
    ...row, ...reviewed(extras.get(row.id)!),
    diagnostics: (doubts.get(row.id) ?? []).map(({ code, severity, start, end, found, expected }) => ({ code, severity, span: start === null || end === null ? null : [start, end], found, expected })),
    evidence: provenance(ledger, row.id).map(({ field, value, span, rule, basis }) => ({ field, value, span, rule, basis })),
  }));
}

/** The type of its document is on the screen anyway. */
const reviewed = ({ type: _type, ...extras }: Extras): Omit<Extras, 'type'> => extras;

/** Numbers of a document's standing tasks in the order of its text. */
export function taskIdsOf(reading: Reading, documentId: number): number[] {
  return reading.column<number>('SELECT id FROM tasks WHERE document_id = ? AND superseded_at IS NULL ORDER BY ordinal, id', documentId);
}

/** Which of these tasks stand (are in the lists). */
export function standing(reading: Reading, ids: readonly number[]): Set<number> {
  return new Set(reading.column<number>('SELECT id FROM tasks WHERE superseded_at IS NULL AND id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)));
}

function extrasOf(reading: Reading, ids: readonly number[]): Map<number, Extras> {
  const rows = reading.all<{ id: number; byHand: number; accepted: number; person: string | null; tags: string | null; provisionKey: string | null; type: string | null; fromPictures: number }>(
    `SELECT t.id, t.by_hand AS byHand, t.provision_key AS provisionKey, (SELECT d.type FROM documents d WHERE d.id = t.document_id) AS type, EXISTS (SELECT 1 FROM accepted a WHERE a.task_id = t.id) AS accepted,
      EXISTS (SELECT 1 FROM diagnostics g WHERE g.document_id = t.document_id AND g.code = 'read-from-pictures') AS fromPictures,
      (SELECT o.value FROM overrides o WHERE o.task_id = t.id AND o.field = 'person') AS person, (SELECT o.value FROM overrides o WHERE o.task_id = t.id AND o.field = 'tags') AS tags
      FROM tasks t WHERE t.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, {
    accepted: row.accepted === 1, byHand: row.byHand === 1, provisionKey: row.provisionKey, type: row.type,
    person: row.person === null ? null : JSON.parse(row.person) as string | null, tags: row.tags === null ? [] : JSON.parse(row.tags) as string[],
    ...(row.fromPictures === 1 && { fromPictures: true }),
  }]));
}
