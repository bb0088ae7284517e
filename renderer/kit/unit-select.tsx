import { Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { call } from '../client.ts';
import { REVIEW_WORDS } from '../words/review.ts';
import { useQuery } from './use-query.ts';

interface Props { value: readonly string[]; onChange: (units: string[]) => void; label: string; className?: string; autoFocus?: boolean; onBlur?: () => void; free?: boolean; placeholder?: string }

/** Names of units; completes from the register by a piece of the name or by pinyin (qczj → 区财政局). `free`: a new name may be typed. */
export function UnitSelect({ value, onChange, label, className, autoFocus, onBlur, free = true, placeholder = REVIEW_WORDS.unitPlaceholder }: Props): ReactElement {
  const [words, setWords] = useState('');
  const found = useQuery(words.trim() ? `units ${words.trim()}` : null, () => call('search.units', { words: words.trim(), limit: 20 }), true);
  const options = (words.trim() ? found.data ?? [] : []).map((match) => ({ value: match.unit, label: match.unit, tasks: match.tasks }));
  return (
    <Select<string[]> mode={free ? 'tags' : 'multiple'} className={className} value={[...value]} options={options} placeholder={placeholder} aria-label={label} autoFocus={autoFocus} onBlur={onBlur} popupMatchSelectWidth={260}
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }} tokenSeparators={['、', ';', ';']} suffixIcon={null} style={{ width: '100%' }} notFoundContent={null} defaultActiveFirstOption={!free || options.length > 0}
      optionRender={(option) => <span className="row"><span className="grow">{option.label}</span><span className="quiet small numbers">{(option.data as { tasks?: number }).tasks ?? ''}</span></span>}
      onChange={(units) => { setWords(''); onChange(units.map((unit) => unit.trim()).filter(Boolean)); }} />
  );
}
