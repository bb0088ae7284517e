import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import type { Watch } from '#intake/guard';
import { pagedText } from './paged-text.ts';
import { readPages } from './pdf-pages.ts';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** Opens a PDF; nothing is fetched from anywhere. @throws Failure 'file-encrypted' (needs a password), 'file-damaged'. */
export async function openPdf(file: Pick<SourceFile, 'path' | 'bytes'>): Promise<{ document: PDFDocumentProxy; pdfjs: Pdfjs; close: () => Promise<void> }> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), sep);
  const task = pdfjs.getDocument({
    data: new Uint8Array(file.bytes), verbosity: pdfjs.VerbosityLevel.ERRORS, disableFontFace: true, useSystemFonts: false, isOffscreenCanvasSupported: false,
    cMapUrl: join(home, 'cmaps', sep), cMapPacked: true, standardFontDataUrl: join(home, 'standard_fonts', sep), wasmUrl: join(home, 'wasm', sep), iccUrl: join(home, 'iccs', sep),
  });
  const close = (): Promise<void> => task.destroy().catch(() => undefined);
  try {
    return { document: await task.promise, pdfjs, close };
  } catch (cause) {
    await close();
    const needsPassword = cause instanceof Error && cause.name === 'PasswordException';
    throw new Failure(needsPassword ? 'file-encrypted' : 'file-damaged', { path: file.path, reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}

/**
 * Reads the text layer of a PDF: paragraphs put together from printed lines, ruled tables as rows of cells, each
 * block with its page and the boxes of its lines; running heads and page numbers are left out.
 * @throws Failure 'file-encrypted' (needs a password), 'file-damaged', 'text-layer-absent' (a scan), 'reader-timeout'.
 */
export async function readPdf(file: SourceFile, watch: Watch): Promise<SourceText> {
  const { document, pdfjs, close } = await openPdf(file);
  try {
    const { pages, broken } = await readPages(document, pdfjs, watch);
    if (pages.length === 0) throw new Failure('file-damaged', { path: file.path, reason: 'no page can be read' });
    return pagedText('pdf', file.path, pages, broken);
  } finally {
    await close();
  }
}
