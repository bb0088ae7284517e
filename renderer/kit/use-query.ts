import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { Trouble } from '../client.ts';

/** An event of the window: what 设置 shows (last backup, ledger) is another. */
export const SETTINGS_CHANGED = 'zeqing-settings';

/** Counts changes of the ledger; whoever shows something of it loads again. */
let version = 0;
const listeners = new Set<() => void>();

/** Tells every list that the ledger has changed. */
export function ledgerChanged(): void {
  version++;
  for (const tell of listeners) tell();
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => { listeners.delete(tell); };
};
export const useLedgerVersion = (): number => useSyncExternalStore(listen, () => version);

export interface Answer<T> {
  /** The last answer; stays while a new one is on its way, so that nothing flickers. */
  data: T | null;
  trouble: Trouble | null;
  loading: boolean;
  reload: () => void;
}

/**
 * Loads when `key` or the ledger changes; a null key loads nothing. Late answers to earlier keys are dropped.
 * `steady`: what is shown does not change with the ledger (a document's text).
 */
export function useQuery<T>(key: string | null, load: () => Promise<T>, steady = false): Answer<T> {
  const changes = useLedgerVersion();
  const ledger = steady ? 0 : changes;
  const [again, setAgain] = useState(0);
  const [answer, setAnswer] = useState<{ data: T | null; trouble: Trouble | null; key: string | null; of: string }>({ data: null, trouble: null, key: null, of: '' });
  const run = useEffectEvent(load);
  const reload = useCallback(() => { setAgain((n) => n + 1); }, []);
  const of = `${key ?? ''} ${ledger} ${again}`;
  useEffect(() => {
    if (key === null) return undefined;
    let dropped = false;
    run().then(
      (data) => { if (!dropped) setAnswer({ data, trouble: null, key, of }); },
      (error: unknown) => { if (!dropped) setAnswer((before) => ({ data: before.key === key ? before.data : null, trouble: Trouble.of(error), key, of })); },
    );
    return () => { dropped = true; };
  }, [key, of]);
  return { data: key === null ? null : answer.data, trouble: answer.trouble, loading: key !== null && answer.of !== of, reload };
}
