import type { PDFPageProxy } from 'pdfjs-dist';
import { scaled, shadeAt, type Picture } from './picture.ts';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Matrix = [number, number, number, number, number, number];
interface Image { width: number; height: number; kind?: number; data?: Uint8Array | Uint8ClampedArray | string; interpolate?: boolean }

/** Resolution at which pages are looked at: more makes letters no clearer to the models. */
const DPI = 200;
/** A page is taken to be no larger than this, points a side. */
const MOST_POINTS = 2000;

/** The pictures of a page where they stand on it, at 200 dpi, and how many pixels a point has. Null when it has none. */
export async function pictureOf(page: PDFPageProxy, pdfjs: Pdfjs): Promise<{ picture: Picture; scale: number } | null> {
  const plain = page.getViewport({ scale: 1 });
  const scale = (DPI / 72) * Math.min(1, MOST_POINTS / Math.max(plain.width, plain.height));
  const { transform: view, width: w, height: h } = page.getViewport({ scale });
  const picture: Picture = { width: Math.ceil(w), height: Math.ceil(h), data: new Uint8Array(Math.ceil(w) * Math.ceil(h)).fill(255) };
  const { OPS, Util } = pdfjs;
  const { fnArray, argsArray } = await page.getOperatorList();
  let matrix = view as Matrix;
  let painted = 0;
  const saved: Matrix[] = [];
  for (const [i, operation] of fnArray.entries()) {
    const args = argsArray[i] as unknown[] | null;
    if (operation === OPS.save) saved.push(matrix);
    else if (operation === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operation === OPS.transform && args) matrix = Util.transform(matrix, args) as Matrix;
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      if (Array.isArray(args?.[0])) matrix = Util.transform(matrix, args[0] as number[]) as Matrix;
    } else if (operation === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (args && (operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject || operation === OPS.paintImageMaskXObject)) {
      const image = await imageOf(page, args[0]);
      const grey = image && greyOf(image, operation === OPS.paintImageMaskXObject);
      if (grey) {
        paint(picture, grey, matrix);
        painted++;
      }
    }
  }
  return painted > 0 ? { picture, scale } : null;
}

async function imageOf(page: PDFPageProxy, reference: unknown): Promise<Image | null> {
  if (typeof reference === 'string') return named(page, reference);
  const image = reference as Image | null;
  if (typeof image?.data === 'string') return { ...image, ...await named(page, image.data) };
  return image;
}

/** Images are decoded while the page's operators are read, and may come later than these. */
function named(page: PDFPageProxy, name: string): Promise<Image | null> {
  const store = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => { store.get(name, (image: Image | null) => { resolve(image); }); });
}

/** Shades of grey of a decoded image: one bit, three or four bytes a pixel. Of a mask set bits stay white. */
function greyOf({ width, height, kind, data }: Image, isMask: boolean): Picture | null {
  if (!data || typeof data === 'string' || width * height > 120_000_000) return null;
  const out = new Uint8Array(width * height);
  if (isMask || kind === 1) {
    const row = (width + 7) >> 3;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[y * width + x] = (data[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
  } else {
    const step = kind === 3 ? 4 : 3;
    if (data.length < width * height * step) return null;
    for (let i = 0, at = 0; i < out.length; i++, at += step) out[i] = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
  }
  return { width, height, data: out };
}

/** Draws an image that fills the unit square of `matrix`. */
function paint(page: Picture, image: Picture, [a, b, c, d, e, f]: Matrix): void {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-6) return;
  const shrink = Math.sqrt((image.width * image.height) / Math.abs(determinant));
  const source = shrink > 1.4 ? scaled(image, { x: 0, y: 0, width: image.width, height: image.height }, Math.max(1, Math.round(image.width / shrink)), Math.max(1, Math.round(image.height / shrink))) : image;
  const [xs, ys] = [[e, a + e, c + e, a + c + e], [f, b + f, d + f, b + d + f]];
  const [x0, x1] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(page.width, Math.ceil(Math.max(...xs)))];
  const [y0, y1] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(page.height, Math.ceil(Math.max(...ys)))];
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const [dx, dy] = [x + 0.5 - e, y + 0.5 - f];
      const [u, v] = [(d * dx - c * dy) / determinant, (a * dy - b * dx) / determinant];
      if (u >= 0 && u <= 1 && v >= 0 && v <= 1) page.data[y * page.width + x] = Math.min(page.data[y * page.width + x]!, Math.round(shadeAt(source, u * source.width - 0.5, (1 - v) * source.height - 0.5)));
    }
  }
}
