import { basename, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ImportFile, ImportJob, TwinChoice } from '#api/intake-methods';
import type { ImportOutcome } from '#model/ledger';
import { documentIdsFrom, twinDetails } from '#ledger/posting/find-twin';
import { settle } from '#ledger/open';
import type { Core } from '#app/core';
import { Ahead, worthAThread } from './ahead.ts';
import { AnalysisApart } from './analysis-apart.ts';
import { analyze } from '#app/analyze';
import { analyzerOf } from '#app/analyzer-of';
import { type Entered, enterTogether } from './enter-together.ts';
import { gather } from './ingest.ts';
import { type Analyse, type FileOptions, type FoundTwin, prepare, type Prepared, type TwinAnswer } from './ingest-file.ts';
import { endsAll, failed } from './ingest-trouble.ts';

/** An import of this many files is worth tidying the search index for. */
const WORTH_SETTLING = 100;
/** Milliseconds between two events of one job. */
const PACE = 100;

/** Milliseconds for which one transaction may keep the core from answering. */
const BATCH_MS = 60;

/** asked: the twin that was met when the file was entered last. */
interface Kept extends ImportFile { choice: TwinChoice | null; met: { twin: FoundTwin; asks: boolean } | null }

/** What to do with twins; 'watch': ask about documents, pass over files that were read before. */
export type TwinPolicy = 'ask' | 'watch' | TwinChoice;

/** One import: its files one after another, to be paused, cancelled, and asked back. */
export class RunningJob {
  readonly id: number;
  readonly files: Kept[] = [];
  readonly #core: Core;
  readonly #twins: TwinPolicy;
  readonly #startedAt: string;
  #state: ImportJob['state'] = 'gathering';
  #endedAt: string | null = null;
  #trouble: ImportJob['trouble'] = null;
  #abort = new AbortController();
  #paused = false;
  #wake: (() => void) | null = null;
  #running = false;
  readonly #moved = new Set<Kept>();
  #timer: NodeJS.Timeout | null = null;
  #toldAt = 0;

  constructor(core: Core, id: number, twins: TwinPolicy) {
    this.#core = core;
    this.id = id;
    this.#twins = twins;
    this.#startedAt = core.now;
  }

  /** Some of its files, as the screens see them. */
  page(offset: number, limit: number): ImportFile[] {
    return this.files.slice(offset, offset + limit).map(shown);
  }

