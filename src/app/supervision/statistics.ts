import { toDays, type CalendarDate } from '#model/calendar-date';
import type { TaskStatus } from '#model/ledger';
import type { SupervisedTask } from '#model/supervise';
import type { Ledger } from '#ledger/open';
import { isDone } from '#ledger/supervise';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { dayOfInstant } from '#app/clock';
import { ownersOf } from './owners.ts';
import type { ScoreRule } from './rules.ts';

/** What is counted: a task, or one date of a recurring duty that has come or is done. Dates are calendar dates. */
export interface Item {
  task: SupervisedTask;
  occurrence: string | null;
  owners: readonly string[];
  assignedOn: CalendarDate;
  dueOn: CalendarDate | null;
  /** null while it is not done. */
  doneOn: CalendarDate | null;
  terminated: boolean;
  extensions: number;
}

export type TallyKey = 'unit' | 'document' | 'leader' | 'month';

/**
 * One line of the statistics on a day. assigned: all items; due: fallen due by that day; overdue: due before it and not
 * done; averageDelay: days, over those done late and those overdue; rates from 0 to 1, null where nothing is counted.
 */
export interface Tally {
  key: string;
  assigned: number; due: number; doneOnTime: number; doneLate: number; overdue: number; open: number; terminated: number; extensions: number;
  averageDelay: number | null; onTimeRate: number | null; doneRate: number | null; score: number;
}

/** Everything under supervision on a day, as items. What was done or assigned later does not count yet. */
export function itemsOf(ledger: Ledger, asOf: CalendarDate): Item[] {
  const ids = supervisedIds(ledger);
  const days = unstatedDays(ledger);
  return supervisedTasks(ledger, ids, asOf).flatMap((task): Item[] => {
    if (task.assignedOn === null || task.assignedOn > asOf) return [];
    const owners = ownersOf(task);
    const granted = (occurrence: string | null): number => task.extensions.filter((one) => one.state === 'granted' && one.occurrence === occurrence).length;
    const item = (occurrence: string | null, status: TaskStatus, dueOn: string | null, doneOn: string | null): Item => ({
      task, occurrence, owners, assignedOn: task.assignedOn!, dueOn, doneOn: isDone(status) && doneOn !== null && doneOn <= asOf ? doneOn : null, terminated: status === 'terminated', extensions: granted(occurrence),
    });
    const recurring = task.occurrences.map((one) => item(one.dueOn, one.status, one.extendedTo ?? one.dueOn, one.doneOn)).filter((one) => one.occurrence! <= asOf || one.doneOn !== null);
    const alone = task.occurrences.length === 0 || task.deadlines.some((d) => d.kind !== 'every');
    const own = task.occurrences.length === 0 ? task.dueOn : otherDue(task);
    return alone ? [item(null, task.status, own, task.doneOn ?? days.get(task.id) ?? null), ...recurring] : recurring;
  });
}

/** Items that fall due in a time; all of them when none is given. */
export const dueWithin = (items: readonly Item[], { dueFrom, dueTo }: { dueFrom?: string | undefined; dueTo?: string | undefined }): Item[] =>
  items.filter(({ dueOn }) => (dueFrom === undefined && dueTo === undefined) || (dueOn !== null && dueOn >= (dueFrom ?? '') && dueOn <= (dueTo ?? '9999')));

/** The due date of the part of a task that does not recur. */
function otherDue(task: SupervisedTask): string | null {
  const granted = task.extensions.findLast((one) => one.state === 'granted' && one.occurrence === null)?.to;
  return granted ?? task.deadlines.flatMap((d) => (d.kind !== 'every' && d.dueOn ? [d.dueOn] : [])).sort()[0] ?? null;
}

/** A task that was set to done without saying on which day (in bulk, in review): the day on which that was done. */
function unstatedDays({ reading }: Ledger): Map<number, string> {
  const days = new Map<number, string>();
  const changes = reading.all<{ taskId: number; at: string; from: string; to: string }>(
    `SELECT c.task_id AS taskId, c.at, c.from_value AS "from", c.to_value AS "to" FROM changes c JOIN supervised s ON s.task_id = c.task_id
      WHERE c.field = 'status' AND NOT EXISTS (SELECT 1 FROM supervision_fields f WHERE f.task_id = c.task_id AND f.field = 'doneOn') ORDER BY c.id`);
  for (const { taskId, at, from, to } of changes) {
    const [before, after] = [JSON.parse(from) as TaskStatus, JSON.parse(to) as TaskStatus];
    if (!isDone(after)) days.delete(taskId);
    else if (!isDone(before)) days.set(taskId, dayOfInstant(at));
  }
  return days;
}

