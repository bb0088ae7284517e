import { basename, resolve } from 'node:path';
import type { CalendarDate } from '#model/calendar-date';
import { Failure, type FailureCode } from '#model/failure';
import type { ImportOutcome } from '#model/ledger';
import type { SourceFile } from '#model/source';
import { read } from '#intake/read';
import { receive } from '#intake/receive';
import { walk, type Walked } from '#intake/walk';
import type { Ledger } from '#ledger/open';
import { findTwin } from '#ledger/find-twin';
import { post } from '#ledger/post';
import { standingTwin } from '#ledger/source-rows';
import { type Analyzer, analyze } from './analyze.ts';
import { now } from './clock.ts';
import { failed } from './ingest-trouble.ts';
import { relateFile } from './relate.ts';

export interface IngestOptions {
  /** The day from which the next occurrence of a recurring duty is counted; without it the issue date. */
  today?: CalendarDate;
  /** Stops between two files, or while one is read; what is posted stays, nothing is half-posted. */
  signal?: AbortSignal;
  onEvent?: (event: IngestEvent) => void;
  /** Told when a file comes to a stage; `file` is what was received. */
  onStage?: (stage: 'read' | 'analyse' | 'post', file: SourceFile) => void;
  /** Asked about a file whose bytes or whose document the ledger has. Without it: skip bytes, reconcile documents. */
  decide?: (twin: FoundTwin) => TwinAnswer;
}

/** What a file repeats: bytes that were read before, or a document of the same 文号 and title in other words. */
export interface FoundTwin { kind: 'same-bytes' | 'same-document'; sourceId: number; documentId: number | null }
/** skip: the ledger stays as it is. new-version: read again, or reconcile. import-anyway: enter beside it. */
export type TwinAnswer = 'skip' | 'new-version' | 'import-anyway';

export type IngestEvent =
  | { kind: 'found'; total: number }
  | { kind: 'started'; path: string; index: number }
  | { kind: 'finished'; outcome: ImportOutcome; index: number };

export interface Ingested { outcomes: ImportOutcome[]; aborted: boolean }

/** Without the ledger no further file can succeed: these end the whole import instead of costing one file each. */
export const ENDS_ALL: readonly FailureCode[] = ['ledger-not-sqlite', 'ledger-newer', 'ledger-damaged', 'ledger-absent', 'ledger-foreign', 'folder-read-only'];

/** The way of one file, stage by stage. */
export async function ingestFile(path: string, ledger: Ledger, analyzer: Analyzer, options: IngestOptions): Promise<ImportOutcome> {
  const file = await receive(path);                                                            // 1 receive
  options.onStage?.('read', file);
  const same = standingTwin(ledger.writing, file.sha256);
  const again = same ? options.decide?.({ kind: 'same-bytes', sourceId: same.id, documentId: null }) ?? 'skip' : null;
  if (same && again === 'skip') return { kind: 'duplicate', path, twin: same.path };
  const source = await read(file, { signal: options.signal, ocr: true });                                 // 2 read
  options.signal?.throwIfAborted();
  options.onStage?.('analyse', file);
  const analysis = analyze(source, file, analyzer, { today: options.today });           // 3–9 normalise … resolve
  const twin = again === null && options.decide ? findTwin(ledger.writing, analysis, resolve(path)) : null;
  const answer = twin && options.decide!({ kind: 'same-document', ...twin });
  if (twin && answer === 'skip') return { kind: 'duplicate', path, twin: twin.path };
  options.onStage?.('post', file);
  const { text, blocks } = source;
  const mode = again ? 'read-again' : answer === 'new-version' ? 'new-version' : answer ? 'new' : undefined;
  const posting = { file: { ...file, path: resolve(path) }, text, blocks, analysis, at: now(), mode } as const;
  const outcome = { ...post(ledger, posting), path };                                          // 11 reconcile, 12 post
  relateFile(ledger, posting.file.path, analysis, analyzer.reorganised);                       // 10 relate: needs the numbers given by posting
  return outcome;
}

/**
 * Brings files and folders into a ledger. A Failure or a defect of one document costs that file only.
 * @throws Failure of ENDS_ALL, when the ledger itself cannot be written.
 */
export async function ingest(paths: readonly string[], ledger: Ledger, analyzer: Analyzer, options: IngestOptions = {}): Promise<Ingested> {
  const outcomes: ImportOutcome[] = [];
  const found = await gather(paths, options.signal);
  options.onEvent?.({ kind: 'found', total: found.length });
  for (const [index, { path, skipped }] of found.entries()) {
    if (options.signal?.aborted) outcomes.push({ kind: 'skipped', path, reason: 'aborted' });
    else {
      options.onEvent?.({ kind: 'started', path, index });
      outcomes.push(skipped ? { kind: 'skipped', path, reason: skipped } : await guarded(path, options.signal, () => ingestFile(path, ledger, analyzer, options)));
    }
    options.onEvent?.({ kind: 'finished', outcome: outcomes[index] as ImportOutcome, index });
  }
  return { outcomes, aborted: options.signal?.aborted ?? false };
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

async function guarded(path: string, signal: AbortSignal | undefined, work: () => Promise<ImportOutcome>): Promise<ImportOutcome> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) return { kind: 'skipped', path, reason: 'aborted' };
    if (error instanceof Failure && ENDS_ALL.includes(error.code)) throw error;
    return failed(path, error);
  }
}
