/** What a deadline row may yield; a closed union. `none` says why words that look like a time limit are none. */
export type DeadlineYield =
  | { kind: 'by'; limit: 'end' | 'before' }
  | { kind: 'during' }
  | { kind: 'from' }
  | { kind: 'every'; period: string | null; due: 'date' | 'day' | 'words' | null }
  | { kind: 'within'; direction: 'after' | 'before'; duration: string | null }
  | { kind: 'ongoing' }
  | { kind: 'none'; why: 'vague' | 'past' | 'attribute' | 'duration' | 'rate' | 'condition' | 'effect' | 'event' | 'name' };

const ALLOWED: Readonly<Record<string, Readonly<Record<string, readonly (string | null)[] | 'text'>>>> = {
  by: { limit: ['end', 'before'] },
  during: {},
  from: {},
  every: { period: 'text', due: ['date', 'day', 'words', null] },
  within: { direction: ['after', 'before'], duration: 'text' },
  ongoing: {},
  none: { why: ['vague', 'past', 'attribute', 'duration', 'rate', 'condition', 'effect', 'event', 'name'] },
};
const ABSENT: Readonly<Record<string, unknown>> = { limit: 'end', direction: 'after' };

/**
 * Reads a row's `yields`. Left out: limit → end, direction → after, period, due, duration → null (from the slots).
 * @throws Error on a kind, field or value outside the union.
 */
export function readDeadlineYield(value: unknown): DeadlineYield {
  if (typeof value !== 'object' || value === null) throw new Error('yields is missing');
  const given = value as Record<string, unknown>;
  const fields = ALLOWED[String(given['kind'])];
  if (!fields) throw new Error(`yields: unknown kind ${String(given['kind'])}`);
  for (const key of Object.keys(given)) if (key !== 'kind' && !(key in fields)) throw new Error(`yields: ${String(given['kind'])} has no ${key}`);
  const out: Record<string, unknown> = { kind: given['kind'] };
  for (const [key, allowed] of Object.entries(fields)) {
    const found = given[key] ?? ABSENT[key] ?? null;
    const words = typeof found === 'string' ? found : found === null ? null : JSON.stringify(found);
    if (allowed === 'text' ? words !== null && !/^P(?:T?\d+(?:[YMWDH]|BD))$/.test(words) : !allowed.includes(words)) {
      throw new Error(`yields: ${key} cannot be ${String(words)}`);
    }
    out[key] = found;
  }
  return out as DeadlineYield;
}
