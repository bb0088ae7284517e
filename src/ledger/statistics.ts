import type { LedgerStatistics, TaskStatus } from '#model/ledger';
import type { Ledger } from './open.ts';
import { SETTLED } from './tasks.ts';
import type { Today } from './tasks.ts';

/** What stands in the ledger on a day, counted. Superseded documents and tasks are left out. */
export function ledgerStatistics(ledger: Ledger, { today }: Today): LedgerStatistics {
  const count = (sql: string, ...values: string[]): number => ledger.reading.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`, ...values)!.n;
  const byStatus: LedgerStatistics['byStatus'] = {};
  for (const row of ledger.reading.all<{ status: TaskStatus; n: number }>('SELECT status, count(*) AS n FROM tasks WHERE superseded_at IS NULL GROUP BY status')) byStatus[row.status] = row.n;
  return {
    sources: count('sources WHERE superseded_by IS NULL'),
    documents: count('documents WHERE superseded_at IS NULL'),
    tasks: count('tasks WHERE superseded_at IS NULL'),
    obligations: count('obligations o JOIN tasks t ON t.id = o.task_id WHERE t.superseded_at IS NULL'),
    units: count('units u WHERE EXISTS (SELECT 1 FROM task_units tu JOIN tasks t ON t.id = tu.task_id WHERE tu.unit_id = u.id AND t.superseded_at IS NULL)'),
    doubts: count('diagnostics g JOIN sources s ON s.id = g.source_id WHERE s.superseded_by IS NULL'),
    tasksWithoutUnit: count('tasks t WHERE t.superseded_at IS NULL AND NOT EXISTS (SELECT 1 FROM task_units tu WHERE tu.task_id = t.id)'),
    tasksWithoutDue: count('tasks WHERE superseded_at IS NULL AND due_on IS NULL'),
    overdue: count(`tasks WHERE superseded_at IS NULL AND due_on < ? AND status NOT IN (${SETTLED.map((s) => `'${s}'`).join(', ')})`, today),
    byStatus,
  };
}
