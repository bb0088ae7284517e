import { Button, type InputRef } from 'antd';
import { type ReactElement, useCallback, useMemo, useRef, useState } from 'react';
import type { SavedView } from '#api/ledger-methods';
import type { GroupKey, SortKey, TableFilter, TableQuery, TaskLine } from '#model/table';
import { useAct } from '../kit/act.ts';
import { dayAfter, todayHere } from '../kit/dates.ts';
import { useKeys } from '../kit/keys.ts';
import { useMemory } from '../kit/memory.ts';
import { go, paramsNow, stay, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { startSamples } from '../intake/start.ts';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { filterOf, groupOf, ledgerParams, queryOf } from './address.ts';
import { SORT } from './first-rows.ts';
import { BulkAssign } from './bulk-assign.tsx';
import { Bulk, type BulkField, type Selection } from './bulk.tsx';
import { DEFAULT_COLUMNS, isColumn } from './columns.tsx';
import { Controls } from './controls.tsx';
import { Detail } from './detail.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useRows } from './rows.ts';
import { SearchBox } from './search-box.tsx';
import { Table } from './table.tsx';
import { Views } from './views.tsx';
import './ledger.css';

const NONE: ReadonlySet<number> = new Set();
const filterNow = (): TableFilter => filterOf(paramsNow());
const groupNow = (): GroupKey | undefined => groupOf(paramsNow());

/** 台账: all tasks in one table, narrowed, sorted, grouped; many changed at once; each opened beside the list. */
export function Ledger(): ReactElement {
  const act = useAct();
  const { params } = useRoute();
  const today = todayHere();
  const filter = useMemo(() => filterOf(params), [params]);
  const group = groupOf(params);
  const [sort, setSort] = useMemory<TableQuery['sort'] | null>(SORT, null);
  const [stored, setColumns] = useMemory<readonly string[]>('ledger.columns', DEFAULT_COLUMNS);
  const [dense, setDense] = useMemory('ledger.dense', true);
  const columns = useMemo(() => stored.filter(isColumn), [stored]);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<number | null>(Number(params['task']) || null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [all, setAll] = useState(false);
  const [bulk, setBulk] = useState<BulkField | null>(null);
  const anchor = useRef(0);
  const field = useRef<InputRef>(null);
  const query = useMemo<TableQuery>(() => queryOf(filter, sort, group), [filter, sort, group]);
  const rows = useRows(query, collapsed);

  // These stay the same functions whatever the filter, so that bars and lists beside the table are left alone.
  const put = useCallback((next: TableFilter, by: GroupKey | undefined): void => {
    setAt(0);
    setSelected(NONE);
    setAll(false);
    stay('ledger', ledgerParams(next, by));
  }, []);
  const narrow = useCallback((next: TableFilter): void => { put(next, groupNow()); }, [put]);
  const find = useCallback((words: string): void => { narrow({ ...filterNow(), search: words || undefined }); }, [narrow]);
  const findUnit = useCallback((unit: string): void => { narrow({ ...filterNow(), search: undefined, units: [...new Set([...(filterNow().units ?? []), unit])] }); }, [narrow]);
  const setGroup = useCallback((by: GroupKey | undefined): void => {
    setCollapsed(new Set());
    setAt(0);
    stay('ledger', ledgerParams(filterNow(), by));
  }, []);
  const takeOut = useCallback((): void => { go('export', ledgerParams(filterNow())); }, []);
  const openView = useCallback((view: SavedView): void => {
    setColumns(view.columns);
    setSort(view.query.sort ?? null);
    put(view.query.filter, view.query.group ?? groupNow());
  }, [put, setColumns, setSort]);
  const selection: Selection = all ? { filter } : { tasks: [...selected] };
  const count = all ? rows.tasks : selected.size;
  const select = (row: TaskLine, range: boolean): void => {
    const next = new Set(all ? [] : selected);
    if (range) for (let i = Math.min(anchor.current, at); i <= Math.max(anchor.current, at); i++) next.add(rows.rowAt(i)?.id ?? row.id);
    else if (!next.delete(row.id)) next.add(row.id);
    setAll(false);
    setSelected(next);
  };
  const move = (by: number): void => {
    const next = Math.min(Math.max(at + by, 0), Math.max(rows.total - 1, 0));
    setAt(next);
    const row = rows.rowAt(next);
    if (opened !== null && row) setOpened(row.id);
  };
  const here = rows.rowAt(at);
  const preview = (): void => { if (here) setOpened(opened === here.id ? null : here.id); };
  useKeys({
    ArrowDown: () => { move(1); }, ArrowUp: () => { move(-1); }, J: () => { move(1); }, K: () => { move(-1); }, PageDown: () => { move(20); }, PageUp: () => { move(-20); },
    Home: () => { move(-Infinity); }, End: () => { move(rows.total); },
    Space: preview, Enter: preview, X: () => { if (here) { anchor.current = at; select(here, false); } },
    Escape: () => { if (opened !== null) setOpened(null); else { setSelected(NONE); setAll(false); } },
    'Ctrl+A': () => { setAll(true); }, '/': () => { field.current?.focus(); },
  });
  const sortBy = (by: SortKey): void => { setSort(sort?.by !== by ? { by } : sort.descending ? null : { by, descending: true }); };
  const context = useMemo(() => ({ search: rows.search, today, soon: dayAfter(today, 7) }), [rows.search, today]);
  const narrowed = Object.keys(filter).length > 0;

  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <SearchBox search={filter.search ?? ''} onSearch={find} onUnit={findUnit} field={field} />
        <span className="numbers total" role="status">{rows.ready ? WORDS.total(rows.tasks) : ''}</span>
        <span className="grow" />
        <Controls group={group} dense={dense} columns={columns} onGroup={setGroup} onDense={setDense} onColumns={setColumns} onExport={takeOut} />
      </header>
      <div className="ledger-body">
        <Views query={query} columns={columns} today={today} onFilter={narrow} onView={openView} />
        <div className="column grow docked">
          <FilterBar filter={filter} today={today} onFilter={narrow} />
          {count > 0 && (
            <div className="bulk-bar" role="toolbar" aria-label={WORDS.bulk}>
              <b className="numbers">{WORDS.selected(count)}</b>
              {!all && rows.tasks > count && <Button size="small" type="link" onClick={() => { setAll(true); }}>{WORDS.selectAll(rows.tasks)}</Button>}
              {([['status', WORDS.bulkStatus], ['person', WORDS.bulkPerson], ['dueOn', WORDS.bulkDue], ['tags', WORDS.bulkTags]] as const).map(([field, label]) => <Button key={field} size="small" onClick={() => { setBulk(field); }}>{label}…</Button>)}
              <BulkAssign selection={selection} />
              <span className="grow" />
              <Button size="small" type="text" onClick={() => { setSelected(NONE); setAll(false); }}>{WORDS.clearSelection}</Button>
            </div>
          )}
          {rows.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={rows.trouble} /></div>
            : !rows.ready ? <Waiting />
            : rows.total === 0 ? (narrowed ? <Empty title={WORDS.empty} actions={<Button onClick={() => { narrow({}); }}>{WORDS.clear}</Button>}>{WORDS.emptyText}</Empty>
              : <Empty title={WORDS.first} actions={<><Button type="primary" onClick={() => { go('intake'); }}>{WORDS.toIntake}</Button><Button onClick={() => { void act(startSamples); }}>{WORDS.samples}</Button></>}>{WORDS.firstText}</Empty>)
            : <div className="table-frame docked"><Table rows={rows} columns={columns} sort={sort ?? undefined} dense={dense} context={context} at={at} selected={selected} all={all}
                onAt={(offset) => { anchor.current = anchor.current === -1 ? offset : anchor.current; setAt(offset); }} onOpen={(row) => { setOpened(row.id); }} onSelect={(row, range) => { if (!range) anchor.current = at; select(row, range); }} onSort={sortBy}
                onGroup={(key) => { const next = new Set(collapsed); if (!next.delete(key)) next.add(key); setCollapsed(next); }} />{opened !== null && <Detail task={opened} onClose={() => { setOpened(null); }} />}</div>}
        </div>
      </div>
      {bulk && <Bulk selection={selection} field={bulk} onClose={() => { setBulk(null); }} onDone={() => { setBulk(null); }} />}
    </section>
  );
}

