import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GroupSize, TableGroup, TableQuery, TaskLine } from '#model/table';
import { call, Trouble } from '../client.ts';
import { useLedgerVersion } from '../kit/use-query.ts';
import { PAGE, takeFirstRows } from './first-rows.ts';

/** Pages kept in memory; the farthest from what is on show go first. */
const KEPT = 120;
/** Rows fetched beyond those in sight, on either side, this long after those. */
const AHEAD = 50;
const AHEAD_AFTER_MS = 80;
/** Pages asked for at once: as many as the door gives. */
const TOGETHER = 10;

/** What stands at a line of the table. */
export type Place = { kind: 'group'; key: string; /** The first of its rows. */ start: number; /** Null while it is on its way. */ head: TableGroup | null; collapsed: boolean } | { kind: 'row'; offset: number };

export interface Rows {
  /** Lines on show, group headings included. */
  lines: number;
  total: number;
  tasks: number;
  ready: boolean;
  /** The rows on show answer an earlier query; the new ones are on their way. */
  stale: boolean;
  /** The words that the rows on show were searched by. */
  search: string;
  trouble: Trouble | null;
  placeAt: (line: number) => Place;
  lineOf: (offset: number) => number;
  rowAt: (offset: number) => TaskLine | null;
  /** Says which lines are in sight, so that their rows are fetched. */
  see: (first: number, last: number) => void;
}

interface Store { key: string; version: number; pages: Map<number, readonly TaskLine[]>; total: number; tasks: number; groups: readonly GroupSize[]; heads: ReadonlyMap<string, TableGroup>; ready: boolean; trouble: Trouble | null }
const NOTHING: Store = { key: '', version: -1, pages: new Map(), total: 0, tasks: 0, groups: [], heads: new Map(), ready: false, trouble: null };

