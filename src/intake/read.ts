import type { SourceFile, SourceText } from '#model/source';
import { guard } from './guard.ts';
import { LIMITS } from './limits.ts';
import { readTxt } from './read-txt.ts';

export interface ReadOptions {
  signal?: AbortSignal;
  /** Milliseconds the file may take; default LIMITS.readMs. */
  timeoutMs?: number;
}

/**
 * Turns a received file into text and blocks. The readers of docx and pdf (and the libraries behind them) are loaded
 * when the first such file comes, so that a run over plain texts starts fast.
 * @throws Failure only ('file-damaged', 'file-encrypted', 'file-bomb', 'file-binary', 'file-empty', 'text-layer-absent',
 * 'reader-timeout'); when `signal` is aborted, its reason.
 */
export function read(file: SourceFile, options: ReadOptions = {}): Promise<SourceText> {
  return guard(file.path, async (watch) => {
    switch (file.format) {
      case 'txt': return readTxt(file);
      case 'docx': return (await import('./read-docx.ts')).readDocx(file, watch);
      case 'pdf': return (await import('./read-pdf.ts')).readPdf(file, watch);
    }
  }, { ms: options.timeoutMs ?? LIMITS.readMs, signal: options.signal });
}
