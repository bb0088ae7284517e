import { useSyncExternalStore } from 'react';

export const SCREENS = ['intake', 'review', 'ledger', 'calendar', 'todo', 'supervision', 'relations', 'checks', 'library', 'overview', 'export', 'settings', 'compare'] as const;
/** Screens that another one leads to, and which it stands for in the rail. */
export const WITHIN: Partial<Record<ScreenId, ScreenId>> = { compare: 'relations' };
export type ScreenId = (typeof SCREENS)[number];
/** A place in the app, kept in the address (#/ledger?unit=财政局): every list that a link opens can be opened again. */
export interface Route { screen: ScreenId; params: Readonly<Record<string, string>> }

const isScreen = (name: string): name is ScreenId => (SCREENS as readonly string[]).includes(name);

export function readRoute(hash: string): Route {
  const [, name = '', query = ''] = /^#\/([a-z]*)\??(.*)$/.exec(hash) ?? [];
  return { screen: isScreen(name) ? name : 'intake', params: Object.fromEntries(new URLSearchParams(query)) };
}

/** Undefined and empty parameters are left out. */
export function writeRoute(screen: ScreenId, params: Readonly<Record<string, string | number | undefined>> = {}): string {
  const kept = Object.entries(params).flatMap(([key, value]): [string, string][] => (value === undefined || value === '' ? [] : [[key, String(value)]]));
  const query = new URLSearchParams(kept).toString();
  return `#/${screen}${query ? `?${query}` : ''}`;
}

export function go(screen: ScreenId, params?: Readonly<Record<string, string | number | undefined>>): void {
  window.location.hash = writeRoute(screen, params);
}

/** As `go`, but Back does not come here again: for a change within the screen. */
export function stay(screen: ScreenId, params: Readonly<Record<string, string | number | undefined>>): void {
  window.history.replaceState(null, '', writeRoute(screen, params));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const listen = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => { window.removeEventListener('hashchange', changed); };
};
let last: { hash: string; route: Route } | null = null;
const current = (): Route => {
  const { hash } = window.location;
  if (last?.hash !== hash) last = { hash, route: readRoute(hash) };
  return last.route;
};

export const useRoute = (): Route => useSyncExternalStore(listen, current);
/** Only the screen: whoever is drawn for it is left alone when something within the screen changes. */
export const useScreen = (): ScreenId => useSyncExternalStore(listen, () => current().screen);
/** The parameters of this moment, for what is done by a press and need not be drawn again when they change. */
export const paramsNow = (): Route['params'] => current().params;
