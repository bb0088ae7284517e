import { Failure } from '#model/failure';

/** Part of a picture as it is put into a PDF page, undecoded where that is possible; places in pixels from the top left. */
export interface PicturePart { x: number; y: number; width: number; height: number; /** Entries of its dictionary: bits, filter. */ entries: string; space: ColourSpace; data: Buffer }

/** PDF's name for the colours of a pixel, and how many more numbers a pixel has that say nothing of its colour. */
export interface ColourSpace { name: string; colours: number; more: number }

/** One page of a picture file. */
export interface PicturePage { width: number; height: number; parts: PicturePart[] }

/** Largest picture, pixels. */
const MOST_PIXELS = 120_000_000;

/** @throws Failure 'file-too-large' when a picture has more pixels than any scanner makes, 'file-damaged' when none. */
export function checkSize(path: string, width: number, height: number): void {
  if (width * height > MOST_PIXELS) throw new Failure('file-too-large', { path, found: width * height, limit: MOST_PIXELS });
  if (width < 1 || height < 1) throw new Failure('file-damaged', { path, reason: 'picture' });
}
