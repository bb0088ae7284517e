import { useSyncExternalStore } from 'react';
import type { ImportFile, ImportJob } from '#api/intake-methods';
import { call, listen as hear } from '../client.ts';
import { ledgerChanged } from './use-query.ts';

/** Imports of this run, kept up to date by what the core tells. */
export interface Jobs { jobs: readonly ImportJob[]; files: ReadonlyMap<number, readonly ImportFile[]>; up: boolean }
let state: Jobs = { jobs: [], files: new Map(), up: true };
const listeners = new Set<() => void>();
/** Changes during an import come in crowds; lists load again this often at most. */
const AGAIN_AFTER_MS = 600;
let waiting: number | undefined;

export const isRunning = (job: ImportJob): boolean => ['gathering', 'running', 'paused', 'cancelling'].includes(job.state);

function set(next: Partial<Jobs>): void {
  state = { ...state, ...next };
  for (const tell of listeners) tell();
}

function changedSoon(): void {
  waiting ??= window.setTimeout(() => {
    waiting = undefined;
    ledgerChanged();
  }, AGAIN_AFTER_MS);
}

export function tellJob(job: ImportJob): void {
  const known = state.jobs.some((one) => one.id === job.id);
  set({ jobs: known ? state.jobs.map((one) => (one.id === job.id ? job : one)) : [job, ...state.jobs] });
}

function tellFiles(job: number, moved: readonly ImportFile[]): void {
  if (moved.length === 0) return;
  const files = [...(state.files.get(job) ?? [])];
  for (const file of moved) files[file.index] = file;
  set({ files: new Map(state.files).set(job, files) });
}

/** Reads a job's files whole: when its screen opens, and when it ends (events may leave steps out). */
export async function loadFiles(job: number): Promise<void> {
  const files: ImportFile[] = [];
  for (let offset = 0; ; offset += 1000) {
    const page = await call('intake.files', { job, offset, limit: 1000 });
    files.push(...page.files);
    if (page.files.length < 1000) {
      tellJob(page.job);
      break;
    }
  }
  set({ files: new Map(state.files).set(job, files) });
}

/** Begins to listen; called once at the start. */
export function followJobs(): void {
  const load = (): void => {
    call('intake.jobs', {}).then((jobs) => { set({ jobs }); }, () => undefined);
  };
  load();
  hear((event) => {
    if (event.kind === 'import') {
      tellJob(event.job);
      tellFiles(event.job.id, event.files);
      if (!isRunning(event.job)) loadFiles(event.job.id).catch(() => undefined);
    } else if (event.kind === 'ledger-changed') changedSoon();
    else if (event.kind === 'line') set({ up: event.up });
    else if (event.kind === 'core-restarted') {
      load();
      ledgerChanged();
    }
  });
}

const follow = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => { listeners.delete(tell); };
};
export const useJobs = (): Jobs => useSyncExternalStore(follow, () => state);
