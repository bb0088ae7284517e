import { EventEmitter } from 'node:events';
import { note, strict } from './log.ts';

/** What a test said beforehand that a person would choose. */
export const answers: Record<string, unknown[]> = {};
const ask = (name: string, closed: unknown) => (...args: unknown[]): Promise<unknown> => {
  note(`dialog.${name}`, args.at(-1));
  return Promise.resolve(answers[name]?.shift() ?? closed);
};

export const dialog = strict('dialog', {
  showOpenDialog: ask('showOpenDialog', { canceled: true, filePaths: [] }),
  showSaveDialog: ask('showSaveDialog', { canceled: true, filePath: '' }),
  showMessageBox: ask('showMessageBox', { response: 0 }),
  showErrorBox: (title: string, content: string): void => { note('dialog.showErrorBox', title, content); },
});

export const shell = strict('shell', {
  openPath: (path: string): Promise<string> => {
    note('shell.openPath', path);
    return Promise.resolve('');
  },
  showItemInFolder: (path: string): void => { note('shell.showItemInFolder', path); },
});

export interface ItemTemplate { label?: string; role?: string; type?: string; id?: string; accelerator?: string; enabled?: boolean; click?: () => void; submenu?: ItemTemplate[] }

export class Menu {
  static current: Menu | null = null;
  readonly items: readonly ItemTemplate[];
  constructor(items: readonly ItemTemplate[]) { this.items = items; }
  static buildFromTemplate(template: ItemTemplate[]): Menu { return new Menu(template); }
  static setApplicationMenu(menu: Menu | null): void { Menu.current = menu; }
}

/** The item at a path of labels. */
export function menuItem(path: readonly string[]): ItemTemplate {
  let items = Menu.current?.items ?? [];
  let found: ItemTemplate | undefined;
  for (const label of path) {
    found = items.find((item) => item.label === label);
    items = found?.submenu ?? [];
  }
  if (!found) throw new Error(`no menu item ${path.join(' > ')}`);
  return found;
}

export class Notification extends EventEmitter {
  static readonly shown: Notification[] = [];
  static isSupported(): boolean { return true; }
  readonly options: unknown;
  constructor(options: unknown) {
    super();
    this.options = options;
  }
  show(): void {
    Notification.shown.push(this);
    note('notification', this.options);
  }
}

/** Handlers of the session, so that a test can ask them. */
export const permissions: { request: ((contents: unknown, permission: string, decide: (granted: boolean) => void) => void) | null; check: (() => boolean) | null } = { request: null, check: null };
export const session = strict('session', {
  defaultSession: strict('session', {
    setPermissionRequestHandler: (handler: typeof permissions.request): void => { permissions.request = handler; },
    setPermissionCheckHandler: (handler: typeof permissions.check): void => { permissions.check = handler; },
  }),
});

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };
export const screen = strict('screen', { getAllDisplays: (): { workArea: typeof workArea }[] => [{ workArea }] });
