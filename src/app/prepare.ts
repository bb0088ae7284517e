import { columnsOf, isCurrent, type TaskColumns } from '#ledger/task-columns';
import type { Core } from './core.ts';
import { spellUnits } from './find-units.ts';

/** So long nobody has asked for rows before the next questions are prepared, and between two steps of it. */
const REST_MS = 250;
const BETWEEN_MS = 5;
const timers = new WeakMap<Core, NodeJS.Timeout>();

/** Reads the columns that sorting, filters and groups will need, and spells the units, a step at a time while nobody asks. */
export function prepareSoon(core: Core): void {
  const columns = columnsOf(core.ledger.reading);
  later(core, columns, steps(core, columns), REST_MS);
}

function* steps(core: Core, columns: TaskColumns): Generator<void> {
  yield* columns.prepare();
  yield* spellUnits(core);
}

function later(core: Core, columns: TaskColumns, work: Generator<void>, ms: number): void {
  clearTimeout(timers.get(core));
  timers.set(core, setTimeout(() => {
    try {
      // After a change the next question begins anew.
      if (!isCurrent(columns) || work.next().done) return;
    } catch {
      // The ledger was closed or cannot be read now: whoever asks next is told why.
      return;
    }
    later(core, columns, work, BETWEEN_MS);
  }, ms).unref());
}
