import { Button, Checkbox, Popover } from 'antd';
import type { ReactElement } from 'react';
import type { TableColumn } from '#api/ledger-methods';
import { Icon } from '../kit/icons.tsx';
import { COLUMN_WORDS, LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { DEFAULT_COLUMNS, OFFERED_COLUMNS } from './columns.tsx';

/** Which columns the table shows, in which order. The task itself always stays. */
export function ColumnChoice({ columns, onColumns }: { columns: readonly TableColumn[]; onColumns: (columns: TableColumn[]) => void }): ReactElement {
  const move = (id: TableColumn, by: number): void => {
    const next = [...columns];
    const at = next.indexOf(id);
    next.splice(at, 1);
    next.splice(at + by, 0, id);
    onColumns(next);
  };
  const list = [...columns, ...OFFERED_COLUMNS.filter((id) => !columns.includes(id))];
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} destroyOnHidden content={(
      <div className="filter-menu">
        <p className="small quiet" style={{ marginBottom: 6 }}>{WORDS.columnsHint}</p>
        <ul className="facets">
          {list.map((id) => {
            const at = columns.indexOf(id);
            return (
              <li key={id}>
                <Checkbox checked={at >= 0} disabled={id === 'text'} onChange={(event) => { onColumns(event.target.checked ? [...columns, id] : columns.filter((other) => other !== id)); }}>{COLUMN_WORDS[id]}</Checkbox>
                {at >= 0 && <span className="row" style={{ gap: 0 }}>
                  <Button size="small" type="text" disabled={at === 0} aria-label={`${COLUMN_WORDS[id]}${WORDS.columnUp}`} onClick={() => { move(id, -1); }}>↑</Button>
                  <Button size="small" type="text" disabled={at === columns.length - 1} aria-label={`${COLUMN_WORDS[id]}${WORDS.columnDown}`} onClick={() => { move(id, 1); }}>↓</Button>
                </span>}
              </li>
            );
          })}
        </ul>
        <Button size="small" type="link" onClick={() => { onColumns([...DEFAULT_COLUMNS]); }}>{WORDS.columnsReset}</Button>
      </div>
    )}><Button>{WORDS.columns}<Icon name="down" size={12} /></Button></Popover>
  );
}
