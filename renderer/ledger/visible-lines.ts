import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Lines drawn beyond those in sight, on either side. */
const AROUND = 8;

export interface VisibleLines {
  /** The lines to draw, `last` included; -1 when there are none. */
  first: number;
  last: number;
  /** Scrolls as little as shows the line whole. */
  show: (line: number) => void;
}

/**
 * Lines of one height (px) in a scrolled box whose first child is a head that stays: which of them are in sight. Nothing is
 * kept for a line, so that 300,000 of them cost as much as thirty. `onMove` hears of the lines in sight before they are drawn.
 */
export function useVisibleLines(box: RefObject<HTMLElement | null>, lines: number, height: number, onMove: (first: number, last: number) => void): VisibleLines {
  const [sight, setSight] = useState<readonly [first: number, count: number]>(() => [0, Math.ceil(window.innerHeight / height)]);
  const place = useRef({ top: 0, room: 0 });
  const moved = useEffectEvent(onMove);
  const look = useEffectEvent((): void => {
    const { top, room } = place.current;
    const [first, count] = [Math.floor(top / height), Math.ceil(room / height) + 1];
    if (first === sight[0] && count === sight[1]) return;
    if (lines > 0) moved(Math.min(first, lines - 1), Math.min(first + count, lines) - 1);
    setSight([first, count]);
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    // Within the scroll event, so that no frame shows lines that are not drawn yet.
    const scrolled = (): void => {
      place.current.top = element.scrollTop;
      flushSync(look);
    };
    const resized = new ResizeObserver(() => {
      place.current.room = element.clientHeight - ((element.firstElementChild as HTMLElement | null)?.offsetHeight ?? 0);
      look();
    });
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, [box]);
  useEffect(() => { if (place.current.room > 0) look(); }, [height]);

  const show = useCallback((line: number): void => {
    const { top, room } = place.current;
    const to = line * height < top ? line * height : (line + 1) * height > top + room && room > 0 ? (line + 1) * height - room : top;
    if (to !== top) box.current?.scrollTo({ top: to });
  }, [box, height]);

  const first = Math.max(0, Math.min(sight[0], lines - sight[1]) - AROUND);
  return { first, last: Math.min(sight[0] + sight[1] + AROUND, lines) - 1, show };
}
