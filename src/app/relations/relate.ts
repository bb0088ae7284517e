import type { Analysis, Issuance } from '#model/analysis';
import type { LibraryCitation, LibraryDocument, ReorganisedUnit } from '#model/relations';
import { type AlignedPair, alignPrepared, prepare, type Prepared } from '#relations/align';
import { inspect } from '#relations/inspect';
import { judgePairs } from '#relations/judge-pairs';
import { pairRelation, topicLikeness } from '#relations/kin';
import { prevailClause, prevailsOver, settledBy } from '#relations/prevail';
import { isOnlyPlanned, opensLine, relationInList } from '#relations/repeal-lists';
import { citedName, namesOf, regionOfDocument, resolve } from '#relations/resolve-links';
import { numberKey } from '#relations/title-key';
import type { Connection } from '#ledger/connection';
import { type Ledger, openLedger } from '#ledger/open';
import { documentIdsFrom } from '#ledger/posting/find-twin';
import { clearFindings, putFinding } from '#ledger/relations/findings';
import { storedIssuance, textOf } from '#ledger/relations/issuance';
import { forgetLapsed } from '#ledger/relations/lapsed';
import { linksFrom, linksTo } from '#ledger/relations/links';
import { citationsConcerning, citationsOf, citationsOfGone, documentsByName, documentsByNumber, documentsInFile, fileNameOf, libraryDocument, namedDocument, lineAt, markRelated, namesStored, putLink, putNames, type StoredName, type StoredNamedDocument, unrelated } from '#ledger/relations/names';
import { clearPairs, countStatements, putPair, statementsOfDocument, type StoredStatement } from '#ledger/relations/statements';

/** A document that was analysed a moment ago need not be read from the ledger again. */
export interface FreshIssuance { issuance: Issuance; text: string }

export interface RelateOptions {
  reorganised: readonly ReorganisedUnit[];
  fresh?: ReadonlyMap<number, FreshIssuance>;
}

/** How many documents are related in one transaction. */
const BATCH = 200;

/**
 * Stage 10 for documents that are new or were read again: their names, their citations and those of others that may mean
 * them, the same tasks in documents akin to them, and the findings. Touches only what they concern. Up to 200 documents
 * all or nothing; more in steps, and what a stop leaves undone is done the next time.
 */
export function relate(ledger: Ledger, ids: readonly number[], options: RelateOptions): void {
  const connection = ledger.writing;
  const work: Work = { ledger, options, statements: new Map(), done: new Set() };
  forgetLapsed(connection);
  if (ids.length <= BATCH) {
    connection.transaction(() => { for (const step of STEPS) step(work, ids); });
    return;
  }
  for (const step of STEPS) for (let i = 0; i < ids.length; i += BATCH) connection.transaction(() => { step(work, ids.slice(i, i + BATCH)); });
}

/** What the steps share: statements read lately, and the pairs of documents that were compared. */
interface Work { ledger: Ledger; options: RelateOptions; statements: Map<number, Prepared<StoredStatement>>; done: Set<string> }

/** Names first, so that citations find all of them; then links, by which kin are known; then tasks and findings. */
const STEPS: readonly ((work: Work, ids: readonly number[]) => void)[] = [
  ({ ledger: { writing } }, ids) => { for (const id of ids) nameDocument(writing, id); },
  ({ ledger: { writing } }, ids) => {
    const concerned = new Map<number, LibraryCitation>();
    for (const id of ids) {
      const cores = namesStored(writing, id).map((name) => name.core);
      for (const citation of [...citationsOf(writing, id), ...citationsConcerning(writing, id, cores, namedDocument(writing, id)?.numberKey ?? null)]) concerned.set(citation.id, citation);
    }
    for (const citation of citationsOfGone(writing)) concerned.set(citation.id, citation);
    const citing = new Map<number, Citing | null>();
    for (const citation of concerned.values()) linkCitation(writing, citation, citing);
  },
  ({ ledger: { writing } }, ids) => {
    for (const id of ids) {
      clearPairs(writing, id);
      clearFindings(writing, id);
    }
  },
  (work, ids) => {
    for (const id of ids) {
      inspectDocument(work.ledger, id, work.options);
      for (const other of kinOf(work.ledger.writing, id)) compare(work, id, other);
      markRelated(work.ledger.writing, id);
    }
  },
];

