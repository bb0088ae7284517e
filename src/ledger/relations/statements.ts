import type { Connection, Reading } from '#ledger/connection';
import { deadlineOf, type StoredDeadline } from '#ledger/stored-deadline';
import type { Modality, Quantity, Role } from '#model/analysis';
import type { AlignmentDifference, AlignmentGrade, Statement } from '#model/relations';
import type { Span } from '#model/span';

/** An obligation as relations read it, with the task that it belongs to. */
export interface StoredStatement extends Statement { taskId: number }

/** The standing obligations of a document in text order. */
export function statementsOfDocument(reading: Reading, documentId: number): StoredStatement[] {
  const rows = reading.all<{ id: number; task_id: number; start: number; end: number; text: string; modality: Modality; actors: string; title: string }>(
    'SELECT o.id, o.task_id, o.start, o.end, o.text, o.modality, o.actors, t.title FROM obligations o JOIN tasks t ON t.id = o.task_id WHERE o.document_id = ? AND t.superseded_at IS NULL ORDER BY o.start', documentId);
  const units = byObligation(reading.all<{ obligation_id: number; unit: string; role: Role }>(
    'SELECT r.obligation_id, u.name AS unit, r.role FROM obligations o JOIN responsibilities r ON r.obligation_id = o.id JOIN units u ON u.id = r.unit_id WHERE o.document_id = ? ORDER BY r.obligation_id, r.ordinal', documentId));
  const deadlines = byObligation(reading.all<StoredDeadline & { obligation_id: number }>(
    'SELECT l.* FROM obligations o JOIN deadlines l ON l.obligation_id = o.id WHERE o.document_id = ? ORDER BY l.start', documentId));
  const quantities = byObligation(reading.all<Omit<Quantity, 'span' | 'base'> & { obligation_id: number; start: number; end: number; base: number | null }>(
    'SELECT q.* FROM obligations o JOIN quantities q ON q.obligation_id = o.id WHERE o.document_id = ? ORDER BY q.obligation_id, q.ordinal', documentId));
  return rows.map(({ id, task_id, start, end, text, modality, actors, title }) => ({
    taskId: task_id, span: [start, end], text, modality, headings: title === '' ? [] : [title],
    actors: (JSON.parse(actors) as { unit: string }[]).map((actor) => actor.unit),
    units: (units.get(id) ?? []).map(({ unit, role }) => ({ unit, role })),
    deadlines: (deadlines.get(id) ?? []).map(deadlineOf),
    quantities: (quantities.get(id) ?? []).map((q) => ({
      span: [q.start, q.end] as const, text: q.text, metric: q.metric, comparator: q.comparator, value: q.value, unit: q.unit, rule: q.rule, ...(q.base === null ? {} : { base: q.base }),
    })),
  }));
}

function byObligation<Row extends { obligation_id: number | null }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    if (row.obligation_id === null) continue;
    const known = groups.get(row.obligation_id);
    if (known) known.push(row);
    else groups.set(row.obligation_id, [row]);
  }
  return groups;
}

/** How many standing obligations a document has, and of how many somebody is named as responsible by an assignment. */
export const countStatements = (reading: Reading, documentId: number): number => reading.get<{ n: number }>('SELECT count(*) AS n FROM obligations WHERE document_id = ?', documentId)?.n ?? 0;

/** Two tasks that are the same or similar; spans into the two sources. */
export interface StoredPair { aDocument: number; bDocument: number; aTask: number; bTask: number; a: Span; b: Span; grade: AlignmentGrade; score: number; differences: AlignmentDifference[] }

/** By way of others only pairs that are sure lead on: likeness fades with every step. */
const THREAD_SCORE = 0.6;
const LONGEST_THREAD = 200;

/** Takes out all pairs of a document. */
export function clearPairs(connection: Connection, documentId: number): void {
  connection.run('DELETE FROM task_pairs WHERE a_document = ? OR b_document = ?', documentId, documentId);
}

