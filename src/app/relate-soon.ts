import { setImmediate as breathe } from 'node:timers/promises';
import { unrelated } from '#ledger/relations-names';
import { analyzerOf } from './analyzer-of.ts';
import type { Core } from './core.ts';
import { relate } from './relate.ts';

/** So few documents are related at once; more a step at a time, while other calls are answered. */
const AT_ONCE = 30;
const STEP = 10;
const running = new WeakSet<Core>();

/**
 * Sees to it that documents which were never related are (a ledger of an earlier release, or restored): a few before this
 * returns, many in the background, with word of the change at the end.
 */
export function relateSoon(core: Core): void {
  if (running.has(core)) return;
  const waiting = unrelated(core.ledger.reading);
  if (waiting.length === 0) return;
  if (waiting.length <= AT_ONCE) {
    relate(core.ledger, waiting, { reorganised: analyzerOf(core).reorganised });
    return;
  }
  running.add(core);
  void relateInSteps(core, waiting).catch(() => undefined).finally(() => { running.delete(core); });
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
