import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { appItself, Preventable } from './app.ts';
import { disowned, newPage, owned, type PageOwner } from './chromium.ts';
import { note, strict } from './log.ts';
import { codec } from './page-side.js';
import { fromBrowser, toBrowser } from './schemes.ts';

const WORLD = 'Electron Isolated Context';
const values = codec();
const pageSide = readFileSync(new URL('./page-side.js', import.meta.url), 'utf8').replaceAll(/^export /gm, '');

type Handler = (event: unknown, ...args: unknown[]) => unknown;
class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
}
const ipcMainItself = new IpcMain();
export const ipcMain = strict('ipcMain', ipcMainItself);

class WebContents extends EventEmitter {
  readonly #window: BrowserWindow;
  openHandler: ((details: { url: string }) => { action: 'allow' | 'deny' }) | null = null;

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
  }

  send(channel: string, ...args: unknown[]): void { this.#window.post({ event: channel, args }); }
  setWindowOpenHandler(handler: WebContents['openHandler']): void { this.openHandler = handler; }
  reload(): void { void this.#window.page?.reload(); }
  async printToPDF(options: { preferCSSPageSize?: boolean; printBackground?: boolean }): Promise<Buffer> {
    note('webContents.printToPDF', options);
    const { preferCSSPageSize = false, printBackground = false } = options;
    return this.#window.page!.pdf({ format: 'A4', preferCSSPageSize, printBackground });
  }
  getURL(): string { return this.#window.page ? fromBrowser(this.#window.page.url()) : ''; }
}

interface WindowOptions { width?: number; height?: number; x?: number; y?: number; show?: boolean; title?: string; webPreferences?: Record<string, unknown> }

export class BrowserWindow extends EventEmitter implements PageOwner {
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  page: Page | null = null;
  loading = '';
  title: string;
  #visible: boolean;
  #maximized = false;
  #gone = false;
  #session: CDPSession | null = null;
  #world: number | null = null;
  #waiting: string[] = [];
  readonly #opened: Promise<Page>;
  readonly #key = `stand${Math.random().toString(36).slice(2)}`;

  constructor(options: WindowOptions = {}) {
    super();
    if (!appItself.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { nodeIntegration, contextIsolation, sandbox, webSecurity } = options.webPreferences ?? {};
    if (nodeIntegration || contextIsolation === false || sandbox === false || webSecurity === false) throw new Error('electron stand-in: only sandboxed, isolated windows');
    this.options = options;
    this.title = options.title ?? appItself.getName();
    this.#visible = options.show !== false;
    this.webContents = strict('webContents', new WebContents(this));
    appItself.windows.add(this);
    note('window-made', { ...options.webPreferences, preload: undefined });
    this.#opened = this.#open();
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opened;
    this.loading = toBrowser(url);
    try {
      await page.goto(this.loading, { waitUntil: 'load' });
    } catch (error) {
      if (this.#gone) return;
      throw error;
    } finally {
      this.loading = '';
    }
    this.emit('ready-to-show');
  }

  mayNavigate(url: string): boolean {
    const event = Object.assign(new Preventable(), { url });
    this.webContents.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  mayOpen(url: string): boolean { return this.webContents.openHandler?.({ url }).action !== 'deny'; }

  /** To the preload, as soon as there is one. */
  post(message: unknown): void {
    const text = values.toText(message);
    if (this.#world === null || !this.#session) this.#waiting.push(text);
    else void this.#session.send('Runtime.evaluate', { contextId: this.#world, expression: `globalThis[${JSON.stringify(`${this.#key}receive`)}](${JSON.stringify(text)})` }).catch(() => undefined);
  }

  close(): void {
    if (this.#gone) return;
    const event = new Preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    const { page } = this;
    this.#lost();
    void page?.close().catch(() => undefined);
  }

  isDestroyed(): boolean { return this.#gone; }
  isMinimized(): boolean { return false; }
  restore(): void { note('window.restore'); }
  isMaximized(): boolean { return this.#maximized; }
  maximize(): void { this.#maximized = true; }
  show(): void { this.#visible = true; note('window.show'); }
  focus(): void { note('window.focus'); }
  isVisible(): boolean { return this.#visible; }
  setTitle(title: string): void { this.title = title; }
  setSize(width: number, height: number): void { Object.assign(this.options, { width, height }); }
  getNormalBounds(): { x: number; y: number; width: number; height: number } { return { x: this.options.x ?? 0, y: this.options.y ?? 0, width: this.options.width ?? 800, height: this.options.height ?? 600 }; }

  async #open(): Promise<Page> {
    const { page, context } = await newPage();
    this.page = page;
    owned(page, this);
    await page.setViewportSize({ width: this.options.width ?? 800, height: this.options.height ?? 600 });
    page.on('console', (message) => { if (message.type() === 'error') note('console-error', message.text()); });
    page.on('pageerror', (error) => { note('page-error', String(error)); });
    page.on('close', () => { this.#lost(); });
    page.on('crash', () => { this.webContents.emit('render-process-gone', {}, { reason: 'crashed' }); });
    await this.#makeWorlds((this.#session = await context.newCDPSession(page)));
    return page;
  }

  /** Two scripts before any of the page's: one end of the bridge in its world, and the preload in a world of its own. */
  async #makeWorlds(session: CDPSession): Promise<void> {
    await session.send('Page.enable');
    const frame = (await session.send('Page.getFrameTree')).frameTree.frame.id;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== WORLD || (context.auxData as { frameId?: string } | undefined)?.frameId !== frame) return;
      this.#world = context.id;
      for (const text of this.#waiting.splice(0)) this.post(values.fromText(text));
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => { if (name === `${this.#key}send` && executionContextId === this.#world) void this.#hear(values.fromText(payload) as { id: number; channel: string; args: unknown[] }); });
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: `${this.#key}send`, executionContextName: WORLD });
    const inTopFrame = (code: string): string => `(()=>{if(window!==window.top)return;${pageSide};${code}})()`;
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: inTopFrame(`pageWorld('${this.#key}')`) });
    const facts = JSON.stringify({ platform: process.platform, dropFolder: process.env['STAND_IN_DROP_FOLDER'] ?? '' });
    const preload = readFileSync(String(this.options.webPreferences?.['preload']), 'utf8');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source: inTopFrame(`const world=preloadWorld('${this.#key}',${facts});(function(require,process){${preload}\n})(world.require,world.process)`) });
  }

  async #hear({ id, channel, args }: { id: number; channel: string; args: unknown[] }): Promise<void> {
    const event = { sender: this.webContents, senderFrame: { url: this.webContents.getURL(), parent: null } };
    try {
      const handler = ipcMainItself.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      this.post({ id, value: await handler(event, ...args) });
    } catch (error) {
      this.post({ id, error: `Error invoking remote method '${channel}': ${String(error)}` });
    }
  }

  #lost(): void {
    if (this.#gone) return;
    this.#gone = true;
    if (this.page) disowned(this.page);
    this.emit('closed');
    appItself.windowGone(this);
  }
}
