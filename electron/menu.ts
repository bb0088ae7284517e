import { Menu, type MenuItemConstructorOptions } from 'electron';
import { basename } from 'node:path';
import type { ShellCommand } from '#api/events';
import { WORDS } from './words.ts';

export interface MenuActions {
  /** A screen has to answer it. */
  command(command: ShellCommand): void;
  openLedger(): void;
  newLedger(): void;
  useLedger(path: string): void;
  showLog(): void;
  about(): void;
}

/** Chinese words, the usual shortcuts. Undo and redo are the screens' own: they undo acts on tasks, and in fields what was typed. */
export function setMenu(actions: MenuActions, recent: readonly string[], packaged: boolean): void {
  const go = (label: string, command: ShellCommand, accelerator?: string): MenuItemConstructorOptions => ({ label, id: command, ...(accelerator ? { accelerator } : {}), click: () => { actions.command(command); } });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const screens: readonly (readonly [string, ShellCommand])[] = [
    [WORDS.intake, 'go-intake'], [WORDS.review, 'go-review'], [WORDS.ledger, 'go-ledger'], [WORDS.calendar, 'go-calendar'], [WORDS.todo, 'go-todo'], [WORDS.supervision, 'go-supervision'], [WORDS.relations, 'go-relations'], [WORDS.checks, 'go-checks'], [WORDS.documents, 'go-documents'], [WORDS.overview, 'go-overview'], [WORDS.export, 'go-export'],
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    {
      label: WORDS.file, submenu: [
        go(WORDS.importFiles, 'choose-files', 'CmdOrCtrl+O'), go(WORDS.importFolder, 'choose-folder', 'CmdOrCtrl+Shift+O'), line,
        { label: WORDS.newLedger, accelerator: 'CmdOrCtrl+N', click: () => { actions.newLedger(); } }, { label: WORDS.openLedger, accelerator: 'CmdOrCtrl+L', click: () => { actions.openLedger(); } },
        { label: WORDS.recent, submenu: recent.length === 0 ? [{ label: WORDS.noRecent, enabled: false }] : recent.map((path) => ({ label: basename(path), toolTip: path, click: () => { actions.useLedger(path); } })) }, line,
        go(WORDS.exportTable, 'export', 'CmdOrCtrl+E'), go(WORDS.backup, 'backup'), line, { label: WORDS.quit, role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: WORDS.edit, submenu: [
        go(WORDS.undo, 'undo', 'CmdOrCtrl+Z'), go(WORDS.redo, 'redo', 'CmdOrCtrl+Shift+Z'), line,
        { label: WORDS.cut, role: 'cut' }, { label: WORDS.copy, role: 'copy' }, { label: WORDS.paste, role: 'paste' }, { label: WORDS.selectAll, role: 'selectAll' }, line, go(WORDS.find, 'search', 'CmdOrCtrl+K'),
      ],
    },
    { label: WORDS.view, submenu: [...screens.map(([label, command], i) => go(label, command, i < 9 ? `CmdOrCtrl+${i + 1}` : undefined)), line, go(WORDS.settings, 'go-settings', 'CmdOrCtrl+,')] },
    {
      label: WORDS.window, submenu: [
        { label: WORDS.zoomIn, role: 'zoomIn' }, { label: WORDS.zoomOut, role: 'zoomOut' }, { label: WORDS.zoomReset, role: 'resetZoom' }, line,
        { label: WORDS.fullscreen, role: 'togglefullscreen' }, { label: WORDS.minimize, role: 'minimize' }, { label: WORDS.close, role: 'close' },
        ...(packaged ? [] : [line, { label: WORDS.developer, role: 'toggleDevTools' } as const]),
      ],
    },
    { label: WORDS.help, submenu: [go(WORDS.guide, 'guide', 'F1'), { label: WORDS.showLog, click: () => { actions.showLog(); } }, { label: WORDS.about, click: () => { actions.about(); } }] },
  ]));
}
