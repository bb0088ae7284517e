import type { Issuance } from '#model/analysis';
import type { Diagnostic } from '#model/diagnostic';
import { overlap, type Span } from '#model/span';

/**
 * Doubts of the reader brought to the documents they concern: that the text was read from pictures to each of them, the
 * others to that in which they stand. A doubtful character within something that was read from the text (a deadline, a
 * quantity, a unit, the number, a date) becomes a doubt about that: once, with its words.
 */
export function placeDoubts(doubts: readonly Diagnostic[], documents: readonly Issuance[], text: string): { whole: Diagnostic[]; of: Diagnostic[][] } {
  const whole: Diagnostic[] = [];
  const of = documents.map((): Diagnostic[] => []);
  const readings = doubts.some(({ code }) => code === 'character-doubtful') ? documents.map(readingsOf) : [];
  const seen = new Set<string>();
  for (const doubt of doubts) {
    const { span } = doubt;
    const at = span ? documents.findIndex((document) => overlap(document.span, span) > 0) : -1;
    const placed = doubt.code === 'character-doubtful' && span && at >= 0 ? widened(doubt, span, readings[at]!, text) : doubt;
    const key = JSON.stringify([placed.code, placed.span, placed.found]);
    if (seen.has(key)) continue;
    seen.add(key);
    whole.push(placed);
    if (at >= 0) of[at]!.push(placed);
    else if (doubt.code === 'read-from-pictures') for (const list of of) list.push(placed);
  }
  return { whole, of };
}

/** The shortest reading that the character is part of. */
function widened(doubt: Diagnostic, span: Span, readings: readonly Span[], text: string): Diagnostic {
  const around = readings.filter(([from, to]) => from <= span[0] && span[1] <= to).sort((a, b) => a[1] - a[0] - (b[1] - b[0]))[0];
  return around ? { ...doubt, span: around, found: text.slice(...around) } : doubt;
}

function readingsOf({ evidence, deadlines, obligations }: Issuance): Span[] {
  const fields = [evidence.number, evidence.issueDate, evidence.effectiveFrom, evidence.effectiveTo].map((field) => field?.span ?? null);
  const duties = obligations.flatMap((o) => [...o.deadlines.map((d) => d.span), ...o.quantities.map((q) => q.span), ...o.responsibilities.map((r) => r.span), ...o.actorSpans]);
  return [...fields, ...deadlines.map((d) => d.span), ...duties].filter((span) => span !== null);
}
