import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { InputOf, MethodName, OutputOf } from '#api/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from '../../bin/build.js';
import { findChromium, NO_CHROMIUM } from '../support/find-chromium.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** How long a page may be waited for; no measure of speed: a machine that does other work besides is slow. */
const WAIT_MS = 40_000;

export { findChromium };
if (!findChromium()) console.warn(NO_CHROMIUM);

export const SAMPLES = join(ROOT, 'resources', 'samples');

export interface OpenApp {
  page: Page;
  /** Errors that the page wrote to its console or threw. */
  errors: string[];
  folder: string;
  newPage: (options?: PageOptions) => Promise<Page>;
  close: () => Promise<void>;
}
export interface PageOptions { width?: number; height?: number; dark?: boolean }
export interface OpenOptions extends PageOptions { today?: string; ledger?: string }

/** Asks until the expectation holds; the machine may be busy with other tests. */
export const eventually = <T>(ask: () => T): ReturnType<typeof expect.poll<T>> => expect.poll(ask, { timeout: WAIT_MS });

/** Builds the screens when a source is newer; several test files may ask at once. */
export const buildScreens = (): Promise<void> => build({ shell: false });

/** `zeqing serve` over a ledger of its own in a new folder, opened in Chromium. */
export async function openApp(options: OpenOptions = {}): Promise<OpenApp> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium');
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-e2e-'));
  const server = await serve(options.ledger ?? join(folder, '演示.zeqing'), join(folder, 'data'), options.today);
  let browser: Browser;
  try {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  } catch (error) {
    await server.stop();
    throw error;
  }
  const errors: string[] = [];
  const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
  const newPage = async ({ width = 1280, height = 720, dark = false }: PageOptions = options): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
    page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
    page.on('pageerror', (error) => { errors.push(error.message); });
    return page;
  };
  const page = await newPage();
  await page.goto(server.url);
  return {
    page, errors, folder, newPage,
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks the core as the page would, past its screens. @throws when it is refused */
export function callFrom<M extends MethodName>(page: Page, method: M, input: InputOf<M>): Promise<OutputOf<M>> {
  return page.evaluate(async (asked: string) => {
    const [name, given] = JSON.parse(asked) as [string, unknown];
    const response = await fetch(`api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-zeqing': '1' }, body: JSON.stringify(given) });
    const reply = await response.json() as { value: unknown; error?: unknown };
    if (reply.error) throw new Error(JSON.stringify(reply.error));
    return reply.value;
  }, JSON.stringify([method, input])) as Promise<OutputOf<M>>;
}

export interface RunningServer { url: string; pid: number; stop: () => Promise<void> }

/** `zeqing serve` as a process of its own, once it has said its address. */
export async function serve(ledger: string, data: string, today: string | undefined): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/zeqing.js'), 'serve', '--ledger', ledger, ...(today === undefined ? [] : ['--today', today])], {
    env: { ...process.env, ZEQING_DATA: data }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /https?:\/\/\S+/.exec(out);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => { reject(new Error(`serve ended with ${code}: ${said}`)); });
  });
  return { url, pid: child.pid ?? 0, stop: async () => { child.kill('SIGTERM'); await ended; } };
}
