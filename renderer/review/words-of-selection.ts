import type { TaskUnit } from '#model/ledger';

/** One unit that was exchanged for another in the same role: what was read, and what a person says. Null when it was anything else. */
export function correctedUnit(before: readonly TaskUnit[], after: readonly { unit: string; role: string }[]): { unit: string; from: string } | null {
  const gone = before.filter((unit) => !after.some((other) => other.unit === unit.unit && other.role === unit.role));
  const come = after.filter((unit) => !before.some((other) => other.unit === unit.unit && other.role === unit.role));
  const [from, to] = [gone[0], come[0]];
  return gone.length === 1 && come.length === 1 && from && to && from.role === to.role ? { unit: to.unit, from: from.unit } : null;
}
