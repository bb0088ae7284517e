import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ApiError, InputOf, MethodName, OutputOf, Reply } from '#api/contract';
import type { AppEvent } from '#api/events';
import { startServing } from '#app/serve/start';

export const ROOT = join(import.meta.dirname, '..', '..');
export const SAMPLES = join(ROOT, 'resources', 'samples');

export interface Answered { status: number; headers: Record<string, string | string[] | undefined>; body: string }
export interface AskOptions { method?: string; headers?: Record<string, string>; body?: string | Uint8Array }

export interface OpenDoor {
  port: number;
  url: string;
  folder: string;
  ledger: string;
  cookie: string;
  /** A request as it is written, path and all: fetch would tidy it first. */
  ask(path: string, options?: AskOptions): Promise<Answered>;
  call<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>>;
  refused(method: string, input: unknown): Promise<ApiError>;
  events: AppEvent[];
  defects: unknown[];
}

/** A core with a new ledger, served with a page of its own, and a visitor who has come in. Closed when the test ends. */
export async function openDoor(options: { today?: string; pages?: string } = {}): Promise<OpenDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-door-'));
  const ledger = join(folder, '台账.zeqing');
  const defects: unknown[] = [];
  const serving = await startServing({ ledger, folder: join(folder, 'data'), pages: options.pages ?? join(folder, 'pages'), today: options.today ?? '2019-01-15', onDefect: (_where, error) => { defects.push(error); } });
  const { port, url } = serving;
  const ask = (path: string, { method = 'GET', headers = {}, body }: AskOptions = {}): Promise<Answered> => new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }); }).on('error', reject);
    });
    sent.on('error', reject).end(body);
  });
  const first = await ask(new URL(url).pathname + new URL(url).search);
  const cookie = String(first.headers['set-cookie']?.[0]).split(';')[0]!;
  const reply = async (method: string, input: unknown): Promise<Reply<unknown>> =>
    JSON.parse((await ask(`/api/${method}`, { method: 'POST', headers: { cookie, 'x-zeqing': '1', 'content-type': 'application/json' }, body: JSON.stringify(input) })).body) as Reply<unknown>;
  const events: AppEvent[] = [];
  const listening = request({ host: '127.0.0.1', port, path: '/api/events', headers: { cookie } }, (response) => {
    let rest = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      const parts = (rest + part).split('\n\n');
      rest = parts.pop() ?? '';
      for (const one of parts) if (one.startsWith('data: ')) events.push(JSON.parse(one.slice(6)) as AppEvent);
    }).on('error', () => undefined);
  });
  listening.on('error', () => undefined).end();
  onTestFinished(async () => {
    listening.destroy();
    await serving.close();
  });
  return {
    port, url, folder, ledger, cookie, ask, events, defects,
    async call<M extends MethodName>(method: M, input: InputOf<M>) {
      const got = await reply(method, input);
      if ('error' in got) throw new Error(JSON.stringify(got.error));
      return got.value as OutputOf<M>;
    },
    async refused(method, input) {
      const got = await reply(method, input);
      if (!('error' in got)) throw new Error(`${method} was answered`);
      return got.error;
    },
  };
}

/** Imports and waits until the job stands still. */
export async function importAll(door: OpenDoor, input: InputOf<'intake.start'>): Promise<OutputOf<'intake.files'>> {
  const { job } = await door.call('intake.start', input);
  return settled(door, job);
}

/** Waits until a job neither gathers nor runs. */
export async function settled(door: OpenDoor, job: number): Promise<OutputOf<'intake.files'>> {
  for (;;) {
    const found = await door.call('intake.files', { job });
    if (['done', 'failed', 'cancelled', 'paused'].includes(found.job.state)) return found;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
