import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { Failure } from '#model/failure';
import type { Watch } from '#intake/guard';
import { readDrawing, type Drawing } from './drawing.ts';
import { SCANNER_MARK } from './paged-text.ts';
import type { Run } from './geometry.ts';
import type { PdfPage, Turn } from './page-layout.ts';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type TextItems = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'];

/** How the page is looked at: turned so that most of its words stand upright. */
interface Frame { view: number[]; width: number; height: number; turn: Turn }

/** A page whose words are known; its drawing where it was looked at. */
interface Seen { runs: Run[]; frame: Frame; drawing: Drawing | null }

/**
 * All pages that can be read; a page whose own objects are broken does not cost the others. Words and drawing are
 * taken in one visit, for which the page's fonts are read once.
 */
export async function readPages(document: PDFDocumentProxy, pdfjs: Pdfjs, watch: Watch): Promise<{ pages: PdfPage[]; broken: number[] }> {
  const seen = new Map<number, Seen>();
  const broken: number[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    await watch.breathe();
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
      const frame = frameOf(page, items, pdfjs);
      const runs = runsOf(items, frame, pdfjs);
      seen.set(number, { runs, frame, drawing: lettersIn(runs) < SCANNER_MARK ? null : await drawingOf(page, frame, pdfjs, watch) });
      page.cleanup();
    } catch (cause) {
      watch.check();
      if (cause instanceof Failure) throw cause;
      broken.push(number);
    }
  }
  await drawWordless(document, seen, pdfjs, watch);
  const pages = [...seen].map(([page, { runs, frame: { width, height, turn }, drawing }]) => {
    const { rules, pictured, painted, hidden } = drawing ?? NOTHING;
    return { page, width, height, turn, runs, rules, pictured, painted: painted || runs.length > 0, ...(hidden && { from: 'hidden' as const }) };
  });
  return { pages, broken };
}

const NOTHING: Drawing = { rules: [], pictured: false, painted: false, hidden: false };

/** Looking at drawings unpacks all pictures (0.3 s a scanned page): where no page has words, a few pages tell for all. */
async function drawWordless(document: PDFDocumentProxy, seen: ReadonlyMap<number, Seen>, pdfjs: Pdfjs, watch: Watch): Promise<void> {
  const waiting = [...seen].filter(([, { drawing }]) => !drawing);
  const wordless = waiting.length === seen.size;
  for (const [i, [number, one]] of waiting.entries()) {
    if (wordless && i >= 3 && waiting.slice(0, 3).some(([, { drawing }]) => drawing?.pictured)) {
      one.drawing = { ...NOTHING, pictured: true, painted: true };
      continue;
    }
    await watch.breathe();
    const page = await document.getPage(number);
    one.drawing = await drawingOf(page, one.frame, pdfjs, watch);
    page.cleanup();
  }
}

/** A page whose drawing is broken still has its words. */
async function drawingOf(page: PDFPageProxy, { view }: Frame, pdfjs: Pdfjs, watch: Watch): Promise<Drawing> {
  try {
    return await readDrawing(page, view, pdfjs);
  } catch (cause) {
    watch.check();
    if (cause instanceof Failure) throw cause;
    return NOTHING;
  }
}

function lettersIn(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

/** Some programs print wide tables sideways onto upright pages: the direction of most letters decides. */
function frameOf(page: PDFPageProxy, items: TextItems, pdfjs: Pdfjs): Frame {
  const plain = page.getViewport({ scale: 1 });
  const letters: Record<Turn, number> = { 0: 0, 90: 0, 180: 0, 270: 0 };
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a, b] = pdfjs.Util.transform(plain.transform, item.transform) as [number, number];
    const turn = turnOf(a, b);
    if (turn !== null) letters[turn] += item.str.trim().length;
  }
  const turn = ([90, 180, 270] as const).reduce<Turn>((best, other) => (letters[other] > letters[best] ? other : best), 0);
  const { transform: view, width, height } = turn ? page.getViewport({ scale: 1, rotation: (page.rotate + 360 - turn) % 360 }) : plain;
  return { view, width, height, turn };
}

/** The quarter turn in which words run whose direction on the page is (a, b); null when they run aslant (watermarks). */
function turnOf(a: number, b: number): Turn | null {
  if (Math.abs(b) <= 0.2 * Math.abs(a)) return a > 0 ? 0 : 180;
  if (Math.abs(a) <= 0.2 * Math.abs(b)) return b > 0 ? 90 : 270;
  return null;
}

/** The page's words where they stand in its frame. Words that run in another direction and those off the page are left out. */
function runsOf(items: TextItems, { view, width, height }: Frame, pdfjs: Pdfjs): Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, c, d, x, y] = pdfjs.Util.transform(view, item.transform) as [number, number, number, number, number, number];
    if (turnOf(a, b) !== 0) continue;
    const size = Math.hypot(c, d);
    const lead = item.str.length - item.str.trimStart().length;
    const advance = lead ? (item.width * lead * 0.5) / item.str.length : 0;
    if (size < 1 || x + item.width < 0 || y < 0 || x > width || y - size > height) continue;
    runs.push({ text: item.str.trim(), x: x + advance, baseline: y, width: item.width - advance, size });
  }
  return runs;
}
