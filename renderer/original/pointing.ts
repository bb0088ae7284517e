import type { Span } from '#model/span';

/** Places of an original's words: whoever draws them gives each stretch of text a `data-start`, its place in the source. */

/** What is selected in the original, as a span of the source's text; a collapsed one is the caret. */
export function selectedSpan(original: HTMLElement | null): Span | null {
  const selection = window.getSelection();
  if (!original || !selection || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = placeOf(original, startContainer, startOffset);
  const end = placeOf(original, endContainer, endOffset);
  return start === null || end === null ? null : [Math.min(start, end), Math.max(start, end)];
}

function placeOf(original: HTMLElement, node: Node, inside: number): number | null {
  const part = (node instanceof Element ? node : node.parentElement)?.closest('[data-start]');
  if (!part || !original.contains(part)) {
    const next = node instanceof Element ? node.querySelector('[data-start]') : null;
    return next && original.contains(next) ? Number(next.getAttribute('data-start')) : null;
  }
  const before = document.createRange();
  before.selectNodeContents(part);
  before.setEnd(node, inside);
  return Number(part.getAttribute('data-start')) + before.toString().length;
}

/** Selects a span of the source's text where it is drawn, and brings it into sight. */
export function selectSpan(original: HTMLElement | null, [start, end]: Span): void {
  const from = original && boundary(original, start, false);
  const to = original && boundary(original, end, true);
  if (!from || !to) return;
  window.getSelection()?.setBaseAndExtent(from.node, from.inside, to.node, to.inside);
  from.node.parentElement?.scrollIntoView({ block: 'nearest' });
}

/** The stretch of text that holds a place of the source. */
export function wordsAt(original: HTMLElement | null, at: number): Element | null {
  let found: Element | null = null;
  for (const part of original?.querySelectorAll('[data-start]') ?? []) {
    if (Number(part.getAttribute('data-start')) > at) break;
    found = part;
  }
  return found;
}

/** The text node in which a place lies; `closing`: the end of a stretch belongs to it. */
function boundary(original: HTMLElement, at: number, closing: boolean): { node: Text; inside: number } | null {
  let found: Element | null = null;
  for (const part of original.querySelectorAll('[data-start]')) {
    const start = Number(part.getAttribute('data-start'));
    if (closing ? start >= at : start > at) break;
    found = part;
  }
  if (!found) return null;
  let left = at - Number(found.getAttribute('data-start'));
  const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
  let last: Text | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    last = node as Text;
    if (left <= last.data.length) return { node: last, inside: left };
    left -= last.data.length;
  }
  return last && { node: last, inside: last.data.length };
}

interface Pointing { onTask?: ((task: number) => void) | undefined; onSelect?: ((span: Span) => void) | undefined }
interface PointingHandlers { onMouseDown: (event: React.MouseEvent<HTMLElement>) => void; onKeyUp: (event: React.KeyboardEvent<HTMLElement>) => void; onClick: (event: React.MouseEvent) => void }

/** Handlers for the element around an original: a click on marked words chooses their task, selected words are told of, wherever the mouse is let go. */
export function pointing({ onTask, onSelect }: Pointing): PointingHandlers {
  const tell = (original: HTMLElement): void => {
    const span = selectedSpan(original);
    if (span) onSelect?.(span);
  };
  return {
    onMouseDown: ({ currentTarget }) => { window.addEventListener('mouseup', () => { tell(currentTarget); }, { once: true }); },
    onKeyUp: ({ shiftKey, currentTarget }) => { if (shiftKey) tell(currentTarget); },
    onClick: ({ target }) => {
      if (window.getSelection()?.isCollapsed === false) return;
      const task = (target as HTMLElement).closest('[data-task]')?.getAttribute('data-task');
      if (task) onTask?.(Number(task));
    },
  };
}
