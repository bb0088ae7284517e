import type { Reading } from '#ledger/connection';
import type { FacetValue, TableFilter } from '#model/table';
import { columnsOf, type Mask, MODALITIES, modalityBit, STATUSES, type TaskColumns } from './columns.ts';
import { countsByUnit } from './counts.ts';
import { tasksLeft } from './filter.ts';

export const FACETS = ['units', 'statuses', 'modalities', 'types', 'documents', 'doubts', 'tags', 'people'] as const;
export type Facet = (typeof FACETS)[number];

/** The values of one facet with the number of tasks that have them, the most frequent first, the facet's own filter not counted. */
export function facet(reading: Reading, name: Facet, filter: TableFilter, today: string, limit: number): FacetValue[] {
  if (name === 'units') return countsByUnit(reading, { ...filter, units: undefined }, today, limit).map(({ unit, total }) => ({ value: unit, label: unit, count: total }));
  const columns = columnsOf(reading);
  const left = tasksLeft(columns, { ...filter, [name]: undefined }, today);
  switch (name) {
    case 'statuses': {
      const { status } = columns;
      return most(tallied(columns, left, STATUSES, (id, place) => status[id] === place), limit);
    }
    case 'modalities': {
      const { modality } = columns;
      return most(tallied(columns, left, MODALITIES, (id, place) => (modality[id]! & modalityBit(MODALITIES[place]!)) !== 0), limit);
    }
    case 'documents': return documentValues(columns, left, limit);
    case 'types': return typeValues(columns, left, limit);
    default: return most(namedCounts([...columns[name]].map(([value, tasks]) => [value, tasks.reduce((n, id) => n + left[id]!, 0)])), limit);
  }
}

/** The first and last due date among the tasks that a filter leaves, its own dates not counted. */
export function dueRange(reading: Reading, filter: TableFilter, today: string): { dueFrom: string | null; dueTo: string | null } {
  const columns = columnsOf(reading);
  const left = tasksLeft(columns, { ...filter, dueFrom: undefined, dueTo: undefined }, today);
  const { days, of, order } = columns.due;
  const day = (id: number | undefined): string | null => (id === undefined ? null : days[of[id]! - 1]!);
  return { dueFrom: day(order.find((id) => left[id] === 1)), dueTo: day(order.findLast((id) => left[id] === 1)) };
}

/** How many of the tasks have each of a few values. */
function tallied({ order }: TaskColumns, left: Mask, values: readonly string[], has: (id: number, place: number) => boolean): FacetValue[] {
  return namedCounts(values.map((value, place) => [value, order.reduce((n, id) => n + Number(left[id] === 1 && has(id, place)), 0)]));
}

const namedCounts = (counts: readonly (readonly [string, number])[]): FacetValue[] => counts.flatMap(([value, count]) => (count === 0 ? [] : [{ value, label: value, count }]));

function most(values: FacetValue[], limit: number): FacetValue[] {
  return values.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)).slice(0, limit);
}

/** How many of the tasks each document has. */
function tasksOfDocuments({ order, documentOf }: TaskColumns, left: Mask): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of order) if (left[id] === 1) counts.set(documentOf[id]!, (counts.get(documentOf[id]!) ?? 0) + 1);
  return counts;
}

function documentValues(columns: TaskColumns, left: Mask, limit: number): FacetValue[] {
  const counts = [...tasksOfDocuments(columns, left)].sort((a, b) => b[1] - a[1]);
  // Only documents that can come among the first need their titles.
  const least = counts[limit - 1]?.[1] ?? 0;
  const { titles } = columns;
  return most(counts.filter(([, count]) => count >= least).map(([id, count]) => ({ value: String(id), label: titles.get(id) ?? '', count })), limit);
}

function typeValues(columns: TaskColumns, left: Mask, limit: number): FacetValue[] {
  const types = columns.keep('types', () => new Map(columns.reading.all<{ id: number; type: string | null }>('SELECT id, type FROM documents WHERE superseded_at IS NULL').map(({ id, type }) => [id, type ?? ''])));
  const counts = new Map<string, number>();
  for (const [id, n] of tasksOfDocuments(columns, left)) counts.set(types.get(id) ?? '', (counts.get(types.get(id) ?? '') ?? 0) + n);
  return most(namedCounts([...counts]), limit);
}
