import { isCalendarDate } from '#model/calendar-date';
import type { FeedbackConflict, FeedbackDifference, FeedbackField, FeedbackPlan, FeedbackRefusal, FeedbackValues } from '#model/feedback';
import { STATUS_NAMES } from '#model/names';
import { FEEDBACK_COLUMNS, HEADER_ROW, STAMP_MARK, STAMP_SHEET, UNIT_STATUSES } from '#export/forms-feedback';
import { feedbackValues, sentSheet, type SentRow } from '#ledger/feedback';
import type { Ledger } from '#ledger/open';
import { isDone } from '#ledger/supervise';
import type { CellSheet } from '#intake/sheets/read-xlsx';
import { statusNamed } from './names.ts';

export interface ReturnedFile { name: string; sha256: string; sheets: readonly CellSheet[] }

/** Rows in which the header may stand, when somebody put lines above it. */
const HEADER_WITHIN = 20;
const FIELDS = FEEDBACK_COLUMNS.filter((column) => column.open).map((column) => column.value as FeedbackField);
/** What a return adds to what was told before: two sides cannot be at odds about it. */
const ADDED: readonly FeedbackField[] = ['text', 'problems', 'next', 'extendTo', 'reason'];

/** What a returned 反馈表 comes to: three values of each field are compared, as sent, as returned, as the ledger has it now. */
export function planFeedback(ledger: Ledger, file: ReturnedFile, today: string): FeedbackPlan {
  const plan: FeedbackPlan = { name: file.name, sha256: file.sha256, stamp: '', unit: '', sentOn: '', lines: [], refused: [], unchanged: 0, rows: 0 };
  const refuse = (cell: string, code: FeedbackRefusal['code'], found = ''): void => { plan.refused.push({ cell, code, found: found.slice(0, 200) }); };
  const marks = file.sheets.find((sheet) => sheet.name === STAMP_SHEET)?.cells;
  const table = file.sheets.map(tableOf).find((one) => one !== null);
  if (marks?.get('A1') !== STAMP_MARK || !table) {
    refuse('', 'sheet-foreign', file.sheets[0]?.name ?? '');
    return plan;
  }
  plan.stamp = marks.get('A2') ?? '';
  const sent = sentSheet(ledger, plan.stamp);
  if (!sent) {
    refuse('', 'stamp-unknown', plan.stamp);
    return plan;
  }
  Object.assign(plan, { unit: sent.unit, sentOn: sent.sentOn });
  for (const { heading, value } of FEEDBACK_COLUMNS) if (!table.columns.has(value)) refuse('', 'column-absent', heading);
  if (plan.refused.length > 0) return plan;
  const byKey = new Map(sent.rows.map((row) => [`T${row.taskId}${row.occurrence === null ? '' : `@${row.occurrence}`}`, row]));
  const met = new Set<string>();
  for (const row of table.rows) {
    const cell = (value: string): string => `${table.columns.get(value)!}${row}`;
    const shown = (value: string): string => (table.sheet.cells.get(cell(value)) ?? '').trim();
    const key = shown('key').normalize('NFKC').replace(/\s/g, '').toUpperCase();
    plan.rows++;
    const base = byKey.get(key);
    if (!/^T\d+(@\d{4}-\d\d-\d\d)?$/.test(key)) refuse(cell('key'), 'row-unknown', shown('key'));
    else if (met.has(key)) refuse(cell('key'), 'row-repeated', key);
    else if (!base) refuse(cell('key'), ledger.reading.get('SELECT 1 FROM tasks WHERE id = ?', Number(/\d+/.exec(key)![0])) ? 'row-not-sent' : 'row-unknown', key);
    else {
      met.add(key);
      planRow(ledger, plan, base, cell, shown, refuse, today);
    }
  }
  return plan;
}

type Refuse = (cell: string, code: FeedbackRefusal['code'], found?: string) => void;

function planRow(ledger: Ledger, plan: FeedbackPlan, base: SentRow, cell: (value: string) => string, shown: (value: string) => string, refuse: Refuse, today: string): void {
  const ours = feedbackValues(ledger.reading, base);
  if (!ours) {
    refuse(cell('key'), 'row-gone', shown('key'));
    return;
  }
  const before = plan.refused.length;
  if (plainly(shown('words')) !== plainly(base.words)) refuse(cell('words'), 'locked-changed', shown('words'));
  const theirs = valuesOf(cell, shown, base.values, refuse);
  judge(theirs, base.values, cell, refuse, today, dueNow(ledger, base));
  if (plan.refused.length > before) return;
  const changes: FeedbackDifference[] = [];
  const conflicts: FeedbackConflict[] = [];
  for (const field of FIELDS) {
    const [was, now, said] = [text(base.values[field]), text(ours[field]), text(theirs[field])];
    // An emptied cell takes nothing away from what is known.
    if (said === '' || said === was || (said === now && !ADDED.includes(field))) continue;
    // Said to be done, and the office has judged it done already: nothing is at odds.
    if (field === 'status' && isDone(theirs.status) && isDone(ours.status)) continue;
    const difference = { field, cell: cell(field), from: now, to: said };
    if (now === was || ADDED.includes(field)) changes.push(difference);
    else conflicts.push({ ...difference, base: was });
  }
  if (changes.length + conflicts.length === 0) plan.unchanged++;
  else plan.lines.push({ taskId: base.taskId, occurrence: base.occurrence, task: base.words.slice(0, 200), changes, conflicts, values: theirs, ours });
}

