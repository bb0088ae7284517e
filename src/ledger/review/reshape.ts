import type { Modality, Role } from '#model/analysis';
import { Failure } from '#model/failure';
import type { Span } from '#model/span';
import { overlap } from '#model/span';
import type { Act, TaskPatch } from '#model/review';
import { act } from './acts.ts';
import type { Connection } from '#ledger/connection';
import type { Desk } from '#ledger/posting/desk';
import { setFields } from './edit.ts';
import type { Author } from './edit.ts';
import type { Ledger } from '#ledger/open';
import { takeOut } from './review.ts';
import { recordChange } from '#ledger/posting/task-rows';
import { taskText } from '#ledger/task-text';

interface StoredObligation { id: number; document_id: number; start: number; end: number; line: number; text: string; modality: string; actors: string; rule: string }
interface StoredTask { document_id: number; source_id: number; ordinal: number; provision_key: string | null; path: string; title: string }

/**
 * Cuts a task in two at a place of its words. The sentences behind go to a new task, with their units and deadlines; one
 * that is cut leaves what stands within either part, and what stands in neither (a bracket behind) to both.
 * @throws Failure 'task-not-found', 'query-invalid' when one of the parts would be empty
 */
export function split(ledger: Ledger, taskId: number, at: number, author: Author): Act {
  return act(ledger, { kind: 'split', tasks: [taskId], whole: true }, author, (desk) => {
    const { connection } = desk;
    const text = taskText(connection, taskId);
    const head = text.slice(0, at).trim();
    const tail = text.slice(at).trim();
    if (head === '' || tail === '') throw new Failure('query-invalid', { field: 'at', found: at });
    rememberStated(connection, taskId);
    const madeId = makeTask(desk, taskOf(connection, taskId), author);
    let cursor = 0;
    for (const o of obligationsOf(connection, taskId)) {
      const place = text.indexOf(o.text, cursor);
      if (place < 0) continue;
      cursor = place + o.text.length;
      if (place >= at) moveObligation(connection, o.id, madeId);
      else if (cursor > at) cutObligation(connection, o, at - place, madeId);
    }
    const units = chosenUnits(connection, taskId);
    setFields(desk, taskId, { text: head, ...(units ? {} : { units: statedUnits(connection, taskId) }) }, author);
    const rest = statedUnits(connection, madeId);
    const modality = chosenModality(connection, taskId);
    setFields(desk, madeId, { text: tail, units: units ?? (rest.length > 0 ? rest : statedUnits(connection, taskId)), ...(modality && { modality }) }, author);
    moveDoubts(connection, taskId, madeId);
    return [madeId];
  });
}

/**
 * Joins tasks of one document into the first of them: words, units and deadlines together; the others go.
 * @throws Failure 'task-not-found', 'query-invalid' when they are not of one document
 */
export function merge(ledger: Ledger, tasks: readonly number[], author: Author): Act {
  return act(ledger, { kind: 'merge', tasks, whole: true }, author, (desk) => {
    const { connection } = desk;
    const ordered = connection.all<{ id: number; document_id: number }>('SELECT id, document_id FROM tasks WHERE id IN (SELECT value FROM json_each(?)) ORDER BY document_id, ordinal, id', JSON.stringify(tasks));
    const [first, ...others] = ordered;
    if (!first || others.length === 0 || others.some((other) => other.document_id !== first.document_id)) throw new Failure('query-invalid', { field: 'tasks', found: tasks.length });
    const text = ordered.map(({ id }) => taskText(connection, id)).join('\n');
    const units = [...new Map(ordered.flatMap(({ id }) => chosenUnits(connection, id) ?? statedUnits(connection, id)).map((u) => [`${u.role} ${u.unit}`, u])).values()];
    rememberStated(connection, first.id);
    for (const { id } of others) {
      rememberStated(connection, id);
      for (const o of obligationsOf(connection, id)) moveObligation(connection, o.id, first.id);
      connection.run('UPDATE diagnostics SET task_id = ? WHERE task_id = ?', first.id, id);
      takeOut(desk, id, author);
    }
    setFields(desk, first.id, { text, units }, author);
    return [];
  });
}

/**
 * A task that was not extracted: words at a place of the document's source, or a person's own words.
 * @throws Failure 'document-not-found', 'query-invalid' when there is neither a place within the document nor a text
 */
