import { Failure } from '#model/failure';
import { isCalendarDate } from '#model/calendar-date';
import type { TaskFilter } from '#model/ledger';
import type { SqlValue } from './connection.ts';
import { documentKey, matchExpression, searchedWords } from './fold.ts';
import { unitTail, wordRow } from './posting/index-words.ts';

/** Conditions over `tasks t`, joined by AND, with their values in order. */
export interface Condition { sql: string; values: SqlValue[] }

const [FIRST_TASK, FIRST_TITLE, FIRST_UNIT] = (['task', 'title', 'unit'] as const).map((kind) => wordRow(kind, 0));

/** The largest character, for "begins with" as a range of an index. */
const LAST = '\u{10ffff}';

/** A filter as SQL. Throws 'query-invalid' for a date that is none and for a filter that asks for nothing (unit ''). */
export function conditionOf(filter: TaskFilter): Condition {
  const parts: string[] = ['t.superseded_at IS NULL'];
  const values: SqlValue[] = [];
  const add = (sql: string, ...more: SqlValue[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  if (filter.unit !== undefined) {
    const tail = unitTail(filter.unit);
    if (tail === '') throw new Failure('query-invalid', { field: 'unit', found: filter.unit });
    const role = filter.role === undefined ? '' : ' AND role = ?';
    add(`t.id IN (SELECT task_id FROM task_units WHERE unit_id IN (SELECT id FROM units WHERE tail >= ? AND tail < ?)${role})`, tail, tail + LAST, ...(filter.role === undefined ? [] : [filter.role]));
  } else if (filter.role !== undefined) {
    add('EXISTS (SELECT 1 FROM task_units tu WHERE tu.task_id = t.id AND tu.role = ?)', filter.role);
  }
  if (filter.dueBefore !== undefined) add('t.due_on < ?', dateOf('dueBefore', filter.dueBefore));
  if (filter.dueFrom !== undefined) add('t.due_on >= ?', dateOf('dueFrom', filter.dueFrom));
  if (filter.status !== undefined) add('t.status = ?', filter.status);
  if (filter.modality !== undefined) {
    add(`coalesce((SELECT v.value = ? FROM overrides v WHERE v.task_id = t.id AND v.field = 'modality'), EXISTS (SELECT 1 FROM obligations o WHERE o.task_id = t.id AND o.modality = ?))`, JSON.stringify(filter.modality), filter.modality);
  }
  if (filter.document !== undefined) {
    const { sql, values: more } = documentCondition(filter.document);
    add(`t.document_id IN (SELECT d.id FROM documents d WHERE ${sql})`, ...more);
  }
  for (const word of searchedWords(filter.search ?? '')) {
    const match = matchExpression(word);
    add(
      `(t.id IN (SELECT rowid - ${FIRST_TASK} FROM words WHERE words MATCH ?)
        OR t.document_id IN (SELECT rowid - ${FIRST_TITLE} FROM words WHERE words MATCH ? AND rowid >= ${FIRST_TITLE} AND rowid < ${FIRST_UNIT}))`,
      `{task heading units} : ${match}`, `place : ${match}`,
    );
  }
  return { sql: parts.join(' AND '), values };
}

/** 发文字号 (whole or in part, any brackets) or a piece of the title; over `documents d`. */
export function documentCondition(words: string): Condition {
  const key = documentKey(words);
  return { sql: '(d.number_key = ? OR instr(d.number_key, ?) > 0 OR instr(d.title_key, ?) > 0)', values: [key, key, key] };
}

function dateOf(field: string, value: string): string {
  if (!isCalendarDate(value)) throw new Failure('query-invalid', { field, found: value });
  return value;
}