/** Stage 10 of a file that was posted a moment ago. */
export function relateFile(ledger: Ledger, path: string, analysis: Analysis, reorganised: readonly ReorganisedUnit[]): void {
  const ids = documentIdsFrom(ledger.writing, path);
  // The file's standing documents in order are those of the analysis, unless a person parted them otherwise.
  const fresh = new Map(ids.length === analysis.documents.length ? ids.map((id, index) => [id, { issuance: analysis.documents[index]!, text: analysis.text }]) : []);
  relate(ledger, ids, { reorganised, fresh });
}

/** Relates what was posted before there were relations, or by other ways than a file. Returns how many documents. */
export function relateRest(ledger: Ledger, reorganised: readonly ReorganisedUnit[]): number {
  const ids = unrelated(ledger.writing);
  if (ids.length > 0) relate(ledger, ids, { reorganised });
  return ids.length;
}

/**
 * Opens an existing ledger whose documents are all related: to be read only when they are already, else they are related
 * now. Lets `work` look at it and closes it. @throws Failure of opening the ledger
 */
export function withRelations<Result>(path: string, reorganised: () => readonly ReorganisedUnit[], work: (ledger: Ledger) => Result): Result {
  let ledger = openLedger(path, { readonly: true });
  try {
    if (unrelated(ledger.reading).length > 0) {
      ledger.close();
      ledger = openLedger(path, { create: false });
      relateRest(ledger, reorganised());
    }
    return work(ledger);
  } finally {
    ledger.close();
  }
}

/** Enters a document's names: its title, what it 印发s, and its file's name where the file holds nothing else. */
function nameDocument(connection: Connection, id: number): void {
  const document = libraryDocument(connection, id);
  if (!document) return;
  const file = documentsInFile(connection, id) === 1 ? [fileNameOf(connection, id).replace(/\.[^.]{1,5}$/, '')].filter((name) => /[\u4e00-\u9fff]{4,}/u.test(name)) : [];
  const names = namesOf(id, document.title, file);
  const number = document.number === null ? null : numberKey(document.number);
  putNames(connection, id, { numberKey: number, region: regionOfDocument(document.issuers, document.title) }, names);
}

/** What is asked of a citing document for each of its citations. */
interface Citing { document: StoredNamedDocument; title: string; names: StoredName[] }

function citingOf(connection: Connection, id: number): Citing | null {
  const document = namedDocument(connection, id);
  return document ? { document, title: libraryDocument(connection, id)?.title ?? '', names: namesStored(connection, id) } : null;
}

function linkCitation(connection: Connection, citation: LibraryCitation, known: Map<number, Citing | null>): void {
  let citing = known.get(citation.documentId);
  if (citing === undefined) known.set(citation.documentId, citing = citingOf(connection, citation.documentId));
  if (!citing) return;
  const changes = citation.relation === 'amend' || citation.relation === 'repeal';
  const line = changes || /废止|失效/u.test(citing.title) ? lineAt(connection, citation.documentId, citation.span[0]) : null;
  const relation = line && changes && isOnlyPlanned(line.text.slice(0, citation.span[0] - line.start)) ? 'mention' : line ? relationInList(citation.relation, citing.title, opensLine(line.text, [citation.span[0] - line.start, citation.span[1] - line.start])) : citation.relation;
  const cited = citedName(citation.title, citation.number, relation);
  const found = citation.self ? null : resolve(
    cited, citing.document, citing.names,
    cited.numberKey === null ? [] : documentsByNumber(connection, cited.numberKey), cited.core === '' ? [] : documentsByName(connection, cited.core),
  );
  putLink(connection, { citationId: citation.id, documentId: citation.documentId, numberKey: cited.numberKey, core: cited.core, relation, targetId: found?.documentId ?? null, by: found?.by ?? null });
}

function inspectDocument(ledger: Ledger, id: number, { fresh, reorganised }: RelateOptions): void {
  const read = fresh?.get(id) ?? storedIssuance(ledger, id);
  if (!read) return;
  for (const finding of inspect(read.issuance, read.text, reorganised)) putFinding(ledger.writing, id, null, finding);
}

/** Documents beyond this many of one kind add nothing that a person would read. */
const MOST_KIN = 4;
const LEAST_STATEMENTS = 3;
const LONGEST = 600;
const AKIN = 0.35;

