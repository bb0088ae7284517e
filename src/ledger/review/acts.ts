import type { Connection, Reading } from '#ledger/connection';
import type { Ledger } from '#ledger/open';
import { atDesk } from '#ledger/posting/desk';
import type { Desk } from '#ledger/posting/desk';
import { recordChange } from '#ledger/posting/task-rows';
import { followSentences } from '#ledger/relations/follow';
import { supervisionValues } from '#ledger/supervise-rows';
import { Failure } from '#model/failure';
import { TASK_FIELDS, type TaskField } from '#model/ledger';
import type { Act, ActKind, UndoState } from '#model/review';
import { mustExist, presentValue } from './edit.ts';
import type { Author } from './edit.ts';
import { capture, empty, restore } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** How many acts can be undone one after another. */
const KEPT = 200;
/** The numbers of an act's tasks that are told; an act on thousands is told by its count. */
const TOLD = 200;
/** Acts after which sentences belong to other tasks than before, or to none. */
const MOVES: readonly ActKind[] = ['split', 'merge', 'add', 'delete'];

export interface ActPlan {
  kind: ActKind;
  /** The tasks that it touches; those that it makes are given back by `work`. */
  tasks: readonly number[];
  /** Sentences move between tasks, so that they have to be remembered too. */
  whole?: boolean;
}

/**
 * Does something to tasks in one transaction and remembers how they stood, so that it can be undone. What could be done
 * again before is forgotten. `work` gives the numbers of tasks that it made.
 * @throws Failure 'task-not-found' and those of `work`
 */
export function act(ledger: Ledger, plan: ActPlan, author: Author, work: (desk: Desk) => readonly number[]): Act {
  return atDesk(ledger.writing, (desk) => {
    const { connection } = desk;
    const whole = plan.whole ?? false;
    for (const id of plan.tasks) mustExist(connection, id);
    const before = new Map(plan.tasks.map((id) => [id, capture(connection, id, whole)]));
    const made = work(desk);
    connection.run('DELETE FROM acts WHERE undone = 1');
    const touched = [...plan.tasks, ...made];
    const documents = documentsOf(connection, touched);
    const id = connection.run('INSERT INTO acts(kind, at, by, document_id) VALUES (?, ?, ?, ?)', plan.kind, author.at, author.by, documents.length === 1 ? documents[0]! : null);
    for (const [ordinal, taskId] of touched.entries()) {
      const earlier = before.get(taskId);
      connection.run('INSERT INTO act_tasks(act_id, ordinal, task_id, before, after) VALUES (?, ?, ?, ?, ?)', id, ordinal, taskId, earlier ? JSON.stringify(earlier) : null, JSON.stringify(capture(connection, taskId, whole)));
    }
    connection.run('DELETE FROM acts WHERE id <= ?', id - KEPT);
    if (MOVES.includes(plan.kind)) for (const document of documents) followSentences(connection, document);
    return actOf(connection, id)!;
  });
}

/**
 * Takes the last act back. Null when there is none. Telling of it goes into the history of its tasks.
 * @param only The number of the act that is meant, for a button that stands while other acts may come
 * @throws Failure 'act-not-last' when another act is the last one
 */
export const undo = (ledger: Ledger, author: Author, only?: number): Act | null => step(ledger, author, 'undo', only);

/** Does the act again that was undone last. Null when there is none. */
export const redo = (ledger: Ledger, author: Author): Act | null => step(ledger, author, 'redo');

/** What can be undone and done again next. */
export function undoState(ledger: Ledger): UndoState {
  const { reading } = ledger;
  return { undo: nextAct(reading, 'undo'), redo: nextAct(reading, 'redo') };
}

function step(ledger: Ledger, author: Author, way: 'undo' | 'redo', only?: number): Act | null {
  return atDesk(ledger.writing, (desk) => {
    const { connection } = desk;
    const found = nextAct(connection, way);
    if (only !== undefined && found?.id !== only) throw new Failure('act-not-last', { id: only });
    if (!found) return null;
    const rows = connection.all<{ task_id: number; before: string | null; after: string }>('SELECT task_id, before, after FROM act_tasks WHERE act_id = ? ORDER BY ordinal', found.id);
    const tasks = rows.map(({ task_id, before, after }) => ({ id: task_id, to: way === 'redo' ? read(after) : before === null ? null : read(before) }));
    const told = tasks.map(({ id }) => ({ id, values: valuesOf(connection, id) }));
    // After a new version of the document the sentences are others: only what a person set goes back.
    const sameSource = tasks.every(({ id, to }) => to === null || to.sourceId === connection.get<{ source_id: number }>('SELECT source_id FROM tasks WHERE id = ?', id)!.source_id);
    const moves = sameSource && rows.some((row) => read(row.after).below !== undefined);
    if (moves) for (const { id } of tasks) empty(connection, id);
    for (const { id, to } of tasks) {
      if (to === null) restore(desk, id, { ...capture(connection, id, false), task: { status: 'not-started', superseded_at: author.at, dismissed_at: author.at, stated: null } });
      else restore(desk, id, moves ? to : { ...to, below: undefined });
    }
    for (const { id, values } of told) recordDifferences(connection, id, values, author);
    connection.run('UPDATE acts SET undone = ? WHERE id = ?', way === 'undo' ? 1 : 0, found.id);
    if (MOVES.includes(found.kind)) for (const document of documentsOf(connection, tasks.map(({ id }) => id))) followSentences(connection, document);
    return found;
  });
}

const documentsOf = (connection: Connection, tasks: readonly number[]): number[] => connection.column<number>('SELECT DISTINCT document_id FROM tasks WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(tasks));
const read = (json: string): Snapshot => JSON.parse(json) as Snapshot;

function nextAct(reading: Reading, way: 'undo' | 'redo'): Act | null {
  const row = reading.get<{ id: number | null }>(way === 'undo' ? 'SELECT max(id) AS id FROM acts WHERE undone = 0' : 'SELECT min(id) AS id FROM acts WHERE undone = 1');
  return row === undefined || row.id === null ? null : actOf(reading, row.id);
}

function actOf(reading: Reading, id: number): Act | null {
  const row = reading.get<Omit<Act, 'tasks'>>('SELECT id, kind, at, by, document_id AS documentId, (SELECT count(*) FROM act_tasks WHERE act_id = acts.id) AS taskCount FROM acts WHERE id = ?', id);
  return row ? { ...row, tasks: reading.column<number>('SELECT task_id FROM act_tasks WHERE act_id = ? ORDER BY ordinal LIMIT ?', id, TOLD) } : null;
}

/** By field; those of supervision are told apart by what stands behind a colon. */
type Values = Map<string, string>;

function valuesOf(connection: Connection, id: number): Values {
  const values: Values = new Map(TASK_FIELDS.map((field) => [field, presentValue(connection, id, field)]));
  values.set('accepted', String(connection.get('SELECT 1 FROM accepted WHERE task_id = ?', id) !== undefined));
  values.set('dismissed', String(connection.get('SELECT 1 FROM tasks WHERE id = ? AND dismissed_at IS NOT NULL', id) !== undefined));
  for (const [key, value] of supervisionValues(connection, id)) values.set(key, value);
  return values;
}

function recordDifferences(connection: Connection, taskId: number, earlier: Values, author: Author): void {
  const later = valuesOf(connection, taskId);
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [from, to] = [earlier.get(key) ?? null, later.get(key) ?? null];
    if (from !== to) recordChange(connection, { taskId, at: author.at, by: author.by, field: key.split(':')[0] as TaskField, from, to });
  }
}
