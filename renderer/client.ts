import type { ApiErrorCode, DesktopBridge, InputOf, MethodName, OutputOf, Reply } from '#api/contract';
import type { AppEvent } from '#api/events';

declare global {
  interface Window { readonly zeqing?: DesktopBridge }
}

/** A call that came to nothing: a code with facts, as the door gave it, `core-unreachable` when there was no answer, `not-opened` when no program took a file. */
export class Trouble extends Error {
  readonly code: ApiErrorCode | 'core-unreachable' | 'not-opened';
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(code: Trouble['code'], facts: Trouble['facts'] = {}) {
    super(code);
    this.name = 'Trouble';
    this.code = code;
    this.facts = facts;
  }

  /** Whatever was thrown, as a Trouble; an unknown thing is a defect. */
  static of(error: unknown): Trouble {
    return error instanceof Trouble ? error : new Trouble('defect', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}

/** In the desktop window the preload carries calls and events; in a browser HTTP and server-sent events do. */
export const desktop = window.zeqing ?? null;

/** Asks the core. @throws Trouble */
export async function call<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> {
  const reply = (desktop ? await desktop.call(method, input).catch(() => null) : await post(method, input)) as Reply<OutputOf<M>> | null;
  if (!reply) throw new Trouble('core-unreachable');
  if ('error' in reply) throw new Trouble(reply.error.code, reply.error.facts);
  return reply.value;
}

async function post(method: string, input: unknown): Promise<unknown> {
  try {
    const response = await fetch(`api/${method}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-zeqing': '1' }, body: JSON.stringify(input), keepalive: method === 'settings.set' });
    return await response.json();
  } catch {
    return null;
  }
}

/** Hands a file's bytes to the core (browser only); gives the id for intake.start. @throws Trouble */
export async function upload(file: File, signal?: AbortSignal): Promise<string> {
  let reply: Reply<{ upload: string }>;
  try {
    const response = await fetch(`api/uploads?name=${encodeURIComponent(file.name)}`, { method: 'POST', headers: { 'x-zeqing': '1', 'content-type': 'application/octet-stream' }, body: file, signal });
    reply = await response.json() as Reply<{ upload: string }>;
  } catch {
    throw new Trouble('core-unreachable');
  }
  if ('error' in reply) throw new Trouble(reply.error.code, { path: file.name, ...reply.error.facts });
  return reply.value.upload;
}

export type Told = AppEvent | { kind: 'line'; up: boolean };
const listeners = new Set<(event: Told) => void>();
let open = false;

/** Hears what the core tells by itself; `line` says whether it can be heard. Gives the way to stop. */
export function listen(listener: (event: Told) => void): () => void {
  listeners.add(listener);
  if (!open) {
    open = true;
    const tell = (event: Told): void => { for (const one of listeners) one(event); };
    if (desktop) desktop.listen(tell);
    else {
      const source = new EventSource('api/events');
      source.onmessage = (message: MessageEvent<string>) => { tell(JSON.parse(message.data) as AppEvent); };
      source.onopen = () => { tell({ kind: 'line', up: true }); };
      source.onerror = () => { tell({ kind: 'line', up: false }); };
    }
  }
  return () => { listeners.delete(listener); };
}
