import { useEffect, useEffectEvent } from 'react';

/** 'Ctrl+K', 'J', 'Shift+Enter', 'Escape' → what to do. On a Mac, Ctrl is ⌘. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export function keyName(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '', event.shiftKey ? 'Shift+' : '', key].join('');
}

/** Inputs that take no letters, only Enter, Space and arrows. */
const CHOICES = new Set(['radio', 'checkbox', 'button', 'range']);
/** Where a person is writing, plain letters are letters. */
function writes(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && CHOICES.has(target.type)) return false;
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
/** What Enter and Space already do something on. */
const acts = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('button, a, input[type=radio], input[type=checkbox], [role=option], [role=menuitem], [role=tab], [role=switch]') !== null;

/** Keys of a screen while it is open; `within` dialogs they rest. */
export function useKeys(keys: KeyMap, active = true): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = keyName(event);
    const act = keys[name];
    if (!act) return;
    if (!name.startsWith('Ctrl+') && !/^F\d+$/.test(name) && writes(event.target)) return;
    // In a field with words in it these belong to the words.
    if (/^Ctrl\+(Shift\+)?[ZYA]$/.test(name) && writes(event.target) && (event.target as HTMLInputElement).value !== '') return;
    if ((name === 'Enter' || name === 'Space') && acts(event.target)) return;
    if (name.startsWith('Arrow') && event.target instanceof HTMLInputElement) return;
    if (name !== 'Ctrl+K' && document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-select-dropdown:not(.ant-select-dropdown-hidden)')) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent): void => { press(event); };
    window.addEventListener('keydown', listen);
    return () => { window.removeEventListener('keydown', listen); };
  }, [active]);
}
