import { Failure } from '#model/failure';
import { readPattern, type PatternNames } from './pattern.ts';
import type { GrammarRow, GrammarSource, Slot } from './rows.ts';

export interface CompiledRow<Y> {
  row: GrammarRow<Y>;
  /** The words and what stands behind them. */
  pattern: RegExp;
  /** What must and must not stand before: asked only where the words are found. Matches nothing, at the place itself. */
  before: RegExp | null;
  slots: readonly string[];
  /** Index into `leads` of the slot that every match begins with, or -1: where that slot does not stand, the row is not tried. */
  lead: number;
}

/** What every hit has: one of `signs` among the `within` characters after its first. Cheap to look for, so looked for first. */
export interface Gate { signs: string; within: number }

/** Rows ready to be run over text: an index from a character to the rows that can begin with it. */
export interface Grammar<Y> {
  rows: readonly GrammarRow<Y>[];
  /** Character code → 0 (no row begins here) or 1 + an index into `buckets`. */
  index: Uint16Array;
  buckets: readonly (readonly CompiledRow<Y>[])[];
  /** Character code → 1 for a sign of the gate; null when the grammar has none. */
  gate: { signs: Uint8Array; within: number } | null;
  /** The slots that rows begin with, as sticky expressions: tried once a place for all their rows. */
  leads: readonly RegExp[];
  /** Code of an opening bracket → its closing partner. */
  skip: ReadonlyMap<number, string>;
}

/**
 * Compiles rows into sticky regular expressions, grouped by the characters that they can begin with.
 * @throws Failure 'resource-broken' with file and line when a pattern cannot be read.
 */
export function compileGrammar<Y>(source: GrammarSource<Y>, slots: readonly Slot[], gate: Gate | null = null): Grammar<Y> {
  const names: PatternNames = { slots: new Map(slots.map((s) => [s.name, s])), words: source.words };
  const byFirst = new Map<string, CompiledRow<Y>[]>();
  const leads = new Map<string, number>();
  for (const row of source.rows) {
    const { compiled, first } = compileRow(row, names, leads);
    for (const c of first) {
      const list = byFirst.get(c) ?? [];
      list.push(compiled);
      byFirst.set(c, list);
    }
  }
  const index = new Uint16Array(65536);
  const buckets: CompiledRow<Y>[][] = [];
  const shared = new Map<string, number>();
  for (const [c, list] of byFirst) {
    const key = list.map((x) => x.row.id).join(' ');
    let number = shared.get(key);
    if (number === undefined) {
      number = buckets.push(list);
      shared.set(key, number);
    }
    index[c.charCodeAt(0)] = number;
  }
  const sticky = [...leads.keys()].map((name) => new RegExp(names.slots.get(name)!.pattern, 'y'));
  return { rows: source.rows, index, buckets, leads: sticky, gate: gate && { signs: marks(gate.signs), within: gate.within }, skip: new Map(source.skip.map((pair) => [pair.charCodeAt(0), pair[1]!])) };
}

function marks(signs: string): Uint8Array {
  const out = new Uint8Array(65536);
  for (const sign of signs) out[sign.charCodeAt(0)] = 1;
  return out;
}

function compileRow<Y>(row: GrammarRow<Y>, names: PatternNames, leads: Map<string, number>): { compiled: CompiledRow<Y>; first: Set<string> } {
  try {
    const core = readPattern(row.match, names, true);
    if (core.canBeEmpty) throw new Error('the pattern can match nothing');
    const context = (text: string | null, open: string): string => (text === null ? '' : `${open}(?:${readPattern(text, names, false).source}))`);
    const pattern = new RegExp(`(?:${core.source})` + context(row.followedBy, '(?=') + context(row.notFollowedBy, '(?!'), 'y');
    const before = context(row.precededBy, '(?<=') + context(row.notPrecededBy, '(?<!');
    if (core.lead !== null && !leads.has(core.lead)) leads.set(core.lead, leads.size);
    const lead = core.lead === null ? -1 : leads.get(core.lead)!;
    return { compiled: { row, pattern, lead, before: before === '' ? null : new RegExp(before, 'y'), slots: core.slots }, first: core.first };
  } catch (cause) {
    throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `row ${row.id}: ${(cause as Error).message}` }, cause);
  }
}
