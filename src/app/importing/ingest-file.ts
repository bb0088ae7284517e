import { resolve } from 'node:path';
import type { Analysis } from '#model/analysis';
import type { CalendarDate } from '#model/calendar-date';
import type { ImportOutcome } from '#model/ledger';
import type { SourceFile, SourceText } from '#model/source';
import { read } from '#intake/read';
import { receive } from '#intake/receive';
import { findTwin } from '#ledger/posting/find-twin';
import type { Ledger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { standingTwin } from '#ledger/posting/source-rows';
import type { Analyzer } from '#app/analyze';
import { now } from '#app/clock';
import { relateFile } from '#app/relations/relate';

/** How one file is to be treated. */
export interface FileOptions {
  /** The day from which the next occurrence of a recurring duty is counted; without it the issue date. */
  today?: CalendarDate;
  /** Stops between two files, or while one is read; what is posted stays, nothing is half-posted. */
  signal?: AbortSignal;
  /** Told when a file comes to a stage; `file` is what was received. */
  onStage?: (stage: 'read' | 'analyse' | 'post', file: SourceFile) => void;
  /** Told of pages that are read by what they show (OCR takes seconds each): `done` of `total`. */
  onPages?: (done: number, total: number, file: SourceFile) => void;
  /** Asked about a file whose bytes or whose document the ledger has. Without it: skip bytes, reconcile documents. */
  decide?: (twin: FoundTwin) => TwinAnswer;
}

/** What a file repeats: bytes that were read before, or a document of the same 文号 and title in other words. */
export interface FoundTwin { kind: 'same-bytes' | 'same-document'; sourceId: number; documentId: number | null }
/** skip: the ledger stays as it is. new-version: read again, or reconcile. import-anyway: enter beside it. */
export type TwinAnswer = 'skip' | 'new-version' | 'import-anyway';

/** Analyses a source, here or in another thread. */
export type Analyse = (source: SourceText, file: SourceFile, today: CalendarDate | undefined) => Analysis | Promise<Analysis>;
/** A file whose turn to be entered comes; `reading` is null while it need not be read, as its bytes are in the ledger. */
export interface Prepared { path: string; file: SourceFile; reading: Reading | null; again: TwinAnswer | null; options: FileOptions }
interface Reading { source: SourceText; analysis: Analysis }

/** The way of one file up to the ledger. @param read told how many bytes it has when only the analysis is missing */
export async function prepare(path: string, ledger: Ledger, analyse: Analyse, options: FileOptions, onRead?: (bytes: number) => void): Promise<Prepared> {
  const file = await receive(path);                                                            // 1 receive
  options.onStage?.('read', file);
  const prepared: Prepared = { path, file, reading: null, again: null, options };
  return standingTwin(ledger.writing, file.sha256) ? prepared : readOn(prepared, analyse, onRead);
}

/** Stages 2–9 of a received file. */
export async function readOn(prepared: Prepared, analyse: Analyse, onRead?: (bytes: number) => void): Promise<Prepared> {
  const { file, options: { signal, today, onStage, onPages } } = prepared;
  const source = await read(file, { signal, ocr: true, onProgress: (done, total) => { onPages?.(done, total, file); } }); // 2 read
  signal?.throwIfAborted();
  onStage?.('analyse', file);
  onRead?.(file.bytes.length);
  const analysis = await analyse(source, file, today);                                         // 3–9 normalise … resolve
  return { ...prepared, reading: { source, analysis } };
}

/** The way of one file into the ledger, all of it or nothing; null when it has to be read first, being wanted again. */
export function enter(prepared: Prepared, ledger: Ledger, analyzer: Analyzer): ImportOutcome | null {
  const { path, file, reading, options } = prepared;
  const same = standingTwin(ledger.writing, file.sha256);
  const again = same ? prepared.again ?? options.decide?.({ kind: 'same-bytes', sourceId: same.id, documentId: null }) ?? 'skip' : null;
  if (same && again === 'skip') return { kind: 'duplicate', path, twin: same.path };
  prepared.again = again;
  if (!reading) return null;
  const { source: { text, blocks }, analysis } = reading;
  const twin = again === null && options.decide ? findTwin(ledger.writing, analysis, resolve(path)) : null;
  const answer = twin && options.decide!({ kind: 'same-document', ...twin });
  if (twin && answer === 'skip') return { kind: 'duplicate', path, twin: twin.path };
  options.onStage?.('post', file);
  const mode = again ? 'read-again' : answer === 'new-version' ? 'new-version' : answer ? 'new' : undefined;
  const posting = { file: { ...file, path: resolve(path) }, text, blocks, analysis, at: now(), mode } as const;
  const outcome = { ...post(ledger, posting), path };                                          // 11 reconcile, 12 post
  relateFile(ledger, posting.file.path, analysis, analyzer.reorganised);                       // 10 relate: needs the numbers given by posting
  return outcome;
}
