import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarDate } from '#model/calendar-date';
import type { ImportOutcome } from '#model/ledger';
import type { Finding, FindingJudgement, FindingWitness, LibraryDocument, Validity } from '#model/relations';
import { judgeBasis } from '#relations/judge-basis';
import { validity } from '#relations/validity';
import { type Ledger, openLedger } from '#ledger/open';
import { documentById, sourceText } from '#ledger/documents';
import { findingMark, judgements, sharingNumber, storedFindings } from '#ledger/relations-findings';
import { allLinks, changingLinks, type ChangingLink, unresolvedCitations } from '#ledger/relations-links';
import { libraryDocuments } from '#ledger/relations-names';
import { today } from './clock.ts';
import { importInto } from './import-into.ts';
import { withRelations } from './relate.ts';
import { reorganisedUnits } from './reorganised-units.ts';
import { readOwnResources } from './resources.ts';

/** A finding with what a report needs to show: its document, file and words. */
export interface ReportedFinding extends Finding {
  documentId: number;
  document: string;
  number: string | null;
  /** Path of the file that was read. */
  path: string;
  /** Counted from 1; null when the finding concerns the document as a whole. */
  line: number | null;
  column: number | null;
  /** The words at the finding's place. */
  words: string;
  mark: string;
  judgement: FindingJudgement | null;
  witnesses: readonly (FindingWitness & { document: string | null })[];
}

export interface CheckReport { today: CalendarDate; documents: number; findings: ReportedFinding[]; failed: Extract<ImportOutcome, { kind: 'failed' }>[] }

export interface CheckOptions { today?: CalendarDate }

/**
 * 合规检查 of a ledger: what was found when its documents were read, and what holds on this day (a basis repealed or over).
 * Relates first what was never related. @throws Failure of opening the ledger.
 */
export function checkLedger(ledgerPath: string, options: CheckOptions = {}): CheckReport {
  return withRelations(ledgerPath, () => reorganisedUnits(readOwnResources()), (ledger) => ({ ...report(ledger, today(options.today), true), failed: [] }));
}

