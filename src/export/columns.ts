import { isCalendarDate } from '#model/calendar-date';
import type { Role } from '#model/analysis';
import { bodiesFirst, chargesPersons } from '#model/leader-label';
import type { TaskRow, TaskUnit } from '#model/ledger';
import { ROLE_NAMES, STATUS_NAMES } from '#model/names';
import { displayWidth } from './display-width.ts';

/** One line of an export: a task, its number on the sheet, and the unit whose sheet it is (by-unit only). */
export interface Entry {
  row: TaskRow;
  /** Counts from 1 on each sheet. */
  position: number;
  unit: string | null;
  /** What the caller has to say about the row (doubts in words); empty for nothing. */
  remark: string;
}

/** text: a string; date: a full ISO calendar date or null (a real date cell in xlsx); number: a number or null. */
export type Column =
  | ColumnBase & { kind: 'text'; value: (entry: Entry) => string }
  | ColumnBase & { kind: 'date'; value: (entry: Entry) => string | null }
  | ColumnBase & { kind: 'number'; value: (entry: Entry) => number | null };

interface ColumnBase {
  heading: string;
  /** In characters of the default font, a Han character counting two. */
  width: number;
  centered?: boolean;
  /** Left empty on purpose: a person fills it in. */
  toFillIn?: boolean;
  /** Shown in red when the task is overdue. */
  warns?: boolean;
}

/** The ONE table of columns: every layout and every format takes its columns from here, by id. */
export const COLUMNS = {
  position: { heading: '序号', width: 6, kind: 'number', centered: true, value: (e) => e.position },
  taskNumber: { heading: '任务编号', width: 7, kind: 'number', centered: true, value: (e) => e.row.id },
  unit: { heading: '单位', width: 18, kind: 'text', value: (e) => e.unit ?? '' },
  ownRole: { heading: '承担角色', width: 7, kind: 'text', centered: true, value: (e) => rolesOf(e.row, e.unit).map((role) => ROLE_NAMES[role]).join('、') },
  source: { heading: '任务来源', width: 20, kind: 'text', value: (e) => sourceOf(e.row) },
  item: { heading: '条目', width: 12, kind: 'text', centered: true, value: (e) => e.row.provisionPath.join('') },
  subject: { heading: '主要任务', width: 16, kind: 'text', value: (e) => e.row.provisionTitle || shortened(e.row.text, 40) },
  measures: { heading: '具体举措', width: 50, kind: 'text', value: (e) => e.row.text },
  request: { heading: '任务要求', width: 40, kind: 'text', value: (e) => e.row.text },
  lead: { heading: '牵头单位', width: 13, kind: 'text', value: (e) => unitsOf(e.row, ['lead']).join('、') },
  responsible: { heading: '责任单位', width: 20, kind: 'text', value: (e) => unitsOf(e.row, ['responsible']).join('、') },
  cooperate: { heading: '配合单位', width: 20, kind: 'text', value: (e) => unitsOf(e.row, ['cooperate']).join('、') },
  helpers: { heading: '责任(配合)单位', width: 18, kind: 'text', value: (e) => helpersOf(e.row) },
  others: { heading: '其他单位', width: 20, kind: 'text', value: (e) => othersOf(e.row, e.unit) },
  person: { heading: '责任人', width: 8, kind: 'text', toFillIn: true, value: () => '' },
  deadline: { heading: '完成时限', width: 12, kind: 'text', value: (e) => deadlinesOf(e.row) },
  dueOn: { heading: '到期日', width: 11, kind: 'date', centered: true, warns: true, value: (e) => dateOrNull(e.row.dueOn) },
  issueDate: { heading: '立项时间', width: 11, kind: 'date', centered: true, value: (e) => dateOrNull(e.row.issueDate) },
  status: { heading: '办理状态', width: 13, kind: 'text', centered: true, warns: true, value: (e) => STATUS_NAMES[e.row.status] + (e.row.overdue ? '(逾期)' : '') },
  progress: { heading: '最新进展', width: 12, kind: 'text', toFillIn: true, value: () => '' },
  supervisor: { heading: '督办人', width: 8, kind: 'text', toFillIn: true, value: () => '' },
  outcome: { heading: '成果形式', width: 9, kind: 'text', toFillIn: true, value: () => '' },
  remark: { heading: '备注', width: 10, kind: 'text', value: (e) => e.remark },
} as const satisfies Record<string, Column>;

export type ColumnId = keyof typeof COLUMNS;
export const column = (id: ColumnId): Column => COLUMNS[id];

/** The weightiest first. */
export const ROLE_ORDER: readonly Role[] = ['lead', 'responsible', 'cooperate'];

/** Names of a task's units with one of the roles, in text order, each once; persons (责任领导:张某) only where no body has a role. */
export function unitsOf(row: TaskRow, roles: readonly Role[]): string[] {
  return [...new Set(bodiesFirst(row.units).filter((unit) => roles.includes(unit.role)).map((unit) => unit.unit))];
}

/** Those whom the document charges by person (责任领导:张某), in text order, each once. */
export const leadersOf = (row: TaskRow): string[] => [...new Set(row.units.filter(({ printed }) => chargesPersons(printed)).map(({ unit }) => unit))];

/** The roles that a unit has in a task, the weightiest first. */
export function rolesOf(row: TaskRow, unit: string | null): Role[] {
  return ROLE_ORDER.filter((role) => row.units.some((u) => u.unit === unit && u.role === role));
}

/** Helpers are told apart only where the task has both kinds: 财政局、人社局;配合:各镇街. */
function helpersOf(row: TaskRow): string {
  const responsible = unitsOf(row, ['responsible']);
  const cooperate = unitsOf(row, ['cooperate']).filter((unit) => !responsible.includes(unit));
  return cooperate.length === 0 || responsible.length === 0
    ? [...responsible, ...cooperate].join('、')
    : `${responsible.join('、')};配合:${cooperate.join('、')}`;
}

function othersOf(row: TaskRow, own: string | null): string {
  const named = (roles: TaskUnit['role']): string => {
    const names = unitsOf(row, [roles]).filter((unit) => unit !== own);
    return names.length > 0 ? `${ROLE_NAMES[roles]}:${names.join('、')}` : '';
  };
  return ROLE_ORDER.map(named).filter((words) => words !== '').join(';');
}

function deadlinesOf(row: TaskRow): string {
  return [...new Set(row.deadlines.map((deadline) => deadline.text.replace(/\s+/g, '')))].join(';');
}

/** Where it says so: 《title》(文号)and the item. */
function sourceOf(row: TaskRow): string {
  const title = /^《[^《》]*》$/.test(row.document) ? row.document : `《${row.document}》`;
  return title + (row.number ? `(${row.number})` : '') + row.provisionPath.join('');
}

function shortened(text: string, width: number): string {
  const first = text.replace(/\s+/g, '').split(/[。;;]/u)[0] ?? '';
  if (displayWidth(first) <= width) return first;
  let cut = '';
  for (const char of first) {
    if (displayWidth(cut + char) > width - 2) break;
    cut += char;
  }
  return `${cut}…`;
}

const dateOrNull = (date: string | null): string | null => (date !== null && isCalendarDate(date) ? date : null);
