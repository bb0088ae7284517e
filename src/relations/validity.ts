import type { LibraryDocument, LinkRelation, Validity, ValidityEvidence, ValidityState } from '#model/relations';
import { addDays, addMonths, isCalendarDate, type CalendarDate } from '#model/calendar-date';
import type { Span } from '#model/span';

/** A document's words about the one whose validity is asked for. */
export interface LinkToDocument {
  from: Pick<LibraryDocument, 'id' | 'issueDate' | 'effectiveFrom'>;
  relation: LinkRelation;
  span: Span | null;
}

/** 试行 and 暂行 without a stated term are to be confirmed after this many years (as most provinces' rules on 规范性文件 have it). */
const TRIAL_YEARS = 3;
const TRIAL = /[(（](?:试行|暂行)[)）]|试行(?:办法|规定|意见|方案|细则|标准)/u;
/** Laws and regulations run until they are repealed; 暂行条例 of the state are no trials. A term of years in them is another thing's (a licence's). */
const STATUTE = /(?:(?<!办)法|法典|条例|条例实施细则|实施条例)(?:[(（][^()（）]*[)）])?$/u;

/** The day from which a document is in force; null when it is not known. */
export function effectiveDay(document: Pick<LibraryDocument, 'issueDate' | 'effectiveFrom'>): CalendarDate | null {
  if (document.effectiveFrom !== null && isCalendarDate(document.effectiveFrom)) return document.effectiveFrom;
  return document.issueDate !== null && isCalendarDate(document.issueDate) ? document.issueDate : null;
}

/** The last day of a document's stated term; null when none is stated or its beginning is not known. */
export function lastDay(document: Pick<LibraryDocument, 'title' | 'issueDate' | 'effectiveFrom' | 'effectiveTo'>): CalendarDate | null {
  const { effectiveTo } = document;
  if (effectiveTo === null) return null;
  if (isCalendarDate(effectiveTo)) return effectiveTo;
  if (STATUTE.test(document.title)) return null;
  // Days alone (三十日的临时号牌) are no document's term.
  const [, years, months, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(effectiveTo) ?? [];
  const from = effectiveDay(document);
  if (from === null || (years ?? months) === undefined) return null;
  return addDays(addMonths(from, Number(years ?? 0) * 12 + Number(months ?? 0)), Number(days ?? 0) - 1);
}

/** The day from which a document on trial without a stated term is to be confirmed; null for others. */
export function trialEnd(document: Pick<LibraryDocument, 'title' | 'issueDate' | 'effectiveFrom' | 'effectiveTo'>): CalendarDate | null {
  const from = effectiveDay(document);
  return TRIAL.test(document.title) && document.effectiveTo === null && from !== null ? addMonths(from, TRIAL_YEARS * 12) : null;
}

/**
 * A document's state on a day, from its own dates and from what other documents of the library say of it. What counts
 * most comes first: repealed, term over, trial over, not yet in force, amended. Each state with all its evidence.
 */
export function validity(document: LibraryDocument, links: readonly LinkToDocument[], today: CalendarDate): Validity {
  const evidence: ValidityEvidence[] = [];
  let state: ValidityState = 'in-force';
  const say = (becomes: ValidityState, because: ValidityEvidence): void => {
    if (state === 'in-force' || becomes === state) {
      state = becomes;
      evidence.push(because);
    }
  };
  for (const kind of ['repeal', 'amend'] as const) {
    if (kind === 'amend') ownTerms(document, today, say);
    for (const link of links) {
      if (link.relation !== kind || link.from.id === document.id) continue;
      const on = effectiveDay(link.from);
      if (on !== null && on > today) continue;
      // A repeal can only have meant an earlier edition when this document came after it.
      if (on !== null && document.issueDate !== null && document.issueDate >= on) continue;
      say(kind === 'repeal' ? 'repealed' : 'amended', { kind: kind === 'repeal' ? 'repealed-by' : 'amended-by', documentId: link.from.id, span: link.span, on });
    }
  }
  return { state, evidence };
}

function ownTerms(document: LibraryDocument, today: CalendarDate, say: (becomes: ValidityState, because: ValidityEvidence) => void): void {
  const from = effectiveDay(document);
  const to = lastDay(document);
  const trial = document.onTrial === true || TRIAL.test(document.title);
  if (to !== null && to < today) say(trial ? 'trial-over' : 'expired', { kind: trial ? 'trial' : 'effective-to', documentId: document.id, span: null, on: to });
  const tried = trialEnd(document);
  if (tried !== null && tried <= today) say('trial-over', { kind: 'trial', documentId: document.id, span: null, on: tried });
  if (from !== null && from > today) say('not-yet', { kind: 'effective-from', documentId: document.id, span: null, on: from });
}
