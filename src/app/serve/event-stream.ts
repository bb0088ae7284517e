import type { ServerResponse } from 'node:http';
import type { AppEvent } from '#api/events';

/** A sign of life, so that neither side takes a quiet line for a dead one. */
const BEAT_MS = 20_000;

/** Server-sent events: every listener gets every event. */
export class EventStream {
  readonly #listeners = new Set<ServerResponse>();
  readonly #beat = setInterval(() => { this.#write(':\n\n'); }, BEAT_MS).unref();

  open(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.#listeners.add(response);
    response.on('close', () => { this.#listeners.delete(response); });
  }

  send(event: AppEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    clearInterval(this.#beat);
    for (const response of this.#listeners) response.end();
  }

  #write(text: string): void {
    for (const response of this.#listeners) response.write(text);
  }
}
