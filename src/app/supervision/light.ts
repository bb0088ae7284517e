import { toDays, type CalendarDate } from '#model/calendar-date';
import type { TaskStatus } from '#model/ledger';
import type { Light, SupervisedTask } from '#model/supervise';
import type { LightRule } from './rules.ts';

/** What a light is judged by: a task or one occurrence of it. */
export interface Lit { status: TaskStatus; dueOn: CalendarDate | null; assignedOn: CalendarDate | null; percent: number | null }

/** The light of the first rule that fits; green where none does. */
export function lightOf(rules: readonly LightRule[], lit: Lit, today: CalendarDate): { light: Light; rule: string; meaning: string } {
  const left = lit.dueOn === null ? null : toDays(lit.dueOn) - toDays(today);
  const fits = (rule: LightRule): boolean =>
    (rule.statuses.length === 0 || rule.statuses.includes(lit.status))
    && (!rule.dated || (left !== null && left >= rule.from && left <= rule.to))
    && (rule.behind === null || behind(lit, today) >= rule.behind);
  const found = rules.find(fits);
  return { light: found?.light ?? 'green', rule: found?.id ?? '', meaning: found?.meaning ?? '' };
}

/** Points of a hundred by which progress stays behind the time that is over; 0 where either is unknown. */
export function behind({ dueOn, assignedOn, percent }: Lit, today: CalendarDate): number {
  if (dueOn === null || assignedOn === null || dueOn <= assignedOn) return 0;
  const over = (toDays(today) - toDays(assignedOn)) / (toDays(dueOn) - toDays(assignedOn));
  return Math.min(1, Math.max(0, over)) * 100 - (percent ?? 0);
}

/** A task as a whole: a recurring duty by its earliest open occurrence, so its due date and what was told of that one. */
export function litOf(task: SupervisedTask): Lit {
  const open = task.dueOrigin === 'recurring' ? task.occurrences.find((one) => (one.extendedTo ?? one.dueOn) === task.dueOn) : undefined;
  return { status: task.status, dueOn: task.dueOn, assignedOn: open ? previous(task, open.dueOn) : task.assignedOn, percent: open ? open.percent : task.percent };
}

/** A period of a recurring duty runs from the date before. */
const previous = (task: SupervisedTask, dueOn: string): string | null => task.occurrences.findLast((one) => one.dueOn < dueOn)?.dueOn ?? task.assignedOn;