/** The table's rows by pages as they are looked at; what is on show stays until its new state has come. */
export function useRows(query: TableQuery, collapsed: ReadonlySet<string>): Rows {
  const key = JSON.stringify(query);
  const version = useLedgerVersion();
  const [store, setStore] = useState(NOTHING);
  const now = useRef({ key, version });
  const asked = useRef(new Set<number>());
  /** Pages in sight. */
  const seen = useRef<readonly number[]>([0]);
  const ahead = useRef<number | undefined>(undefined);
  const beginning = useRef(false);

  const fetchPages = useCallback(async (page: number, count = 1): Promise<void> => {
    const of = now.current;
    const wanted = Array.from({ length: count }, (_, i) => page + i);
    for (const one of wanted) asked.current.add(one);
    try {
      const early = page === 0 && of.version === 0 ? takeFirstRows(of.key) : null;
      const answer = await (early ?? call('ledger.rows', { query: JSON.parse(of.key) as TableQuery, offset: page * PAGE, limit: count * PAGE }));
      if (now.current !== of) return;
      setStore((before) => {
        const fresh = before.key !== of.key || before.version !== of.version;
        const pages = new Map(fresh ? [] : before.pages);
        wanted.forEach((one, i) => { pages.set(one, answer.rows.slice(i * PAGE, (i + 1) * PAGE)); });
        for (const other of [...pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page)).slice(0, Math.max(0, pages.size - KEPT))) {
          pages.delete(other);
          asked.current.delete(other);
        }
        const heads = new Map([...(fresh ? [] : before.heads), ...answer.heads.map((head): [string, TableGroup] => [head.key, head])]);
        return { ...of, pages, heads, total: answer.total, tasks: answer.tasks, groups: answer.groups ?? (fresh ? [] : before.groups), ready: true, trouble: null };
      });
    } catch (error) {
      if (now.current !== of) return;
      for (const one of wanted) asked.current.delete(one);
      setStore((before) => ({ ...before, ...of, trouble: Trouble.of(error) }));
    }
  }, []);

  /** Pages that were not asked for yet, those that lie together in one question. */
  const fetchThose = useCallback((wanted: readonly number[]): void => {
    for (const run of runsOf(wanted.filter((page) => !asked.current.has(page)))) void fetchPages(...run);
  }, [fetchPages]);

  // One first page at a time: whoever types faster than the core answers only has the newest question asked next.
  const begin = useCallback(async (): Promise<void> => {
    if (beginning.current) return;
    beginning.current = true;
    let of;
    do {
      of = now.current;
      asked.current = new Set();
      await fetchPages(0);
    } while (now.current !== of);
    beginning.current = false;
    // Page 0 carries the total and the groups; the pages in sight come right behind it.
    fetchThose(seen.current);
  }, [fetchPages, fetchThose]);

  useEffect(() => {
    if (now.current.key !== key) seen.current = [0];
    now.current = { key, version };
    void begin();
  }, [key, version, begin]);

  const layout = useMemo(() => {
    let line = 0;
    let start = 0;
    const heads = store.groups.map(([key, count]) => {
      const head = { key, start, line };
      line += 1 + (collapsed.has(key) ? 0 : count);
      start += count;
      return head;
    });
    return { heads, lines: store.groups.length > 0 ? line : store.total };
  }, [store.groups, store.total, collapsed]);

  const placeAt = useCallback((line: number): Place => {
    const head = lastUpTo(layout.heads, 'line', line) ?? layout.heads[0];
    if (!head) return { kind: 'row', offset: line };
    if (head.line === line) return { kind: 'group', key: head.key, start: head.start, head: store.heads.get(head.key) ?? null, collapsed: collapsed.has(head.key) };
    return { kind: 'row', offset: head.start + line - head.line - 1 };
  }, [layout, store.heads, collapsed]);

  const lineOf = useCallback((offset: number): number => {
    const head = lastUpTo(layout.heads, 'start', offset);
    return head ? head.line + 1 + (collapsed.has(head.key) ? -1 : offset - head.start) : offset;
  }, [layout, collapsed]);

  const { total } = store;
  const see = useCallback((first: number, last: number): void => {
    if (total === 0) return;
    const pages = new Set<number>();
    for (let line = first; line <= last; line++) {
      const place = placeAt(line);
      pages.add(Math.floor(Math.min(place.kind === 'row' ? place.offset : place.start, total - 1) / PAGE));
    }
    const inSight = [...pages].sort((a, b) => a - b);
    seen.current = inSight;
    fetchThose(inSight);
    // What may come into sight next must not stand before what is.
    ahead.current ??= window.setTimeout(() => {
      ahead.current = undefined;
      const [from = 0, to = 0] = [seen.current[0], seen.current.at(-1)];
      const near = Array.from({ length: 2 * AHEAD / PAGE }, (_, i) => (i % 2 === 0 ? to + 1 + i / 2 : from - (i + 1) / 2));
      fetchThose(near.filter((page) => page >= 0 && page * PAGE < total).sort((a, b) => a - b));
    }, AHEAD_AFTER_MS);
  }, [placeAt, total, fetchThose]);
  useEffect(() => () => {
    window.clearTimeout(ahead.current);
    ahead.current = undefined;
  }, [total]);

  const rowAt = useCallback((offset: number) => store.pages.get(Math.floor(offset / PAGE))?.[offset % PAGE] ?? null, [store.pages]);
  const search = useMemo(() => (store.key === '' ? '' : (JSON.parse(store.key) as TableQuery).filter.search ?? ''), [store.key]);
  return { search, lines: layout.lines, total: store.total, tasks: store.tasks, ready: store.ready, stale: store.key !== key, trouble: store.trouble, placeAt, lineOf, rowAt, see };
}

/** Of heads in order the last that stands at `at` or before, found by halving. */
function lastUpTo<Head extends Record<By, number>, By extends string>(heads: readonly Head[], by: By, at: number): Head | undefined {
  let low = 0;
  let high = heads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (heads[middle]![by] <= at) low = middle + 1;
    else high = middle;
  }
  return heads[low - 1];
}

/** Numbers in order → runs without a gap, as the first number and how many. */
function runsOf(numbers: readonly number[]): [first: number, count: number][] {
  const runs: [number, number][] = [];
  for (const one of numbers) {
    const run = runs.at(-1);
    if (run && run[0] + run[1] === one && run[1] < TOGETHER) run[1]++;
    else runs.push([one, 1]);
  }
  return runs;
}
