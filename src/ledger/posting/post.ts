import type { Analysis, Issuance } from '#model/analysis';
import type { Diagnostic } from '#model/diagnostic';
import { overlap } from '#model/span';
import type { ImportOutcome } from '#model/ledger';
import type { Block } from '#model/source';
import type { Connection } from '#ledger/connection';
import { atDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { clearDocument, putDiagnostic, putDocument, putDocumentDetails } from './document-rows.ts';
import { documentsFromPath, earlierVersion } from './earlier-version.ts';
import type { StandingDocument } from './earlier-version.ts';
import { fold } from '#ledger/fold';
import { group, lineTable, taskFinder } from './group.ts';
import type { LineTable, StatedTask } from './group.ts';
import { indexDocument, unindexDocument } from './index-words.ts';
import type { Ledger } from '#ledger/open';
import { reconcile } from './reconcile.ts';
import type { TaskTrace } from './reconcile.ts';
import { putSource, retireEmptySources, standingTwin, touching } from './source-rows.ts';
import type { EnteredLine, PostedFile } from './source-rows.ts';
import { addTask, recordChange, renewTask, supersedeTask } from './task-rows.ts';
import { joinSentences } from '#ledger/task-text';

/** A file with all that was read from it. */
export interface Posting {
  file: PostedFile;
  /** The source's text; every span of the blocks and of the analysis points into it. */
  text: string;
  blocks: readonly Block[];
  analysis: Analysis;
  /** ISO instant of the import. */
  at: string;
  /**
   * new: never the new version of a document that is there. new-version: the title or 发文字号 alone makes it one.
   * read-again: bytes that the ledger has, analysed anew (with other rules or words); their documents are reconciled.
   */
  mode?: 'new' | 'new-version' | 'read-again';
}

/**
 * Enters one file into the ledger: all of it or nothing. The same bytes again are a 'duplicate'; a new version of
 * documents that are there is reconciled: tasks keep their ids, their status and whatever a person set.
 * Throws Failures: ledger-busy, disk-full, ledger-damaged, folder-read-only.
 */
export function post(ledger: Ledger, posting: Posting): ImportOutcome {
  return atDesk(ledger.writing, (desk) => {
    const { connection } = desk;
    const { file, analysis, at } = posting;
    const twin = standingTwin(connection, file.sha256);
    if (twin && posting.mode !== 'read-again') return { kind: 'duplicate', path: file.path, twin: twin.path };
    const renew = posting.mode !== 'new';
    const fromPath = renew ? documentsFromPath(connection, file.path) : [];
    const lines = lineTable(posting.text);
    const source = putSource(connection, file, posting.text, lines, posting.blocks, at);
    const sourceId = source.id;
    const claimed = new Set<number>();
    const touched = new Set(fromPath.map((d) => d.source_id));
    const sum = { documents: 0, tasks: 0, doubts: 0, kept: 0, renewed: fromPath.length > 0 };
    const earlier = analysis.documents.map((issuance) => {
      const found = renew ? earlierVersion(connection, issuance, fromPath, claimed, analysis.documents.length === 1, posting.mode === 'new-version') : null;
      if (found) claimed.add(found.id);
      return found;
    });
    for (const document of fromPath) if (!claimed.has(document.id)) supersedeDocument(desk, document, at);
    analysis.documents.forEach((issuance, ordinal) => {
      const before = earlier[ordinal] ?? null;
      if (before) {
        sum.renewed = true;
        touched.add(before.source_id);
      }
      const result = postIssuance(desk, { sourceId, ordinal, at, lines, entered: source.lines }, issuance, before);
      sum.documents++;
      sum.tasks += result.tasks;
      sum.kept += result.kept;
      sum.doubts += issuance.diagnostics.length;
    });
    sum.doubts += postSourceDoubts(connection, sourceId, analysis);
    retireEmptySources(connection, touched, sourceId);
    const { documents, tasks, doubts, kept } = sum;
    return sum.renewed ? { kind: 'updated', path: file.path, documents, tasks, doubts, kept } : { kind: 'added', path: file.path, documents, tasks, doubts };
  });
}

interface Place { sourceId: number; ordinal: number; at: string; lines: LineTable; entered: readonly EnteredLine[] }

function postIssuance(desk: Desk, place: Place, issuance: Issuance, earlier: StandingDocument | null): { tasks: number; kept: number } {
  const { connection, index } = desk;
  if (earlier) {
    if (earlier.superseded_at === null) unindexDocument(connection, index, earlier.id);
    clearDocument(connection, earlier.id);
  }
  const documentId = putDocument(connection, place.sourceId, place.ordinal, issuance, place.at, earlier?.id ?? null);
  putDocumentDetails(connection, documentId, issuance);
  const stated = group(issuance, place.lines);
  const { ids, kept } = postTasks(desk, { ...place, documentId }, stated, earlier !== null);
  const taskAt = taskFinder(stated, issuance);
  for (const doubt of issuance.diagnostics) {
    const task = doubt.span ? taskAt(doubt.span) : -1;
    putDiagnostic(connection, place.sourceId, documentId, ids[task] ?? null, doubt);
  }
  indexDocument(index, documentId, issuance.title, touching(place.entered, issuance.span[0], issuance.span[1]));
  return { tasks: stated.length, kept };
}

function postTasks(desk: Desk, place: Place & { documentId: number }, stated: readonly StatedTask[], again: boolean): { ids: number[]; kept: number } {
  const ids: number[] = [];
  const partner = again ? partners(desk, place, stated) : new Map<number, number>();
  stated.forEach((task, ordinal) => {
    const at = { documentId: place.documentId, sourceId: place.sourceId, ordinal, at: place.at };
    const known = partner.get(ordinal);
    if (known === undefined) ids.push(addTask(desk, at, task));
    else {
      renewTask(desk, at, known, task);
      ids.push(known);
    }
  });
  return { ids, kept: partner.size };
}

/** Which known task each stated task is; writes down what became of the known ones. */
function partners(desk: Desk, place: Place & { documentId: number }, stated: readonly StatedTask[]): Map<number, number> {
  const { connection } = desk;
  const after = stated.map((task, id) => ({ id, path: task.path.join('/'), text: fold(joinSentences(task.obligations)) }));
  const found = new Map<number, number>();
  // A task that a person took out is known as well, and stays out; one that a person made is nobody's new version.
  const standing = tracesOf(connection, place.documentId, 'by_hand = 0 AND (superseded_at IS NULL OR dismissed_at IS NOT NULL)');
  const wordsBefore = new Map(standing.map((task) => [task.id, task.words]));
  const { pairs, vanished, added } = reconcile(standing, after);
  for (const pair of pairs) {
    found.set(pair.after, pair.before);
    if (!pair.amended) continue;
    const words = joinSentences(stated[pair.after]!.obligations);
    recordChange(connection, { taskId: pair.before, at: place.at, by: null, field: 'document-text', from: JSON.stringify(wordsBefore.get(pair.before)), to: JSON.stringify(words) });
  }
  const gone = added.length === 0 ? [] : tracesOf(connection, place.documentId, 'by_hand = 0 AND superseded_at IS NOT NULL AND dismissed_at IS NULL');
  for (const id of vanished) supersedeTask(desk, id, place.at);
  for (const id of added) {
    const task = after[id]!;
    const index = gone.findIndex((t) => t.path === task.path && t.text === task.text);
    if (index < 0) continue;
    const [back] = gone.splice(index, 1);
    found.set(id, back!.id);
    recordChange(connection, { taskId: back!.id, at: place.at, by: null, field: 'revived', from: null, to: null });
  }
  return found;
}

function tracesOf(connection: Connection, documentId: number, condition: string): (TaskTrace & { words: string })[] {
  const tasks = connection.all<{ id: number; path: string; stated: string | null }>(`SELECT id, path, stated FROM tasks WHERE document_id = ? AND ${condition} ORDER BY ordinal, id`, documentId);
  return tasks.map(({ id, path, stated }) => {
    const words = stated ?? joinSentences(connection.all<{ text: string; line: number }>('SELECT text, line FROM obligations WHERE task_id = ? ORDER BY start, id', id));
    return { id, path: (JSON.parse(path) as string[]).join('/'), text: fold(words), words };
  });
}

function supersedeDocument(desk: Desk, document: StandingDocument, at: string): void {
  const { connection, index } = desk;
  unindexDocument(connection, index, document.id);
  for (const id of connection.column<number>('SELECT id FROM tasks WHERE document_id = ? AND superseded_at IS NULL', document.id)) supersedeTask(desk, id, at);
  connection.run('UPDATE documents SET superseded_at = ? WHERE id = ?', at, document.id);
}

/** Doubts about the file as a whole, those that an issuance has already left out. Returns how many. */
function postSourceDoubts(connection: Connection, sourceId: number, analysis: Analysis): number {
  connection.run('DELETE FROM diagnostics WHERE source_id = ? AND document_id IS NULL', sourceId);
  const key = (d: Diagnostic): string => JSON.stringify([d.code, d.span]);
  const said = new Set(analysis.documents.flatMap((d) => d.diagnostics.map(key)));
  const rest = analysis.diagnostics.filter((d) => !said.has(key(d)));
  for (const doubt of rest) {
    const inside = doubt.span && analysis.documents.findIndex((d) => overlap(d.span, doubt.span!) > 0);
    const document = inside === null || inside < 0 ? undefined : connection.get<{ id: number }>('SELECT id FROM documents WHERE source_id = ? AND ordinal = ? AND superseded_at IS NULL', sourceId, inside);
    putDiagnostic(connection, sourceId, document?.id ?? null, null, doubt);
  }
  return rest.length;
}
