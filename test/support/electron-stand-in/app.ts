import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closeBrowser } from './chromium.ts';
import { note, setting, strict } from './log.ts';
import { schemeState } from './schemes.ts';

/** An event that a listener may stop. */
export class Preventable {
  defaultPrevented = false;
  preventDefault(): void { this.defaultPrevented = true; }
}

export interface Closable { close(): void; isDestroyed(): boolean }

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly windows = new Set<Closable>();
  #name = 'app';
  #quitting = false;
  readonly #ready = new Promise<void>((ready) => {
    setImmediate(() => {
      mkdirSync(setting('USER_DATA'), { recursive: true });
      schemeState.ready = true;
      ready();
    });
  });

  whenReady(): Promise<void> { return this.#ready; }
  isReady(): boolean { return schemeState.ready; }
  getName(): string { return this.#name; }
  setName(name: string): void { this.#name = name; }
  getVersion(): string { return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version; }
  enableSandbox(): void { note('app.enableSandbox'); }

  getPath(name: string): string {
    if (name === 'userData') return setting('USER_DATA');
    if (name === 'documents') return join(setting('USER_DATA'), 'documents');
    throw new Error(`electron stand-in: no path '${name}'`);
  }

  /** One process for one folder of user data; the first one hears of the second through its control channel. */
  requestSingleInstanceLock(): boolean {
    const file = join(resolve(setting('USER_DATA')), 'lock');
    mkdirSync(setting('USER_DATA'), { recursive: true });
    try {
      const holder = Number(readFileSync(file, 'utf8'));
      if (holder !== process.pid) {
        process.kill(holder, 0);
        return false;
      }
    } catch {
      // Free, or left by a process that is gone.
    }
    writeFileSync(file, String(process.pid));
    process.on('exit', () => { rmSync(file, { force: true }); });
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    const before = new Preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of [...this.windows]) {
      window.close();
      if (!window.isDestroyed()) {
        this.#quitting = false;
        return;
      }
    }
    this.emit('will-quit', new Preventable());
    this.exit(0);
  }

  exit(code = 0): void {
    void closeBrowser().then(() => {
      if (process.connected) process.disconnect();
      process.exit(code);
    });
  }

  windowGone(window: Closable): void {
    this.windows.delete(window);
    if (this.windows.size > 0 || this.#quitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

export const appItself = new App();
process.on('SIGTERM', () => { appItself.quit(); });
export const app = strict('app', appItself);
