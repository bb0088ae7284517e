import type { FailureCode } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import type { ApartFormat } from './readers.ts';

/** What the readers' process is asked, one file at a time: its text, the attachments of a letter, or the text of its pictures. */
export interface ReaderJob { id: number; task: 'read' | 'unpack' | 'scan'; file: SourceFile & { format: ApartFormat }; ms: number }

/** A file that came with a letter. */
export interface LetterPart { name: string; bytes: Uint8Array }

/** What it answers: any number of `done` of `total` pages, then what was asked for or why there is none. */
export type ReaderAnswer =
  | { id: number; done: number; total: number }
  | { id: number; source: SourceText }
  | { id: number; parts: LetterPart[] }
  | { id: number; failure: { code: FailureCode; facts: Readonly<Record<string, string | number>> } };
