import { z } from 'zod';
import type { ImportOutcome } from '#model/ledger';
import type { SourceFormat } from '#model/source';
import { id, method, nothing, path } from './method.ts';

/** Where a file of an import stands. 'asks': a document like it is in the ledger, a person must choose. */
export type FileStage = 'waiting' | 'read' | 'analyse' | 'post' | 'asks' | 'done';

/** A document of the ledger that a file repeats: same-bytes, or same-document (文号 and title agree, other words). */
export interface Twin { kind: 'same-bytes' | 'same-document'; documentId: number | null; title: string; number: string | null; sourceName: string; path: string; postedAt: string }

export interface ImportFile {
  /** Place in the job's list; stays. */
  index: number;
  path: string;
  name: string;
  /** Bytes; null when the file could not be looked at. */
  size: number | null;
  format: SourceFormat | null;
  stage: FileStage;
  /** While pages are read by what they show (OCR): how many are done. */
  pages: { done: number; total: number } | null;
  /** Set when the stage is 'done'. */
  outcome: ImportOutcome | null;
  /** The standing source after it was entered, for 打开原文 and 核对. */
  documentIds: number[];
  twin: Twin | null;
}

export type JobState = 'gathering' | 'running' | 'paused' | 'cancelling' | 'cancelled' | 'done' | 'failed';

/** One import. Counts are of the files that are done; `waiting` of those that ask. */
export interface ImportJob {
  id: number;
  state: JobState;
  /** ISO instants. */
  startedAt: string;
  endedAt: string | null;
  total: number;
  done: number;
  asking: number;
  added: number;
  updated: number;
  duplicates: number;
  skipped: number;
  failed: number;
  documents: number;
  tasks: number;
  doubts: number;
  /** Why the whole job ended early (the ledger could not be written …). */
  trouble: { code: string; facts: Readonly<Record<string, string | number>> } | null;
}

/** What to do with a file whose document is in the ledger already. */
const TWIN_CHOICES = ['skip', 'new-version', 'import-anyway'] as const;
export type TwinChoice = (typeof TWIN_CHOICES)[number];

export interface WatchedFolder { path: string; on: boolean; /** ISO instant of the last look; null before the first. */ lookedAt: string | null }

export const intakeMethods = {
  /** Files and folders of this machine, or uploads (ids from POST /api/uploads), or the sample files that ship with 责清. */
  'intake.start': method<{ job: number }>()(z.strictObject({
    paths: z.array(path).max(10_000).optional(),
    uploads: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(10_000).optional(),
    samples: z.boolean().optional(),
    /** What to do with twins; 'ask' (default) holds the file until `intake.resolve`. */
    twins: z.enum(['ask', ...TWIN_CHOICES]).optional(),
  }), 'file-absent', 'resource-broken'),
  /** All imports of this run of the program, the latest first. */
  'intake.jobs': method<ImportJob[]>()(nothing),
  'intake.files': method<{ job: ImportJob; files: ImportFile[] }>()(z.strictObject({ job: id, offset: z.int().nonnegative().optional(), limit: z.int().positive().max(1000).optional() }), 'query-invalid'),
  /** Takes effect between two files. */
  'intake.pause': method<ImportJob>()(z.strictObject({ job: id }), 'query-invalid'),
  'intake.resume': method<ImportJob>()(z.strictObject({ job: id }), 'query-invalid'),
  /** Stops within the file being read; whole documents stay, nothing is half entered. */
  'intake.cancel': method<ImportJob>()(z.strictObject({ job: id }), 'query-invalid'),
  /** Answers for files in stage 'asks'; without `indexes` for all of them. 'skip' leaves the ledger as it is. */
  'intake.resolve': method<ImportJob>()(z.strictObject({ job: id, indexes: z.array(z.int().nonnegative()).optional(), choice: z.enum(TWIN_CHOICES) }), 'query-invalid'),
  /** Tries failed files again (after 解除密码 …); without `indexes` all of them. */
  'intake.retry': method<ImportJob>()(z.strictObject({ job: id, indexes: z.array(z.int().nonnegative()).optional() }), 'query-invalid'),
  'intake.watched': method<WatchedFolder[]>()(nothing),
  /** Watches a folder: new files in it are imported as they come, twins ask. */
  'intake.watch': method<WatchedFolder[]>()(z.strictObject({ path, on: z.boolean() }), 'file-absent', 'file-unreadable'),
};
