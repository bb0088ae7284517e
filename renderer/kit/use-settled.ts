import { useEffect, useState } from 'react';

/** A value once it has stood still for a while: what only helps must not stand before what was asked for. */
export function useSettled<T>(value: T, ms = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => { setSettled(value); }, ms);
    return () => { window.clearTimeout(timer); };
  }, [value, ms]);
  return settled;
}

/** True once `on` has lasted a while: only a wait that is felt is shown. */
export function useFelt(on: boolean, ms = 250): boolean {
  const [felt, setFelt] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    const timer = window.setTimeout(() => { setFelt(true); }, ms);
    return () => {
      window.clearTimeout(timer);
      setFelt(false);
    };
  }, [on, ms]);
  return on && felt;
}
