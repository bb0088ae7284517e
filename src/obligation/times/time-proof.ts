import type { GrammarRow } from '#grammar/rows';
import { readTimes, type TimeMention } from './read-times.ts';
import type { TimeGrammar } from './time-grammar.ts';
import type { TimeYield } from './time-yields.ts';

/** The day on which the examples of the rows are said, a Tuesday. */
export const EXAMPLE_DAY = '2020-03-10';

/** In the notation of the rows' examples: '2020-03-01..2020-03-31', '2015-01-01..', 'P3Y6M', 'none'. */
export function timeNoteOf({ kind, readings, duration, period, direction, edge }: TimeMention): string {
  const days = readings.map(({ start, end }) => `${start ?? ''}..${end ?? ''}`).join(' | ');
  const more = kind === 'within' ? [duration, direction] : days === '' ? [period ?? duration] : edge ? ['edge'] : [];
  return [days, ...more].filter((x) => x !== undefined && x !== '').join(' ') || 'none';
}

/** Runs a row's examples and counter-examples against the whole grammar; gives what is wrong, in words. */
export function proveTimeRow(row: GrammarRow<TimeYield>, grammar: TimeGrammar): string[] {
  const wrong: string[] = [];
  for (const [text, expected] of Object.entries(row.examples)) {
    const found = readTimes(text, EXAMPLE_DAY, grammar);
    const own = found.filter((m) => m.rule === row.id).map(timeNoteOf).join('; ') || `nothing of this row (${found.map((m) => m.rule).join(', ')})`;
    if (own !== expected) wrong.push(`${text} gives ${own}, not ${expected}`);
  }
  for (const text of row.rejects) if (readTimes(text, EXAMPLE_DAY, grammar).some((m) => m.rule === row.id)) wrong.push(`wins in its counter-example: ${text}`);
  return wrong;
}