export function add(ledger: Ledger, documentId: number, span: Span | undefined, patch: TaskPatch, author: Author): Act {
  return act(ledger, { kind: 'add', tasks: [] }, author, (desk) => {
    const { connection } = desk;
    const document = connection.get<{ source_id: number; start: number; end: number }>('SELECT source_id, start, end FROM documents WHERE id = ?', documentId);
    if (!document) throw new Failure('document-not-found', { id: documentId });
    if (span && (span[0] < document.start || span[1] > document.end || span[0] >= span[1])) throw new Failure('query-invalid', { field: 'span', found: span.join('–') });
    const words = span ? wordsAt(connection, document.source_id, span) : '';
    if (words === '' && patch.text === undefined) throw new Failure('query-invalid', { field: 'text', found: '' });
    const provision = span ? provisionAt(connection, documentId, span) : null;
    const before = span ? connection.get<{ ordinal: number | null }>('SELECT max(t.ordinal) AS ordinal FROM obligations o JOIN tasks t ON t.id = o.task_id WHERE o.document_id = ? AND o.start < ?', documentId, span[0])?.ordinal ?? -1
      : connection.get<{ ordinal: number | null }>('SELECT max(ordinal) AS ordinal FROM tasks WHERE document_id = ?', documentId)?.ordinal ?? -1;
    const place: StoredTask = { document_id: documentId, source_id: document.source_id, ordinal: before, provision_key: provision?.key ?? null, path: JSON.stringify(provision?.path ?? []), title: provision?.title ?? '' };
    const id = makeTask(desk, place, author);
    if (span && words !== '') {
      const line = connection.get<{ n: number }>('SELECT count(*) AS n FROM lines WHERE source_id = ? AND start <= ?', document.source_id, span[0])!.n - 1;
      connection.run("INSERT INTO obligations(task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (?, ?, ?, ?, ?, ?, 'duty', '[]', 'by-hand')", id, documentId, span[0], span[1], line, words);
    }
    setFields(desk, id, { ...patch, text: patch.text ?? words }, author);
    return [id];
  });
}

/** A new task behind the one at `place`, in the same item of the outline. */
function makeTask({ connection }: Desk, place: StoredTask, author: Author): number {
  connection.run('UPDATE tasks SET ordinal = ordinal + 1 WHERE document_id = ? AND ordinal > ?', place.document_id, place.ordinal);
  const id = connection.run(
    'INSERT INTO tasks(document_id, source_id, ordinal, provision_key, path, title, posted_at, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?, 1)',
    place.document_id, place.source_id, place.ordinal + 1, place.provision_key, place.path, place.title, author.at,
  );
  recordChange(connection, { taskId: id, at: author.at, by: author.by, field: 'made', from: null, to: null });
  return id;
}

const taskOf = (connection: Connection, id: number): StoredTask => connection.get<StoredTask>('SELECT document_id, source_id, ordinal, provision_key, path, title FROM tasks WHERE id = ?', id)!;
const obligationsOf = (connection: Connection, id: number): StoredObligation[] => connection.all<StoredObligation>('SELECT * FROM obligations WHERE task_id = ? ORDER BY start, id', id);

/** What the document says of a task, kept for its next version before sentences leave it or come to it. */
function rememberStated(connection: Connection, id: number): void {
  const sentences = obligationsOf(connection, id);
  let words = '';
  sentences.forEach((sentence, i) => { words += (i > 0 && sentences[i - 1]!.line !== sentence.line ? '\n' : '') + sentence.text; });
  connection.run('UPDATE tasks SET stated = coalesce(stated, ?) WHERE id = ?', words, id);
}

function moveObligation(connection: Connection, obligationId: number, taskId: number): void {
  connection.run('UPDATE obligations SET task_id = ? WHERE id = ?', taskId, obligationId);
  connection.run('UPDATE deadlines SET task_id = ? WHERE obligation_id = ?', taskId, obligationId);
}

