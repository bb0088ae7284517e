import type { FacetValue, TableFilter } from '#model/table';
import type { Reading, SqlValue } from './connection.ts';
import { countsByUnit } from './counts.ts';
import { tableCondition } from './table-filter.ts';

export const FACETS = ['units', 'statuses', 'types', 'documents', 'doubts', 'tags', 'people'] as const;
export type Facet = (typeof FACETS)[number];

const STATEMENTS: Readonly<Record<Exclude<Facet, 'units'>, { value: string; label: string; from: string; count?: string }>> = {
  statuses: { value: 't.status', label: 't.status', from: 'tasks t' },
  types: { value: "coalesce(d.type, '')", label: "coalesce(d.type, '')", from: 'tasks t JOIN documents d ON d.id = t.document_id' },
  documents: { value: 'd.id', label: 'd.title', from: 'tasks t JOIN documents d ON d.id = t.document_id' },
  doubts: { value: 'g.code', label: 'g.code', from: 'tasks t JOIN diagnostics g ON g.task_id = t.id', count: 'count(DISTINCT t.id)' },
  tags: { value: 'tag.value', label: 'tag.value', from: "tasks t JOIN overrides o ON o.task_id = t.id AND o.field = 'tags', json_each(o.value) tag" },
  people: { value: 'o.value ->> \'$\'', label: 'o.value ->> \'$\'', from: "tasks t JOIN overrides o ON o.task_id = t.id AND o.field = 'person'" },
};

/** The values of one facet with the number of tasks that have them, the most frequent first, the facet's own filter not counted. */
export function facet(reading: Reading, name: Facet, filter: TableFilter, today: string, limit: number): FacetValue[] {
  if (name === 'units') return countsByUnit(reading, { ...filter, units: undefined }, today, limit).map(({ unit, total }) => ({ value: unit, label: unit, count: total }));
  const { sql, values } = tableCondition({ ...filter, [name]: undefined }, today);
  const { value, label, from, count = 'count(*)' } = STATEMENTS[name];
  return reading
    .all<{ value: SqlValue; label: string; count: number }>(`SELECT ${value} AS value, ${label} AS label, ${count} AS count FROM ${from} WHERE ${sql} GROUP BY 1 ORDER BY count DESC, label LIMIT ?`, ...values, limit)
    .map((row) => ({ ...row, value: String(row.value) }));
}

/** The first and last due date among the tasks that a filter leaves, its own dates not counted. */
export function dueRange(reading: Reading, filter: TableFilter, today: string): { dueFrom: string | null; dueTo: string | null } {
  const { sql, values } = tableCondition({ ...filter, dueFrom: undefined, dueTo: undefined }, today);
  return reading.get<{ dueFrom: string | null; dueTo: string | null }>(`SELECT min(t.due_on) AS dueFrom, max(t.due_on) AS dueTo FROM tasks t WHERE ${sql}`, ...values)!;
}
