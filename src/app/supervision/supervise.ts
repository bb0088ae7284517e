import { addDays, type CalendarDate } from '#model/calendar-date';
import type { Act } from '#model/review';
import { atDesk } from '#ledger/posting/desk';
import type { Author } from '#ledger/review/edit';
import type { Ledger } from '#ledger/open';
import { assign, renewOccurrences, type Assignment } from '#ledger/supervise';
import { libraryDocument } from '#ledger/relations/names';
import { assignmentFacts, supervisedIds, type AssignmentFacts } from '#ledger/supervise-read';
import { lastDay } from '#relations/validity';
import { addDuration } from '#resolve/durations';
import { occurrences } from '#resolve/occurrences';
import type { WorkingCalendar } from '#resolve/working-days';
import type { LimitRule, SupervisionRules } from './rules.ts';

/** More dates of one duty than this are not made ahead: a daily duty is not supervised day by day a year in advance. */
const MOST_DATES = 60;
const PAGE = 500;

export interface SuperviseContext { rules: SupervisionRules; calendar: WorkingCalendar; today: CalendarDate; author: Author }

/**
 * Puts tasks under supervision (立项) on `today`: the office's default limit where the document states none, and the
 * dates of recurring duties from now on. One act; null when all of them were supervised already.
 * @throws Failure 'task-not-found'
 */
export function supervise(ledger: Ledger, ids: readonly number[], context: SuperviseContext): Act | null {
  const fresh = factsOf(ledger, ids).filter((facts) => facts.assignedOn === null);
  const unknown = ids.filter((id) => !ledger.reading.get('SELECT 1 FROM tasks WHERE id = ?', id)).map((taskId) => ({ taskId, limit: null, occurrences: [] }));
  const { rules, calendar, today, author } = context;
  const endOf = documentEnds(ledger);
  const assignments = [...unknown, ...fresh.map((facts): Assignment => ({ taskId: facts.taskId, limit: limitOf(facts, rules.limits, calendar, today), occurrences: datesOf(facts, endOf, today, today, rules.office.ahead) }))];
  return assignments.length === 0 ? null : assign(ledger, assignments, today, author);
}

/** Makes the dates of supervised recurring duties reach far enough ahead; to be called on start and daily. Returns how many tasks recur. */
export function renewSupervision(ledger: Ledger, { rules, today }: Pick<SuperviseContext, 'rules' | 'today'>): number {
  const endOf = documentEnds(ledger);
  const recurring = factsOf(ledger, supervisedIds(ledger)).flatMap((facts) => {
    const dates = facts.deadlines.some((d) => d.kind === 'every') ? datesOf(facts, endOf, facts.assignedOn!, today, rules.office.ahead) : [];
    return dates.length > 0 ? [{ taskId: facts.taskId, dates }] : [];
  });
  const known = (id: number): string => JSON.stringify(ledger.reading.column<string>('SELECT due_on FROM occurrences WHERE task_id = ? ORDER BY due_on', id));
  const changed = recurring.filter(({ taskId, dates }) => known(taskId) !== JSON.stringify(dates));
  if (changed.length > 0) atDesk(ledger.writing, (desk) => { for (const { taskId, dates } of changed) renewOccurrences(desk, taskId, dates, today); });
  return recurring.length;
}

/** The due date that the office's own rules give a task without any stated limit; null where the document states one. */
export function limitOf(facts: Pick<AssignmentFacts, 'deadlines' | 'type' | 'urgency'>, rules: readonly LimitRule[], calendar: WorkingCalendar, from: CalendarDate): Assignment['limit'] {
  if (facts.deadlines.length > 0) return null;
  const rule = rules.find((one) => (one.type === '' || one.type === facts.type) && (one.urgency === '' || one.urgency === facts.urgency));
  const { date } = rule ? addDuration(from, { count: rule.days, unit: rule.unit }, 1, calendar) : { date: null };
  return rule && date !== null ? { dueOn: date, rule: rule.id } : null;
}

type DocumentEnds = (documentId: number) => CalendarDate | null;

/** The last day on which documents ask for anything, each looked up once; null while a document has no stated term, or is only on trial for so long. */
export function documentEnds({ reading }: Ledger): DocumentEnds {
  const known = new Map<number, CalendarDate | null>();
  return (documentId) => {
    const found = known.get(documentId);
    if (found !== undefined) return found;
    const document = libraryDocument(reading, documentId);
    const end = document && !document.onTrial ? lastDay(document) : null;
    known.set(documentId, end);
    return end;
  };
}

/** Dates of a task's recurring duties from `from` on, `ahead` days beyond today, but not beyond the document's term. */
function datesOf(facts: Pick<AssignmentFacts, 'documentId' | 'deadlines' | 'issueDate'>, endOf: DocumentEnds, from: CalendarDate, today: CalendarDate, ahead: number): CalendarDate[] {
  const recurring = facts.deadlines.filter((d) => d.kind === 'every');
  if (recurring.length === 0) return [];
  const horizon = addDays(today, ahead);
  const end = endOf(facts.documentId);
  const until = end !== null && end < horizon ? end : horizon;
  const dates = recurring.flatMap((d) => {
    const all = occurrences({ ...(d.period === null ? {} : { period: d.period }), ...(d.due === null ? {} : { due: d.due }) }, from, until, facts.issueDate);
    const ahead = all.findIndex((date) => date >= today);
    return ahead < 0 ? all : all.slice(0, ahead + MOST_DATES);
  });
  return [...new Set(dates)].sort();
}

function factsOf(ledger: Ledger, ids: readonly number[]): AssignmentFacts[] {
  const out: AssignmentFacts[] = [];
  for (let i = 0; i < ids.length; i += PAGE) out.push(...assignmentFacts(ledger, ids.slice(i, i + PAGE)));
  return out;
}
