import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { ApiError, Reply } from '#api/contract';
import { SECURITY_HEADERS } from '#api/page-policy';
import { answer } from '#app/answer';
import { errorOf } from '#app/error-of';
import type { Core } from '#app/core';
import { importsOf } from '#app/importing/imports';
import { readOriginal } from '#app/read-original';
import { UPLOAD_BYTES, UploadTooLarge } from '#app/importing/received-files';
import { EventStream } from './event-stream.ts';
import { Gate } from './gate.ts';
import { pageFile } from './page-files.ts';

/** What a call's input may weigh. */
const CALL_BYTES = 8 * 1024 * 1024;
/** A page may not send this header to another origin without being asked first, and nobody answers that here. */
const OWN_HEADER = 'x-zeqing';

export interface ServeOptions {
  core: Core;
  /** Folder of the built screens. */
  pages: string;
  /** 0 or absent: any free port. */
  port?: number;
  onDefect?: (where: string, error: unknown) => void;
}

export interface Serving { /** With the token that works once. */ url: string; port: number; close(): Promise<void> }

/** Serves screens and door on 127.0.0.1, to whoever opens the printed address first. @throws errors of listening (EADDRINUSE) */
export async function serve(options: ServeOptions): Promise<Serving> {
  const door = new Door(options);
  const server = createServer((request, response) => { void door.receive(request, response); });
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  door.address = `127.0.0.1:${port}`;
  return {
    port, url: `http://127.0.0.1:${port}/?token=${door.gate.token}`,
    close: async () => {
      door.close();
      const closed = new Promise<void>((done) => { server.close(() => { done(); }); });
      server.closeAllConnections();
      await closed;
    },
  };
}

class Door {
  readonly gate = new Gate();
  address = '';
  readonly #core: Core;
  readonly #pages: string;
  readonly #events = new EventStream();
  readonly #onDefect: (where: string, error: unknown) => void;
  readonly #stopListening: () => void;

  constructor({ core, pages, onDefect = () => undefined }: ServeOptions) {
    this.#core = core;
    this.#pages = pages;
    this.#onDefect = onDefect;
    this.#stopListening = core.listen((event) => { this.#events.send(event); });
  }

  close(): void {
    this.#stopListening();
    this.#events.close();
  }

  /** One request, from the gate to its answer; whatever is thrown on the way is answered as a defect. */
  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    try {
      const url = addressOf(request, this.address);
      if (!url) return refuse(response, 404, { code: 'not-allowed', facts: { reason: 'address' } });
      const admission = this.gate.admit(request, this.address, url);
      if (admission === 'first-visit') {
        response.writeHead(303, { 'set-cookie': this.gate.cookie, location: '/', 'cache-control': 'no-store' }).end();
      } else if (admission !== 'in') {
        refuse(response, admission === 'no-token' ? 401 : 403, { code: 'not-allowed', facts: { reason: admission } });
      } else {
        await this.#route(request, response, url);
      }
    } catch (error) {
      if (!response.headersSent) refuse(response, 500, errorOf(error, (defect) => { this.#onDefect(request.url ?? '', defect); }));
      else response.destroy();
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { pathname } = url;
    const isPost = request.method === 'POST';
    if (pathname === '/api/events' && request.method === 'GET') this.#events.open(response);
    else if (pathname === '/api/uploads' && isPost) await this.#upload(request, response, url);
    else if (pathname.startsWith('/api/') && isPost) await this.#call(request, response, pathname.slice('/api/'.length));
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, { code: 'not-allowed', facts: { reason: 'method' } });
    else if (pathname.startsWith('/files/')) await this.#file(response, pathname);
    else await this.#page(request, response, pathname);
  }

  async #call(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    if (request.headers[OWN_HEADER] === undefined || !(request.headers['content-type'] ?? '').startsWith('application/json')) return refuse(response, 403, { code: 'not-allowed', facts: { reason: 'header' } });
    const body = await bodyOf(request, CALL_BYTES);
    if (body === null) return refuse(response, 413, { code: 'upload-too-large', facts: { limit: CALL_BYTES } });
    let input: unknown;
    try {
      input = JSON.parse(body.toString('utf8'));
    } catch {
      return refuse(response, 400, { code: 'input-invalid', facts: { method, field: '', reason: 'json' } });
    }
    const reply = await answer(this.#core, method, input, this.#onDefect);
    send(response, 'error' in reply ? statusOf(reply.error) : 200, reply);
  }

  async #upload(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (request.headers[OWN_HEADER] === undefined) return refuse(response, 403, { code: 'not-allowed', facts: { reason: 'header' } });
    try {
      if (Number(request.headers['content-length'] ?? 0) > UPLOAD_BYTES) throw new UploadTooLarge();
      const upload = await importsOf(this.#core).receive(url.searchParams.get('name') ?? '', request);
      send(response, 200, { value: { upload } });
    } catch (error) {
      if (!(error instanceof UploadTooLarge)) throw error;
      response.setHeader('connection', 'close');
      refuse(response, 413, { code: 'upload-too-large', facts: { limit: UPLOAD_BYTES } });
    }
  }

  /** Originals and downloads: files/original/SOURCE and files/download/ID. */
  async #file(response: ServerResponse, pathname: string): Promise<void> {
    const [, , kind, id = ''] = pathname.split('/');
    if (kind === 'original' && /^\d{1,15}$/.test(id)) {
      const { bytes, type, name } = await readOriginal(this.#core, Number(id));
      response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'content-disposition': disposition(type === 'application/pdf' ? 'inline' : 'attachment', name), 'cache-control': 'private, no-cache' }).end(bytes);
      return;
    }
    const download = kind === 'download' ? (await import('#app/export-table')).downloadOf(this.#core, id) : null;
    if (!download) return refuse(response, 404, { code: 'file-absent', facts: { path: id } });
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': disposition('attachment', download.name), 'cache-control': 'no-store' });
    await pipeline(createReadStream(download.path), response);
  }

  async #page(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const file = await pageFile(this.#pages, pathname);
    if (!file) return refuse(response, 404, { code: 'file-absent', facts: { path: pathname } });
    response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes, 'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-cache' });
    if (request.method === 'HEAD') response.end();
    else await pipeline(file.open(), response);
  }
}

/** Only what is asked of us by path: neither another host (`//host`, `http://host`) nor `*`. */
function addressOf({ url = '' }: IncomingMessage, address: string): URL | null {
  if (!url.startsWith('/') || url.startsWith('//')) return null;
  return URL.parse(`http://${address}${url}`);
}

const disposition = (kind: 'inline' | 'attachment', name: string): string => `${kind}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

function send(response: ServerResponse, status: number, reply: Reply<unknown>): void {
  const body = Buffer.from(JSON.stringify(reply));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length, 'cache-control': 'no-store' }).end(body);
}

const refuse = (response: ServerResponse, status: number, error: ApiError): void => { send(response, status, { error }); };

function statusOf({ code }: ApiError): number {
  if (code === 'defect') return 500;
  if (code === 'method-unknown' || code.endsWith('-not-found') || code.endsWith('-absent')) return 404;
  return code === 'input-invalid' || code === 'query-invalid' ? 400 : 409;
}

/** A request's whole body; null when it is larger than `limit`. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let total = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    total += part.length;
    if (total > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}
