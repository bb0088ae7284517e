import type { PDFPageProxy } from 'pdfjs-dist';
import type { Rule } from './geometry.ts';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Matrix = [number, number, number, number, number, number];

export interface Drawing {
  rules: Rule[];
  /** Shows a picture. */
  pictured: boolean;
  /** Shows a picture or outlines, be they letters. */
  painted: boolean;
  /** Its words are not what is seen: they lie under a picture of the page, or are drawn without ink (scanners add such). */
  hidden: boolean;
}

/** A filled box no thicker than this is a rule; points. */
const THIN = 3;
/** The text rendering mode that draws nothing. */
const INVISIBLE = 3;
/** Numbers that follow each path command: move, line, cubic, quadratic, close. */
const ARGUMENTS = [2, 2, 6, 4, 0];

/** Pictures that cover this share of a page are the page. */
const COVERING = 0.6;

/** What a page's drawing shows beside its text: straight rules, pictures, and whether these hide the text. */
export async function readDrawing(page: PDFPageProxy, view: number[], pdfjs: Pdfjs): Promise<Drawing> {
  const { OPS, Util } = pdfjs;
  const { fnArray, argsArray } = await page.getOperatorList();
  const { width, height } = page.getViewport({ scale: 1 });
  const rules: Rule[] = [];
  let pictured = false;
  let paths = 0;
  let covered = 0;
  /** Words drawn before now: those that show, those that do not. */
  const words = { seen: 0, hidden: 0 };
  let state = { matrix: view as Matrix, inkless: false };
  const saved: (typeof state)[] = [];
  const strokes = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const fills = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const pictures = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat, OPS.paintInlineImageXObjectGroup, OPS.paintImageMaskXObjectGroup, OPS.paintImageMaskXObjectRepeat]);
  const transform = (by: unknown): void => { if (Array.isArray(by) || by instanceof Float32Array) state = { ...state, matrix: Util.transform(state.matrix, [...by as number[]]) as Matrix }; };
  fnArray.forEach((operation, i) => {
    const args = argsArray[i] as unknown[] | null;
    if (operation === OPS.save) saved.push(state);
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) state = saved.pop() ?? state;
    else if (operation === OPS.transform) transform(args);
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push(state);
      transform(args?.[0]);
    } else if (operation === OPS.setTextRenderingMode) state = { ...state, inkless: args?.[0] === INVISIBLE };
    else if (operation === OPS.showText) {
      words[state.inkless ? 'hidden' : 'seen']++;
    } else if (pictures.has(operation)) {
      pictured = true;
      const [a, b, c, d] = state.matrix;
      covered += Math.abs(a * d - b * c);
      if (covered >= COVERING * width * height) {
        words.hidden += words.seen;
        words.seen = 0;
      }
    } else if (operation === OPS.constructPath && args) {
      const [painting, data] = args as [number, [Float32Array | null]];
      paths++;
      if (!data[0] || data[0].length > 4000) return;
      for (const outline of outlinesOf(data[0], state.matrix)) rules.push(...rulesOf(outline, { filled: fills.has(painting), stroked: strokes.has(painting) }));
    }
  });
  return { rules, pictured, painted: pictured || paths > 50, hidden: words.hidden > 0 && words.seen === 0 && covered >= COVERING * width * height };
}

export type Point = [x: number, y: number];

/** The rules that an outline of straight edges draws. */
export function rulesOf(outline: readonly Point[], { filled, stroked }: { filled: boolean; stroked: boolean }): Rule[] {
  return [...(filled ? thinBox(outline) : []), ...(stroked ? straightEdges(outline) : [])];
}

/** The corner points of each outline; one with curves is none of ours. */
function outlinesOf(data: Float32Array, [a, b, c, d, e, f]: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let current: Point[] = [];
  let curved = false;
  const end = (): void => {
    if (current.length > 1 && !curved) outlines.push(current);
    current = [];
    curved = false;
  };
  for (let i = 0; i < data.length; ) {
    const command = data[i]!;
    const [x, y] = [data[i + 1] ?? 0, data[i + 2] ?? 0];
    if (command === 0) end();
    if (command <= 1) current.push([a * x + c * y + e, b * x + d * y + f]);
    else if (command <= 3) curved = true;
    else if (current.length > 0) current.push(current[0]!);
    i += 1 + (ARGUMENTS[command] ?? data.length);
  }
  end();
  return outlines;
}

function thinBox(outline: readonly Point[]): Rule[] {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THIN && right - left > bottom - top) return [{ horizontal: true, at: (top + bottom) / 2, from: left, to: right }];
  if (right - left <= THIN && bottom - top > right - left) return [{ horizontal: false, at: (left + right) / 2, from: top, to: bottom }];
  return [];
}

function straightEdges(outline: readonly Point[]): Rule[] {
  const rules: Rule[] = [];
  for (let i = 1; i < outline.length; i++) {
    const [[x0, y0], [x1, y1]] = [outline[i - 1]!, outline[i]!];
    if (Math.abs(y0 - y1) < 0.5 && Math.abs(x0 - x1) > 1) rules.push({ horizontal: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    else if (Math.abs(x0 - x1) < 0.5 && Math.abs(y0 - y1) > 1) rules.push({ horizontal: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
  return rules;
}
