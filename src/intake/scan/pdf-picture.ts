import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Picture } from './picture.ts';

/** Resolution at which pages are looked at: more makes letters no clearer to the models. */
const DPI = 200;
/** A page is taken to be no larger than this, points a side. */
const MOST_POINTS = 2000;
/** A page drawn pixel by pixel is no longer than this. */
const MOST_PIXELS = 5600;
/** A page without a shade darker than this shows nothing. */
const PALE = 245;

/** What the library's canvas is used for; its own types want a browser's. */
interface Canvas { context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } } }
interface CanvasFactory { create(width: number, height: number): Canvas; destroy(canvas: Canvas): void }

/**
 * The page as it is printed, in shades of grey at 200 dpi (pictures, outlines and letters alike, annotations aside),
 * and how many pixels a point has. Null when it shows nothing. Needs the canvas that comes with pdfjs-dist, which is
 * native code: for the scans' process only. `pixels`: how many a point of a picture has that is put together from strips;
 * it is drawn pixel by pixel (or a whole number of them), without seams.
 */
export async function pictureOf(page: PDFPageProxy, document: PDFDocumentProxy, pixels?: number): Promise<{ picture: Picture; scale: number } | null> {
  const plain = page.getViewport({ scale: 1 });
  const longest = Math.max(plain.width, plain.height);
  const scale = pixels ? pixels / Math.ceil((pixels * longest) / MOST_PIXELS) : (DPI / 72) * Math.min(1, MOST_POINTS / longest);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const factory = document.canvasFactory as CanvasFactory;
  const canvas = factory.create(width, height);
  try {
    const request: object = { canvas: null, canvasContext: canvas.context, viewport, annotationMode: 0 };
    await page.render(request as Parameters<PDFPageProxy['render']>[0]).promise;
    const { data } = canvas.context.getImageData(0, 0, width, height);
    const picture = { width, height, data: new Uint8Array(width * height) };
    let darkest = 255;
    for (let i = 0, at = 0; i < picture.data.length; i++, at += 4) {
      const shade = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
      picture.data[i] = shade;
      if (shade < darkest) darkest = shade;
    }
    return darkest < PALE ? { picture, scale } : null;
  } finally {
    factory.destroy(canvas);
  }
}
