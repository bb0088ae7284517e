import type { LedgerStatistics } from '#model/ledger';
import type { Ledger } from './open.ts';
import { columnsOf, STATUSES, type TaskColumns } from './table/columns.ts';
import { overdueTasks } from './table/filter.ts';
import type { Today } from './tasks.ts';

/** What a glance at the ledger needs: standing documents and tasks, what is overdue, doubts of standing sources. */
export interface LedgerCounts { documents: number; tasks: number; overdue: number; doubts: number }

/** How many documents and tasks stand. */
export function ledgerSize({ reading }: Ledger): Pick<LedgerCounts, 'documents' | 'tasks'> {
  const columns = columnsOf(reading);
  return { documents: count(columns, 'documents WHERE superseded_at IS NULL'), tasks: columns.order.length };
}

export function ledgerCounts(ledger: Ledger, { today }: Today): LedgerCounts {
  const columns = columnsOf(ledger.reading);
  return {
    ...ledgerSize(ledger),
    overdue: overdueTasks(columns, today).reduce((n, one) => n + one, 0),
    doubts: count(columns, 'diagnostics g JOIN sources s ON s.id = g.source_id WHERE s.superseded_by IS NULL'),
  };
}

/** How many documents have a task that no person accepted yet. */
export function documentsToReview({ reading }: Ledger): number {
  const columns = columnsOf(reading);
  return columns.keep('to review', () => {
    const { order, documentOf, accepted } = columns;
    let open = 0;
    let last = 0;
    // The order is by documents: each is counted at its first open task.
    for (const id of order) {
      if (accepted[id] === 1 || documentOf[id] === last) continue;
      last = documentOf[id]!;
      open++;
    }
    return open;
  });
}

/** What stands in the ledger on a day, counted. Superseded documents and tasks are left out. */
export function ledgerStatistics(ledger: Ledger, today: Today): LedgerStatistics {
  const columns = columnsOf(ledger.reading);
  const { order, status, named, due } = columns;
  const byStatus: LedgerStatistics['byStatus'] = {};
  for (const id of order) {
    const name = STATUSES[status[id]!]!;
    byStatus[name] = (byStatus[name] ?? 0) + 1;
  }
  return {
    ...ledgerCounts(ledger, today),
    sources: count(columns, 'sources WHERE superseded_by IS NULL'),
    obligations: count(columns, 'obligations') - obligationsGone(columns),
    units: new Set(columns.namings.filter(({ tasks }) => tasks.some((id) => columns.standing[id] === 1)).map(({ unitId }) => unitId)).size,
    tasksWithoutUnit: order.reduce((n, id) => n + Number(named[id] !== 1), 0),
    tasksWithoutDue: order.length - due.order.length,
    byStatus,
  };
}

function count(columns: TaskColumns, from: string): number {
  return columns.keep(`count ${from}`, () => columns.reading.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`)!.n);
}

/** Obligations of tasks that stand no more: few, and counted one by one. */
function obligationsGone({ reading, standing }: TaskColumns): number {
  const gone = reading.column<number>('SELECT id FROM tasks').filter((id) => standing[id] !== 1);
  return reading.get<{ n: number }>('SELECT count(*) AS n FROM obligations WHERE task_id IN (SELECT value FROM json_each(?))', JSON.stringify(gone))!.n;
}
