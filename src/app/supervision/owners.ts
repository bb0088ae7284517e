import { bodiesFirst } from '#model/leader-label';
import type { TaskRow } from '#model/ledger';

/**
 * Who answers for a task: the leading units, without any the responsible ones, else those that act; a person (责任领导:张某)
 * only where no body has a role. Each once, in text order.
 */
export function ownersOf(task: Pick<TaskRow, 'units' | 'obligations'>): string[] {
  const units = bodiesFirst(task.units);
  const named = (role: string): string[] => units.filter((unit) => unit.role === role).map((unit) => unit.unit);
  const first = [named('lead'), named('responsible'), task.obligations.flatMap((o) => o.actors), named('cooperate')].find((units) => units.length > 0);
  return [...new Set(first ?? [])];
}
