import type { Connection, Reading } from '#ledger/connection';
import type { Ledger } from '#ledger/open';
import { SETTLED } from '#ledger/tasks';
import type { Finding, FindingCode, FindingJudgement, FindingWitness } from '#model/relations';
import type { Span } from '#model/span';
import { taskHolding } from './follow.ts';

/** A finding of the ledger, with the document and the task that it is about and what a person made of it. */
export interface StoredFinding extends Finding { documentId: number; otherId: number | null; taskId: number | null; mark: string; judgement: FindingJudgement | null }

/** By which a finding is known again when its document is read again: its code and the words it rests on, not its place. */
export function findingMark(finding: Finding, otherId: number | null): string {
  const facts = Object.entries(finding.facts).filter(([name]) => name !== 'today' && name !== 'tasks').sort(([a], [b]) => a.localeCompare(b)).map(([, value]) => String(value).replace(/\s/gu, ''));
  return [finding.code, otherId ?? '', ...facts].join('|');
}

/** Takes out the findings of a document by itself (`other` null), or of it and another, in either direction. */
export function clearFindings(connection: Connection, documentId: number): void {
  connection.run('DELETE FROM findings WHERE document_id = ? OR other_id = ?', documentId, documentId);
}

export function putFinding(connection: Connection, documentId: number, otherId: number | null, f: Finding): void {
  connection.run(
    'INSERT INTO findings(document_id, other_id, task_id, code, severity, start, end, facts, witnesses, mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    documentId, otherId, f.span === null ? null : taskAt(connection, documentId, f.span[0]), f.code, f.severity, f.span?.[0] ?? null, f.span?.[1] ?? null, JSON.stringify(f.facts), JSON.stringify(f.witnesses), findingMark(f, otherId),
  );
}

/** The standing task whose sentence stands at a place of its document; null when none does. */
export const taskAt = (reading: Reading, documentId: number, place: number): number | null =>
  reading.get<{ id: number | null }>(`SELECT ${taskHolding('?', '?')} AS id`, documentId, place, place)!.id;

interface FindingRow { document_id: number; other_id: number | null; task_id: number | null; code: FindingCode; severity: Finding['severity']; start: number | null; end: number | null; facts: string; witnesses: string; mark: string }

/** The findings kept in the ledger, of one document or of all standing ones, in text order, with their judgements. */
export function storedFindings(reading: Reading, documentId: number | null = null): StoredFinding[] {
  const judged = judgements(reading, documentId);
  return reading
    .all<FindingRow>(
      `SELECT f.* FROM findings f JOIN documents d ON d.id = f.document_id AND d.superseded_at IS NULL WHERE (? IS NULL OR f.document_id = ?) ORDER BY f.document_id, f.start, f.id`, documentId, documentId)
    .map((row) => ({
      documentId: row.document_id, otherId: row.other_id, taskId: row.task_id, code: row.code, severity: row.severity, span: row.start === null || row.end === null ? null : [row.start, row.end],
      facts: JSON.parse(row.facts) as Finding['facts'], witnesses: JSON.parse(row.witnesses) as FindingWitness[], mark: row.mark, judgement: judged.get(`${row.document_id} ${row.mark}`) ?? null,
    }));
}

/** What persons made of findings, by 'documentId mark'; of one document or of all. */
export function judgements(reading: Reading, documentId: number | null = null): Map<string, FindingJudgement> {
  const rows = reading.all<FindingJudgement & { document_id: number; mark: string }>('SELECT document_id, mark, verdict, reason, by, at FROM finding_judgements WHERE ? IS NULL OR document_id = ?', documentId, documentId);
  return new Map(rows.map(({ document_id, mark, ...judgement }) => [`${document_id} ${mark}`, judgement]));
}

/** Keeps what a person made of a finding; null takes it back. It outlives every new version of the document. */
export function judgeFinding(ledger: Ledger, documentId: number, mark: string, judgement: FindingJudgement | null): void {
  const { writing } = ledger;
  writing.transaction(() => {
    writing.run('DELETE FROM finding_judgements WHERE document_id = ? AND mark = ?', documentId, mark);
    if (judgement) writing.run('INSERT INTO finding_judgements(document_id, mark, verdict, reason, by, at) VALUES (?, ?, ?, ?, ?, ?)', documentId, mark, judgement.verdict, judgement.reason, judgement.by, judgement.at);
  });
}

/** Pairs of standing documents that bear the same 文号, the earlier entered first. */
export const sharingNumber = (reading: Reading): { id: number; otherId: number; title: string }[] => reading.all(
  `SELECT o.document_id AS id, d.id AS otherId, d.title FROM related_documents o JOIN documents own ON own.id = o.document_id AND own.superseded_at IS NULL
    JOIN related_documents r ON r.number_key = o.number_key AND r.document_id > o.document_id
    JOIN documents d ON d.id = r.document_id AND d.superseded_at IS NULL WHERE o.number_key IS NOT NULL ORDER BY o.document_id, d.id`);

/** How many tasks of these documents are neither done nor ended; documents without such are left out. */
export function openTasksOf(reading: Reading, documents: readonly number[]): Map<number, number> {
  const settled = SETTLED.map((status) => `'${status}'`).join(', ');
  return new Map(reading.all<{ id: number; n: number }>(
    `SELECT document_id AS id, count(*) AS n FROM tasks WHERE superseded_at IS NULL AND status NOT IN (${settled}) AND document_id IN (SELECT value FROM json_each(?)) GROUP BY document_id`, JSON.stringify(documents)).map(({ id, n }) => [id, n]));
}

/** Units that standing documents give work to in so many words, each at its first place in the document. */
export const namedUnits = (reading: Reading): { documentId: number; unit: string; span: Span }[] => reading
  .all<{ documentId: number; unit: string; start: number; end: number }>(
    `SELECT o.document_id AS documentId, u.name AS unit, min(r.start) AS start, r.end FROM responsibilities r JOIN obligations o ON o.id = r.obligation_id JOIN units u ON u.id = r.unit_id
      JOIN tasks t ON t.id = o.task_id AND t.superseded_at IS NULL WHERE r.start IS NOT NULL GROUP BY o.document_id, u.id ORDER BY o.document_id, start`)
  .map(({ start, end, ...row }) => ({ ...row, span: [start, end] }));
