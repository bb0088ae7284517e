import { setImmediate as breathe } from 'node:timers/promises';
import type { ApiError } from '#api/contract';
import type { Relating } from '#api/relation-methods';
import { unrelated } from '#ledger/relations/names';
import { analyzerOf } from '#app/analyzer-of';
import type { Core } from '#app/core';
import { errorOf } from '#app/error-of';
import { relate } from './relate.ts';

/** So few documents are related at once; more a step at a time, while other calls are answered. */
const AT_ONCE = 30;
const STEP = 10;
const running = new WeakSet<Core>();
/** What the last try ended in; not tried again until the ledger changed or somebody asks for it. */
const failed = new WeakMap<Core, { stamp: string; trouble: ApiError }>();

/**
 * Sees to it that documents which were never related are (a ledger of an earlier release, or restored): a few before this
 * returns, many in the background, with word of the change at the end. What goes wrong is told to the log and kept for
 * `relatingOf`: the documents that are related can be looked at meanwhile. `again`: also when it went wrong before.
 */
export function relateSoon(core: Core, again = false): void {
  if (running.has(core)) return;
  if (!again && failed.get(core)?.stamp === core.stamp) return;
  const waiting = unrelated(core.ledger.reading);
  failed.delete(core);
  if (waiting.length === 0) return;
  const fail = (error: unknown): void => {
    failed.set(core, { stamp: stampOf(core), trouble: errorOf(error, () => undefined) });
    core.tellTrouble('relating documents', error);
  };
  if (waiting.length <= AT_ONCE) {
    try {
      relate(core.ledger, waiting, { reorganised: analyzerOf(core).reorganised });
    } catch (error) {
      fail(error);
    }
    return;
  }
  running.add(core);
  void relateInSteps(core, waiting).catch((error: unknown) => {
    fail(error);
    core.emit({ kind: 'ledger-changed', why: 'edit' });
  }).finally(() => { running.delete(core); });
}

/** Of a ledger that cannot be read at all: nothing that it would be compared with. */
function stampOf(core: Core): string {
  try {
    return core.stamp;
  } catch {
    return '';
  }
}

/** How many documents are not related yet, and what stands in the way. */
export function relatingOf(core: Core, again = false): Relating {
  relateSoon(core, again);
  return { waiting: unrelated(core.ledger.reading).length, trouble: failed.get(core)?.trouble ?? null };
}

/**
 * Relates documents a step at a time, other calls are answered in between. Ends early when another ledger was opened or this
 * one closed: whoever asks next begins again with what is left.
 */
export async function relateInSteps(core: Core, ids: readonly number[]): Promise<void> {
  const { ledger } = core;
  let closed = false;
  const forget = core.onClose(() => { closed = true; });
  try {
    for (let i = 0; i < ids.length; i += STEP) {
      await breathe();
      if (closed || core.ledger !== ledger) return;
      relate(ledger, ids.slice(i, i + STEP), { reorganised: analyzerOf(core).reorganised });
    }
  } finally {
    forget();
  }
  core.emit({ kind: 'ledger-changed', why: 'edit' });
}
