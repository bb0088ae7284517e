import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, memo, type ReactElement, type Ref, useId, useState } from 'react';
import { call } from '../client.ts';
import { Icon } from '../kit/icons.tsx';
import { useQuery } from '../kit/use-query.ts';
import { useSettled } from '../kit/use-settled.ts';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';

interface Props { /** The words of the filter: from the address, a view, or what was typed here. */ search: string; onSearch: (words: string) => void; onUnit: (unit: string) => void; field: Ref<InputRef> }

/**
 * Searches while one types; offers units by name or pinyin when typing rests. The list is plain: the design system's
 * opens and measures itself at every character, which takes longer than the rows.
 */
export const SearchBox = memo(function SearchBox({ search, onSearch, onUnit, field }: Props): ReactElement {
  const list = useId();
  const [typed, setTyped] = useState(search);
  const [before, setBefore] = useState(search);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  // Another filter was put by someone else: what was typed goes. Blanks at the end are still being typed.
  if (before !== search) {
    setBefore(search);
    if (typed.trim() !== search) setTyped(search);
  }
  const suggested = useSettled(typed.trim());
  const units = useQuery(suggested.length > 1 && suggested === typed.trim() ? `ledger units ${suggested}` : null, () => call('search.units', { words: suggested, limit: 5 }), true).data ?? [];
  const shown = open && units.length > 0;
  const put = (words: string): void => {
    setTyped(words);
    setOpen(true);
    setAt(-1);
    onSearch(words.trim());
  };
  const take = (unit: string): void => {
    setTyped('');
    setOpen(false);
    onUnit(unit);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && units.length > 0) {
      event.preventDefault();
      setOpen(true);
      if (shown) setAt(at < 0 && step < 0 ? units.length - 1 : (at + step + units.length) % units.length);
    } else if (event.key === 'Enter') {
      const unit = shown ? units[at]?.unit : undefined;
      if (unit !== undefined) take(unit);
      else setOpen(false);
    } else if (event.key === 'Escape') setOpen(false);
  };
  return (
    <div className="ledger-search">
      <Input ref={field} allowClear value={typed} prefix={<Icon name="search" size={14} />} placeholder={WORDS.search} autoComplete="off"
        role="combobox" aria-label={WORDS.search} aria-autocomplete="list" aria-haspopup="listbox" aria-expanded={shown} aria-controls={shown ? list : undefined} aria-activedescendant={shown && at >= 0 ? `${list}-${at}` : undefined}
        onChange={(event) => { put(event.target.value); }} onKeyDown={press} onClick={() => { setOpen(true); }} onBlur={() => { setOpen(false); }} />
      {shown && (
        <ul id={list} role="listbox" aria-label={WORDS.search} className="offered" onMouseDown={(event) => { event.preventDefault(); }}>
          {units.map(({ unit, tasks }, i) => (
            <li key={unit} id={`${list}-${i}`} role="option" aria-selected={i === at} className={i === at ? 'row at' : 'row'} onMouseMove={() => { setAt(i); }} onClick={() => { take(unit); }}>
              <span className="grow">{WORDS.searchUnit(unit)}</span><span className="quiet small numbers">{tasks}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
});
