import type { SqlValue } from '#ledger/connection';
import { documentKey, matchExpression, searchedWords } from '#ledger/fold';
import { unitTail, wordRow } from '#ledger/posting/index-words';
import type { Condition } from '#ledger/task-filter';
import { SETTLED } from '#ledger/tasks';
import { isCalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { TableFilter } from '#model/table';
import { type Mask, modalityBit, STATUSES, type TaskColumns } from './columns.ts';
import { markedTasks } from './marks.ts';

/** The largest character, for "begins with" as a range of an index. */
const LAST = '\u{10ffff}';
const SETTLED_LIST = SETTLED.map((status) => `'${status}'`).join(', ');
const FIRST_TASK = wordRow('task', 0);

/** Not yet done and due before a day; over `tasks t`. */
export const OVERDUE = `t.due_on < ? AND t.status NOT IN (${SETTLED_LIST})`;

/** By a status's place in STATUSES: 1 when nothing is due any more. */
export const IS_SETTLED: readonly boolean[] = STATUSES.map((status) => SETTLED.includes(status));

/** Standing tasks that a filter of the table leaves. @throws Failure 'query-invalid' */
export function tasksLeft(columns: TaskColumns, filter: TableFilter, today: string): Mask {
  const left = columns.standing.slice();
  for (const condition of conditions(columns, filter, today)) {
    for (let id = 0; id < left.length; id++) left[id]! &= condition[id]!;
  }
  return left;
}

/** Tasks not yet done and due before a day. */
export function overdueTasks(columns: TaskColumns, today: string): Mask {
  return columns.keepMask(`overdue ${today}`, () => {
    const { of } = columns.due;
    const before = placeOf(columns, today);
    const { status } = columns;
    return each(columns, (id) => of[id]! > 0 && of[id]! <= before && !IS_SETTLED[status[id]!]);
  });
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

function* conditions(columns: TaskColumns, filter: TableFilter, today: string): Generator<Mask> {
  const { reading } = columns;
  const not = (yes: boolean, mask: Mask): Mask => (yes ? mask : mask.map((one) => 1 - one));
  const numbers = (sql: string, ...values: SqlValue[]): Mask => columns.maskOf(reading.column<number>(sql, ...values));
  const documents = (sql: string, ...values: SqlValue[]): Mask => inDocuments(columns, reading.column<number>(`SELECT id FROM documents WHERE ${sql}`, ...values));
  const kept = (field: keyof TableFilter, compute: () => Mask): Mask => columns.keepMask(`${field} ${JSON.stringify(filter[field])}`, compute);
  const given = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0;
  const listed = (lists: ReadonlyMap<string, readonly number[]>, names: readonly string[]): Mask => columns.maskOf(names.flatMap((name) => lists.get(name) ?? []));

  if (given(filter.units) || given(filter.roles)) yield unitsMask(columns, filter);
  if (given(filter.statuses)) {
    const wanted = STATUSES.map((status) => filter.statuses!.includes(status));
    const { status } = columns;
    yield each(columns, (id) => wanted[status[id]!]!);
  }
  if (given(filter.modalities)) {
    const wanted = filter.modalities!.reduce((bits, modality) => bits | modalityBit(modality), 0);
    const { modality } = columns;
    yield each(columns, (id) => (modality[id]! & wanted) !== 0);
  }
  if (filter.dueFrom !== undefined || filter.dueTo !== undefined) {
    const from = filter.dueFrom === undefined ? 0 : placeOf(columns, dateOf('dueFrom', filter.dueFrom));
    const to = filter.dueTo === undefined ? Infinity : placeOf(columns, dateOf('dueTo', filter.dueTo), true);
    const { of } = columns.due;
    yield each(columns, (id) => of[id]! > from && of[id]! <= to);
  }
  if (filter.overdue !== undefined) yield not(filter.overdue, overdueTasks(columns, today));
  if (filter.hasDue !== undefined) yield kept('hasDue', () => not(filter.hasDue!, columns.maskOf(columns.due.order)));
  if (filter.hasUnit !== undefined) yield kept('hasUnit', () => not(filter.hasUnit!, columns.named));
  if (given(filter.documents)) yield kept('documents', () => inDocuments(columns, filter.documents!));
  if (given(filter.types)) yield kept('types', () => documents("coalesce(type, '') IN (SELECT value FROM json_each(?))", JSON.stringify(filter.types)));
  const key = documentKey(filter.number ?? '');
  if (key !== '') yield kept('number', () => documents('instr(number_key, ?) > 0', key));
  if (filter.hasDoubt !== undefined) yield kept('hasDoubt', () => not(filter.hasDoubt!, columns.maskOf([...columns.doubts.values()].flat())));
  if (given(filter.doubts)) yield kept('doubts', () => listed(columns.doubts, filter.doubts!));
  if (filter.accepted !== undefined) yield kept('accepted', () => not(filter.accepted!, columns.accepted));
  if (given(filter.tags)) yield kept('tags', () => listed(columns.tags, filter.tags!));
  if (given(filter.people)) yield kept('people', () => listed(columns.people, filter.people!));
  if (given(filter.marks)) yield markedTasks(columns, filter.marks!);
  for (const word of searchedWords(filter.search ?? '')) {
    yield columns.keepMask(`word ${word}`, () => {
      const found = numbers(`SELECT rowid - ${FIRST_TASK} FROM words WHERE words MATCH ?`, `{task heading units} : ${matchExpression(word)}`);
      // Ten thousand titles are looked through faster than the index walks all places with a frequent character.
      const titled = [...columns.foldedTitles].flatMap(([id, title]) => (title.includes(word) ? [id] : []));
      if (titled.length === 0) return found;
      const inTitle = inDocuments(columns, titled);
      return found.map((one, id) => one | inTitle[id]!);
    });
  }
}

function unitsMask(columns: TaskColumns, { units, roles }: TableFilter): Mask {
  return columns.keepMask(`units ${JSON.stringify([units, roles])}`, () => {
    const condition = unitCondition(units);
    if (!condition) return columns.maskOf(columns.namings.filter(({ role }) => (roles as string[]).includes(role)).flatMap(({ tasks }) => [...tasks]));
    const inRole = (roles?.length ?? 0) > 0 ? ' AND tu.role IN (SELECT value FROM json_each(?))' : '';
    return columns.maskOf(columns.reading.column<number>(
      `SELECT tu.task_id FROM task_units tu WHERE tu.unit_id IN (SELECT u.id FROM units u WHERE ${condition.sql})${inRole}`, ...condition.values, ...(inRole === '' ? [] : [JSON.stringify(roles)])));
  });
}

function inDocuments(columns: TaskColumns, ids: readonly number[]): Mask {
  const wanted = new Set(ids);
  const { documentOf } = columns;
  const mask = new Uint8Array(columns.size);
  for (let id = 1; id < mask.length; id++) if (wanted.has(documentOf[id]!)) mask[id] = 1;
  return mask;
}

function each(columns: TaskColumns, fits: (id: number) => boolean): Mask {
  const mask = new Uint8Array(columns.size);
  for (let id = 0; id < mask.length; id++) if (fits(id)) mask[id] = 1;
  return mask;
}

/** How many due dates of the ledger lie before a day (or on it). */
function placeOf(columns: TaskColumns, day: string, included = false): number {
  const { days } = columns.due;
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day || (included && days[middle] === day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dateOf(field: string, value: string): string {
  if (!isCalendarDate(value)) throw new Failure('query-invalid', { field, found: value });
  return value;
}
