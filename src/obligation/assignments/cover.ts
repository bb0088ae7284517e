import type { Clause, DocumentStructure } from '#model/structure';
import type { Assignment, AssignmentPlace } from './find-assignments.ts';

/**
 * The clauses [from, to) that an assignment is for.
 *
 * After its text (own line, own sentence): back to its item's heading, to the assignment before, or to the start of
 * the numbered item whose line it closes. In a sentence: that sentence and those of the same paragraph since the
 * assignment before. In or right under a heading: all that stands below the heading.
 * @param previous the assignment before this one in the document.
 * @param next the clause that carries the next one.
 */
export function coverOf(
  structure: DocumentStructure,
  found: { clause: Clause; place: AssignmentPlace },
  previous: Assignment | undefined,
  next: number | undefined,
): { place: AssignmentPlace; covers: readonly [number, number] } {
  const { clause, place } = found;
  const at = clause.index;
  if (place === 'heading') return { place, covers: below(structure, clause, next) };
  if (previous && place === 'own' && continues(structure, previous, at)) return { place: previous.place === 'end' ? 'own' : previous.place, covers: previous.covers };
  const floor = previous ? previous.clause + (previous.place === 'start' ? 0 : 1) : 0;
  if (place === 'end') {
    let from = at;
    while (from > floor && sameParagraph(structure.clauses[from - 1]!, clause)) from--;
    return { place, covers: [from, at + 1] };
  }
  const from = back(structure, at, floor);
  const headed = from < at && structure.clauses.slice(from, at).every((c) => c.kind === 'heading');
  if (headed && place === 'own' && at + 1 < structure.clauses.length) {
    const [, end] = below(structure, structure.clauses[at - 1]!, next);
    if (end > at + 1) return { place: 'heading', covers: [from, end] };
  }
  return { place, covers: [from, at] };
}

/** A second label line (责任单位: after 牵头单位:) is for the same text as the first. */
function continues(structure: DocumentStructure, previous: Assignment, at: number): boolean {
  if (previous.place === 'end') return previous.open === true && previous.clause === at - 1;
  if (previous.clause === at) return true;
  return previous.clause === at - 1 && previous.place !== 'start' && (previous.covers[1] <= at || previous.place === 'heading') && structure.clauses[at]!.kind !== 'heading';
}

function sameParagraph(before: Clause, clause: Clause): boolean {
  return before.line === clause.line && before.kind === 'body' && before.provision === clause.provision;
}

function back(structure: DocumentStructure, at: number, floor: number): number {
  const { clauses, provisions } = structure;
  let from = at;
  const carrier = clauses[at]!;
  // A bracket that closes a line belongs to the numbered item of that line only.
  const item = from > 0 && clauses[from - 1]!.line === carrier.line && clauses[from - 1]!.provision !== null ? provisions[clauses[from - 1]!.provision!]! : null;
  const stop = item ? Math.max(floor, item.clauses[0]) : floor;
  while (from > stop) {
    const c = clauses[from - 1]!;
    if (c.kind === 'heading') return ofGroup(structure, carrier, from - 1, floor) ?? from - 1;
    if (c.kind !== 'body') return from;
    from--;
  }
  return from;
}

/**
 * A line of its own below the last of several items (sentences or run-in headings), none of which is assigned, is for
 * all of them: where their heading begins; null where it is for the last item only.
 */
function ofGroup({ clauses, provisions }: DocumentStructure, carrier: Clause, heading: number, floor: number): number | null {
  const item = provisions[clauses[heading]!.provision ?? -1];
  const parent = item && item.parent !== null ? provisions[item.parent] : undefined;
  if (!item || !parent || parent.clauses[0] < floor || clauses[carrier.index - 1]!.line === carrier.line) return null;
  if (clauses[heading + 1]?.line !== clauses[heading]!.line || item.clauses[1] !== parent.clauses[1]) return null;
  const siblings = provisions.filter((p) => p.parent === item.parent && p.clauses[0] > parent.clauses[0]);
  return siblings.length >= 2 && siblings.every((p) => !p.headingOnly || clauses[p.clauses[0] + 1]?.line === clauses[p.clauses[0]]!.line) ? parent.clauses[0] : null;
}

/** From the heading to the end of its provision, or to where the next assignment begins its own item. */
function below(structure: DocumentStructure, heading: Clause, next: number | undefined): readonly [number, number] {
  const provision = heading.provision === null ? null : structure.provisions[heading.provision]!;
  const end = provision ? provision.clauses[1] : heading.index + 1;
  return [heading.index, next === undefined ? end : Math.min(end, Math.max(heading.index + 1, next))];
}
