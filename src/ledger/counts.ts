import type { DiagnosticCode } from '#model/diagnostic';
import type { TaskStatus } from '#model/ledger';
import type { TableFilter } from '#model/table';
import type { Reading } from './connection.ts';
import { OVERDUE, tableCondition } from './table-filter.ts';
import { SETTLED } from './tasks.ts';
import { tallyUnits, unitNames } from './unit-members.ts';

const SETTLED_LIST = SETTLED.map((status) => `'${status}'`).join(', ');

/** Tasks by unit and status, the units with most tasks first. */
export function countsByUnit(reading: Reading, filter: TableFilter, today: string, top: number): { unit: string; total: number; overdue: number; byStatus: Partial<Record<TaskStatus, number>> }[] {
  const tallies = tallyUnits(reading, filter, today).sort((a, b) => b.total - a.total || a.unitId - b.unitId).slice(0, top);
  const names = unitNames(reading, tallies.map((tally) => tally.unitId));
  return tallies.map(({ unitId, ...counts }) => ({ unit: names.get(unitId)!, ...counts }));
}

/** Tasks by the month in which they fall due, in order. */
export function countsByMonth(reading: Reading, filter: TableFilter, today: string): { month: string; due: number; settled: number; overdue: number }[] {
  const { sql, values } = tableCondition(filter, today);
  return reading.all(
    `SELECT substr(t.due_on, 1, 7) AS month, count(*) AS due, sum(t.status IN (${SETTLED_LIST})) AS settled, sum(CASE WHEN ${OVERDUE} THEN 1 ELSE 0 END) AS overdue
      FROM tasks t WHERE t.due_on IS NOT NULL AND ${sql} GROUP BY month ORDER BY month`, today, ...values);
}

/** Tasks by document, those with most tasks first. */
export function countsByDocument(reading: Reading, filter: TableFilter, today: string, top: number): { documentId: number; title: string; number: string | null; tasks: number; overdue: number; settled: number; doubts: number }[] {
  const { sql, values } = tableCondition(filter, today);
  return reading.all(
    `SELECT d.id AS documentId, d.title, d.number, count(*) AS tasks, sum(CASE WHEN ${OVERDUE} THEN 1 ELSE 0 END) AS overdue, sum(t.status IN (${SETTLED_LIST})) AS settled,
      (SELECT count(*) FROM diagnostics g WHERE g.document_id = d.id) AS doubts
      FROM tasks t JOIN documents d ON d.id = t.document_id WHERE ${sql} GROUP BY d.id ORDER BY tasks DESC, d.id LIMIT ?`, today, ...values, top);
}

/** Standing documents' doubts by code, the most frequent first. */
export function countsByDoubt(reading: Reading): { code: DiagnosticCode; count: number }[] {
  return reading.all("SELECT g.code, count(*) AS count FROM diagnostics g JOIN sources s ON s.id = g.source_id WHERE s.superseded_by IS NULL GROUP BY g.code ORDER BY count DESC, g.code");
}

/** Due dates in [from, to] with how many tasks fall due, are settled, or overdue. */
export function countsByDay(reading: Reading, filter: TableFilter, from: string, to: string, today: string): { date: string; due: number; settled: number; overdue: number }[] {
  const { sql, values } = tableCondition({ ...filter, dueFrom: from, dueTo: to }, today);
  return reading.all(
    `SELECT t.due_on AS date, count(*) AS due, sum(t.status IN (${SETTLED_LIST})) AS settled, sum(CASE WHEN ${OVERDUE} THEN 1 ELSE 0 END) AS overdue
      FROM tasks t WHERE ${sql} GROUP BY t.due_on ORDER BY t.due_on`, today, ...values);
}

/** Recurring deadlines of standing tasks that the filter leaves, with what their days are computed from. */
export function recurringDeadlines(reading: Reading, filter: TableFilter, today: string): { taskId: number; text: string; period: string | null; due: string | null; issueDate: string | null }[] {
  const { sql, values } = tableCondition(filter, today);
  return reading.all(
    `SELECT t.id AS taskId, g.text, g.period, g.due, d.issue_date AS issueDate FROM deadlines g JOIN tasks t ON t.id = g.task_id JOIN documents d ON d.id = t.document_id
      WHERE g.kind = 'every' AND ${sql} GROUP BY t.id, g.period, g.due`, ...values);
}
