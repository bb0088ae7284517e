import { prepareTable } from '#ledger/table';
import { columnsOf, isCurrent } from '#ledger/task-columns';
import type { Core } from './core.ts';
import { spellUnits } from './find-units.ts';
import { renewLapsed } from './lapsed.ts';

/** So long nobody has asked for rows before the next questions are prepared, and between two steps of it. */
const REST_MS = 250;
const BETWEEN_MS = 5;
const timers = new WeakMap<Core, NodeJS.Timeout>();

/** Reads the columns that sorting, filters and groups will need, makes the orders, and spells the units, a step at a time while nobody asks. */
export function prepareSoon(core: Core, ms = REST_MS): void {
  if (!timers.has(core)) core.onClose(() => { clearTimeout(timers.get(core)); });
  later(core, steps(core), ms);
}

function* steps(core: Core): Generator<void> {
  try {
    renewLapsed(core.ledger, core.today);
  } catch {
    // Whoever asks for it is told why; the table does not hang on it.
  }
  yield;
  const columns = columnsOf(core.ledger.reading);
  for (const step of [columns.prepare(), prepareTable(columns), spellUnits(core)]) {
    while (!step.next().done) {
      yield;
      // After a change the next question begins anew.
      if (!isCurrent(columns)) return;
    }
  }
}

function later(core: Core, work: Generator<void>, ms: number): void {
  clearTimeout(timers.get(core));
  timers.set(core, setTimeout(() => {
    try {
      if (work.next().done) return;
    } catch {
      // The ledger was closed or cannot be read now: whoever asks next is told why.
      return;
    }
    later(core, work, BETWEEN_MS);
  }, ms).unref());
}
