import { app, type BrowserWindow, dialog, shell } from 'electron';
import { basename, extname, join } from 'node:path';
import type { AppEvent } from '#api/events';
import { CoreProcess } from './core-process.ts';
import { answerAsk } from './dialogs.ts';
import { openDoor } from './door.ts';
import { appendLog } from './log.ts';
import { type MenuActions, setMenu } from './menu.ts';
import type { CoreSays } from './messages.ts';
import { notify } from './notices.ts';
import { registerScheme, servePages } from './protocol.ts';
import { openWindow } from './window.ts';
import { WORDS } from './words.ts';

/** The shell: one window, one core process, and the door between them. What is shown and done is elsewhere. */
let window: BrowserWindow | null = null;
let core: CoreProcess | null = null;
let recent: string[] = [];
let ledger = '';

const logFile = (): string => join(app.getPath('userData'), 'zeqing.log');
const ledgerIn = (args: readonly string[]): string | undefined => args.slice(1).find((arg) => extname(arg) === '.zeqing');
const tell = (event: AppEvent): void => { window?.webContents.send('event', event); };

async function useLedger(path: string, create = false): Promise<void> {
  const reply = await core?.call('settings.open-ledger', { path, create });
  if (reply && 'error' in reply) dialog.showErrorBox(WORDS.openLedger, `${path}\n(${reply.error.code})`);
}

async function chooseLedger(create: boolean): Promise<void> {
  const path = window && (await answerAsk(window, { ask: 'choose-ledger', create }, () => recent)) as string | null;
  if (path) await useLedger(path, create);
}

const actions: MenuActions = {
  command: (command) => { tell({ kind: 'command', command }); },
  openLedger: () => { void chooseLedger(false); },
  newLedger: () => { void chooseLedger(true); },
  useLedger: (path) => { void useLedger(path); },
  showLog: () => {
    appendLog(logFile(), '');
    shell.showItemInFolder(logFile());
  },
  about: () => { if (window) void dialog.showMessageBox(window, { title: WORDS.about, message: `${WORDS.app} ${app.getVersion()}`, detail: ledger }); },
};

function hear(says: Extract<CoreSays, { say: 'event' | 'ledger' | 'told' }>): void {
  if (says.say === 'event') tell(says.event);
  else if (says.say === 'ledger') {
    ({ path: ledger, recent } = says);
    window?.setTitle(WORDS.title(basename(ledger, '.zeqing')));
    setMenu(actions, recent, app.isPackaged);
  } else notify(says.told, () => { show(); tell({ kind: 'command', command: 'go-todo' }); });
}

function show(): void {
  if (!window) return open();
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function open(): void {
  window = openWindow(join(app.getPath('userData'), 'window.json'));
  if (ledger !== '') window.setTitle(WORDS.title(basename(ledger, '.zeqing')));
  window.on('closed', () => { window = null; });
}

function start(): void {
  const given = ledgerIn(process.argv);
  const running = new CoreProcess([app.getPath('documents'), ...(given === undefined ? [] : [given])], {
    hear,
    log: (words) => {
      if (!app.isPackaged) process.stderr.write(words);
      appendLog(logFile(), `${new Date().toISOString()} ${app.getVersion()} ${words}`);
    },
    restarted: () => { tell({ kind: 'core-restarted' }); },
    givenUp: () => {
      dialog.showErrorBox(WORDS.coreGone, WORDS.coreGoneDetail(logFile()));
      app.exit(1);
    },
  });
  core = running;
  servePages(join(import.meta.dirname, '../renderer'), (pathname) => running.file(pathname));
  openDoor({
    call: (method, input) => running.call(method, input),
    shell: (ask) => window && answerAsk(window, ask, () => recent),
  });
  setMenu(actions, recent, app.isPackaged);
  open();
}

registerScheme();
app.enableSandbox();
app.setName(WORDS.app);
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args) => {
    show();
    const path = ledgerIn(args);
    if (path !== undefined) void useLedger(path);
  });
  app.on('open-file', (event, path) => { event.preventDefault(); void useLedger(path); });
  app.on('activate', show);
  app.on('window-all-closed', () => { if (process.platform !== 'darwin') app.quit(); });
  app.on('will-quit', () => { core?.stop(); });
  void app.whenReady().then(start);
} else app.quit();
