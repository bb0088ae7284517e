import { Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { call } from '../client.ts';
import { useQuery } from './use-query.ts';
import { useSettled } from './use-settled.ts';

interface Props { value: { id: number; title: string; number: string | null } | null; label: string; placeholder: string; onChange: (id: number) => void; className?: string }

const labelOf = (title: string, number: string | null): string => (number ? `${title}（${number}）` : title);

/** One document of the library, found by a piece of its title or 文号. */
export function DocumentSelect({ value, label, placeholder, onChange, className }: Props): ReactElement {
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const settled = useSettled(words.trim());
  const found = useQuery(open ? `document select ${settled}` : null, () => call('documents.list', { ...(settled ? { search: settled } : {}), limit: 30 }));
  const options = (found.data?.documents ?? []).map((d) => ({ value: d.id, label: labelOf(d.title || d.sourceName, d.number), title: d.title || d.sourceName, number: d.number }));
  const shown = value && !options.some((option) => option.value === value.id) ? [{ value: value.id, label: labelOf(value.title, value.number), title: value.title, number: value.number }, ...(settled ? [] : options)] : options;
  return (
    <Select<number> className={className} value={value?.id ?? null} options={shown} placeholder={placeholder} aria-label={label} open={open} onOpenChange={setOpen} popupMatchSelectWidth={460}
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
      optionRender={({ data }) => <span className="row"><span className="grow clip">{data.title}</span><span className="quiet small numbers">{data.number ?? ''}</span></span>}
      onChange={(id) => { setWords(''); onChange(id); }} />
  );
}