/** Documents whose tasks are worth comparing: what it carries out or what carries it out, and its namesakes, of a like topic. */
function kinOf(connection: Connection, id: number): number[] {
  if (!comparable(connection, id)) return [];
  const names = namesStored(connection, id).map((name) => name.core);
  const resting = ['basis', 'implement', 'forward'];
  const linked = [...linksFrom(connection, id).filter((link) => resting.includes(link.relation)).map((link) => link.targetId), ...linksTo(connection, id).filter((link) => resting.includes(link.relation)).map((link) => link.fromId)];
  const alike = (other: number): number => Math.max(0, ...namesStored(connection, other).flatMap((theirs) => names.map((ours) => topicLikeness(ours, theirs.core))));
  const namesakes = names.filter((core) => core.length >= 8).flatMap((core) => documentsByName(connection, core).map((each) => each.document.id));
  return [...new Set([...linked, ...namesakes])]
    .filter((other) => other !== id && comparable(connection, other))
    .map((other) => ({ other, likeness: alike(other) }))
    .filter(({ likeness }) => likeness >= AKIN)
    .sort((a, b) => b.likeness - a.likeness || a.other - b.other)
    .slice(0, MOST_KIN)
    .map(({ other }) => other);
}

function comparable(connection: Connection, id: number): boolean {
  const count = countStatements(connection, id);
  return count >= LEAST_STATEMENTS && count <= LONGEST;
}

/** Statements that are kept for the next comparison. */
const MOST_KEPT = 300;

function statementsOf(work: Work, id: number): Prepared<StoredStatement> {
  let known = work.statements.get(id);
  if (!known) {
    if (work.statements.size >= MOST_KEPT) work.statements.clear();
    work.statements.set(id, known = prepare(statementsOfDocument(work.ledger.writing, id)));
  }
  return known;
}

/** Aligns two documents once; the lower or later one is A, and what contradicts is said of it. */
function compare(work: Work, one: number, other: number): void {
  const connection = work.ledger.writing;
  const key = one < other ? `${one} ${other}` : `${other} ${one}`;
  if (work.done.has(key)) return;
  work.done.add(key);
  const [x, y] = [libraryDocument(connection, one), libraryDocument(connection, other)];
  if (!x || !y) return;
  const [here, there] = [linksFrom(connection, one).filter((link) => link.targetId === other), linksFrom(connection, other).filter((link) => link.targetId === one)];
  const first = here.length > 0 || (there.length === 0 && (x.issueDate ?? '') >= (y.issueDate ?? ''));
  const [lower, upper] = first ? [x, y] : [y, x];
  const [a, b] = [statementsOf(work, lower.id), statementsOf(work, upper.id)];
  const pairs = alignPrepared(a, b);
  for (const pair of pairs) {
    const [ours, theirs] = [a.statements[pair.a]!, b.statements[pair.b]!];
    putPair(connection, { aDocument: lower.id, bDocument: upper.id, aTask: ours.taskId, bTask: theirs.taskId, a: ours.span, b: theirs.span, grade: pair.grade, score: pair.score, differences: pair.differences });
  }
  if (overrule(work, lower, upper, a, b, pairs)) return;
  const relation = pairRelation(lower, upper, (first ? here : there).map((link) => link.relation));
  if (relation !== null) for (const finding of judgePairs(a.statements, b.statements, pairs, { relation, otherId: upper.id, issueDate: lower.issueDate ?? (lower.year === null ? null : `${lower.year}-01-01`) })) putFinding(connection, lower.id, upper.id, finding);
}

/** 凡与本意见不一致的,按照本意见执行: what the earlier document says otherwise is settled, and said of it. */
function overrule({ ledger }: Work, a: LibraryDocument, b: LibraryDocument, ours: Prepared<StoredStatement>, theirs: Prepared<StoredStatement>, pairs: readonly AlignedPair[]): boolean {
  const connection = ledger.writing;
  const [later, earlier] = prevailsOver(a, b) ? [a, b] : [b, a];
  if (!pairs.some((pair) => pair.differences.length > 0) || !prevailsOver(later, earlier)) return false;
  const text = textOf(connection, later.id);
  const clause = text && prevailClause(text.text, text.start);
  if (!clause) return false;
  const turned = later === a ? pairs.map((pair) => ({ ...pair, a: pair.b, b: pair.a })) : pairs;
  const [old, recent] = later === a ? [theirs, ours] : [ours, theirs];
  const found = judgePairs(old.statements, recent.statements, turned, { relation: 'same-issuer', otherId: later.id });
  for (const finding of settledBy(found, later, clause)) putFinding(connection, earlier.id, later.id, finding);
  return true;
}
