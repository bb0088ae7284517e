import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import type { Watch } from './guard.ts';
import { layOutPages, type PdfPage } from './pdf-layout.ts';
import type { Run } from './pdf-geometry.ts';
import { readDrawing, type Drawing } from './pdf-drawing.ts';

/** Fewer letters than this on a page that shows a picture are a scanner's mark, not the page's text. */
const SCANNER_MARK = 20;

/**
 * Reads the text layer of a PDF: paragraphs put together from printed lines, ruled tables as rows of cells, each
 * block with its page and the boxes of its lines; running heads and page numbers are left out.
 * @throws Failure 'file-encrypted' (needs a password), 'file-damaged', 'text-layer-absent' (a scan), 'reader-timeout'.
 */
export async function readPdf(file: SourceFile, watch: Watch): Promise<SourceText> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), sep);
  const task = pdfjs.getDocument({
    data: new Uint8Array(file.bytes), verbosity: pdfjs.VerbosityLevel.ERRORS, disableFontFace: true, useSystemFonts: false,
    cMapUrl: join(home, 'cmaps', sep), cMapPacked: true, standardFontDataUrl: join(home, 'standard_fonts', sep), wasmUrl: join(home, 'wasm', sep), iccUrl: join(home, 'iccs', sep),
  });
  try {
    const document = await task.promise.catch((cause: unknown) => {
      const needsPassword = cause instanceof Error && cause.name === 'PasswordException';
      throw new Failure(needsPassword ? 'file-encrypted' : 'file-damaged', { path: file.path, reason: cause instanceof Error ? cause.message : String(cause) }, cause);
    });
    const { pages, broken } = await readPages(document, pdfjs, watch);
    if (pages.length === 0) throw new Failure('file-damaged', { path: file.path, reason: 'no page can be read' });
    const layout = layOutPages(pages);
    const letters = lettersByPage(layout);
    const silent = pages.filter((page) => page.painted && (letters.get(page.page) ?? 0) < (page.pictured ? SCANNER_MARK : 1)).map((page) => page.page);
    const worded = pages.some((page) => !silent.includes(page.page) && (letters.get(page.page) ?? 0) > 0);
    if (!worded) throw new Failure('text-layer-absent', { path: file.path, pages: document.numPages });
    const diagnostics = [...silent, ...broken].sort((a, b) => a - b).map((page): Diagnostic => ({ code: 'page-without-text', severity: 'warning', span: null, found: String(page) }));
    return { format: 'pdf', text: layout.text, blocks: layout.blocks, diagnostics };
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** All pages that can be read; a page whose own objects are broken does not cost the others. */
async function readPages(document: PDFDocumentProxy, pdfjs: Pdfjs, watch: Watch): Promise<{ pages: PdfPage[]; broken: number[] }> {
  const words = new Map<number, Run[]>();
  const broken: number[] = [];
  const each = async (numbers: Iterable<number>, work: (page: PDFPageProxy, number: number) => Promise<void>): Promise<void> => {
    for (const number of numbers) {
      await watch.breathe();
      try {
        const page = await document.getPage(number);
        await work(page, number);
        page.cleanup();
      } catch (cause) {
        watch.check();
        if (cause instanceof Failure) throw cause;
        broken.push(number);
        words.delete(number);
      }
    }
  };
  await each(Array.from({ length: document.numPages }, (_, i) => i + 1), async (page, number) => { words.set(number, await runsOf(page, pdfjs)); });
  const drawings = new Map<number, Drawing>();
  const draw = async (page: PDFPageProxy, number: number): Promise<void> => { drawings.set(number, await readDrawing(page, page.getViewport({ scale: 1 }).transform, pdfjs)); };
  // Looking at drawings unpacks all pictures (0.3 s a scanned page): where no page has words, a few pages tell.
  const wordless = [...words.values()].every((runs) => runs.reduce((sum, run) => sum + run.text.length, 0) < SCANNER_MARK);
  if (wordless) await each([...words.keys()].slice(0, 3), draw);
  const isScan = [...drawings.values()].some((drawing) => drawing.pictured);
  if (!isScan) await each([...words.keys()].filter((number) => !drawings.has(number)), draw);
  const pages: PdfPage[] = [];
  for (const [number, runs] of words) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
    const drawing = drawings.get(number) ?? { rules: [], pictured: isScan, painted: isScan };
    pages.push({ page: number, width, height, runs, ...drawing, painted: drawing.painted || runs.length > 0 });
  }
  return { pages, broken };
}

/** The page's words where they stand. Slanted words (watermarks) and those off the page are left out. */
async function runsOf(page: PDFPageProxy, pdfjs: Pdfjs): Promise<Run[]> {
  const { transform: view, width, height } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
  const runs: Run[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, c, d, x, y] = pdfjs.Util.transform(view, item.transform) as [number, number, number, number, number, number];
    if (Math.abs(b) > 0.2 * Math.abs(a) || a < 0) continue;
    const size = Math.hypot(c, d);
    const lead = item.str.length - item.str.trimStart().length;
    const advance = lead ? (item.width * lead * 0.5) / item.str.length : 0;
    if (size < 1 || x + item.width < 0 || y < 0 || x > width || y - size > height) continue;
    runs.push({ text: item.str.trim(), x: x + advance, baseline: y, width: item.width - advance, size });
  }
  return runs;
}

function lettersByPage(layout: Pick<SourceText, 'text' | 'blocks'>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const block of layout.blocks) {
    for (const { page, span } of block.boxes ?? []) {
      const letters = layout.text.slice(...span).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      counts.set(page, (counts.get(page) ?? 0) + letters);
    }
  }
  return counts;
}
