import { resolve } from 'node:path';
import type { AppEvent } from '#api/events';
import type { CalendarDate } from '#model/calendar-date';
import type { Author } from '#ledger/review/edit';
import { type Ledger, openLedger } from '#ledger/open';
import { now, today } from './clock.ts';
import { UserMemory } from './user/preferences.ts';
import { RESOURCES_FOLDER } from './resources.ts';
import { userFolder } from './user/folder.ts';

export interface CoreOptions {
  /** Path of the ledger; made when absent. */
  ledger: string;
  /** The user's folder; default `userFolder()`. */
  folder?: string;
  /** Stands in for today, for demonstrations and tests. */
  today?: CalendarDate | undefined;
}

/**
 * What the handlers work with: one open ledger, what is remembered for the user, and listeners for
 * events. One of it in a process: in `zeqing serve`, or in the desktop's utility process.
 */
export class Core {
  readonly folder: string;
  readonly memory: UserMemory;
  #path: string;
  #ledger: Ledger | null = null;
  #rules = 0;
  readonly #today: CalendarDate | undefined;
  readonly #listeners = new Set<(event: AppEvent) => void>();
  readonly #troubled = new Set<(what: string, error: unknown) => void>();
  readonly #closers = new Set<() => void>();

  constructor(options: CoreOptions) {
    this.folder = options.folder ?? userFolder();
    this.memory = new UserMemory(this.folder);
    this.#path = resolve(options.ledger);
    this.#today = options.today;
  }

  get ledgerPath(): string { return this.#path; }

  /** The open ledger, opened (and made) when it is first asked for. @throws Failure of opening */
  get ledger(): Ledger {
    if (!this.#ledger) {
      this.#ledger = openLedger(this.#path);
      this.memory.remember(this.#path, now());
    }
    return this.#ledger;
  }

  /** Takes another ledger in the place of this one; when it cannot be opened, this one stays. @throws Failure of opening */
  useLedger(path: string, create: boolean): void {
    const next = openLedger(resolve(path), { create });
    this.#ledger?.close();
    this.#ledger = next;
    this.#path = resolve(path);
    this.memory.remember(this.#path, now());
    this.emit({ kind: 'ledger-changed', why: 'opened' });
  }

  /** Closes the ledger for as long as `work` takes: its file is about to be replaced. */
  withLedgerClosed<Result>(work: () => Result): Result {
    this.#ledger?.close();
    this.#ledger = null;
    return work();
  }

  /** Counts changes of the words and the calendar: what was made with earlier ones is made anew. */
  get rules(): number { return this.#rules; }

  get resourceFolders(): readonly string[] { return [RESOURCES_FOLDER, this.folder]; }

  /** Words or calendar changed: the next import reads with the new ones. */
  forgetAnalyzer(): void {
    this.#rules++;
  }

  get today(): CalendarDate { return today(this.#today); }
  get now(): string { return now(); }
  get author(): Author { return { by: this.memory.person, at: now() }; }

  /** Changes whenever rows of the ledger changed, by whomever. */
  get stamp(): string {
    return `${this.#path} ${this.ledger.reading.get<{ data_version: number }>('PRAGMA data_version')!.data_version}`;
  }

  emit(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Returns the way to stop listening. */
  listen(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  /** Something that the core did by itself failed: for the log, whatever the screens say of it. */
  tellTrouble(what: string, error: unknown): void {
    for (const hear of this.#troubled) hear(what, error);
  }

  hearTrouble(listener: (what: string, error: unknown) => void): void {
    this.#troubled.add(listener);
  }

  /** Something to be stopped when the core closes. Returns the way to have it forgotten, once it has come to an end by itself. */
  onClose(closer: () => void): () => void {
    this.#closers.add(closer);
    return () => { this.#closers.delete(closer); };
  }

  close(): void {
    for (const closer of this.#closers) closer();
    this.#listeners.clear();
    this.#troubled.clear();
    this.#ledger?.close();
    this.#ledger = null;
  }
}