/** Items by unit (an item of several owners counts for each), document (its title, with its 文号 where another has the same), leader or month of the due date; the key '' for none. */
export function tally(items: readonly Item[], by: TallyKey, score: ScoreRule, asOf: CalendarDate): Tally[] {
  const groups = new Map<string, Item[]>();
  const names = by === 'document' ? documentNames(items) : NO_NAMES;
  for (const item of items) {
    for (const key of keysOf(item, by, names)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  const lines = [...groups].map(([key, group]) => count(key, group, score, asOf));
  return by === 'month' ? lines.sort((a, b) => (a.key < b.key ? -1 : 1)) : lines.sort((a, b) => b.assigned - a.assigned || (a.key < b.key ? -1 : 1));
}

/** All items as one line. */
export const total = (items: readonly Item[], score: ScoreRule, asOf: CalendarDate): Tally => count('', items, score, asOf);

const NO_NAMES: ReadonlyMap<number, string> = new Map();

/** What documents are called in the statistics: two of one title are two lines. */
function documentNames(items: readonly Item[]): Map<number, string> {
  const documents = new Map(items.map(({ task }) => [task.documentId, task]));
  const titles = Map.groupBy(documents.values(), (task) => task.document);
  return new Map([...documents].map(([id, { document, number }]) => [id, titles.get(document)!.length > 1 ? `${document}（${number ?? `D${id}`}）` : document]));
}

function keysOf(item: Item, by: TallyKey, names: ReadonlyMap<number, string>): readonly string[] {
  switch (by) {
    case 'unit': return item.owners.length > 0 ? item.owners : [''];
    case 'document': return [names.get(item.task.documentId) ?? ''];
    case 'leader': return [item.task.fields.leader ?? ''];
    case 'month': return [item.dueOn?.slice(0, 7) ?? ''];
  }
}

function count(key: string, items: readonly Item[], score: ScoreRule, asOf: CalendarDate): Tally {
  const live = items.filter((item) => !item.terminated);
  const late = (item: Item): number => (item.dueOn === null ? 0 : Math.max(0, toDays(item.doneOn ?? asOf) - toDays(item.dueOn)));
  const done = live.filter((item) => item.doneOn !== null);
  const doneLate = done.filter((item) => late(item) > 0);
  const overdue = live.filter((item) => item.doneOn === null && late(item) > 0);
  const delayed = [...doneLate, ...overdue];
  const due = live.filter((item) => item.dueOn !== null && item.dueOn <= asOf);
  const counted = new Set([...due, ...done]).size;
  const line = {
    key, assigned: items.length, due: due.length, doneOnTime: done.length - doneLate.length, doneLate: doneLate.length, overdue: overdue.length, open: live.length - done.length,
    terminated: items.length - live.length, extensions: items.reduce((sum, item) => sum + item.extensions, 0),
    averageDelay: delayed.length === 0 ? null : delayed.reduce((sum, item) => sum + late(item), 0) / delayed.length,
    onTimeRate: counted === 0 ? null : (done.length - doneLate.length) / counted,
    doneRate: live.length === 0 ? null : done.length / live.length,
  };
  return { ...line, score: scoreOf(line, score) };
}

/** The office's own formula over a line; where a rate is not known, as if all were well. */
export function scoreOf(line: Omit<Tally, 'score'>, { factors, minimum, maximum }: ScoreRule): number {
  const metrics = { constant: 1, onTimeRate: line.onTimeRate ?? 1, doneRate: line.doneRate ?? 1, overdue: line.overdue, doneLate: line.doneLate, averageDelay: line.averageDelay ?? 0, extensions: line.extensions };
  const sum = (Object.entries(factors) as [keyof typeof metrics, number][]).reduce((all, [metric, factor]) => all + factor * metrics[metric], 0);
  return Math.round(Math.min(maximum, Math.max(minimum, sum)) * 10) / 10;
}
