import { Input } from 'antd';
import { type ReactElement, type Ref, useEffect, useRef, useState } from 'react';
import { DATE_WORDS } from '../words/dates.ts';
import { readDate } from './dates.ts';

interface Props { value: string | null; label: string; onChange: (date: string | null) => void; warn?: boolean; ref?: Ref<HTMLInputElement>; placeholder?: string; width?: number }

/** A calendar date typed in any usual way; saved when it is left or Enter is pressed, empty means none. */
export function DateField({ value, label, onChange, warn, ref, placeholder = DATE_WORDS.placeholder, width = 140 }: Props): ReactElement {
  const [typed, setTyped] = useState(value ?? '');
  const [wrong, setWrong] = useState(false);
  const before = useRef(value);
  useEffect(() => { if (before.current !== value) { before.current = value; setTyped(value ?? ''); setWrong(false); } }, [value]);
  const save = (): void => {
    const date = typed.trim() === '' ? null : readDate(typed);
    const bad = typed.trim() !== '' && date === null;
    setWrong(bad);
    if (bad) return;
    setTyped(date ?? '');
    if (date !== value) onChange(date);
  };
  return (
    <span>
      <Input ref={(input) => { if (typeof ref === 'function') ref(input?.input ?? null); else if (ref) ref.current = input?.input ?? null; }} className={`numbers${warn ? ' warn' : ''}`} style={{ width }} value={typed} aria-label={label} aria-invalid={wrong} status={wrong ? 'error' : ''} placeholder={placeholder} inputMode="numeric"
        onChange={(event) => { setTyped(event.target.value); }} onBlur={save} onPressEnter={save} />
      {wrong && <span role="alert" className="warn small"> {DATE_WORDS.wrong}</span>}
    </span>
  );
}
