import { Button, Checkbox, Input, Popover } from 'antd';
import { type Dispatch, memo, type ReactElement, type ReactNode, type SetStateAction, useState } from 'react';
import type { FacetValue } from '#model/table';
import { Icon } from '../kit/icons.tsx';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';

interface MenuProps { label: string; count: number; children: ReactNode; /** Label of the menu that is open. */ opened: string | null; onOpen: Dispatch<SetStateAction<string | null>> }

/** What a closed menu holds is nobody's affair: it is drawn again when its button changes. */
const asBefore = (a: MenuProps, b: MenuProps): boolean => a.label === b.label && a.count === b.count && a.opened !== a.label && b.opened !== b.label;

/** A button of the filter bar that opens what can be chosen. */
export const FilterMenu = memo(function FilterMenu({ label, count, children, opened, onOpen }: MenuProps): ReactElement {
  const open = opened === label;
  const put = (next: boolean): void => { onOpen((now) => (next ? label : now === label ? null : now)); };
  return (
    <Popover open={open} onOpenChange={put} trigger="click" placement="bottomLeft" arrow={false} destroyOnHidden
      content={<div role="group" aria-label={label} className="filter-menu" onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); put(false); } }}>{children}</div>}>
      <Button size="small" type={count > 0 ? 'primary' : 'default'} ghost={count > 0} aria-haspopup="dialog" aria-expanded={open}>{label}{count > 0 && ` ${count}`}<Icon name="down" size={12} /></Button>
    </Popover>
  );
}, asBefore);

interface FacetProps { values: readonly FacetValue[]; chosen: readonly string[]; onChange: (values: string[]) => void; label: string; search?: boolean; more?: ReactNode; /** What a value is called, where it is a code. */ words?: (value: string) => string }

/** Values with how many tasks have each; the chosen ones first. */
export function FacetList({ values, chosen, onChange, label, search = false, more, words: called }: FacetProps): ReactElement {
  const [words, setWords] = useState('');
  const known = new Set(values.map((value) => value.value));
  const all = [...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0 })), ...values].map((value) => (called ? { ...value, label: called(value.value) } : value));
  const shown = all.filter((value) => words === '' || value.label.includes(words)).toSorted((a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)));
  return (
    <>
      {search && <Input size="small" autoFocus allowClear placeholder={WORDS.find} aria-label={`${WORDS.find}${label}`} value={words} onChange={(event) => { setWords(event.target.value); }} style={{ marginBottom: 6 }} />}
      {more}
      <ul className="facets scroll">
        {shown.length === 0 && <li className="quiet small">{WORDS.nothingFound}</li>}
        {shown.slice(0, 200).map((value) => (
          <li key={value.value}>
            <Checkbox checked={chosen.includes(value.value)} onChange={(event) => { onChange(event.target.checked ? [...chosen, value.value] : chosen.filter((other) => other !== value.value)); }}>
              <span className="facet-label" title={value.label}>{value.label}</span>
            </Checkbox>
            <span className="quiet small numbers">{value.count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
