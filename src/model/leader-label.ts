import type { TaskUnit } from './ledger.ts';

/** Whether a role word as printed charges persons and no bodies: 责任领导, 牵头领导, 责任人. */
export const chargesPersons = (printed: string | null): boolean => printed !== null && /(?:领导|人)$/.test(printed);

/** Those of a task's units that answer for it: its bodies; persons (责任领导:张某) only where no body has a role. */
export function bodiesFirst(units: readonly TaskUnit[]): readonly TaskUnit[] {
  const bodies = units.filter(({ printed }) => !chargesPersons(printed));
  return bodies.length > 0 ? bodies : units;
}
