import type { CalendarDate } from '#model/calendar-date';
import type { LibraryDocument, ValidityEvent } from '#model/relations';
import { effectiveDay, lastDay, type LinkToDocument, trialEnd } from './validity.ts';

/** What happened and will happen to a document, in order of time; what has no day comes last. */
export function timeline(document: LibraryDocument, links: readonly LinkToDocument[]): ValidityEvent[] {
  const own = (kind: ValidityEvent['kind'], on: CalendarDate | null): ValidityEvent[] => (on === null ? [] : [{ kind, documentId: document.id, span: null, on }]);
  const from = effectiveDay(document);
  const said = links.filter((link) => (link.relation === 'repeal' || link.relation === 'amend') && link.from.id !== document.id).map((link): ValidityEvent => ({
    kind: link.relation === 'repeal' ? 'repealed-by' : 'amended-by', documentId: link.from.id, span: link.span, on: effectiveDay(link.from),
  }));
  // One document's words are one event, however often it says them.
  const events = [...own('issued', document.issueDate), ...(from === document.issueDate ? [] : own('effective-from', from)), ...own(document.onTrial ? 'trial' : 'effective-to', lastDay(document)), ...own('trial', trialEnd(document)), ...new Map(said.map((event) => [`${event.kind} ${event.documentId}`, event])).values()];
  return events.sort((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999'));
}
