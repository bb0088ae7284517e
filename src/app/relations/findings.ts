import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { Finding, FindingJudgement, FindingWitness, LibraryDocument, Validity } from '#model/relations';
import type { RawResources } from '#model/resources';
import { judgeBasis } from '#relations/judge-basis';
import { type RegisteredUnit, unknownUnits } from '#relations/judge-units';
import { documentById, sourceText } from '#ledger/documents';
import type { Ledger } from '#ledger/open';
import { findingMark, judgements, namedUnits, openTasksOf, sharingNumber, storedFindings, type StoredFinding, taskAt } from '#ledger/relations/findings';
import { allLinks, changingLinks, unresolvedCitations } from '#ledger/relations/links';
import { libraryDocuments } from '#ledger/relations/names';
import { validities } from './lapsed.ts';
import { readCsv } from '#app/resources';

/** A finding of a ledger with all that does not need its text. */
export interface GatheredFinding extends Finding {
  /** Stays the same as long as the document says the same; to judge it by. */
  id: string;
  documentId: number;
  document: string;
  number: string | null;
  /** The task in whose sentence it stands; null when in none. */
  taskId: number | null;
  mark: string;
  judgement: FindingJudgement | null;
}

/** Where words stand in the file that was read; line and column from 1, null for a document as a whole. */
export interface FindingPlace { path: string; line: number | null; column: number | null; words: string }
export interface PlacedFinding extends GatheredFinding, FindingPlace { witnesses: readonly (FindingWitness & { document: string | null })[] }

export interface GatherOptions {
  day: CalendarDate;
  /** The documents are a library: what they rest on and it does not hold is missing from it. */
  library: boolean;
  register: readonly RegisteredUnit[];
}

/**
 * All findings of a ledger: what was found when its documents were read, and what holds on this day (a basis repealed or
 * over, a 文号 given twice, units that the register does not know). In the order of documents and of their text.
 */
export function gatherFindings(ledger: Ledger, { day, library, register }: GatherOptions): GatheredFinding[] {
  const { reading } = ledger;
  const documents = new Map(libraryDocuments(reading).map((document) => [document.id, document]));
  const judged = judgements(reading);
  const found: GatheredFinding[] = [];
  const add = (documentId: number, finding: Finding, mark: string, taskId: number | null): void => {
    const document = documents.get(documentId);
    if (document) found.push({ ...finding, id: idOf(documentId, mark), documentId, document: document.title, number: document.number, taskId, mark, judgement: judged.get(`${documentId} ${mark}`) ?? null });
  };
  for (const stored of storedFindings(reading)) {
    const document = documents.get(stored.documentId);
    if (document) found.push(named(stored, document));
  }
  const now = [...ofValidity(ledger, documents, day, library), ...ofSharedNumbers(ledger, documents), ...(library ? missingBases(ledger) : []), ...ofUnits(ledger, register)];
  for (const [documentId, finding] of now) add(documentId, finding, findingMark(finding, null), finding.span && finding.code === 'unit-unknown' ? taskAt(reading, documentId, finding.span[0]) : null);
  return found.sort((a, b) => a.documentId - b.documentId || (a.span?.[0] ?? -1) - (b.span?.[0] ?? -1));
}

/** A stored finding with what its document is called. */
export const named = ({ otherId: _other, ...finding }: StoredFinding, { title, number }: Pick<LibraryDocument, 'title' | 'number'>): GatheredFinding => ({ ...finding, id: idOf(finding.documentId, finding.mark), document: title, number });

const idOf = (documentId: number, mark: string): string => createHash('sha256').update(`${documentId} ${mark}`).digest('hex').slice(0, 10);

type Found = [documentId: number, finding: Finding];

/** Bases that are repealed or over, and documents that are so themselves with work left. */
function ofValidity({ reading }: Ledger, documents: ReadonlyMap<number, LibraryDocument>, day: CalendarDate, library: boolean): Found[] {
  const states = validities(documents, changingLinks(reading), day);
  const citations = Map.groupBy(allLinks(reading), (link) => link.fromId);
  const bases = [...citations].flatMap(([id, links]) => {
    const own = states.get(id);
    return own === undefined ? [] : judgeBasis(own, links.map((link) => ({
      citation: { id: link.citationId, documentId: link.fromId, span: link.span, title: null, number: null, relation: link.relation, self: false }, target: documents.get(link.targetId) ?? null, validity: states.get(link.targetId) ?? null,
    })), day).map((finding): Found => [id, finding]);
  });
  const gone = library ? [...states].filter(([, { state }]) => state === 'repealed' || state === 'expired') : [];
  const open = openTasksOf(reading, gone.map(([id]) => id));
  return [...bases, ...gone.flatMap(([id, own]): Found[] => (open.has(id) ? [[id, lapsed(own, open.get(id)!)]] : []))];
}

