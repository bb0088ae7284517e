import type { Reading } from '#ledger/connection';
import { TASK_MARKS, type TaskMark } from '#model/table';
import type { Mask, TaskColumns } from './columns.ts';

/** A finding that nobody has called wrong or put right; over `findings f`. */
const OPEN = "NOT EXISTS (SELECT 1 FROM finding_judgements j WHERE j.document_id = f.document_id AND j.mark = f.mark AND j.verdict <> 'accepted')";

/** Numbers of the tasks that bear a mark; superseded ones may be among them. */
const TASKS: Readonly<Record<TaskMark, string>> = {
  lapsed: 'SELECT t.id FROM lapsed_documents l JOIN tasks t ON t.document_id = l.document_id AND t.superseded_at IS NULL',
  repeated: "SELECT a_task FROM task_pairs WHERE grade = 'same' UNION SELECT b_task FROM task_pairs WHERE grade = 'same'",
  finding: `SELECT DISTINCT f.task_id FROM findings f WHERE f.task_id IS NOT NULL AND ${OPEN}`,
};

/** Tasks that bear any of the marks. */
export function markedTasks(columns: TaskColumns, marks: readonly TaskMark[]): Mask {
  return columns.keepMask(`marks ${marks.join()}`, () => columns.maskOf(marks.flatMap((mark) => columns.reading.column<number>(TASKS[mark])).filter((id) => id < columns.size)));
}

/** The marks of each of these tasks; tasks without any are left out. */
export function marksOf(reading: Reading, ids: readonly number[]): Map<number, TaskMark[]> {
  const rows = reading.all<{ id: number } & Record<TaskMark, number>>(
    `SELECT t.id, t.document_id IN (SELECT document_id FROM lapsed_documents) AS lapsed,
      EXISTS (SELECT 1 FROM task_pairs p WHERE p.a_task = t.id AND p.grade = 'same') OR EXISTS (SELECT 1 FROM task_pairs p WHERE p.b_task = t.id AND p.grade = 'same') AS repeated,
      EXISTS (SELECT 1 FROM findings f WHERE f.task_id = t.id AND ${OPEN}) AS finding
      FROM tasks t WHERE t.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
  return new Map(rows.map((row): [number, TaskMark[]] => [row.id, TASK_MARKS.filter((mark) => row[mark] === 1)]).filter(([, marks]) => marks.length > 0));
}
