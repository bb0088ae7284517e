import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { WatchedFolder } from '#api/intake-methods';
import { Failure } from '#model/failure';
import { walk } from '#intake/walk';
import type { Core } from '#app/core';
import type { RunningJob, TwinPolicy } from './import-job.ts';
import { keepReceived } from './received-files.ts';
import { RESOURCES_FOLDER } from '#app/resources';

/** How often a watched folder is looked at, and how long a file must have rested to be whole. */
const LOOK_MS = 15_000;
const REST_MS = 2_000;

/** All imports of one core: jobs in the order they were started (each waits for the one before), uploads, watched folders. */
export class Imports {
  readonly #core: Core;
  readonly #jobs: RunningJob[] = [];
  readonly #uploads = new Map<string, string>();
  #last: Promise<void> = Promise.resolve();
  readonly #seen = new Map<string, Set<string>>();
  readonly #lookedAt = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #waits = false;
  #closed = false;

  constructor(core: Core) {
    this.#core = core;
    core.onClose(() => {
      this.#closed = true;
      if (this.#timer) clearInterval(this.#timer);
      for (const job of this.#jobs) job.cancel();
    });
    if (core.memory.watched().some((folder) => folder.on)) this.#keepLooking();
  }

  /**
   * The first import loads the analysis. @throws Failure 'file-absent' for an upload that is not there, 'ledger-busy' when the
   * core was closed meanwhile, those of the ledger and the resources
   */
  async start(input: { paths?: readonly string[] | undefined; uploads?: readonly string[] | undefined; samples?: boolean | undefined }, twins: TwinPolicy): Promise<RunningJob> {
    const uploads = (input.uploads ?? []).map((id) => this.uploaded(id));
    const paths = [...(input.paths ?? []), ...uploads, ...(input.samples ? samples() : [])];
    void this.#core.ledger.writing;
    const [{ RunningJob }, { analyzerOf }] = await Promise.all([import('./import-job.ts'), import('#app/analyzer-of')]);
    if (this.#closed) throw new Failure('ledger-busy', { path: this.#core.ledgerPath });
    void analyzerOf(this.#core);
    const job = new RunningJob(this.#core, this.#jobs.length + 1, twins);
    this.#jobs.push(job);
    this.#last = this.#last.then(() => job.run(paths));
    return job;
  }

  /** Where an upload lies. @throws Failure 'file-absent' */
  uploaded(id: string): string {
    const path = this.#uploads.get(id);
    if (path === undefined) throw new Failure('file-absent', { path: id });
    return path;
  }

  get jobs(): readonly RunningJob[] { return this.#jobs; }

  /** @throws Failure 'query-invalid' */
  job(id: number): RunningJob {
    const job = this.#jobs[id - 1];
    if (!job) throw new Failure('query-invalid', { field: 'job', found: id });
    return job;
  }

  /** Keeps what the browser sends; the id is for `start`. @throws UploadTooLarge, Failure of the disk */
  async receive(name: string, bytes: Readable): Promise<string> {
    const path = await keepReceived(this.#core.ledgerPath, name, bytes);
    const id = randomBytes(16).toString('hex');
    this.#uploads.set(id, path);
    return id;
  }

  get watched(): WatchedFolder[] {
    return this.#core.memory.watched().map((folder) => ({ ...folder, lookedAt: this.#lookedAt.get(folder.path) ?? null }));
  }

  /** @throws Failure 'file-absent', 'file-unreadable' when it is no folder that can be read */
  watch(path: string, on: boolean): void {
    const folder = resolve(path);
    if (on) {
      const found = statSync(folder, { throwIfNoEntry: false });
      if (!found) throw new Failure('file-absent', { path: folder });
      if (!found.isDirectory()) throw new Failure('file-unreadable', { path: folder, reason: 'not-a-folder' });
    }
    const others = this.#core.memory.watched().filter((one) => one.path !== folder);
    this.#core.memory.setWatched([...others, { path: folder, on }]);
    if (on) this.#keepLooking();
  }

  #keepLooking(): void {
    this.#look();
    this.#timer ??= setInterval(() => { this.#look(); }, LOOK_MS).unref();
  }

  /** One look after another, at most one waiting. */
  #look(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.#looking = this.#looking.then(async () => {
      this.#waits = false;
      // A folder that cannot be looked at now (a drive that is gone, a ledger that is busy) is looked at the next time; `lookedAt` shows since when.
      for (const { path, on } of this.#core.memory.watched()) if (on) await this.#lookAt(path).catch(() => undefined);
    }).catch(() => undefined);
  }

  async #lookAt(path: string): Promise<void> {
    const seen = this.#seen.get(path) ?? new Set<string>();
    this.#seen.set(path, seen);
    const fresh = new Map<string, string>();
    for await (const { path: file, skipped } of walk([path])) {
      const found = skipped ? null : await stat(file).catch(() => null);
      if (!found?.isFile() || Date.parse(this.#core.now) - found.mtimeMs < REST_MS) continue;
      const trace = `${file}|${found.size}|${found.mtimeMs}`;
      if (!seen.has(trace)) fresh.set(trace, file);
    }
    this.#lookedAt.set(path, this.#core.now);
    if (fresh.size === 0) return;
    await this.start({ paths: [...fresh.values()] }, 'watch');
    for (const trace of fresh.keys()) seen.add(trace);
  }
}

/** The files that ship with 责清, to try it out. */
export function samples(): string[] {
  const folder = join(RESOURCES_FOLDER, 'samples');
  return readdirSync(folder).filter((name) => !name.endsWith('.md')).sort().map((name) => join(folder, name));
}

const known = new WeakMap<Core, Imports>();

/** The imports of a core, made when they are first asked for. */
export function importsOf(core: Core): Imports {
  let imports = known.get(core);
  if (!imports) known.set(core, (imports = new Imports(core)));
  return imports;
}
