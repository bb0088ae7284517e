import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import type { TableColumn } from '#api/ledger-methods';
import type { SortKey, TableGroup, TableQuery, TaskLine } from '#model/table';
import { Icon } from '../kit/icons.tsx';
import { doubtWords } from '../words/doubts.ts';
import { COLUMN_WORDS, LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { type CellContext, columnOf, lightOf } from './columns.tsx';
import type { Rows } from './rows.ts';

interface Props {
  rows: Rows;
  columns: readonly TableColumn[];
  sort: TableQuery['sort'];
  dense: boolean;
  context: CellContext;
  /** Offset of the row that the keys stand on. */
  at: number;
  selected: ReadonlySet<number>;
  all: boolean;
  onAt: (offset: number) => void;
  onOpen: (row: TaskLine) => void;
  onSelect: (row: TaskLine, range: boolean) => void;
  onSort: (by: SortKey) => void;
  onGroup: (group: TableGroup) => void;
}

const MARK = 62;

/** One virtual table: only the lines in sight are drawn, only their pages are fetched. */
export function Table({ rows, columns, sort, dense, context, at, selected, all, onAt, onOpen, onSelect, onSort, onGroup }: Props): ReactElement {
  const scroll = useRef<HTMLDivElement>(null);
  const height = dense ? 34 : 54;
  const virtual = useVirtualizer({ count: rows.lines, getScrollElement: () => scroll.current, estimateSize: () => height, overscan: 12 });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { see } = rows;
  useEffect(() => { if (rows.ready) see(first, last); }, [first, last, see, rows.ready]);
  useEffect(() => { virtual.measure(); }, [height, virtual]);
  const line = rows.lineOf(at);
  useEffect(() => { if (rows.lines > 0) virtual.scrollToIndex(Math.min(line, rows.lines - 1), { align: 'auto' }); }, [line, rows.lines, virtual]);

  const template = `${MARK}px ${columns.map((id) => (columnOf(id).grows ? `minmax(${columnOf(id).width}px, 1fr)` : `${columnOf(id).width}px`)).join(' ')}`;
  const width = MARK + columns.reduce((sum, id) => sum + columnOf(id).width, 0);
  return (
    <div ref={scroll} className={`table scroll grow${dense ? ' dense' : ''}${rows.stale ? ' stale' : ''}`} role="grid" aria-busy={rows.stale} aria-label={WORDS.table} aria-rowcount={rows.lines + 1} aria-colcount={columns.length + 1} tabIndex={0} aria-activedescendant={`row-${at}`}>
      <div className="table-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth: width }}>
        <span role="columnheader"><span className="hidden-words">{WORDS.select}</span></span>
        {columns.map((id) => {
          const by = columnOf(id).sort;
          const own = by !== undefined && sort?.by === by;
          return (
            <span key={id} role="columnheader" aria-sort={own ? (sort.descending ? 'descending' : 'ascending') : undefined}>
              {by ? <button type="button" className="bare sort" title={WORDS.sortBy(COLUMN_WORDS[id])} onClick={() => { onSort(by); }}>{COLUMN_WORDS[id]}{own && <i>{sort.descending ? '↓' : '↑'}</i>}</button> : COLUMN_WORDS[id]}
            </span>
          );
        })}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: width }}>
        {items.map((item) => {
          const place = rows.placeAt(item.index);
          const style = { transform: `translateY(${item.start}px)`, height };
          if (place.kind === 'group') {
            return (
              <div key={item.key} role="row" aria-rowindex={item.index + 2} className="table-group" style={style}>
                <span role="gridcell"><button type="button" className="bare" aria-expanded={!place.collapsed} onClick={() => { onGroup(place.group); }}>
                  <Icon name={place.collapsed ? 'right' : 'down'} size={14} /><b className="clip">{place.group.label || WORDS.unset}</b><span className="quiet small numbers">{WORDS.groupCount(place.group.count, place.group.overdue)}</span>
                </button></span>
              </div>
            );
          }
          const row = rows.rowAt(place.offset);
          const chosen = row !== null && (all || selected.has(row.id));
          const light = row && lightOf(row, context);
          return (
            <div key={item.key} id={`row-${place.offset}`} role="row" aria-rowindex={item.index + 2} aria-selected={chosen} className={`table-row${place.offset === at ? ' at' : ''}${chosen ? ' chosen' : ''}`} style={{ ...style, gridTemplateColumns: template }}
              onClick={() => { onAt(place.offset); if (row) onOpen(row); }}>
              <span role="gridcell" className="row-mark" onClick={(event) => { event.stopPropagation(); if (row) { onAt(place.offset); onSelect(row, event.shiftKey); } }}>
                {row && light && <><Checkbox checked={chosen} tabIndex={-1} aria-label={WORDS.selectRow} /><i className={`light ${light}`} role="img" aria-label={WORDS.light[light]} title={WORDS.light[light]} />{row.doubts.length > 0 && <span className="row-doubt" role="img" aria-label={row.doubts.map((code) => doubtWords(code).what).join('；')} title={row.doubts.map((code) => doubtWords(code).what).join('；')}>?</span>}</>}
              </span>
              {row ? columns.map((id) => <span key={id} role="gridcell" className={`cell cell-${id}`}>{columnOf(id).cell(row, context)}</span>)
                : columns.map((id) => <span key={id} role="gridcell" className="cell"><i className="bones" style={{ width: `${40 + (place.offset % 5) * 10}%`, display: 'block' }} /></span>)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
