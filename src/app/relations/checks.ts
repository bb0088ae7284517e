import { CHECK_STATES, type CheckFilter, type CheckLine, type CheckList, type CheckState } from '#api/relation-methods';
import { Failure } from '#model/failure';
import { findingWords } from '#model/finding-words';
import type { FindingVerdict } from '#model/relations';
import { judgeFinding, storedFindings } from '#ledger/relations/findings';
import type { Core } from '#app/core';
import { findingTable } from './finding-table.ts';
import { gatherFindings, type GatheredFinding, named, placeFindings, registerOf } from './findings.ts';
import { relateInSteps } from './relate-soon.ts';
import { libraryOf, quote } from './relation-graph.ts';
import { remembered } from '#app/tables';
import type { SimpleTable } from '#export/simple-table';

const cache = new WeakMap<Core, { stamp: string; value: Map<string, GatheredFinding[]> }>();

/** All findings of the ledger, kept until it, the day or the office's register of units changes. */
function gathered(core: Core): GatheredFinding[] {
  libraryOf(core);
  const register = registerOf(core.resourceFolders);
  const known = remembered(cache, core, () => new Map<string, GatheredFinding[]>());
  const key = JSON.stringify(register);
  let found = known.get(key);
  if (!found) known.set(key, (found = gatherFindings(core.ledger, { day: core.today, library: true, register })));
  return found;
}

/** Told by 缺失文件 as a ranked list: here only where it is asked for. */
const ELSEWHERE = 'cited-document-missing';

const stateOf = (finding: GatheredFinding): CheckState => finding.judgement?.verdict ?? 'open';
type Part = 'severities' | 'codes' | 'states' | 'documents';

function fits(finding: GatheredFinding, filter: CheckFilter, but?: Part): boolean {
  const among = <T>(part: Part, list: readonly T[] | undefined, value: T): boolean => part === but || list === undefined || list.length === 0 || list.includes(value);
  const words = filter.search?.trim() ?? '';
  if (finding.code === ELSEWHERE && but !== 'codes' && !(filter.codes?.includes(ELSEWHERE) ?? false)) return false;
  return among('severities', filter.severities, finding.severity) && among('codes', filter.codes, finding.code) && among('states', filter.states, stateOf(finding)) && among('documents', filter.documents, finding.documentId)
    && (filter.task === undefined || finding.taskId === filter.task)
    && (words === '' || words.split(/\s+/u).every((word) => `${finding.document} ${finding.number ?? ''} ${findingWords(finding)}`.includes(word)));
}

const RANK = { error: 0, warning: 1, info: 2 } as const;
/** How many documents are counted for the filter. */
const DOCUMENTS = 200;

/** A page of the findings that a filter leaves, the gravest first, with the counts by which it may be narrowed further. */
export function checkList(core: Core, filter: CheckFilter, offset: number, limit: number): CheckList {
  const all = gathered(core);
  const found = all.filter((finding) => fits(finding, filter)).sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.code.localeCompare(b.code) || a.documentId - b.documentId);
  const but = (part: Part): GatheredFinding[] => all.filter((finding) => fits(finding, filter, part));
  const count = (list: readonly GatheredFinding[], is: (finding: GatheredFinding) => boolean): number => list.filter(is).length;
  const [ofSeverity, ofState] = [but('severities'), but('states')];
  const byCount = <T extends { count: number }>(list: T[]): T[] => list.sort((a, b) => b.count - a.count);
  return {
    today: core.today, documents: libraryOf(core).documents.size, total: found.length, findings: linesOf(core, found.slice(offset, offset + limit)),
    bySeverity: { error: count(ofSeverity, (f) => f.severity === 'error'), warning: count(ofSeverity, (f) => f.severity === 'warning'), info: count(ofSeverity, (f) => f.severity === 'info') },
    byState: Object.fromEntries(CHECK_STATES.map((state) => [state, count(ofState, (f) => stateOf(f) === state)])) as Record<CheckState, number>,
    byCode: byCount([...Map.groupBy(but('codes'), (f) => f.code)].map(([code, list]) => ({ code, count: list.length }))),
    byDocument: byCount([...Map.groupBy(but('documents'), (f) => f.documentId)].map(([id, list]) => ({ id, title: list[0]!.document, count: list.length }))).slice(0, DOCUMENTS),
  };
}

/** Findings of a document that stand in a task's sentences; only what is stored, as this is asked with every task that is opened. */
export function findingsOfTask(core: Core, documentId: number, task: number): CheckLine[] {
  const document = libraryOf(core).documents.get(documentId);
  return document === undefined ? [] : linesOf(core, storedFindings(core.ledger.reading, documentId).filter((finding) => finding.taskId === task).map((finding) => named(finding, document)));
}

function linesOf(core: Core, found: readonly GatheredFinding[]): CheckLine[] {
  const library = libraryOf(core);
  return found.map((finding) => ({
    id: finding.id, code: finding.code, severity: finding.severity, documentId: finding.documentId, document: finding.document, number: finding.number, taskId: finding.taskId, span: finding.span, facts: finding.facts, judgement: finding.judgement,
    quote: quote(core, library, finding.documentId, finding.span),
    witnesses: finding.witnesses.map(({ documentId, span, words }) => ({
      documentId, words, document: documentId === null ? null : library.documents.get(documentId)?.title ?? null, quote: documentId === null ? null : quote(core, library, documentId, span),
    })),
  }));
}

/** Keeps what a person makes of findings, of all of them or none. @throws Failure 'query-invalid' for an id that no finding has */
export function judgeChecks(core: Core, ids: readonly string[], verdict: FindingVerdict | null, note: string): number {
  const known = new Map(gathered(core).map((finding) => [finding.id, finding]));
  const chosen = ids.map((id) => {
    const finding = known.get(id);
    if (!finding) throw new Failure('query-invalid', { field: 'ids', found: id });
    return finding;
  });
  const judgement = verdict === null ? null : { verdict, reason: note.trim(), ...core.author };
  core.ledger.writing.transaction(() => { for (const finding of chosen) judgeFinding(core.ledger, finding.documentId, finding.mark, judgement); });
  core.emit({ kind: 'ledger-changed', why: 'edit' });
  return chosen.length;
}

/** Relates and checks every document again. Returns how many. */
export async function checkAgain(core: Core): Promise<number> {
  const ids = [...libraryOf(core).documents.keys()];
  await relateInSteps(core, ids);
  return ids.length;
}

/** The findings that a filter leaves, as a sheet. */
export const checkTable = (core: Core, filter: CheckFilter): SimpleTable =>
  findingTable(placeFindings(core.ledger, gathered(core).filter((finding) => fits(finding, filter))), libraryOf(core).documents.size, core.today);