/** Cuts one sentence at a place of its words; the second part goes to `taskId`. */
function cutObligation(connection: Connection, o: StoredObligation, at: number, taskId: number): void {
  const cut = o.start + at;
  const actors = JSON.parse(o.actors) as { unit: string; span: Span | null }[];
  const side = (behind: boolean): string => JSON.stringify(actors.filter((actor) => actor.span === null || actor.span[0] >= cut === behind));
  const id = connection.run(
    'INSERT INTO obligations(task_id, document_id, start, end, line, text, modality, actors, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    taskId, o.document_id, cut, o.end, o.line, o.text.slice(at), o.modality, side(true), o.rule,
  );
  connection.run('UPDATE obligations SET end = ?, text = ?, actors = ? WHERE id = ?', cut, o.text.slice(0, at), side(false), o.id);
  const inside = 'start >= ? AND end <= ?';
  for (const [table, columns] of COPIED) {
    connection.run(`INSERT INTO ${table}(obligation_id, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE obligation_id = ? AND NOT (start IS NOT NULL AND ${inside})`, id, o.id, o.start, cut);
    connection.run(`DELETE FROM ${table} WHERE obligation_id = ? AND start IS NOT NULL AND ${inside}`, o.id, cut, o.end);
  }
  connection.run('UPDATE deadlines SET task_id = ? WHERE obligation_id = ?', taskId, id);
}

/** What hangs on an obligation, with the columns that are copied when it is cut. */
const COPIED = [
  ['responsibilities', 'ordinal, unit_id, role, basis, printed, start, end, rule'],
  ['quantities', 'ordinal, start, end, text, metric, comparator, value, unit, base, rule'],
  ['deadlines', 'document_id, task_id, start, end, text, kind, from_on, to_on, period, due, duration, direction, anchor, rule, due_on, due_basis'],
] as const;

type Chosen = { unit: string; role: Role }[];

function chosenUnits(connection: Connection, id: number): Chosen | null {
  const row = connection.get<{ value: string }>("SELECT value FROM overrides WHERE task_id = ? AND field = 'units'", id);
  return row ? JSON.parse(row.value) as Chosen : null;
}

function chosenModality(connection: Connection, id: number): Modality | null {
  const row = connection.get<{ value: string }>("SELECT value FROM overrides WHERE task_id = ? AND field = 'modality'", id);
  return row ? JSON.parse(row.value) as Modality : null;
}

function statedUnits(connection: Connection, id: number): Chosen {
  return connection.all(
    `SELECT u.name AS unit, r.role FROM obligations o JOIN responsibilities r ON r.obligation_id = o.id JOIN units u ON u.id = r.unit_id
      WHERE o.task_id = ? GROUP BY u.name, r.role ORDER BY min(o.start), min(r.ordinal)`, id);
}

/** Doubts that stand within the sentences of the new task go with them. */
function moveDoubts(connection: Connection, from: number, to: number): void {
  const places = obligationsOf(connection, to).map((o): Span => [o.start, o.end]);
  for (const d of connection.all<{ id: number; start: number; end: number }>('SELECT id, start, end FROM diagnostics WHERE task_id = ? AND start IS NOT NULL', from)) {
    if (places.some((place) => overlap(place, [d.start, d.end]) > 0)) connection.run('UPDATE diagnostics SET task_id = ? WHERE id = ?', to, d.id);
  }
}

function wordsAt(connection: Connection, sourceId: number, [start, end]: Span): string {
  const first = connection.get<{ start: number | null }>('SELECT max(start) AS start FROM lines WHERE source_id = ? AND start <= ?', sourceId, start)?.start ?? start;
  return connection.all<{ start: number; text: string }>('SELECT start, text FROM lines WHERE source_id = ? AND start >= ? AND start < ? ORDER BY start', sourceId, first, end)
    .map((line) => line.text.slice(Math.max(0, start - line.start), end - line.start)).filter((part) => part !== '').join('\n').trim();
}

/** The innermost item whose heading stands last before a place, with the labels above it. */
function provisionAt(connection: Connection, documentId: number, span: Span): { key: string; path: string[]; title: string } | null {
  type Row = { key: string; parent_key: string | null; label: string; title: string };
  const rows = new Map(connection.all<Row>('SELECT key, parent_key, label, title FROM provisions WHERE document_id = ? AND start <= ? ORDER BY id', documentId, span[0]).map((row) => [row.key, row]));
  const last = [...rows.values()].at(-1);
  if (!last) return null;
  const path: string[] = [];
  for (let row: Row | undefined = last, steps = 0; row && steps < 32; row = row.parent_key === null ? undefined : rows.get(row.parent_key), steps++) path.unshift(row.label);
  return { key: last.key, path, title: last.title };
}

