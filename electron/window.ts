import { BrowserWindow, screen, type Rectangle } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, isOurs } from './protocol.ts';
import { WORDS } from './words.ts';

interface WindowState { bounds: Rectangle; maximized: boolean }
const LEAST = { width: 1024, height: 640 };
const FIRST = { width: 1280, height: 800 };

/** The one window: sandboxed, nothing of Node in it, going nowhere but our own pages. Its place is kept in `stateFile`. */
export function openWindow(stateFile: string): BrowserWindow {
  const state = readState(stateFile);
  const window = new BrowserWindow({
    ...FIRST, ...(state && visible(state.bounds) ? state.bounds : {}), minWidth: LEAST.width, minHeight: LEAST.height, show: false, title: WORDS.app,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'), contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: false,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => { if (!isOurs(event.url)) event.preventDefault(); });
  webContents.on('will-redirect', (event) => { if (!isOurs(event.url)) event.preventDefault(); });
  webContents.on('will-attach-webview', (event) => { event.preventDefault(); });
  webContents.on('render-process-gone', (_event, { reason }) => { if (reason !== 'clean-exit' && !window.isDestroyed()) webContents.reload(); });
  window.on('page-title-updated', (event) => { event.preventDefault(); });
  window.on('close', () => { keepState(stateFile, window); });
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(HOME);
  return window;
}

function keepState(file: string, window: BrowserWindow): void {
  try {
    writeFileSync(file, JSON.stringify({ bounds: window.getNormalBounds(), maximized: window.isMaximized() } satisfies WindowState));
  } catch {
    // A window that opens in its first place again is no reason to keep it from closing.
  }
}

function readState(file: string): WindowState | null {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowState>;
    const { x, y, width, height } = state.bounds ?? {};
    return [x, y, width, height].every(Number.isFinite) ? { bounds: { x, y, width, height } as Rectangle, maximized: state.maximized === true } : null;
  } catch {
    return null;
  }
}

/** A screen may have been taken away since. */
function visible(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea: area }) =>
    bounds.x < area.x + area.width - 100 && bounds.x + bounds.width > area.x + 100 && bounds.y >= area.y - 10 && bounds.y < area.y + area.height - 50);
}