const lapsed = ({ state, evidence }: Validity, tasks: number): Finding => ({
  code: 'lapsed-with-open-tasks', severity: 'info', span: null, facts: { state, tasks, on: evidence[0]?.on ?? '' },
  witnesses: evidence.filter((each) => each.span !== null).map((each) => ({ documentId: each.documentId, span: each.span, words: '' })),
});

function ofSharedNumbers({ reading }: Ledger, documents: ReadonlyMap<number, LibraryDocument>): Found[] {
  return sharingNumber(reading).map(({ id, otherId, title }) => [id, {
    code: 'number-shared', severity: 'warning', span: null, facts: { number: documents.get(id)?.number ?? '', title }, witnesses: [{ documentId: otherId, span: null, words: title }],
  }]);
}

/** What documents rest on and the library does not hold; once for each document and name. */
function missingBases({ reading }: Ledger): Found[] {
  const seen = new Set<string>();
  return unresolvedCitations(reading).flatMap(({ citation, core }): Found[] => {
    const key = `${citation.documentId} ${core || citation.number}`;
    if (citation.self || !['basis', 'implement', 'forward'].includes(citation.relation) || seen.has(key)) return [];
    seen.add(key);
    return [[citation.documentId, { code: 'cited-document-missing', severity: 'info', span: citation.span, facts: { title: citation.title ?? '', number: citation.number ?? '' }, witnesses: [] }]];
  });
}

function ofUnits({ reading }: Ledger, register: readonly RegisteredUnit[]): Found[] {
  if (register.length === 0) return [];
  return [...Map.groupBy(namedUnits(reading), (named) => named.documentId)].flatMap(([id, named]) => unknownUnits(named, register).map((finding): Found => [id, finding]));
}

/** Rows of lexicon/unit-register.csv: the office's own list of units. @throws Failure 'resource-broken' with file and line. */
export function registeredUnits({ lexicon }: Pick<RawResources, 'lexicon'>): RegisteredUnit[] {
  return (lexicon['unit-register'] ?? []).map(({ values: { name = '', aliases = '' }, file, line }) => {
    if (name === '') throw new Failure('resource-broken', { file, line, reason: 'name' });
    return { name, aliases: aliases.split(/[;;、,,\s]+/u).filter(Boolean) };
  });
}

/** As `registeredUnits`, from the folders of resources (ours and the user's), without reading their other files. */
export function registerOf(folders: readonly string[]): RegisteredUnit[] {
  const rows = folders.map((folder) => join(folder, 'lexicon', 'unit-register.csv')).filter((file) => existsSync(file)).flatMap(readCsv);
  return registeredUnits({ lexicon: { 'unit-register': rows } });
}

/** Path, line, column and words of findings and of what they rest on; the documents' texts are read once each. */
export function placeFindings(ledger: Ledger, found: readonly GatheredFinding[]): PlacedFinding[] {
  const place = placer(ledger);
  return found.map((finding) => ({
    ...finding, ...place(finding.documentId, finding.span),
    witnesses: finding.witnesses.map((witness) => {
      const other = witness.documentId === null ? null : documentById(ledger, witness.documentId);
      return { ...witness, document: other?.title ?? null, words: witness.words === '' && other && witness.span ? place(other.id, witness.span).words : witness.words };
    }),
  }));
}

/** How many texts are kept at a time. */
const KEPT = 50;

function placer(ledger: Ledger): (documentId: number, span: Finding['span']) => FindingPlace {
  const texts = new Map<number, { path: string; text: string }>();
  const known = (documentId: number): { path: string; text: string } => {
    let entry = texts.get(documentId);
    if (!entry) {
      const detail = documentById(ledger, documentId)!;
      if (texts.size > KEPT) texts.clear();
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