export function putPair(connection: Connection, p: StoredPair): void {
  connection.run(
    'INSERT INTO task_pairs(a_document, b_document, a_task, b_task, a_start, a_end, b_start, b_end, grade, score, differences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    p.aDocument, p.bDocument, p.aTask, p.bTask, p.a[0], p.a[1], p.b[0], p.b[1], p.grade, p.score, JSON.stringify(p.differences),
  );
}

/** The same and similar tasks of a document elsewhere, in text order; `a` is always its own side. */
export function pairsOf(reading: Reading, documentId: number): StoredPair[] {
  return reading
    .all<Omit<StoredPair, 'a' | 'b' | 'differences'> & { aStart: number; aEnd: number; bStart: number; bEnd: number; differences: string }>(
      `SELECT a_document AS aDocument, b_document AS bDocument, a_task AS aTask, b_task AS bTask, a_start AS aStart, a_end AS aEnd, b_start AS bStart, b_end AS bEnd, grade, score, differences FROM task_pairs WHERE a_document = ?
        UNION ALL SELECT b_document, a_document, b_task, a_task, b_start, b_end, a_start, a_end, grade, score, differences FROM task_pairs WHERE b_document = ? ORDER BY aStart, bStart`, documentId, documentId)
    .map(({ aStart, aEnd, bStart, bEnd, differences, ...row }) => ({ ...row, a: [aStart, aEnd], b: [bStart, bEnd], differences: JSON.parse(differences) as AlignmentDifference[] }));
}

/** Standing tasks of the whole ledger that are the same as this one, directly or by way of others; itself first. */
export function threadOf(reading: Reading, taskId: number): number[] {
  const found = [taskId];
  for (let i = 0; i < found.length && found.length < LONGEST_THREAD; i++) {
    const next = reading.column<number>(
      `SELECT p.b_task FROM task_pairs p JOIN tasks t ON t.id = p.b_task WHERE p.a_task = ? AND p.grade = 'same' AND p.score >= ${THREAD_SCORE} AND t.superseded_at IS NULL
        UNION SELECT p.a_task FROM task_pairs p JOIN tasks t ON t.id = p.a_task WHERE p.b_task = ? AND p.grade = 'same' AND p.score >= ${THREAD_SCORE} AND t.superseded_at IS NULL`, found[i]!, found[i]!);
    for (const id of next) if (!found.includes(id)) found.push(id);
  }
  return found;
}

/** The other tasks of a task's thread, each with what differs from it where the two were compared themselves. */
export function threadPairs(reading: Reading, taskId: number): Map<number, AlignmentDifference[]> {
  const direct = reading.all<{ id: number; differences: string }>(
    `SELECT p.b_task AS id, p.differences FROM task_pairs p JOIN tasks t ON t.id = p.b_task WHERE p.a_task = ? AND p.grade = 'same' AND t.superseded_at IS NULL
      UNION ALL SELECT p.a_task, p.differences FROM task_pairs p JOIN tasks t ON t.id = p.a_task WHERE p.b_task = ? AND p.grade = 'same' AND t.superseded_at IS NULL`, taskId, taskId);
  const found = new Map<number, AlignmentDifference[]>();
  for (const { id, differences } of direct) found.set(id, [...new Set([...(found.get(id) ?? []), ...JSON.parse(differences) as AlignmentDifference[]])]);
  for (const id of threadOf(reading, taskId)) if (id !== taskId && !found.has(id)) found.set(id, []);
  return found;
}

/** How many standing tasks each document has; documents without are left out. */
export const taskCounts = (reading: Reading): Map<number, number> =>
  new Map(reading.all<{ id: number; n: number }>('SELECT document_id AS id, count(*) AS n FROM tasks WHERE superseded_at IS NULL GROUP BY document_id').map(({ id, n }) => [id, n]));
