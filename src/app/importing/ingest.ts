import { basename } from 'node:path';
import type { Failure } from '#model/failure';
import type { ImportOutcome } from '#model/ledger';
import { walk, type Walked } from '#intake/walk';
import type { Ledger } from '#ledger/open';
import { Ahead, worthAThread } from './ahead.ts';
import type { AnalysisApart } from './analysis-apart.ts';
import { type Analyzer, analyze } from '#app/analyze';
import { enterTogether } from './enter-together.ts';
import { type Analyse, type FileOptions, prepare, type Prepared } from './ingest-file.ts';
import { endsAll, failed } from './ingest-trouble.ts';

export interface IngestOptions extends FileOptions {
  onEvent?: (event: IngestEvent) => void;
  /** Starts a thread for the analysis; asked for when the files are worth one. It is closed at the end. */
  apart?: () => AnalysisApart;
}

export type IngestEvent =
  | { kind: 'found'; total: number }
  | { kind: 'started'; path: string; index: number }
  | { kind: 'finished'; outcome: ImportOutcome; index: number };

export interface Ingested { outcomes: ImportOutcome[]; aborted: boolean }

/** Milliseconds that files may be entered in one transaction: so long others who write wait, and a kill undoes no more. */
const BATCH_MS = 250;

/**
 * Brings files and folders into a ledger. A Failure or a defect of one document costs that file only.
 * @throws Failure that ends all, when the ledger itself cannot be written.
 */
export async function ingest(paths: readonly string[], ledger: Ledger, analyzer: Analyzer, options: IngestOptions = {}): Promise<Ingested> {
  const { signal, onEvent } = options;
  const outcomes: ImportOutcome[] = [];
  const files = await gather(paths, signal);
  onEvent?.({ kind: 'found', total: files.length });
  const apart = options.apart && worthAThread(files.map((file) => file.path)) ? options.apart() : null;
  const analyse: Analyse = apart ? (source, file, today) => apart.analyse(source, file, today) : (source, file, today) => analyze(source, file, analyzer, { today });
  const ahead = new Ahead<Found, Prepared>(
    ({ path }, read) => prepare(path, ledger, analyse, options, read),
    (isHeld) => (apart && !signal?.aborted ? files.slice(outcomes.length).find((file) => !file.skipped && !isHeld(file)) : undefined));
  const start = (): void => { onEvent?.({ kind: 'started', path: files[outcomes.length]!.path, index: outcomes.length }); };
  const finish = (outcome: ImportOutcome): void => {
    outcomes.push(outcome);
    onEvent?.({ kind: 'finished', outcome, index: outcomes.length - 1 });
  };
  const trouble = (path: string, error: unknown): ImportOutcome => {
    if (signal?.aborted) return { kind: 'skipped', path, reason: 'aborted' };
    if (endsAll(error)) throw error as Failure;
    return failed(path, error);
  };
  try {
    for (let file = files[0]; file; file = files[outcomes.length]) {
      const { path, skipped } = file;
      if (!signal?.aborted) start();
      if (skipped ?? signal?.aborted) {
        finish({ kind: 'skipped', path, reason: signal?.aborted ? 'aborted' : skipped! });
        continue;
      }
      let at = outcomes.length;
      const behind = (): Prepared | null => (signal?.aborted || !files[++at] ? null : ahead.ready(files[at]!));
      const entered = await ahead.take(file, signal).then((first) => enterTogether(first, behind, ledger, analyzer, analyse, BATCH_MS), (error: unknown) => [{ path, error }]);
      for (const [i, one] of entered.entries()) {
        if (i > 0) start();
        finish('outcome' in one ? one.outcome : trouble(one.path, one.error));
      }
    }
  } finally {
    apart?.close();
  }
  return { outcomes, aborted: signal?.aborted ?? false };
}

export type Found = { path: string; skipped?: Walked['skipped'] | 'ledger-file' };

/** A ledger that lies in the folder being imported, with the files that SQLite keeps beside it, is no document. */
export async function gather(paths: readonly string[], signal: AbortSignal | undefined): Promise<Found[]> {
  const found: Found[] = [];
  try {
    for await (const walked of walk(paths, signal)) {
      const isLedger = /\.zeqing(?:-wal|-shm|-journal)?$/i.test(basename(walked.path)) && !paths.includes(walked.path);
      found.push(isLedger ? { path: walked.path, skipped: 'ledger-file' } : walked);
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
  return found;
}
