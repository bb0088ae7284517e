import { isCalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { TableFilter } from '#model/table';
import type { SqlValue } from './connection.ts';
import { documentKey } from './fold.ts';
import { unitTail } from './index-words.ts';
import { conditionOf } from './task-filter.ts';
import type { Condition } from './task-filter.ts';
import { SETTLED } from './tasks.ts';

/** The largest character, for "begins with" as a range of an index. */
const LAST = '\u{10ffff}';
const SETTLED_LIST = SETTLED.map((status) => `'${status}'`).join(', ');

/** Not yet done and due before a day; over `tasks t`. */
export const OVERDUE = `t.due_on < ? AND t.status NOT IN (${SETTLED_LIST})`;

/** Standing tasks that a filter of the table leaves, as a condition over `tasks t`. @throws Failure 'query-invalid' */
export function tableCondition(filter: TableFilter, today: string): Condition {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (sql: string, ...more: SqlValue[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  const anyOf = (column: string, list: readonly (string | number)[] | undefined): void => {
    if (list && list.length > 0) add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(list));
  };
  const words = conditionOf(filter.search === undefined ? {} : { search: filter.search });
  add(words.sql, ...words.values);
  addUnits(filter, add);
  anyOf('t.status', filter.statuses);
  if (filter.dueFrom !== undefined) add('t.due_on >= ?', dateOf('dueFrom', filter.dueFrom));
  if (filter.dueTo !== undefined) add('t.due_on <= ?', dateOf('dueTo', filter.dueTo));
  if (filter.overdue !== undefined) add(filter.overdue ? OVERDUE : `NOT (coalesce(t.due_on < ?, 0) AND t.status NOT IN (${SETTLED_LIST}))`, today);
  if (filter.hasDue !== undefined) add(`t.due_on IS ${filter.hasDue ? 'NOT ' : ''}NULL`);
  if (filter.hasUnit !== undefined) add(`${filter.hasUnit ? '' : 'NOT '}EXISTS (SELECT 1 FROM task_units tu WHERE tu.task_id = t.id)`);
  anyOf('t.document_id', filter.documents);
  if (filter.types && filter.types.length > 0) add("t.document_id IN (SELECT id FROM documents WHERE coalesce(type, '') IN (SELECT value FROM json_each(?)))", JSON.stringify(filter.types));
  if (filter.number !== undefined && documentKey(filter.number) !== '') add('t.document_id IN (SELECT id FROM documents WHERE instr(number_key, ?) > 0)', documentKey(filter.number));
  if (filter.hasDoubt !== undefined) add(`${filter.hasDoubt ? '' : 'NOT '}EXISTS (SELECT 1 FROM diagnostics g WHERE g.task_id = t.id)`);
  if (filter.doubts && filter.doubts.length > 0) add('t.id IN (SELECT task_id FROM diagnostics WHERE task_id IS NOT NULL AND code IN (SELECT value FROM json_each(?)))', JSON.stringify(filter.doubts));
  if (filter.accepted !== undefined) add(`${filter.accepted ? '' : 'NOT '}EXISTS (SELECT 1 FROM accepted a WHERE a.task_id = t.id)`);
  if (filter.tags && filter.tags.length > 0) add("t.id IN (SELECT o.task_id FROM overrides o, json_each(o.value) tag WHERE o.field = 'tags' AND tag.value IN (SELECT value FROM json_each(?)))", JSON.stringify(filter.tags));
  if (filter.people && filter.people.length > 0) add("t.id IN (SELECT task_id FROM overrides WHERE field = 'person' AND value IN (SELECT value FROM json_each(?)))", JSON.stringify(filter.people.map((person) => JSON.stringify(person))));
  return { sql: parts.map((part) => `(${part})`).join(' AND '), values };
}

/** Units whose names end with one of the given: 财政局 finds 区财政局. As a condition over `units u`, null for none given. */
export function unitCondition(units: readonly string[] | undefined): Condition | null {
  if (!units || units.length === 0) return null;
  const tails = units.map((unit) => {
    const tail = unitTail(unit);
    if (tail === '') throw new Failure('query-invalid', { field: 'units', found: unit });
    return tail;
  });
  return { sql: `(${tails.map(() => '(u.tail >= ? AND u.tail < ?)').join(' OR ')})`, values: tails.flatMap((tail) => [tail, tail + LAST]) };
}

function addUnits(filter: TableFilter, add: (sql: string, ...values: SqlValue[]) => void): void {
  const units = unitCondition(filter.units);
  const roles = filter.roles && filter.roles.length > 0 ? ' AND tu.role IN (SELECT value FROM json_each(?))' : '';
  const values = roles === '' ? [] : [JSON.stringify(filter.roles)];
  if (units) add(`t.id IN (SELECT tu.task_id FROM task_units tu WHERE tu.unit_id IN (SELECT u.id FROM units u WHERE ${units.sql})${roles})`, ...units.values, ...values);
  else if (roles !== '') add(`EXISTS (SELECT 1 FROM task_units tu WHERE tu.task_id = t.id${roles})`, ...values);
}

function dateOf(field: string, value: string): string {
  if (!isCalendarDate(value)) throw new Failure('query-invalid', { field, found: value });
  return value;
}
