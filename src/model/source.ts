import type { Diagnostic } from './diagnostic.ts';
import type { Span } from './span.ts';

/** Formats that a reader exists for; decided by content, not by the file's name. */
export type SourceFormat = 'txt' | 'docx' | 'doc' | 'pdf' | 'ofd' | 'rtf' | 'html' | 'mht' | 'eml' | 'xlsx' | 'xls' | 'image';

/** A received file: what arrived, before anything was read from it. */
export interface SourceFile {
  path: string;
  name: string;
  /** Lower-case hex SHA-256 of the bytes; the same hash means the same file was received before. */
  sha256: string;
  format: SourceFormat;
  bytes: Uint8Array;
}

/** Where a stretch of text stands on its page; PDF points, origin at the page's top left. */
export interface PageBox { x: number; y: number; width: number; height: number }

/** Place of a table cell; counts from 0. A merged cell has spans > 1 and is stored once, at its top left. */
export interface CellPlace { table: number; row: number; column: number; rowSpan: number; columnSpan: number }

/** A paragraph, heading or table cell of the source, with its place. Spans point into `SourceText.text`. */
export interface Block {
  kind: 'paragraph' | 'heading' | 'cell';
  span: Span;
  /** Counts from 0 over the whole source. */
  paragraph: number;
  /** Counts from 1. Absent where the format has no pages. */
  page?: number;
  boxes?: { page: number; box: PageBox; span: Span }[];
  headingLevel?: number;
  cell?: CellPlace;
}

/**
 * What a reader gives: LF-separated text and its blocks in order.
 * A table row is one line; its cells are parted by a tab, line breaks inside a cell become spaces.
 */
export interface SourceText {
  format: SourceFormat;
  text: string;
  blocks: Block[];
  diagnostics: Diagnostic[];
}
