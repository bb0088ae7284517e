import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import type { Watch } from '#intake/guard';
import { markDoubts } from './ocr-doubts.ts';
import { loadModels } from './ocr-models.ts';
import { seePage, type SeenPage } from './ocr-page.ts';
import { pagedText, unreadPages } from '#intake/paged/paged-text';
import type { PdfPage } from '#intake/paged/page-layout';
import { readPages } from '#intake/paged/pdf-pages';
import { openPdf } from '#intake/paged/read-pdf';
import { pdfOfPicture } from './picture-file.ts';

/** Share of the letters seen that a layer hidden under the picture must have to be taken for the page's text. */
const AGREES = 0.97;

/**
 * Reads the pages of a scan, or a picture of one, by their letters: lines found, set straight, read and put together
 * as those of a printed page. Pages that have their text keep it; so do scanned pages with a text hidden under them
 * that says what is seen. What was read so is marked, and each character that may be another.
 * @throws Failure 'text-layer-absent' (no letters found), 'file-damaged', 'file-encrypted', 'reader-timeout'.
 */
export async function readScan(file: SourceFile, watch: Watch): Promise<SourceText> {
  const { format, path } = file;
  const picture = format === 'image' ? pdfOfPicture(file) : null;
  const { document, pdfjs, close } = await openPdf({ path, bytes: picture?.bytes ?? file.bytes });
  try {
    const { pages, broken } = picture ? { pages: blankPages(document.numPages), broken: [] } : await readPages(document, pdfjs, watch);
    const eyes = new Eyes(document, watch, picture?.pixelsPerPoint);
    const { silent, coded } = unreadPages(pages);
    const unread = new Set([...silent, ...coded, ...broken]);
    for (const number of await untrue(pages, eyes)) unread.add(number);
    for (const number of [...unread].sort((a, b) => a - b)) await eyes.see(number);
    if (picture && !eyes.any) throw new Failure('file-damaged', { path, reason: 'picture' });
    const seen = [...unread].flatMap((number) => eyes.seen(number) ?? []).sort((a, b) => a.page.page - b.page.page);
    const taken = new Set(seen.map(({ page }) => page.page));
    const together = [...pages.filter(({ page }) => !taken.has(page)), ...seen.map(({ page }) => page)].sort((a, b) => a.page - b.page);
    return markDoubts(pagedText(format, path, together, broken.filter((page) => !taken.has(page))), seen);
  } finally {
    await close();
  }
}

/** Pages of a picture, of which nothing is known but that they show something. */
function blankPages(count: number): PdfPage[] {
  return Array.from({ length: count }, (_, i) => ({ page: i + 1, width: 0, height: 0, turn: 0, runs: [], rules: [], pictured: true, painted: true }));
}

/** Looks at pages, each once. A page that cannot be drawn is one that shows nothing. */
class Eyes {
  readonly #document: PDFDocumentProxy;
  readonly #watch: Watch;
  readonly #seen = new Map<number, SeenPage | null>();

  readonly #pixels: readonly (number | null)[] | undefined;

  /** `pixels`: of a point of each page, of pages that are put together from strips. */
  constructor(document: PDFDocumentProxy, watch: Watch, pixels?: readonly (number | null)[]) {
    this.#document = document;
    this.#pixels = pixels;
    this.#watch = watch;
  }

  get any(): boolean {
    return [...this.#seen.values()].some((page) => page !== null);
  }

  seen(number: number): SeenPage | null {
    return this.#seen.get(number) ?? null;
  }

  async see(number: number): Promise<SeenPage | null> {
    if (this.#seen.has(number)) return this.seen(number);
    const total = this.#document.numPages;
    this.#watch.progress?.(number - 1, total);
    await this.#watch.breathe();
    const models = await loadModels();
    try {
      const page = await this.#document.getPage(number);
      this.#seen.set(number, await seePage({ page, document: this.#document, pixels: this.#pixels?.[number - 1] ?? undefined }, models, this.#watch));
      page.cleanup();
    } catch (cause) {
      this.#watch.check();
      if (cause instanceof Failure) throw cause;
      this.#seen.set(number, null);
    }
    this.#watch.progress?.(number, total);
    return this.seen(number);
  }
}

/** Pages whose hidden text is not what they show: one page is looked at and tells for all. */
async function untrue(pages: readonly PdfPage[], eyes: Eyes): Promise<number[]> {
  const hidden = pages.filter((page) => page.from === 'hidden').map((page) => ({ page, letters: lettersOf(page.runs.map((run) => run.text).join('')) }));
  const fullest = hidden.reduce<(typeof hidden)[number] | null>((best, other) => (best && best.letters.length >= other.letters.length ? best : other), null);
  if (!fullest) return [];
  const seen = await eyes.see(fullest.page.page);
  const own = lettersOf(seen?.lines.map((line) => line.text).join('') ?? '');
  return own.length === 0 || sharedBy(own, fullest.letters) >= AGREES ? [] : hidden.map(({ page }) => page.page);
}

function lettersOf(text: string): string[] {
  return text.normalize('NFKC').match(/[\u3400-\u9fff\d]/g) ?? [];
}

/** Share of the letters that the others hold too, wherever they stand. */
function sharedBy(letters: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const c of others) left.set(c, (left.get(c) ?? 0) + 1);
  return letters.filter((c) => {
    const count = left.get(c) ?? 0;
    left.set(c, count - 1);
    return count > 0;
  }).length / letters.length;
}
