import type { Issuance } from '#model/analysis';
import type { Finding, ReorganisedUnit } from '#model/relations';
import { inspectAnnexes } from './inspect-annexes.ts';
import { inspectEnding, inspectFormat } from './inspect-format.ts';
import { inspectNumbering } from './inspect-numbering.ts';
import { inspectTasks } from './inspect-tasks.ts';
import { inspectUnits } from './inspect-units.ts';

/** What is wrong with a document by itself, in text order. `text`: the source's text, into which all spans point. */
export function inspect(issuance: Issuance, text: string, reorganised: readonly ReorganisedUnit[]): Finding[] {
  return [
    ...inspectFormat(issuance, text), ...inspectEnding(issuance, text), ...inspectNumbering(issuance, text),
    ...inspectTasks(issuance), ...inspectUnits(issuance, reorganised), ...inspectAnnexes(issuance, text),
  ].sort((a, b) => (a.span?.[0] ?? -1) - (b.span?.[0] ?? -1));
}
