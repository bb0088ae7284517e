import { AutoComplete, Input, type InputRef } from 'antd';
import { memo, type ReactElement, type Ref, useState } from 'react';
import { call } from '../client.ts';
import { Icon } from '../kit/icons.tsx';
import { useQuery } from '../kit/use-query.ts';
import { useSettled } from '../kit/use-settled.ts';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';

interface Props { /** The words of the filter: from the address, a view, or what was typed here. */ search: string; onSearch: (words: string) => void; onUnit: (unit: string) => void; field: Ref<InputRef> }

/** Searches while one types; offers units by name or pinyin when typing rests. */
export const SearchBox = memo(function SearchBox({ search, onSearch, onUnit, field }: Props): ReactElement {
  const [typed, setTyped] = useState(search);
  const [before, setBefore] = useState(search);
  // Another filter was put by someone else: what was typed goes. Blanks at the end are still being typed.
  if (before !== search) {
    setBefore(search);
    if (typed.trim() !== search) setTyped(search);
  }
  const suggested = useSettled(typed.trim());
  const units = useQuery(suggested.length > 1 && suggested === typed.trim() ? `ledger units ${suggested}` : null, () => call('search.units', { words: suggested, limit: 5 }), true);
  const options = (units.data ?? []).map((match) => ({ value: match.unit, label: <span className="row"><span className="grow">{WORDS.searchUnit(match.unit)}</span><span className="quiet small numbers">{match.tasks}</span></span> }));
  return (
    <AutoComplete className="ledger-search" value={typed} options={options} onSelect={(unit) => { setTyped(''); if (unit !== undefined) onUnit(unit); }}
      onChange={(words?: string) => { setTyped(words ?? ''); onSearch((words ?? '').trim()); }} defaultActiveFirstOption={false} popupMatchSelectWidth>
      <Input ref={field} allowClear prefix={<Icon name="search" size={14} />} placeholder={WORDS.search} aria-label={WORDS.search} />
    </AutoComplete>
  );
});
