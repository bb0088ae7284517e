import type { DiagnosticCode } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { guard } from './guard.ts';
import { ReaderProcess, type ApartOptions } from './isolate.ts';
import { LIMITS } from './limits.ts';
import { readTxt } from './read-txt.ts';
import type { LetterPart } from './reader-messages.ts';
import type { ApartFormat } from './readers.ts';

export interface ReadOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds the file may take; default LIMITS.readMs. */
  timeoutMs?: number;
  /**
   * Whether pages of a PDF that have no text, one whose letters are not told, or one hidden under a picture that it
   * does not fit are read by what they show: 2–5 s of processor time a page.
   */
  ocr?: boolean;
  /** Told of pages read, by readers that have pages. */
  onProgress?: (done: number, total: number) => void;
}

/** Its own process: only this one may load native code. Kept for the next scan. */
const scanners = new ReaderProcess({ memoryBytes: LIMITS.scannerBytes, addons: true });

/** One process for all files of this one: starting it costs 0.1 s, once. */
const readers = new ReaderProcess({ memoryBytes: LIMITS.readerBytes });

/**
 * Turns a received file into text and blocks. Plain text is read here; every other format in a process of its own,
 * where a hostile file can neither crash, hang nor fill this one.
 * @throws Failure only ('file-damaged', 'file-encrypted', 'file-bomb', 'file-binary', 'file-empty', 'text-layer-absent',
 * 'reader-timeout'); when `signal` is aborted, its reason.
 */
export function read(file: SourceFile, options: ReadOptions = {}): Promise<SourceText> {
  const { signal, timeoutMs: ms = LIMITS.readMs, ocr = false, onProgress } = options;
  if (isApart(file)) return readApart(file, { ms, signal, onProgress }, ocr);
  return guard(file.path, () => readTxt(file), { ms, signal });
}

/** Of a PDF whose text says this some pages are to be read by what they show; where that fails the text stands with its doubts. */
const TO_BE_SEEN: readonly DiagnosticCode[] = ['page-without-text', 'characters-unmapped', 'read-from-pictures'];

async function readApart(file: SourceFile & { format: ApartFormat }, options: ApartOptions, ocr: boolean): Promise<SourceText> {
  const scan = (): Promise<SourceText> => scanners.scan(file, { ...options, ms: Math.min(options.ms, LIMITS.scanPageMs) });
  if (file.format === 'image') return scan();
  const looks = ocr && file.format === 'pdf';
  let source: SourceText;
  try {
    source = await readers.read(file, options);
  } catch (error) {
    if (looks && error instanceof Failure && error.code === 'text-layer-absent') return scan();
    throw error;
  }
  if (!looks || !source.diagnostics.some(({ code }) => TO_BE_SEEN.includes(code))) return source;
  return scan().catch((error: unknown) => {
    if (error instanceof Failure) return source;
    throw error;
  });
}

/** The files that came with a letter (an .eml). @throws as `read`. */
export function unpackLetter(path: string, bytes: Uint8Array, signal?: AbortSignal): Promise<LetterPart[]> {
  return readers.unpack({ path, name: path, sha256: '', format: 'eml', bytes }, { ms: LIMITS.readMs, signal });
}

function isApart(file: SourceFile): file is SourceFile & { format: ApartFormat } {
  return file.format !== 'txt';
}
