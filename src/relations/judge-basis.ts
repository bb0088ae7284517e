import type { CalendarDate } from '#model/calendar-date';
import type { Finding, FindingWitness, LibraryCitation, LibraryDocument, Validity, ValidityState } from '#model/relations';
import { tellsAlone, numberKey } from './title-key.ts';

/** A citation with what it was resolved to. */
export interface ResolvedCitation { citation: LibraryCitation; target: LibraryDocument | null; validity: Validity | null }

const CODES: Partial<Record<ValidityState, Finding['code']>> = { repealed: 'basis-repealed', expired: 'basis-expired', 'trial-over': 'basis-trial-over' };

/**
 * Faults of what a document rests on: a basis that was repealed, or whose term is over. Only what it rests on counts
 * (根据, 贯彻落实, 转发), and only when the document itself is still in force; what it repeals itself is meant to be.
 * Once a target, at the first place.
 */
export function judgeBasis(own: Validity, citations: readonly ResolvedCitation[], today: CalendarDate): Finding[] {
  if (own.state === 'repealed' || own.state === 'expired') return [];
  const found = new Map<number, Finding>();
  const ownRepeals = new Set(citations.filter((each) => each.citation.relation === 'repeal').map((each) => each.target?.id));
  for (const { citation, target, validity } of citations) {
    if (!target || !validity || found.has(target.id) || ownRepeals.has(target.id)) continue;
    const code = CODES[validity.state];
    if (!code || !['basis', 'implement', 'forward'].includes(citation.relation)) continue;
    const witnesses: FindingWitness[] = validity.evidence.map((e) => ({ documentId: e.documentId, span: e.span, words: '' }));
    found.set(target.id, {
      code, severity: code === 'basis-repealed' ? 'error' : code === 'basis-expired' ? 'warning' : 'info', span: citation.span,
      facts: { title: target.title, number: target.number ?? '', on: validity.evidence[0]?.on ?? '', today }, witnesses,
    });
  }
  return [...found.values()];
}

/** A document that others cite and the library does not hold. */
export interface MissingDocument {
  title: string | null;
  number: string | null;
  /** How many documents cite it, and how many rest on it (basis, implement, forward). */
  citedBy: number;
  restOnIt: number;
  documents: readonly number[];
}

const WEIGHT: Readonly<Record<string, number>> = { basis: 3, implement: 3, forward: 3, amend: 2, repeal: 2, mention: 1, attach: 0 };

/**
 * 缺失文件: citations that resolve to nothing, put together by name or 文号, ranked by how much rests on them. What is
 * attached to the citing document itself is not missing.
 * @param core the comparable core of the cited title, '' when none is stated
 */
export function missingDocuments(unresolved: readonly { citation: LibraryCitation; core: string }[]): MissingDocument[] {
  interface Gathered { title: string | null; number: string | null; by: Map<number, number>; rest: Set<number> }
  const gathered = new Map<string, Gathered>();
  const byNumber = new Map<string, string>();
  for (const { citation, core } of unresolved) {
    if (citation.self || citation.relation === 'attach') continue;
    const number = citation.number === null ? null : numberKey(citation.number);
    const telling = number !== null && tellsAlone(number) ? number : null;
    const key = core !== '' ? core : telling ? byNumber.get(telling) ?? `#${telling}` : null;
    if (key === null) continue;
    if (core !== '' && telling && !byNumber.has(telling)) byNumber.set(telling, core);
    const one = gathered.get(key) ?? { title: null, number: null, by: new Map<number, number>(), rest: new Set<number>() };
    gathered.set(key, one);
    one.title ??= citation.title;
    one.number ??= telling ? citation.number : null;
    one.by.set(citation.documentId, Math.max(one.by.get(citation.documentId) ?? 0, WEIGHT[citation.relation] ?? 1));
    if (WEIGHT[citation.relation] === 3) one.rest.add(citation.documentId);
  }
  const weight = (one: Gathered): number => [...one.by.values()].reduce((sum, w) => sum + w, 0);
  return [...gathered.values()]
    .sort((a, b) => weight(b) - weight(a) || b.by.size - a.by.size)
    .map((one) => ({ title: one.title, number: one.number, citedBy: one.by.size, restOnIt: one.rest.size, documents: [...one.by.keys()] }));
}
