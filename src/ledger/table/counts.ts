import type { Reading } from '#ledger/connection';
import { tallyUnits, unitNames } from '#ledger/unit-members';
import type { DiagnosticCode } from '#model/diagnostic';
import type { TaskStatus } from '#model/ledger';
import type { TableFilter } from '#model/table';
import { columnsOf } from './columns.ts';
import { IS_SETTLED, overdueTasks, tasksLeft } from './filter.ts';

/** Tasks by unit and status, the units with most tasks first. */
export function countsByUnit(reading: Reading, filter: TableFilter, today: string, top: number): { unit: string; total: number; overdue: number; byStatus: Partial<Record<TaskStatus, number>> }[] {
  const tallies = tallyUnits(reading, filter, today).sort((a, b) => b.total - a.total || a.unitId - b.unitId).slice(0, top);
  const names = unitNames(reading, tallies.map((tally) => tally.unitId));
  return tallies.map(({ unitId, ...counts }) => ({ unit: names.get(unitId)!, ...counts }));
}

/** Tasks by the month in which they fall due, in order. */
export function countsByMonth(reading: Reading, filter: TableFilter, today: string): { month: string; due: number; settled: number; overdue: number }[] {
  const months = Map.groupBy(countsOfDays(reading, filter, today), ({ date }) => date.slice(0, 7));
  return [...months].map(([month, days]) => ({ month, due: sum(days, 'due'), settled: sum(days, 'settled'), overdue: sum(days, 'overdue') }));
}

/** Tasks by document, those with most tasks first. */
export function countsByDocument(reading: Reading, filter: TableFilter, today: string, top: number): { documentId: number; title: string; number: string | null; tasks: number; overdue: number; settled: number; doubts: number }[] {
  const columns = columnsOf(reading);
  const left = tasksLeft(columns, filter, today);
  const overdue = overdueTasks(columns, today);
  const { documentOf, status } = columns;
  const counts = new Map<number, { documentId: number; tasks: number; overdue: number; settled: number }>();
  for (const id of columns.order) {
    if (left[id] !== 1) continue;
    const documentId = documentOf[id]!;
    let count = counts.get(documentId);
    if (!count) counts.set(documentId, (count = { documentId, tasks: 0, overdue: 0, settled: 0 }));
    count.tasks++;
    count.overdue += overdue[id]!;
    count.settled += Number(IS_SETTLED[status[id]!]);
  }
  return [...counts.values()].sort((a, b) => b.tasks - a.tasks || a.documentId - b.documentId).slice(0, top).map((count) => ({
    ...count, ...reading.get<{ title: string; number: string | null; doubts: number }>('SELECT title, number, (SELECT count(*) FROM diagnostics g WHERE g.document_id = d.id) AS doubts FROM documents d WHERE id = ?', count.documentId)!,
  }));
}

/** Standing documents' doubts by code, the most frequent first. */
export function countsByDoubt(reading: Reading): { code: DiagnosticCode; count: number }[] {
  return reading.all("SELECT g.code, count(*) AS count FROM diagnostics g JOIN sources s ON s.id = g.source_id WHERE s.superseded_by IS NULL GROUP BY g.code ORDER BY count DESC, g.code");
}

/** Due dates in [from, to] with how many tasks fall due, are settled, or overdue. */
export function countsByDay(reading: Reading, filter: TableFilter, from: string, to: string, today: string): DayCount[] {
  return countsOfDays(reading, { ...filter, dueFrom: from, dueTo: to }, today);
}

/** Recurring deadlines of standing tasks that the filter leaves, with what their days are computed from. */
export function recurringDeadlines(reading: Reading, filter: TableFilter, today: string): { taskId: number; text: string; period: string | null; due: string | null; issueDate: string | null }[] {
  const columns = columnsOf(reading);
  const left = tasksLeft(columns, filter, today);
  const all = columns.keep('recurring', () => reading.all<{ taskId: number; text: string; period: string | null; due: string | null; issueDate: string | null }>(
    `SELECT t.id AS taskId, g.text, g.period, g.due, d.issue_date AS issueDate FROM deadlines g JOIN tasks t ON t.id = g.task_id JOIN documents d ON d.id = t.document_id
      WHERE g.kind = 'every' AND t.superseded_at IS NULL GROUP BY t.id, g.period, g.due`));
  return all.filter(({ taskId }) => left[taskId] === 1);
}

interface DayCount { date: string; due: number; settled: number; overdue: number }

const sum = (days: readonly DayCount[], key: 'due' | 'settled' | 'overdue'): number => days.reduce((total, day) => total + day[key], 0);

/** The due dates of the tasks that a filter leaves, in order. */
function countsOfDays(reading: Reading, filter: TableFilter, today: string): DayCount[] {
  const columns = columnsOf(reading);
  const left = tasksLeft(columns, filter, today);
  const overdue = overdueTasks(columns, today);
  const { due, status } = columns;
  const out: DayCount[] = [];
  let at = 0;
  for (const id of due.order) {
    if (left[id] !== 1) continue;
    if (due.of[id] !== at) {
      at = due.of[id]!;
      out.push({ date: due.days[at - 1]!, due: 0, settled: 0, overdue: 0 });
    }
    const day = out.at(-1)!;
    day.due++;
    day.settled += Number(IS_SETTLED[status[id]!]);
    day.overdue += overdue[id]!;
  }
  return out;
}
