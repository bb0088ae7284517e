import { utilityProcess, type UtilityProcess } from 'electron';
import { join } from 'node:path';
import type { Reply } from '#api/contract';
import { ANALYSIS_FLAGS } from '../bin/flags.js';
import type { CoreAsk, CoreSays, FileBytes, ReaderNews } from './messages.ts';

/** More falls than this in a minute, and something is wrong that a new start does not mend. */
const FALLS_A_MINUTE = 4;

/**
 * Flags of V8 as a utility process takes them: its execArgv are switches of Chromium, and V8 is given what stands in
 * --js-flags; anything else is lost without a word (Electron: shell/browser/javascript_environment.cc).
 */
const forV8 = (flags: readonly string[]): string[] => [`--js-flags=${flags.join(' ')}`];

export interface CoreListener {
  hear(says: Extract<CoreSays, { say: 'event' | 'ledger' | 'told' }>): void;
  /** What it wrote of trouble, and when it ended by itself. */
  log(words: string): void;
  /** It fell and runs again. */
  restarted(): void;
  /** It keeps falling: nothing more is tried. */
  givenUp(): void;
}

/** The core in a process of its own: asks and answers, started again when it falls, and the readers' processes it wants. */
export class CoreProcess {
  readonly #args: readonly string[];
  readonly #listener: CoreListener;
  readonly #waiting = new Map<number, (says: CoreSays | null) => void>();
  readonly #readers = new Map<number, UtilityProcess>();
  #process: UtilityProcess | null = null;
  #asked = 0;
  #falls: number[] = [];
  #stopping = false;

  /** @param args what core.js is started with: the ledger to open, or nothing */
  constructor(args: readonly string[], listener: CoreListener) {
    this.#args = args;
    this.#listener = listener;
    this.#start();
  }

  async call(method: string, input: unknown): Promise<Reply<unknown>> {
    const says = await this.#ask((id) => ({ id, ask: 'call', method, input }));
    return says?.say === 'answer' ? says.reply : { error: { code: 'core-gone', facts: { method } } };
  }

  async file(pathname: string): Promise<FileBytes | null> {
    const says = await this.#ask((id) => ({ id, ask: 'file', pathname }));
    return says?.say === 'file' ? says.file : null;
  }

  stop(): void {
    this.#stopping = true;
    for (const reader of this.#readers.values()) reader.kill();
    this.#process?.kill();
  }

  #ask(make: (id: number) => CoreAsk): Promise<CoreSays | null> {
    const id = ++this.#asked;
    return new Promise((answer) => {
      if (!this.#process) answer(null);
      else {
        this.#waiting.set(id, answer);
        this.#process.postMessage(make(id));
      }
    });
  }

  #start(): void {
    const core = utilityProcess.fork(join(import.meta.dirname, 'core.js'), [...this.#args], { serviceName: 'zeqing-core', execArgv: forV8(ANALYSIS_FLAGS), stdio: ['ignore', 'inherit', 'pipe'] });
    core.on('message', (says: CoreSays) => { this.#hear(says); });
    core.stderr?.on('data', (words: Buffer) => { this.#listener.log(words.toString()); });
    core.on('exit', (code) => {
      if (!this.#stopping) this.#listener.log(`core ended with ${code}\n`);
      this.#fell();
    });
    this.#process = core;
  }

  #hear(says: CoreSays): void {
    switch (says.say) {
      case 'answer':
      case 'file':
        this.#waiting.get(says.id)?.(says);
        this.#waiting.delete(says.id);
        break;
      case 'reader-start': this.#startReader(says); break;
      case 'reader-hear': this.#readers.get(says.reader)?.postMessage(says.message); break;
      case 'reader-stop': this.#readers.get(says.reader)?.kill(); break;
      default: this.#listener.hear(says);
    }
  }

  #fell(): void {
    this.#process = null;
    for (const answer of this.#waiting.values()) answer(null);
    this.#waiting.clear();
    for (const reader of this.#readers.values()) reader.kill();
    this.#readers.clear();
    if (this.#stopping) return;
    const now = performance.now();
    this.#falls = [...this.#falls.filter((at) => now - at < 60_000), now];
    if (this.#falls.length > FALLS_A_MINUTE) return this.#listener.givenUp();
    this.#start();
    this.#listener.restarted();
  }

  #startReader({ reader, args, execArgv }: Extract<CoreSays, { say: 'reader-start' }>): void {
    const child = utilityProcess.fork(join(import.meta.dirname, 'reader.js'), args, { serviceName: 'zeqing-reader', execArgv: forV8(execArgv), env: {}, stdio: 'ignore' });
    this.#readers.set(reader, child);
    const tell = (news: ReaderNews): void => { this.#process?.postMessage(news); };
    child.on('message', (message: unknown) => { tell({ reader, news: 'says', message }); });
    child.on('exit', (code) => {
      // A reader of a core that fell: its number may be another's by now.
      if (this.#readers.get(reader) !== child) return;
      this.#readers.delete(reader);
      tell({ reader, news: 'exit', code });
    });
  }
}
