import { Input } from 'antd';
import { type ReactElement, useEffect, useRef, useState } from 'react';

/** A line of text that is saved when it is left or Enter is pressed. */
export function Blurred({ value, label, placeholder, onChange }: { value: string; label: string; placeholder?: string; onChange: (value: string) => void }): ReactElement {
  const [typed, setTyped] = useState(value);
  const before = useRef(value);
  useEffect(() => { if (before.current !== value) { before.current = value; setTyped(value); } }, [value]);
  const save = (): void => { if (typed.trim() !== value) onChange(typed.trim()); };
  return <Input value={typed} aria-label={label} placeholder={placeholder} onChange={(event) => { setTyped(event.target.value); }} onBlur={save} onPressEnter={save} />;
}
