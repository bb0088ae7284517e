import { type CSSProperties, memo, type MouseEvent, type ReactElement, useEffect, useRef } from 'react';
import type { TableColumn } from '#api/ledger-methods';
import type { SortKey, TableQuery, TaskLine } from '#model/table';
import { Icon } from '../kit/icons.tsx';
import { useFelt } from '../kit/use-settled.ts';
import { doubtWords } from '../words/doubts.ts';
import { COLUMN_WORDS, LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { type CellContext, columnOf, lightOf } from './columns.tsx';
import type { Rows } from './rows.ts';
import { useVisibleLines } from './visible-lines.ts';

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
  onGroup: (key: string) => void;
}

const MARK = 62;

/** One virtual table: only the lines in sight are drawn, only their pages are fetched. */
export function Table({ rows, columns, sort, dense, context, at, selected, all, onAt, onOpen, onSelect, onSort, onGroup }: Props): ReactElement {
  const scroll = useRef<HTMLDivElement>(null);
  const height = dense ? 34 : 54;
  const { see } = rows;
  const { first, last, show } = useVisibleLines(scroll, rows.lines, height, see);
  useEffect(() => { if (rows.ready && last >= first) see(first, last); }, [first, last, see, rows.ready]);
  const waiting = useFelt(rows.stale);
  const line = rows.lineOf(at);
  useEffect(() => { if (rows.lines > 0) show(Math.min(line, rows.lines - 1)); }, [line, rows.lines, show]);

  // One listener for all rows, so that a row that stays as it was is not drawn again.
  const press = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    const offset = Number(target.closest<HTMLElement>('.table-row')?.dataset['offset'] ?? -1);
    const row = offset < 0 ? null : rows.rowAt(offset);
    if (offset < 0) return;
    onAt(offset);
    if (!row) return;
    if (target.closest('.row-mark')) onSelect(row, event.shiftKey);
    else onOpen(row);
  };

  const template = `${MARK}px ${columns.map((id) => (columnOf(id).grows ? `minmax(${columnOf(id).width}px, 1fr)` : `${columnOf(id).width}px`)).join(' ')}`;
  const width = MARK + columns.reduce((sum, id) => sum + columnOf(id).width, 0);
  return (
    <div ref={scroll} className={`table scroll grow${dense ? ' dense' : ''}${waiting ? ' stale' : ''}`} role="grid" aria-busy={rows.stale} aria-label={WORDS.table} aria-rowcount={rows.lines + 1} aria-colcount={columns.length + 1} tabIndex={0} aria-activedescendant={`row-${at}`}>
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
      <div role="rowgroup" style={{ height: rows.lines * height, position: 'relative', minWidth: width }} onClick={press}>
        {Array.from({ length: last - first + 1 }, (_, i) => {
          const index = first + i;
          const top = index * height;
          const place = rows.placeAt(index);
          const style = { transform: `translateY(${top}px)`, height };
          if (place.kind === 'group') {
            return (
              <div key={index} role="row" aria-rowindex={index + 2} className="table-group" style={style}>
                <span role="gridcell"><button type="button" className="bare" aria-expanded={!place.collapsed} onClick={() => { onGroup(place.key); }}>
                  <Icon name={place.collapsed ? 'right' : 'down'} size={14} />{place.head ? <><b className="clip">{place.head.label || WORDS.unset}</b><span className="quiet small numbers">{WORDS.groupCount(place.head.count, place.head.overdue)}</span></> : <i className="bones" style={{ width: 240 }} />}
                </button></span>
              </div>
            );
          }
          const row = rows.rowAt(place.offset);
          const chosen = row !== null && (all || selected.has(row.id));
          return <TaskRow key={index} row={row} offset={place.offset} line={index} top={top} height={height} at={place.offset === at} chosen={chosen} columns={columns} template={template} search={context.search} today={context.today} soon={context.soon} />;
        })}
      </div>
    </div>
  );
}

interface RowProps extends CellContext { row: TaskLine | null; offset: number; line: number; top: number; height: number; at: boolean; chosen: boolean; columns: readonly TableColumn[]; template: string }

/** A row of the table; drawn again only when something of it changed. Bones while it is on its way. */
const TaskRow = memo(function TaskRow({ row, offset, line, top, height, at, chosen, columns, template, ...context }: RowProps): ReactElement {
  const style: CSSProperties = { transform: `translateY(${top}px)`, height, gridTemplateColumns: template };
  return (
    <div id={`row-${offset}`} data-offset={offset} role="row" aria-rowindex={line + 2} aria-selected={chosen} className={`table-row${at ? ' at' : ''}${chosen ? ' chosen' : ''}`} style={style}>
      <span role="gridcell" className="row-mark">{row && <Mark row={row} chosen={chosen} {...context} />}</span>
      {row ? columns.map((id) => <span key={id} role="gridcell" className={`cell cell-${id}`}>{columnOf(id).cell(row, context)}</span>)
        : <span role="gridcell" aria-colspan={columns.length} className="cell"><i className="bones" style={{ width: `${40 + (offset % 5) * 10}%`, display: 'block' }} /></span>}
    </div>
  );
});

/** A plain box: fifty of the design system's take longer to draw than everything else in the rows. */
function Mark({ row, chosen, ...context }: CellContext & { row: TaskLine; chosen: boolean }): ReactElement {
  const light = lightOf(row, context);
  const doubts = row.doubts.map((code) => doubtWords(code).what).join('；');
  return (
    <>
      <input type="checkbox" className="row-box" checked={chosen} readOnly tabIndex={-1} aria-label={WORDS.selectRow} />
      <i className={`light ${light}`} role="img" aria-label={WORDS.light[light]} title={WORDS.light[light]} />
      {doubts && <span className="row-doubt" role="img" aria-label={doubts} title={doubts}>?</span>}
    </>
  );
}
