import { appItself } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import { log } from './log.ts';
import { answers, menuItem, Notification, permissions } from './native.ts';
import { started } from './utility-process.ts';

/** What a test may ask of the running main process; each by its name, over the line to its parent. */
export const commands = {
  log: () => log,
  answer: (dialog: string, answer: unknown) => { (answers[dialog] ??= []).push(answer); },
  windows: () => [...appItself.windows].map((window) => {
    const { title, webContents, options } = window as BrowserWindow;
    return { title, url: webContents.getURL(), visible: (window as BrowserWindow).isVisible(), width: options.width, height: options.height };
  }),
  resize: (width: number, height: number) => { for (const window of appItself.windows) (window as BrowserWindow).setSize(width, height); },
  choose: (path: string[]) => {
    const item = menuItem(path);
    if (item.click) item.click();
    else if (item.role === 'quit') appItself.quit();
    else throw new Error(`electron stand-in: role ${item.role} is not played`);
  },
  accelerator: (path: string[]) => menuItem(path).accelerator,
  labels: (path: string[]) => menuItem(path).submenu?.map((item) => item.label ?? item.type),
  emit: (event: string, ...args: unknown[]) => { appItself.emit(event, { preventDefault: () => undefined }, ...args); },
  fell: (serviceName: string) => started.findLast((child) => child.serviceName === serviceName)?.kill('SIGKILL'),
  notifications: () => Notification.shown.map((one) => one.options),
  clickNotification: () => { Notification.shown.at(-1)?.emit('click'); },
  permission: (name: string) => {
    let granted: boolean | null = null;
    permissions.request?.({}, name, (answer) => { granted = answer; });
    return [granted, permissions.check?.()];
  },
  quit: () => { appItself.quit(); },
};
export type Commands = typeof commands;

process.on('message', (message: { id: number; command: keyof Commands; args: never[] }) => {
  const { id, command, args } = message;
  try {
    process.send?.({ id, value: (commands[command] as (...given: never[]) => unknown)(...args) ?? null });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.channel?.unref();
