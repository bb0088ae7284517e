import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Commands } from './control.ts';
import type { Logged } from './log.ts';

export interface LaunchOptions {
  chromium: string;
  /** Electron's folder for the app; a new one by default. */
  userData?: string;
  args?: string[];
  env?: Record<string, string>;
  /** Where dropped files are said to lie. */
  dropFolder?: string;
}

export interface Launched {
  page: Page;
  userData: string;
  /** Resolves with main's exit code. */
  exited: Promise<number | null>;
  /** What main and core wrote to their streams. */
  output(): string;
  ask<Name extends keyof Commands>(command: Name, ...args: Parameters<Commands[Name]>): Promise<ReturnType<Commands[Name]>>;
  /** Arguments of every call of one of Electron's functions so far. */
  logged(api: string): Promise<unknown[][]>;
  close(): Promise<number | null>;
}

/** Starts a built main process over Chromium and waits for its window. @throws when main ends before there is one */
export async function launch(main: string, options: LaunchOptions): Promise<Launched> {
  const port = await freePort();
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'zeqing-shell-'));
  const child = fork(main, options.args ?? [], {
    execArgv: ['--import', new URL('./register.ts', import.meta.url).href], stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...options.env, STAND_IN_CDP_PORT: String(port), STAND_IN_USER_DATA: userData, STAND_IN_CHROMIUM: options.chromium, STAND_IN_DROP_FOLDER: options.dropFolder ?? '' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => { output += data.toString(); });
  const exited = new Promise<number | null>((resolve) => { child.on('exit', resolve); });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  child.on('message', (message: { id: number; value: unknown; error?: string }) => {
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) one?.resolve(message.value);
    else one?.reject(new Error(message.error));
  });
  let asked = 0;
  const ask: Launched['ask'] = (command, ...args) => new Promise((resolve, reject) => {
    const id = ++asked;
    waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
    child.send({ id, command, args }, (error) => { if (error) reject(error); });
  });
  const alive = (): void => { if (child.exitCode !== null) throw new Error(`main ended with ${child.exitCode}\n${output}`); };
  const browser = await until(alive, () => chromium.connectOverCDP(`http://127.0.0.1:${port}`));
  const page = await until(alive, () => shownPage(browser));
  return {
    page, userData, exited, ask, output: () => output,
    logged: async (api) => ((await ask('log')) as Logged[]).filter((one) => one.api === api).map((one) => one.args),
    close: async () => {
      if (child.exitCode === null) await ask('quit').catch(() => undefined);
      await browser.close().catch(() => undefined);
      return exited;
    },
  };
}

/** The window's page, once it has left about:blank. */
function shownPage(browser: Browser): Page {
  const page = browser.contexts().flatMap((context) => context.pages()).find((one) => one.url() !== 'about:blank');
  if (!page) throw new Error('no window yet');
  return page;
}

async function until<Value>(alive: () => void, attempt: () => Value | Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries++) {
    alive();
    try {
      return await attempt();
    } catch (error) {
      if (tries > 400) throw error;
      await sleep(50);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => { resolve(port); });
    });
  });
}
