import { EventEmitter } from 'node:events';
import type { ReaderChild } from '#intake/isolate';
import type { CoreSays, ReaderNews } from './messages.ts';

/** A readers' process that main keeps for the core: utility processes cannot start others, and Node's fork is fused off. */
export class RelayedReader extends EventEmitter implements ReaderChild {
  readonly number: number;
  readonly #say: (says: CoreSays) => void;
  connected = true;
  readonly channel = null;

  constructor(number: number, say: (says: CoreSays) => void) {
    super();
    this.number = number;
    this.#say = say;
  }

  send(message: object): boolean {
    this.#say({ say: 'reader-hear', reader: this.number, message });
    return true;
  }

  kill(): boolean {
    this.connected = false;
    this.#say({ say: 'reader-stop', reader: this.number });
    return true;
  }

  hear(news: ReaderNews): void {
    if (news.news === 'says') this.emit('message', news.message);
    else {
      this.connected = false;
      this.emit('exit', news.code, null);
    }
  }

  ref(): void { /* The core runs as long as main does. */ }
  unref(): void { /* The core runs as long as main does. */ }
}
