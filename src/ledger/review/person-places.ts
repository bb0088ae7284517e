import type { Connection } from '#ledger/connection';
import { Failure } from '#model/failure';
import type { TaskChange, TaskField } from '#model/ledger';
import type { Span } from '#model/span';

/** A value that a person set ('responsible 市财政局', '2020-12-31') and the words of the source that were pointed at for it. */
export interface PersonPlace { value: string; span: Span }
/** As stored; of another source than the task's present one they mean nothing any more. */
interface Stored { source: number; places: PersonPlace[] }

/** The places of a field that is about to be set, as stored; those of units that stay are kept. @throws Failure 'query-invalid' for a place outside the document */
export function placesToStore(connection: Connection, taskId: number, field: TaskField, change: TaskChange): string | null {
  if (field !== 'units' && field !== 'dueOn') return null;
  const task = connection.get<{ source: number; start: number; end: number }>('SELECT t.source_id AS source, d.start, d.end FROM tasks t JOIN documents d ON d.id = t.document_id WHERE t.id = ?', taskId)!;
  const told = field === 'dueOn' ? (change.dueAt && change.dueOn ? [{ value: change.dueOn, span: change.dueAt }] : [])
    : (change.units ?? []).flatMap(({ unit, role, span }): PersonPlace[] => (span ? [{ value: `${role} ${unit}`, span }] : []));
  for (const { span } of told) if (span[0] < task.start || span[1] > task.end || span[0] >= span[1]) throw new Failure('query-invalid', { field: 'span', found: span.join('–') });
  const stays = new Set(field === 'units' ? (change.units ?? []).map(({ unit, role }) => `${role} ${unit}`) : []);
  const earlier = stays.size === 0 ? null : connection.get<{ places: string | null }>('SELECT places FROM overrides WHERE task_id = ? AND field = ?', taskId, field);
  const kept = placesOf(earlier?.places ?? null, task.source).filter(({ value }) => stays.has(value) && !told.some((place) => place.value === value));
  const places = [...kept, ...told];
  return places.length === 0 ? null : JSON.stringify({ source: task.source, places } satisfies Stored);
}

/** Stored places, as long as they lie in this source. */
export function placesOf(stored: string | null, source: number): PersonPlace[] {
  if (stored === null) return [];
  const read = JSON.parse(stored) as Stored;
  return read.source === source ? read.places : [];
}
