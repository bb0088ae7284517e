import { Notification } from 'electron';
import type { Told } from './messages.ts';
import { WORDS } from './words.ts';

/** Kept until they are gone, or a click finds nobody. */
const shown = new Set<Notification>();

/** Tells by the system what there is to do, one notification a kind; a click on one calls `onClick`. */
export function notify(told: readonly Told[], onClick: () => void): void {
  if (!Notification.isSupported()) return;
  for (const { kind, count, first } of told) {
    const notification = new Notification({ title: WORDS.told[kind](count), body: first.join('\n') });
    notification.on('click', onClick);
    notification.on('close', () => { shown.delete(notification); });
    shown.add(notification);
    notification.show();
  }
}
