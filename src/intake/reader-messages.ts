import type { FailureCode } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import type { ApartFormat } from './readers.ts';

/** What the readers' process is asked: one file at a time. */
export interface ReaderJob { id: number; file: SourceFile & { format: ApartFormat }; ms: number }

/** What it answers: any number of `done` of `total` pages, then the text or why there is none. */
export type ReaderAnswer =
  | { id: number; done: number; total: number }
  | { id: number; source: SourceText }
  | { id: number; failure: { code: FailureCode; facts: Readonly<Record<string, string | number>> } };
