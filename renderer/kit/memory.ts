import { useCallback, useSyncExternalStore } from 'react';
import { call } from '../client.ts';

/**
 * What the screens remember of a person's choices (columns, density, last layout). The core keeps it, since a browser
 * forgets it with every new port; a copy in the browser paints the first screen rightly.
 */
const COPY = 'zeqing.remembered';
const WRITE_AFTER_MS = 400;
let remembered: Record<string, unknown> = {};
let unsent: Record<string, unknown> = {};
let timer: number | undefined;
let heard = false;
const listeners = new Set<() => void>();

const tellAll = (): void => { for (const tell of listeners) tell(); };

try {
  remembered = JSON.parse(window.localStorage.getItem(COPY) ?? '{}') as Record<string, unknown>;
} catch {
  remembered = {};
}

function keepCopy(): void {
  try {
    window.localStorage.setItem(COPY, JSON.stringify(remembered));
  } catch {
    // Only the first paint of the next start is the poorer for it.
  }
}

/** What the core has kept; choices made meanwhile stay. */
export function recalled(kept: Readonly<Record<string, unknown>>): void {
  heard = true;
  remembered = { ...remembered, ...kept, ...unsent };
  keepCopy();
  tellAll();
}

function remember(key: string, value: unknown): void {
  remembered = { ...remembered, [key]: value };
  unsent = { ...unsent, [key]: value };
  keepCopy();
  tellAll();
  window.clearTimeout(timer);
  timer = window.setTimeout(send, WRITE_AFTER_MS);
}

function send(): void {
  if (Object.keys(unsent).length === 0) return;
  const sent = unsent;
  unsent = {};
  // A choice that could not be kept is no reason to disturb: the copy has it.
  call('settings.set', { remembered: sent as Record<string, never> }).catch(() => undefined);
}

// Who leaves right after a choice finds it again.
window.addEventListener('pagehide', send);

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => { listeners.delete(tell); };
};

/** Whether the core has said what it has kept; before, only the copy is known. */
export const useRecalled = (): boolean => useSyncExternalStore(listen, () => heard);

/** What is remembered now, for what is asked before the first screen is drawn. */
export const memoryNow = <T>(key: string, otherwise: T): T => (key in remembered ? remembered[key] as T : otherwise);

/** As useState, but kept over restarts. `otherwise` must be a constant; values are plain JSON. */
export function useMemory<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(listen, () => memoryNow(key, otherwise));
  return [value, useCallback((next: T) => { remember(key, next); }, [key])];
}
