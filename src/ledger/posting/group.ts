import type { Issuance, Obligation } from '#model/analysis';
import { isCalendarDate } from '#model/calendar-date';
import type { Span } from '#model/span';

/** A task as a document states it: an outline item (or, outside the outline, a paragraph) and its obligations. */
export interface StatedTask {
  provisionKey: string | null;
  /** Labels from the outermost provision inwards. */
  path: string[];
  title: string;
  obligations: (Obligation & { line: number })[];
  /** The earliest date that its deadlines fall on. */
  dueOn: string | null;
  /** From its first obligation's (or its item's) start to its last obligation's end. */
  extent: Span;
}

/** Where each line of a text begins; `lineAt` finds a place's line by halving. */
export interface LineTable { starts: readonly number[]; lineAt(place: number): number }

export function lineTable(text: string): LineTable {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return {
    starts,
    lineAt(place) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= place) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

/** One task an outline item with obligations; obligations without an item make one task a paragraph. In text order. */
export function group(issuance: Issuance, lines: LineTable): StatedTask[] {
  const provisions = new Map(issuance.outline.map((p) => [p.id, p]));
  const groups = new Map<string, StatedTask>();
  const ordered = [...issuance.obligations].sort((a, b) => a.span[0] - b.span[0]);
  for (const obligation of ordered) {
    const line = lines.lineAt(obligation.span[0]);
    const provision = obligation.provision === null ? undefined : provisions.get(obligation.provision);
    const key = provision ? `p ${provision.id}` : `l ${line}`;
    let task = groups.get(key);
    if (!task) {
      const path: string[] = [];
      for (let p = provision, steps = 0; p && steps < 32; p = p.parent === null ? undefined : provisions.get(p.parent), steps++) path.unshift(p.label);
      task = { provisionKey: provision?.id ?? null, path, title: provision?.title ?? '', obligations: [], dueOn: null, extent: [Math.min(provision?.span[0] ?? obligation.span[0], obligation.span[0]), obligation.span[1]] };
      groups.set(key, task);
    }
    task.obligations.push({ ...obligation, line });
    task.extent = [task.extent[0], Math.max(task.extent[1], obligation.span[1])];
    for (const { dueOn } of obligation.deadlines) if (dueOn && isCalendarDate(dueOn) && (task.dueOn === null || dueOn < task.dueOn)) task.dueOn = dueOn;
  }
  return [...groups.values()];
}

/**
 * Tells the task (its index) within which a place stands: the first of its obligations that the place touches, or else
 * the item whose heading it touches; -1 for none. Made once a document, as both may be many.
 */
export function taskFinder(tasks: readonly StatedTask[], issuance: Issuance): (span: Span) => number {
  const ofProvision = new Map(tasks.map((task, index) => [task.provisionKey, index]));
  const obligations = spanIndex(tasks.flatMap((task, index) => task.obligations.map((o) => ({ span: o.span, task: index }))));
  const headings = spanIndex(issuance.outline.map((p) => ({ span: p.span, task: ofProvision.get(p.id) ?? -1 })));
  return (span) => obligations(span) ?? headings(span) ?? -1;
}

/** Finds the first of many stretches that a place (empty ones included) touches, by halving. */
function spanIndex(stretches: readonly { span: Span; task: number }[]): (span: Span) => number | undefined {
  const sorted = stretches.toSorted((a, b) => a.span[0] - b.span[0]);
  let reach = 0;
  const reached = sorted.map(({ span }) => (reach = Math.max(reach, span[1])));
  return ([start, end]) => {
    const until = Math.max(end, start + 1);
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < sorted.length && sorted[i]!.span[0] < until; i++) if (sorted[i]!.span[1] > start) return sorted[i]!.task;
    return undefined;
  };
}
