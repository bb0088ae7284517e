import { Button, Input, Popover } from 'antd';
import { memo, type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import type { SavedView, TableColumn } from '#api/ledger-methods';
import type { TableFilter, TableQuery } from '#model/table';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { lastDay } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { useQuery } from '../kit/use-query.ts';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';

interface Props { query: TableQuery; columns: readonly TableColumn[]; today: string; onFilter: (filter: TableFilter) => void; onView: (view: SavedView) => void }

/** Left of the table: ways of looking at it that everybody needs, and the person's own. */
export const Views = memo(function Views({ query, columns, today, onFilter, onView }: Props): ReactElement {
  const act = useAct();
  const views = useQuery('views', () => call('ledger.views', {}));
  const month = today.slice(0, 7);
  const builtIn: [keyof typeof WORDS.builtIn, TableFilter][] = [
    ['all', {}], ['open', { accepted: false }], ['thisMonth', { dueFrom: `${month}-01`, dueTo: lastDay(month) }], ['overdue', { overdue: true }], ['doubtful', { hasDoubt: true }], ['noUnit', { hasUnit: false }], ['noDue', { hasDue: false }],
  ];
  const now = JSON.stringify(query.filter);
  const shown = useRef({ query, columns });
  useEffect(() => { shown.current = { query, columns }; }, [query, columns]);
  const { reload } = views;
  const save = useCallback(async (name: string): Promise<boolean> => {
    const { query: asked, columns: these } = shown.current;
    const saved = await act(() => call('ledger.save-view', { name, query: asked, columns: [...these] }));
    if (saved) reload();
    return Boolean(saved);
  }, [act, reload]);
  return (
    <aside className="views" aria-label={WORDS.views}>
      <ul>{builtIn.map(([id, filter]) => <li key={id}><button type="button" className={`bare view${now === JSON.stringify(filter) ? ' at' : ''}`} aria-current={now === JSON.stringify(filter)} onClick={() => { onFilter(filter); }}>{WORDS.builtIn[id]}</button></li>)}</ul>
      <h2>{WORDS.ownViews}</h2>
      <ul>
        {(views.data ?? []).map((view) => (
          <li key={view.id} className="own-view">
            <button type="button" className={`bare view${now === JSON.stringify(view.query.filter) ? ' at' : ''}`} onClick={() => { onView(view); }}><span className="clip">{view.name}</span></button>
            <Button size="small" type="text" aria-label={WORDS.deleteView(view.name)} title={WORDS.deleteView(view.name)} icon={<Icon name="close" size={12} />} onClick={() => { void act(() => call('ledger.delete-view', { id: view.id })).then(views.reload); }} />
          </li>
        ))}
        <li><SaveView onSave={save} /></li>
      </ul>
    </aside>
  );
});

/** Keeps the table as it stands under a name. Left alone while the filter changes. */
const SaveView = memo(function SaveView({ onSave }: { onSave: (name: string) => Promise<boolean> }): ReactElement {
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const save = async (): Promise<void> => {
    if (name.trim() === '' || !await onSave(name.trim())) return;
    setName('');
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="rightBottom" content={(
      <div className="row"><Input autoFocus value={name} placeholder={WORDS.viewName} aria-label={WORDS.viewName} onChange={(event) => { setName(event.target.value); }} onPressEnter={() => { void save(); }} /><Button type="primary" disabled={!name.trim()} onClick={() => { void save(); }}>{WORDS.save}</Button></div>
    )}><Button size="small" type="dashed" block icon={<Icon name="plus" size={12} />}>{WORDS.saveView}</Button></Popover>
  );
});