/** 合规检查 of files and folders by themselves, against each other only; nothing is kept. @throws Failure */
export async function checkPaths(paths: readonly string[], options: CheckOptions = {}): Promise<CheckReport> {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-check-'));
  try {
    const path = join(folder, 'check.zeqing');
    const { outcomes } = await importInto(path, paths, { today: options.today });
    const ledger = openLedger(path);
    try {
      return { ...report(ledger, today(options.today), false), failed: outcomes.filter((outcome) => outcome.kind === 'failed') };
    } finally {
      ledger.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param library the documents are a library: what they rest on and it does not hold is missing from it */
function report(ledger: Ledger, day: CalendarDate, library: boolean): Omit<CheckReport, 'failed'> {
  const { reading } = ledger;
  const documents = new Map(libraryDocuments(reading).map((document) => [document.id, document]));
  const judged = judgements(reading);
  const found: { documentId: number; finding: Finding; mark: string }[] = storedFindings(reading).map((finding) => ({ documentId: finding.documentId, finding, mark: finding.mark }));
  const add = (documentId: number, finding: Finding): void => { found.push({ documentId, finding, mark: findingMark(finding, null) }); };
  for (const [id, finding] of basisFindings(ledger, documents, day)) add(id, finding);
  for (const id of documents.keys()) {
    for (const other of sharingNumber(reading, id)) if (other.id > id) add(id, sharedNumber(documents.get(id)!, other.id, other.title));
  }
  if (library) for (const { documentId, finding } of missingBases(ledger)) add(documentId, finding);
  const place = placer(ledger);
  const findings = found
    .map(({ documentId, finding, mark }): ReportedFinding => {
      const document = documents.get(documentId)!;
      return {
        ...finding, documentId, document: document.title, number: document.number, ...place(documentId, finding.span), mark, judgement: judged.get(`${documentId} ${mark}`) ?? null,
        witnesses: finding.witnesses.map((witness) => ({
          ...witness, document: witness.documentId === null ? null : documents.get(witness.documentId)?.title ?? null,
          words: witness.words === '' && witness.documentId !== null && witness.span ? place(witness.documentId, witness.span).words : witness.words,
        })),
      };
    })
    .sort((a, b) => a.documentId - b.documentId || (a.span?.[0] ?? -1) - (b.span?.[0] ?? -1));
  return { today: day, documents: documents.size, findings };
}

const sharedNumber = (document: LibraryDocument, otherId: number, title: string): Finding => ({
  code: 'number-shared', severity: 'warning', span: null, facts: { number: document.number ?? '', title }, witnesses: [{ documentId: otherId, span: null, words: title }],
});

/** What documents rest on and the library does not hold; once for each document and name. */
function missingBases({ reading }: Ledger): { documentId: number; finding: Finding }[] {
  const seen = new Set<string>();
  return unresolvedCitations(reading).flatMap(({ citation, core }) => {
    const key = `${citation.documentId} ${core || citation.number}`;
    if (citation.self || !['basis', 'implement', 'forward'].includes(citation.relation) || seen.has(key)) return [];
    seen.add(key);
    return [{ documentId: citation.documentId, finding: { code: 'cited-document-missing' as const, severity: 'info' as const, span: citation.span, facts: { title: citation.title ?? '', number: citation.number ?? '' }, witnesses: [] } }];
  });
}

function basisFindings(ledger: Ledger, documents: ReadonlyMap<number, LibraryDocument>, day: CalendarDate): [number, Finding][] {
  const states = validities(documents, changingLinks(ledger.reading), day);
  const citations = new Map<number, Parameters<typeof judgeBasis>[1][number][]>();
  for (const link of allLinks(ledger.reading)) {
    const target = documents.get(link.targetId) ?? null;
    const list = citations.get(link.fromId) ?? [];
    citations.set(link.fromId, list);
    list.push({ citation: { id: link.citationId, documentId: link.fromId, span: link.span, title: null, number: null, relation: link.relation, self: false }, target, validity: states.get(link.targetId) ?? null });
  }
  return [...citations].flatMap(([id, list]) => (documents.has(id) ? judgeBasis(states.get(id)!, list, day).map((finding): [number, Finding] => [id, finding]) : []));
}

/** The validity of every document on a day. */
export function validities(documents: ReadonlyMap<number, LibraryDocument>, changes: readonly ChangingLink[], day: CalendarDate): Map<number, Validity> {
  const byTarget = new Map<number, ChangingLink[]>();
  for (const change of changes) (byTarget.get(change.targetId) ?? byTarget.set(change.targetId, []).get(change.targetId)!).push(change);
  return new Map([...documents.values()].map((document) => [document.id, validity(document, byTarget.get(document.id) ?? [], day)]));
}

/** Path, line, column and words of a place, with the documents' texts kept for the while of a report. */
function placer(ledger: Ledger): (documentId: number, span: Finding['span']) => Pick<ReportedFinding, 'path' | 'line' | 'column' | 'words'> {
  const texts = new Map<number, { path: string; text: string }>();
  const known = (documentId: number): { path: string; text: string } => {
    let entry = texts.get(documentId);
    if (!entry) {
      const detail = documentById(ledger, documentId)!;
      if (texts.size > 50) texts.clear();
      texts.set(documentId, entry = { path: detail.path, text: sourceText(ledger, detail.sourceId) });
    }
    return entry;
  };
  return (documentId, span) => {
    const { path, text } = known(documentId);
    if (span === null) return { path, line: null, column: null, words: '' };
    const before = text.slice(0, span[0]);
    const from = before.lastIndexOf('\n') + 1;
    return { path, line: before.split('\n').length, column: span[0] - from + 1, words: text.slice(...span) };
  };
}