  /** Finds the files and imports them; never throws: what ends a job is told in its state. */
  async run(paths: readonly string[]): Promise<void> {
    try {
      for (const { path: found, skipped } of await gather(paths, this.#abort.signal)) {
        const path = resolve(found);
        const file: Kept = { index: this.files.length, path, name: basename(path), size: null, format: null, stage: 'waiting', pages: null, outcome: null, documentIds: [], twin: null, choice: null, met: null };
        this.files.push(file);
        if (skipped) this.#finish(file, { kind: 'skipped', path, reason: skipped });
      }
      if (this.#state === 'gathering') this.#state = 'running';
      this.#tell(null);
    } catch (error) {
      this.#fail(error);
    }
    await this.#work();
  }

  get snapshot(): ImportJob {
    const count = (kind: ImportOutcome['kind']): number => this.files.filter((file) => file.outcome?.kind === kind).length;
    const sum = (key: 'documents' | 'tasks' | 'doubts'): number => this.files.reduce((total, { outcome }) => total + (outcome?.kind === 'added' || outcome?.kind === 'updated' ? outcome[key] : 0), 0);
    return {
      id: this.id, state: this.#state, startedAt: this.#startedAt, endedAt: this.#endedAt, trouble: this.#trouble,
      total: this.files.length, done: this.files.filter((file) => file.stage === 'done').length, asking: this.files.filter((file) => file.stage === 'asks').length,
      added: count('added'), updated: count('updated'), duplicates: count('duplicate'), skipped: count('skipped'), failed: count('failed'),
      documents: sum('documents'), tasks: sum('tasks'), doubts: sum('doubts'),
    };
  }

  pause(): void {
    if (this.#state !== 'running' && this.#state !== 'gathering') return;
    this.#paused = true;
    this.#state = 'paused';
    this.#tell(null);
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#state = 'running';
    this.#wake?.();
    this.#tell(null);
  }

  cancel(): void {
    if (this.#endedAt !== null && this.snapshot.asking === 0) return;
    this.#state = 'cancelling';
    this.#abort.abort(new Error('cancelled'));
    this.#paused = false;
    this.#wake?.();
    this.#tell(null);
    void this.#work();
  }

  /** Answers for files that ask (or tries failed ones again) and goes on with them. */
  again(stage: 'asks' | 'failed', indexes: readonly number[] | undefined, choice: TwinChoice | null): void {
    const wanted = this.files.filter((file) => (stage === 'asks' ? file.stage === 'asks' : file.outcome?.kind === 'failed') && (indexes === undefined || indexes.includes(file.index)));
    for (const file of wanted) {
      if (choice === 'skip') this.#finish(file, { kind: 'duplicate', path: file.path, twin: file.twin?.path ?? '' });
      else Object.assign(file, { choice, stage: 'waiting', outcome: null });
    }
    if (wanted.some((file) => file.stage === 'waiting')) {
      if (this.#abort.signal.aborted) this.#abort = new AbortController();
      if (!this.#paused) this.#state = 'running';
      this.#endedAt = null;
      this.#trouble = null;
      void this.#work();
    }
    this.#tell(null);
  }

  async #work(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let entered = 0;
    const apart = this.#apart();
    const analyse: Analyse = apart ? (source, file, today) => apart.analyse(source, file, today) : (source, file, today) => analyze(source, file, analyzerOf(this.#core), { today });
    const ahead = new Ahead<Kept, Prepared>(
      (file, read) => prepare(file.path, this.#core.ledger, analyse, this.#optionsOf(file), read),
      (isHeld) => (apart && !this.#paused && !this.#abort.signal.aborted ? this.files.find((file) => isOpen(file) && !isHeld(file)) : undefined));
    try {
      for (let file = this.files.find(isOpen); file; file = this.files.find(isOpen)) {
        while (this.#paused) await new Promise<void>((resume) => { this.#wake = resume; });
        if (this.#abort.signal.aborted || this.#trouble) this.#finish(file, { kind: 'skipped', path: file.path, reason: 'aborted' });
        else entered += await this.#enter(file, ahead, analyse);
        await breathe();
      }
    } catch (error) {
      // Of a defect outside any file the next import must not hear: it waits for this one.
      this.#fail(error);
      for (const file of this.files.filter(isOpen)) this.#finish(file, { kind: 'skipped', path: file.path, reason: 'aborted' });
    } finally {
      apart?.close();
      this.#running = false;
    }
    if (this.#abort.signal.aborted) for (const file of this.files) if (file.stage === 'asks') this.#finish(file, { kind: 'skipped', path: file.path, reason: 'aborted' });
    this.#state = this.#trouble ? 'failed' : this.#abort.signal.aborted ? 'cancelled' : 'done';
    this.#endedAt = this.#core.now;
    if (entered >= WORTH_SETTLING && !this.#trouble && !this.#abort.signal.aborted) this.#tidy();
    this.#tell(null);
    this.#core.emit({ kind: 'ledger-changed', why: 'import' });
  }

  /** Searches are a little slower without: what keeps from it is no trouble of the import, nor of the next one, which waits for this. */
  #tidy(): void {
    try {
      settle(this.#core.ledger);
    } catch (error) {
      this.#core.tellTrouble('tidying the search index', error);
    }
  }

  /** A thread for the analysis, if the files are worth one. Broken resources are told of each file, not here. */
  #apart(): AnalysisApart | null {
    if (this.#abort.signal.aborted || !worthAThread(this.files.filter(isOpen).map((file) => file.path))) return null;
    try {
      return new AnalysisApart(analyzerOf(this.#core), this.#core.resourceFolders);
    } catch {
      return null;
    }
  }

  #optionsOf(file: Kept): FileOptions {
    file.met = null;
    const { signal } = this.#abort;
    // What was on its way when the file was stopped still tells its stage, and is not heard.
    const stopped = (): boolean => signal.aborted || !isOpen(file);
    return {
      today: this.#core.today, signal,
      onStage: (stage, { format, bytes }) => {
        if (stopped()) return;
        Object.assign(file, { stage, format, size: bytes.length, pages: null });
        this.#tell(file);
      },
      onPages: (done, total) => {
        if (stopped()) return;
        file.pages = { done, total };
        this.#tell(file);
      },
      decide: (twin): TwinAnswer => {
        const answer = file.choice ?? (this.#twins === 'watch' ? (twin.kind === 'same-bytes' ? 'skip' : 'ask') : this.#twins);
        file.met = { twin, asks: answer === 'ask' };
        return answer === 'ask' ? 'skip' : answer;
      },
    };
  }

  /** Enters a file, and those behind it that are ready; returns how many. */
  async #enter(file: Kept, ahead: Ahead<Kept, Prepared>, analyse: Analyse): Promise<number> {
    const { signal } = this.#abort;
    const batch = [file];
    const behind = (): Prepared | null => {
      const next = this.#paused || signal.aborted ? undefined : this.files.find((one) => isOpen(one) && !batch.includes(one));
      const ready = next && ahead.ready(next);
      if (ready) batch.push(next);
      return ready ?? null;
    };
    const entered = await ahead.take(file, signal)
      .then((first) => enterTogether(first, behind, this.#core.ledger, analyzerOf(this.#core), analyse, BATCH_MS))
      .catch((error: unknown): Entered[] => [{ path: file.path, error }]);
    for (const [i, one] of entered.entries()) this.#entered(batch[i]!, one, signal);
    return entered.length;
  }

  #entered(file: Kept, entered: Entered, signal: AbortSignal): void {
    if ('error' in entered) {
      if (signal.aborted) this.#finish(file, { kind: 'skipped', path: file.path, reason: 'aborted' });
      else {
        this.#finish(file, failed(file.path, entered.error));
        if (endsAll(entered.error)) this.#fail(entered.error);
      }
      return;
    }
    const { outcome } = entered;
    if (file.met) file.twin = this.#twinOf(file.met.twin);
    if (file.met?.asks) {
      file.stage = 'asks';
      this.#tell(file);
    } else {
      if (outcome.kind === 'added' || outcome.kind === 'updated') file.documentIds = documentIdsFrom(this.#core.ledger.reading, file.path);
      this.#finish(file, outcome);
    }
  }

  #twinOf(twin: FoundTwin): ImportFile['twin'] {
    const details = twinDetails(this.#core.ledger.reading, twin.sourceId, twin.documentId);
    return details && { kind: twin.kind, ...details };
  }

  #finish(file: Kept, outcome: ImportOutcome): void {
    Object.assign(file, { stage: 'done', pages: null, outcome });
    this.#tell(file);
  }

  #fail(error: unknown): void {
    const { code, facts } = failed('', error);
    this.#trouble = { code, facts };
    this.#state = 'failed';
    this.#tell(null);
  }

  /** Tells of a moved file, at most every PACE milliseconds; whatever came meanwhile is told together. */
  #tell(file: Kept | null): void {
    if (file) this.#moved.add(file);
    if (this.#timer) return;
    const wait = Math.max(0, this.#toldAt + PACE - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#toldAt = performance.now();
      const files = [...this.#moved].map(shown);
      this.#moved.clear();
      this.#core.emit({ kind: 'import', job: this.snapshot, files });
    }, wait);
    this.#timer.unref();
  }
}

/** Neither done nor asking: waiting, or on its way. */
const isOpen = (file: Kept): boolean => file.stage !== 'done' && file.stage !== 'asks';

/** A file as the screens see it. */
function shown({ choice: _choice, met: _met, ...file }: Kept): ImportFile {
  return file;
}