function valuesOf(cell: (value: string) => string, shown: (value: string) => string, base: FeedbackValues, refuse: Refuse): FeedbackValues {
  const date = (field: FeedbackField): string | null => {
    const words = shown(field);
    if (words === '') return null;
    const found = dateIn(words);
    if (found === null) refuse(cell(field), 'date-invalid', words);
    return found;
  };
  const status = shown('status') === '' ? base.status : statusNamed(shown('status'));
  if (status === null) refuse(cell('status'), 'status-unknown', shown('status'));
  const percent = shown('percent');
  const number = percent === '' ? null : /^\d{1,3}(\.0+)?%?$/.test(percent.normalize('NFKC')) ? Number.parseInt(percent.normalize('NFKC'), 10) : Number.NaN;
  if (number !== null && !(number >= 0 && number <= 100)) refuse(cell('percent'), 'percent-invalid', percent);
  return {
    status: status ?? base.status, percent: number, text: shown('text'), problems: shown('problems'), next: shown('next'),
    doneOn: date('doneOn'), extendTo: date('extendTo'), reason: shown('reason'), person: shown('person'), phone: shown('phone'),
  };
}

/** What is read well but cannot be: a state that is not the unit's to give, a day to come, an extension without reason. */
function judge(theirs: FeedbackValues, base: FeedbackValues, cell: (value: string) => string, refuse: Refuse, today: string, dueOn: string | null): void {
  if (theirs.status !== base.status && !(UNIT_STATUSES as readonly string[]).includes(theirs.status)) refuse(cell('status'), 'status-not-allowed', STATUS_NAMES[theirs.status]);
  if (theirs.doneOn !== null && theirs.doneOn > today) refuse(cell('doneOn'), 'date-future', theirs.doneOn);
  if (theirs.doneOn !== null && theirs.doneOn !== base.doneOn && !isDone(theirs.status)) refuse(cell('doneOn'), 'done-without-status', theirs.doneOn);
  if ((theirs.extendTo === null) !== (theirs.reason === '')) refuse(cell(theirs.extendTo === null ? 'extendTo' : 'reason'), 'extension-incomplete', theirs.extendTo ?? theirs.reason);
  if (theirs.extendTo !== null && theirs.extendTo !== base.extendTo && dueOn !== null && theirs.extendTo <= dueOn) refuse(cell('extendTo'), 'extension-not-later', theirs.extendTo);
}

function dueNow({ reading }: Ledger, { taskId, occurrence }: SentRow): string | null {
  return (occurrence === null
    ? reading.get<{ due: string | null }>('SELECT due_on AS due FROM tasks WHERE id = ?', taskId)
    : reading.get<{ due: string | null }>('SELECT coalesce(extended_to, due_on) AS due FROM occurrences WHERE task_id = ? AND due_on = ?', taskId, occurrence))?.due ?? null;
}

interface Table { sheet: CellSheet; columns: Map<string, string>; rows: number[] }

/** Finds the header by its words, so that moved columns and lines above it do no harm. */
function tableOf(sheet: CellSheet): Table | null {
  if (sheet.hidden) return null;
  const places = [...sheet.cells].map(([address, words]) => ({ letters: address.replace(/\d+/, ''), row: Number(address.replace(/\D+/, '')), words: words.trim() }));
  const key = FEEDBACK_COLUMNS[0]!.heading;
  const header = places.find((place) => place.words === key && place.row <= HEADER_ROW + HEADER_WITHIN)?.row;
  if (header === undefined) return null;
  const columns = new Map(FEEDBACK_COLUMNS.flatMap(({ heading, value }): [string, string][] => {
    const found = places.find((place) => place.row === header && place.words === heading);
    return found ? [[value, found.letters]] : [];
  }));
  return { sheet, columns, rows: [...new Set(places.filter((place) => place.row > header).map((place) => place.row))].sort((a, b) => a - b) };
}

const text = (value: string | number | null): string => (value === null ? '' : String(value));
const plainly = (words: string): string => words.replace(/\s+/g, '');

/** 2026年6月30日, 2026-6-30, 2026/6/30, 2026.6.30, 20260630. */
function dateIn(words: string): string | null {
  const found = /^(\d{4})(?:年|-|\/|\.)?(\d{1,2})(?:月|-|\/|\.)?(\d{1,2})日?$/.exec(words.normalize('NFKC').replace(/\s/g, ''));
  const date = found ? `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}` : '';
  return isCalendarDate(date) ? date : null;
}
