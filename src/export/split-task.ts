import type { Deadline } from '#model/analysis';
import type { TaskObligation, TaskRow, TaskUnit } from '#model/ledger';

/**
 * A task whose sentences were given to different units becomes one line for each stretch of sentences with the same
 * units, each with its own words, units and deadlines; other tasks stay one line. What a person set is not split.
 */
export function splitTask(row: TaskRow, today: string): TaskRow[] {
  if (row.personSet?.some((field) => field === 'units' || field === 'text') === true) return [row];
  const stretches = stretchesOf(row.obligations);
  if (stretches.length < 2) return [row];
  return stretches.map((obligations) => {
    const dueOn = row.personSet?.includes('dueOn') === true ? row.dueOn : earliest(obligations.flatMap((o) => o.deadlines));
    return {
      ...row, obligations, text: textOf(row, obligations), spans: obligations.map((o) => o.span), dueOn,
      units: once(obligations.flatMap((o) => o.units), (unit) => `${unit.role} ${unit.unit}`),
      deadlines: once(obligations.flatMap((o) => o.deadlines), (deadline) => deadline.span.join()),
      overdue: row.overdue && dueOn !== null && dueOn < today,
    };
  });
}

/**
 * Brackets, lines and tables decide where a task has any; the units that sentences themselves name decide otherwise,
 * and then a sentence without a subject goes on with the one before it.
 */
function stretchesOf(obligations: readonly TaskObligation[]): TaskObligation[][] {
  const bySubject = obligations.every((o) => o.units.every((unit) => unit.basis === 'subject'));
  const keyOf = (o: TaskObligation): string => o.units.filter((unit) => bySubject || unit.basis !== 'subject').map(nameOf).sort().join('|');
  const stretches: TaskObligation[][] = [];
  let last = '';
  for (const obligation of obligations) {
    const key = keyOf(obligation);
    const goesOn = stretches.length > 0 && (key === last || (bySubject && (key === '' || last === '')));
    if (goesOn) stretches.at(-1)?.push(obligation);
    else stretches.push([obligation]);
    last = bySubject && key === '' ? last : key;
  }
  return stretches;
}

const nameOf = (unit: TaskUnit): string => `${unit.role} ${unit.unit}`;

/** The stretch as it stands in the task's own words, its line breaks kept. */
function textOf(row: TaskRow, obligations: readonly TaskObligation[]): string {
  const earlier = row.obligations.slice(0, row.obligations.indexOf(obligations[0] as TaskObligation));
  const start = place(row.text, [...earlier, ...obligations.slice(0, 1)]);
  const end = place(row.text, [...earlier, ...obligations]);
  return start && end ? row.text.slice(start[0], end[1]).trim() : obligations.map((o) => o.text).join('\n');
}

/** Where the last of the sentences stands, when all of them stand there in order. */
function place(text: string, sentences: readonly TaskObligation[]): readonly [start: number, end: number] | null {
  let found: readonly [number, number] = [0, 0];
  for (const sentence of sentences) {
    const at = text.indexOf(sentence.text, found[1]);
    if (at < 0) return null;
    found = [at, at + sentence.text.length];
  }
  return found;
}

function earliest(deadlines: readonly Deadline[]): string | null {
  return deadlines.map((deadline) => deadline.dueOn ?? null).filter((due) => due !== null).sort()[0] ?? null;
}

function once<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
