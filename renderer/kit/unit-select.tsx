import { Select } from 'antd';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { call } from '../client.ts';
import { REVIEW_WORDS } from '../words/review.ts';
import { useAct } from './act.ts';
import { useQuery } from './use-query.ts';

interface Props { value: readonly string[]; onChange: (units: string[]) => void; label: string; className?: string; autoFocus?: boolean; free?: boolean; placeholder?: string }

/** Written in Chinese, a name can be meant as it stands; letters are always pinyin. */
const isPinyin = (words: string): boolean => /^[\x20-\x7e]+$/.test(words);

/** Names of units; completes from the register by a piece of the name or by pinyin (qczj → 区财政局). `free`: a new name may be typed. */
export function UnitSelect({ value, onChange, label, className, autoFocus, free = true, placeholder = REVIEW_WORDS.unitPlaceholder }: Props): ReactElement {
  const act = useAct();
  const [words, setWords] = useState('');
  const walked = useRef(false);
  const typed = words.trim();
  const found = useQuery(typed ? `units ${typed}` : null, () => call('search.units', { words: typed, limit: 20 }), true);
  const options = (typed ? found.data ?? [] : []).filter((match) => !value.includes(match.unit)).map((match) => ({ value: match.unit, label: match.unit, tasks: match.tasks }));
  const put = (units: readonly string[]): void => {
    setWords('');
    walked.current = false;
    onChange([...new Set(units.map((unit) => unit.trim()).filter(Boolean))]);
  };
  // Enter must mean the same whether or not the list has come in time; only a line walked to is the list's own affair.
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walked.current = true;
    if (event.key !== 'Enter' || typed === '' || walked.current || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (free && !isPinyin(typed)) put([...value, typed]);
    else void act(() => call('search.units', { words: typed, limit: 1 })).then((matches) => {
      const unit = matches?.[0]?.unit ?? (free && matches ? typed : null);
      if (unit !== null) put([...value, unit]);
    });
  };
  return (
    <Select<string[]> mode="multiple" className={className} value={[...value]} options={options} placeholder={placeholder} aria-label={label} autoFocus={autoFocus} popupMatchSelectWidth={260}
      showSearch={{ filterOption: false, searchValue: words, onSearch: (next) => { walked.current = false; setWords(next); } }} onInputKeyDown={press} suffixIcon={null} style={{ width: '100%' }} notFoundContent={free && typed !== '' && !found.loading ? <span className="small quiet">{REVIEW_WORDS.takeTyped(typed)}</span> : null}
      optionRender={(option) => <span className="row"><span className="grow">{option.label}</span><span className="quiet small numbers">{(option.data as { tasks?: number }).tasks ?? ''}</span></span>}
      onChange={put} />
  );
}
