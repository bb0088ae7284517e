import type { LibraryDocument, LinkRelation, Validity } from '#model/relations';
import type { CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import { missingDocuments, type MissingDocument } from '#relations/judge-basis';
import { documents as listDocuments } from '#ledger/documents';
import type { Ledger } from '#ledger/open';
import { changingLinks, linksFrom, linksTo, type LibraryLink, unresolvedCitations } from '#ledger/relations/links';
import { libraryDocuments } from '#ledger/relations/names';
import { pairsOf, type StoredPair } from '#ledger/relations/statements';
import { validities } from './lapsed.ts';
import { today } from '#app/clock';
import { withRelations } from './relate.ts';
import { reorganisedUnits } from './reorganised-units.ts';
import { readOwnResources } from '#app/resources';

export interface Related { document: LibraryDocument; validity: Validity; relation: LinkRelation }
export interface DocumentRelations {
  today: CalendarDate;
  document: LibraryDocument;
  validity: Validity;
  /** What it cites and the library holds, and what cites it; once for each document and relation. */
  cites: Related[];
  citedBy: Related[];
  missing: MissingDocument[];
  /** Documents with tasks that are the same, with their number. */
  sameTasks: { document: LibraryDocument; same: number; similar: number; pairs: StoredPair[] }[];
}

/** The documents that others of the ledger cite and that it does not hold, what most rests on first. */
export function missingOf(ledgerPath: string): MissingDocument[] {
  return related(ledgerPath, (ledger) => missingDocuments(unresolvedCitations(ledger.reading)));
}

/**
 * What stands between one document and the rest of the ledger, on a day.
 * @param what 'D3', 文号 or a piece of the title; it must name one document
 * @throws Failure 'document-not-found', 'query-invalid' when several fit, and those of opening the ledger
 */
export function relationsOf(ledgerPath: string, what: string, options: { today?: CalendarDate } = {}): DocumentRelations {
  return related(ledgerPath, (ledger) => {
    const { reading } = ledger;
    const day = today(options.today);
    const id = findDocument(ledger, what);
    const documents = new Map(libraryDocuments(reading).map((document) => [document.id, document]));
    const states = validities(documents, changingLinks(reading), day);
    const ends = (links: readonly LibraryLink[], end: 'fromId' | 'targetId'): Related[] => {
      const seen = new Set<string>();
      return links.flatMap((link) => {
        const document = documents.get(link[end]);
        const key = `${link[end]} ${link.relation}`;
        if (!document || seen.has(key)) return [];
        seen.add(key);
        return [{ document, validity: states.get(document.id)!, relation: link.relation }];
      });
    };
    const pairs = new Map<number, StoredPair[]>();
    for (const pair of pairsOf(reading, id)) (pairs.get(pair.bDocument) ?? pairs.set(pair.bDocument, []).get(pair.bDocument)!).push(pair);
    return {
      today: day, document: documents.get(id)!, validity: states.get(id)!, cites: ends(linksFrom(reading, id), 'targetId'), citedBy: ends(linksTo(reading, id), 'fromId'),
      missing: missingDocuments(unresolvedCitations(reading, id)),
      sameTasks: [...pairs].flatMap(([other, list]) => {
        const document = documents.get(other);
        return document ? [{ document, same: list.filter((pair) => pair.grade === 'same').length, similar: list.filter((pair) => pair.grade === 'similar').length, pairs: list }] : [];
      }),
    };
  });
}

/** @throws Failure 'document-not-found', 'query-invalid' */
export function findDocument(ledger: Ledger, what: string): number {
  const digits = /^[Dd](\d{1,15})$/.exec(what.trim())?.[1];
  const fitting = digits === undefined ? listDocuments(ledger, { document: what.trim() }) : listDocuments(ledger).filter((document) => document.id === Number(digits));
  const exact = fitting.filter((document) => document.title === what.trim() || document.number === what.trim());
  const one = exact.length === 1 ? exact[0] : fitting.length === 1 ? fitting[0] : undefined;
  if (one) return one.id;
  if (fitting.length === 0) throw new Failure('document-not-found', { query: what });
  throw new Failure('query-invalid', { field: 'document', found: what, count: fitting.length, example: `D${fitting[0]!.id}` });
}

const related = <Result>(path: string, work: (ledger: Ledger) => Result): Result => withRelations(path, () => reorganisedUnits(readOwnResources()), work);
