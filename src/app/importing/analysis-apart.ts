import { Worker } from 'node:worker_threads';
import type { Analysis } from '#model/analysis';
import type { CalendarDate } from '#model/calendar-date';
import { Failure, type FailureCode } from '#model/failure';
import type { SourceText } from '#model/source';
import { type Analyzer, analyze } from '#app/analyze';

/** A source to be analysed. */
export interface Asked { source: SourceText; meta: { name: string; sha256: string }; today: CalendarDate | undefined }
/** What the thread tells: that it can begin, then one answer to each question, in their order. The text stays here. */
export type Told =
  | { tell: 'ready' }
  | { tell: 'analysis'; analysis: Omit<Analysis, 'text'> }
  | { tell: 'failure'; code: FailureCode; facts: Record<string, string | number> }
  | { tell: 'defect'; name: string; reason: string };

interface Waiting { asked: Asked; resolve: (analysis: Analysis) => void; reject: (error: Error) => void }

/** Garbage that the thread may let lie: more makes it hardly faster. */
const YOUNG_MB = 24;
const THREAD = new URL('./analysis-thread.ts', import.meta.url);

/**
 * Analyses in a thread of its own, so that the next file is analysed while this one is posted. What it cannot do is done
 * here: until it is ready nothing is lost, and a thread that cannot be started is not started again. A file at which the
 * thread ends (out of memory) fails alone; the ones behind it are asked again of a new thread.
 */
export class AnalysisApart {
  readonly #analyzer: Analyzer;
  readonly #folders: readonly string[];
  readonly #script: URL;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #ready = false;
  #usable = true;

  /** @param folders of resources, those that `analyzer` was made from. */
  constructor(analyzer: Analyzer, folders: readonly string[], script = THREAD) {
    this.#analyzer = analyzer;
    this.#folders = folders;
    this.#script = script;
    this.#start();
  }

  /** Rejects with what `analyze` throws, or with a defect when the thread ended over this source. */
  analyse(source: SourceText, { name, sha256 }: { name: string; sha256: string }, today: CalendarDate | undefined): Promise<Analysis> {
    const asked = { source, meta: { name, sha256 }, today };
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, resolve, reject });
      if (!this.#usable) this.#answerHere();
      else if (this.#worker) this.#worker.postMessage(asked);
      else this.#start();
    });
  }

  /** Ends the thread; what it was still asked is never answered. */
  close(): void {
    this.#usable = false;
    this.#waiting.length = 0;
    void this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): void {
    const worker = new Worker(this.#script, { workerData: this.#folders, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    this.#worker = worker;
    this.#ready = false;
    let trouble = 'ended';
    worker.on('message', (told: Told) => { if (worker === this.#worker) this.#hear(told); });
    worker.on('error', (error) => { trouble = error instanceof Error ? error.message : String(error); });
    worker.on('exit', () => { if (worker === this.#worker) this.#ended(trouble); });
    for (const { asked } of this.#waiting) worker.postMessage(asked);
  }

  #hear(told: Told): void {
    if (told.tell === 'ready') {
      this.#ready = true;
      return;
    }
    const { asked, resolve, reject } = this.#waiting.shift()!;
    if (told.tell === 'analysis') resolve({ ...told.analysis, text: asked.source.text });
    else if (told.tell === 'failure') reject(new Failure(told.code, told.facts));
    else reject(Object.assign(new Error(told.reason), { name: told.name }));
  }

  #ended(reason: string): void {
    this.#worker = null;
    if (!this.#ready) {
      this.#usable = false;
      this.#answerHere();
      return;
    }
    this.#waiting.shift()?.reject(new Error(`analysis thread: ${reason}`));
    if (this.#waiting.length > 0) this.#start();
  }

  /** Without a thread: one source after another in this one. */
  #answerHere(): void {
    for (const { asked, resolve, reject } of this.#waiting.splice(0)) {
      try {
        resolve(analyze(asked.source, asked.meta, this.#analyzer, asked.today === undefined ? {} : { today: asked.today }));
      } catch (error) {
        reject(error as Error);
      }
    }
  }
}
