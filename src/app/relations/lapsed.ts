import type { CalendarDate } from '#model/calendar-date';
import type { LibraryDocument, Validity } from '#model/relations';
import { validity } from '#relations/validity';
import type { Ledger } from '#ledger/open';
import { lapsedAsOf, type LapsedDocument, putLapsed } from '#ledger/relations/lapsed';
import { allLinks, changingLinks, type ChangingLink, type LibraryLink } from '#ledger/relations/links';
import { libraryDocuments } from '#ledger/relations/names';

/** The validity of every document on a day. */
export function validities(documents: ReadonlyMap<number, LibraryDocument>, changes: readonly ChangingLink[], day: CalendarDate): Map<number, Validity> {
  const byTarget = Map.groupBy(changes, (change) => change.targetId);
  return new Map([...documents.values()].map((document) => [document.id, validity(document, byTarget.get(document.id) ?? [], day)]));
}

/** Marks the documents that are no longer in force or rest on one, unless that is known for this day already. */
export function renewLapsed(ledger: Ledger, today: CalendarDate): void {
  if (lapsedAsOf(ledger.reading) === today) return;
  const documents = new Map(libraryDocuments(ledger.reading).map((document) => [document.id, document]));
  putLapsed(ledger.writing, today, lapsedDocuments(validities(documents, changingLinks(ledger.reading), today), allLinks(ledger.reading)));
}

const RESTS: ReadonlySet<string> = new Set(['basis', 'implement', 'forward']);

function lapsedDocuments(states: ReadonlyMap<number, Validity>, links: readonly LibraryLink[]): LapsedDocument[] {
  const found = new Map<number, LapsedDocument>();
  const gone = (id: number): 'repealed' | 'expired' | null => {
    const state = states.get(id)?.state;
    return state === 'repealed' || state === 'expired' ? state : null;
  };
  for (const id of states.keys()) {
    const state = gone(id);
    if (state) found.set(id, { documentId: id, basisId: id, state });
  }
  // Who repeals a document does not rest on it, whatever else its words say of it.
  const repeals = new Set(links.filter((link) => link.relation === 'repeal').map((link) => `${link.fromId} ${link.targetId}`));
  for (const { fromId, targetId, relation } of links) {
    const state = RESTS.has(relation) ? gone(targetId) : null;
    if (state && states.has(fromId) && !found.has(fromId) && !repeals.has(`${fromId} ${targetId}`)) found.set(fromId, { documentId: fromId, basisId: targetId, state });
  }
  return [...found.values()];
}
