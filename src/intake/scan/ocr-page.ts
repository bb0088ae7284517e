import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Watch } from '#intake/guard';
import { findCodes, outside } from './ocr-codes.ts';
import { findLines } from './ocr-lines.ts';
import type { Models } from './ocr-models.ts';
import { reachingInk } from './ocr-edges.ts';
import { findRules, partedAtRules } from './ocr-rules.ts';
import { readLine, type ReadLine } from './ocr-words.ts';
import { median, type Rule, type Run } from '#intake/paged/geometry';
import type { PdfPage } from '#intake/paged/page-layout';
import { pictureOf } from './pdf-picture.ts';

/** A page as it was seen, and the lines on it. */
export interface SeenPage { page: PdfPage; lines: ReadLine[] }

/** A line of which the models are less sure than this on the whole is no writing. */
const LEAST_SURE = 0.5;

/** Reads a page by what it shows: its lines found, set straight, read. Null when it shows nothing. `pixels` as in `pictureOf`. */
export async function seePage({ page, document, pixels }: { page: PDFPageProxy; document: PDFDocumentProxy; pixels?: number | undefined }, models: Models, watch: Watch): Promise<SeenPage | null> {
  const shown = await pictureOf(page, document, pixels);
  if (!shown) return null;
  const { scale } = shown;
  const found = await findLines(shown.picture, models);
  const drawn = findRules(found.picture);
  const codes = findCodes(found.picture);
  const lines: ReadLine[] = [];
  const runs: Run[] = [];
  for (const box of reachingInk(found.picture, partedAtRules(outside(codes, found.lines), drawn), drawn)) {
    await watch.breathe();
    const line = await readLine(found.picture, box, models);
    if (!line.text.trim() || line.sureness.reduce((sum, s) => sum + s, 0) / line.sureness.length < LEAST_SURE) continue;
    lines.push(line);
    runs.push({ text: line.text, x: box.x / scale, baseline: (box.y + 0.8 * box.height) / scale, width: box.width / scale, size: (0.72 * box.height) / scale });
  }
  const rules: Rule[] = drawn.map((rule) => ({ ...rule, at: rule.at / scale, from: rule.from / scale, to: rule.to / scale }));
  const { width, height } = found.picture;
  return { lines, page: { page: page.pageNumber, width: width / scale, height: height / scale, turn: found.turn, runs: levelled(runs), rules, pictured: true, painted: true, from: 'seen' } };
}

/** Boxes of one size of type differ by what letters they hold: near the usual size they have it. */
function levelled(runs: readonly Run[]): Run[] {
  const usual = median(runs.flatMap((run) => new Array<number>(run.text.length).fill(run.size)));
  return runs.map((run) => (Math.abs(run.size - usual) < 0.25 * usual ? { ...run, size: usual } : run));
}
