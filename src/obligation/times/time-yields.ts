/** What a row of the time grammar may yield; a closed union. */
export type TimeYield =
  | { kind: 'period' }
  | { kind: 'now' }
  | { kind: 'span' }
  /** Open at its end; `edge` after: what is named is not part of it (2018年之后). */
  | { kind: 'from'; edge: 'at' | 'after' }
  | { kind: 'until'; edge: 'at' | 'before' }
  /** So many units before or behind the base day: 近三年, 未来两天. */
  | { kind: 'window'; direction: 'past' | 'future' }
  /** 三天内: from the base day up to so many units later. */
  | { kind: 'within' }
  /** The day, or the unit, that lies so far away: 三天后, 5年前. */
  | { kind: 'away'; direction: 'past' | 'future' }
  | { kind: 'duration' }
  | { kind: 'every'; period: string | null }
  /** Told by an event (挂职期间, 会前) or without measure (及时, 定期): found, but no day follows from it. */
  | { kind: 'event' }
  | { kind: 'vague' };

const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly string[] | 'period'>>>> = {
  period: {}, now: {}, span: {}, within: {}, duration: {}, event: {}, vague: {},
  from: { edge: ['at', 'after'] },
  until: { edge: ['at', 'before'] },
  window: { direction: ['past', 'future'] },
  away: { direction: ['past', 'future'] },
  every: { period: 'period' },
};

/**
 * Reads a row's `yields`; `edge` left out is at, `period` left out comes from the slots.
 * @throws Error on a kind, field or value outside the union.
 */
export function readTimeYield(value: unknown): TimeYield {
  if (typeof value !== 'object' || value === null) throw new Error('yields is missing');
  const given = value as Record<string, unknown>;
  const fields = FIELDS[String(given['kind'])];
  if (!fields) throw new Error(`yields: unknown kind ${String(given['kind'])}`);
  for (const key of Object.keys(given)) if (key !== 'kind' && !(key in fields)) throw new Error(`yields: ${String(given['kind'])} has no ${key}`);
  const out: Record<string, unknown> = { kind: given['kind'] };
  for (const [key, allowed] of Object.entries(fields)) {
    const found = given[key] ?? (key === 'edge' ? 'at' : null);
    const fits = allowed === 'period' ? found === null || (typeof found === 'string' && /^PT?\d+[YMWDH]$/.test(found)) : typeof found === 'string' && allowed.includes(found);
    if (!fits) throw new Error(`yields: ${key} cannot be ${JSON.stringify(found)}`);
    out[key] = found;
  }
  return out as TimeYield;
}
