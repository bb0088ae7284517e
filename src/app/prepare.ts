import { columnsOf, isCurrent } from '#ledger/table/columns';
import { prepareTable } from '#ledger/table/table';
import type { Core } from './core.ts';
import { spellUnits } from './find-units.ts';
import { renewLapsed } from './relations/lapsed.ts';

/** So long nobody has asked for rows before the next questions are prepared, and between two steps of it. */
const REST_MS = 250;
const BETWEEN_MS = 5;
/** So long after the start the processor is the first screen's, to be drawn with. */
const START_MS = 2500;
const timers = new WeakMap<Core, NodeJS.Timeout>();
/** Until when (ms of the process's clock) a core is starting. */
const starting = new WeakMap<Core, number>();

/** Reads the columns that sorting, filters and groups will need, makes the orders, and spells the units, a step at a time while nobody asks. */
export function prepareSoon(core: Core, ms = REST_MS): void {
  begin(core, steps(core, false), Math.max(ms, (starting.get(core) ?? 0) - performance.now()));
}

/** As `prepareSoon`, at the start: what the first screen shows at once; the rest leaves it the processor to be drawn with. */
export function prepareAtStart(core: Core): void {
  starting.set(core, performance.now() + START_MS);
  begin(core, steps(core, true), 0);
}

function begin(core: Core, work: Generator<number, void>, ms: number): void {
  if (!timers.has(core)) core.onClose(() => { clearTimeout(timers.get(core)); });
  later(core, work, ms);
}

/** Yields how long to wait before the next step. */
function* steps(core: Core, atStart: boolean): Generator<number, void> {
  try {
    renewLapsed(core.ledger, core.today);
  } catch {
    // Whoever asks for it is told why; the table does not hang on it.
  }
  yield BETWEEN_MS;
  const columns = columnsOf(core.ledger.reading);
  const work = [columns.prepare(), prepareTable(columns), spellUnits(core)];
  if (atStart) {
    // The rows, and what the status bar and the rail count.
    void columns.due;
    void columns.status;
    void columns.accepted;
    yield START_MS;
  }
  for (const step of work) {
    // After a change the next question begins anew.
    while (isCurrent(columns) && !step.next().done) yield BETWEEN_MS;
  }
}

function later(core: Core, work: Generator<number, void>, ms: number): void {
  clearTimeout(timers.get(core));
  timers.set(core, setTimeout(() => {
    try {
      const step = work.next();
      if (!step.done) later(core, work, step.value);
    } catch {
      // The ledger was closed or cannot be read now: whoever asks next is told why.
    }
  }, ms).unref());
}
