import type { Turn } from '#intake/paged/page-layout';
import type { LineBox } from './ocr-lines.ts';
import type { Models } from './ocr-models.ts';
import { scaled, type Picture } from './picture.ts';

/** What the orienter wants to see of a line; pixels. */
const [WIDTH, HEIGHT] = [192, 48];
/** So many of the longest lines decide. */
const SAMPLE = 9;

/** Whether most of the length of the lines runs up or down the page. */
export function isSideways(lines: readonly LineBox[]): boolean {
  const length = (of: (line: LineBox) => boolean): number => lines.filter(of).reduce((sum, line) => sum + Math.max(line.width, line.height), 0);
  return length(({ width, height }) => height > 2 * width) > 2 * length(({ width, height }) => width > 2 * height);
}

/** Whether the page, whose lines run across, stands on its head. */
export async function isUpsideDown(picture: Picture, lines: readonly LineBox[], { ort, orienter }: Models): Promise<boolean> {
  const sample = lines.filter((line) => line.width > 2 * line.height).sort((a, b) => b.width - a.width).slice(0, SAMPLE);
  let [upright, turned] = [0, 0];
  for (const line of sample) {
    const width = Math.min(line.width, (line.height * WIDTH) / HEIGHT);
    const wide = Math.max(1, Math.round((width / line.height) * HEIGHT));
    const shown = scaled(picture, { ...line, width }, wide, HEIGHT);
    const input = new Float32Array(3 * WIDTH * HEIGHT);
    for (let channel = 0; channel < 3; channel++) for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < wide; x++) input[(channel * HEIGHT + y) * WIDTH + x] = shown.data[y * wide + x]! / 127.5 - 1;
    const output = await orienter.run({ [orienter.inputNames[0]!]: new ort.Tensor('float32', input, [1, 3, HEIGHT, WIDTH]) });
    const [straight = 0, back = 0] = output[orienter.outputNames[0]!]!.data as Float32Array;
    if (back > straight) turned += back;
    else upright += straight;
  }
  return turned > upright;
}

/** The picture as it is when words that are turned by `turn` (degrees clockwise) stand upright. */
export function turnedUpright({ width, height, data }: Picture, turn: Turn): Picture {
  if (turn === 0) return { width, height, data };
  const [w, h] = turn === 180 ? [width, height] : [height, width];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) out[y * w + x] = data[turn === 90 ? x * width + (h - 1 - y) : turn === 180 ? (h - 1 - y) * width + (w - 1 - x) : (w - 1 - x) * width + y]!;
  }
  return { width: w, height: h, data: out };
}
