import type { Deadline, DueBasis } from '#model/analysis';
import { calendarDate, daysInMonth, type CalendarDate } from '#model/calendar-date';
import type { Diagnostic } from '#model/diagnostic';
import { addDuration, readDuration } from './durations.ts';
import { nextOccurrence } from './occurrences.ts';
import type { WorkingCalendar } from './working-days.ts';

export interface DueContext {
  issueDate: CalendarDate | null;
  /** The year that 今年/年内 mean in the document; null when it leaves it open. */
  year: number | null;
  calendar: WorkingCalendar;
  /** Recurring duties: the next occurrence on or after this day. Without it, after the issue date. */
  today?: CalendarDate;
  /** The day of the event that a counted limit runs from, when a person has entered it. */
  anchorDate?: CalendarDate;
}

export interface Due { dueOn: CalendarDate | null; basis: DueBasis; diagnostics: Diagnostic[] }

/** A deadline's fields that its due day depends on; `yearFrom` as in DeadlineMention. */
export type DueSubject = Pick<Deadline, 'kind' | 'start' | 'end' | 'period' | 'due' | 'duration' | 'direction' | 'anchor' | 'span' | 'text'> & { yearFrom?: 'paragraph' | 'document' | 'issue' };

/** The document's own issuance as the event: 自本通知印发之日起. Another document's issuance is another event. */
const ISSUANCE = /^(?:本[\u4e00-\u9fff]{1,6})?(?:印发|发布|公布|下发|颁布|发文|制发)(?:之日|当日|之后|以后|后)/;

/**
 * The day on which a deadline falls due, and why. 'open' with null: the year or the event is not known from the document,
 * or there is no due day (自…起, 长期). Not resolvable is a value with a diagnostic, never a guess.
 */
export function dueOn(deadline: DueSubject, context: DueContext): Due {
  switch (deadline.kind) {
    case 'by':
    case 'during': return ends(deadline, context);
    case 'every': return recurs(deadline, context);
    case 'within': return counted(deadline, context);
    case 'from':
    case 'ongoing': return NO_DAY;
  }
}

/** Nothing is wrong with the document: the day hangs on an event, or there is none. */
const NO_DAY: Due = { dueOn: null, basis: 'open', diagnostics: [] };

/** Where the year was read from → the basis of the day. */
const BASIS = { stated: 'stated', paragraph: 'stated', document: 'document-year', issue: 'issue-date' } as const;

/** 次年1月31日前 is the year after one that the sentence does not name (每个扶持年度): not the document's. */
const NEXT_TO_ANOTHER = /^[(]?(?:次|翌|下一?)年/;

function ends(deadline: DueSubject, { year, issueDate }: DueContext): Due {
  const end = deadline.end;
  if (end === undefined) return open(deadline, 'deadline-unresolved');
  if (end.startsWith('--')) {
    if (year === null || NEXT_TO_ANOTHER.test(deadline.text)) return open(deadline, 'deadline-year-open');
    const [month, day] = end.slice(2).split('-').map(Number) as [number, number];
    return checked(calendarDate(year, month, Math.min(day, daysInMonth(year, month))), 'document-year', deadline, issueDate);
  }
  return checked(end, BASIS[deadline.yearFrom ?? 'stated'], deadline, issueDate);
}

function checked(date: CalendarDate, basis: DueBasis, deadline: DueSubject, issueDate: CalendarDate | null): Due {
  if (issueDate === null || date >= issueDate) return { dueOn: date, basis, diagnostics: [] };
  return { dueOn: date, basis, diagnostics: [{ code: 'deadline-before-issue', severity: 'warning', span: deadline.span, found: date, expected: issueDate }] };
}

function recurs(deadline: DueSubject, { today, issueDate }: DueContext): Due {
  const day = today ?? issueDate;
  const next = day === null ? null : nextOccurrence(deadline, day, issueDate);
  return next === null ? NO_DAY : { dueOn: next, basis: 'recurring', diagnostics: [] };
}

function counted(deadline: DueSubject, { issueDate, anchorDate, calendar }: DueContext): Due {
  const duration = readDuration(deadline.duration ?? '');
  const fromIssue = deadline.direction !== 'before' && ISSUANCE.test(deadline.anchor ?? '');
  const start = anchorDate ?? (fromIssue ? issueDate : null);
  if (!duration) return open(deadline, 'deadline-unresolved');
  if (start === null) return NO_DAY;
  const { date, unpublished } = addDuration(start, duration, deadline.direction === 'before' ? -1 : 1, calendar);
  if (date === null) return { dueOn: null, basis: 'open', diagnostics: [{ code: 'calendar-year-unpublished', severity: 'warning', span: deadline.span, found: String(unpublished) }] };
  return { dueOn: date, basis: duration.unit === 'BD' ? 'working-days' : anchorDate === undefined ? 'issue-date' : 'stated', diagnostics: [] };
}

function open(deadline: DueSubject, code: 'deadline-unresolved' | 'deadline-year-open'): Due {
  return { dueOn: null, basis: 'open', diagnostics: [{ code, severity: 'info', span: deadline.span, found: deadline.text }] };
}
