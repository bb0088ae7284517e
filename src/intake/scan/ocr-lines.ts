import type { Turn } from '#intake/paged/page-layout';
import type { Models } from './ocr-models.ts';
import { isSideways, isUpsideDown, turnedUpright } from './ocr-turn.ts';
import { scaled, turned, type Picture } from './picture.ts';

/** A printed line on the picture; pixels. */
export interface LineBox { x: number; y: number; width: number; height: number }

/** Longest side of what the model is shown. */
const LONGEST = 960;
const [SHADE, SURE] = [0.3, 0.55];
/** The model marks the middle of a line; this much of its height is added all round. */
const UNCLIP = 1.6;
/** Slant from which the page is set straight; radians. */
const SLANT = 0.004;

/** A page set straight and upright, and its printed lines. */
export interface FoundLines { picture: Picture; lines: LineBox[]; /** How its words were turned before. */ turn: Turn }

/** Finds the printed lines of a page; a page that lies on its side, on its head or aslant is set straight first. */
export async function findLines(picture: Picture, models: Models): Promise<FoundLines> {
  let turn: Turn = 0;
  let upright = picture;
  let spots = await detect(upright, models);
  if (isSideways(spots.map(({ box }) => box))) {
    turn = 90;
    upright = turnedUpright(picture, turn);
    spots = await detect(upright, models);
  }
  if (await isUpsideDown(upright, spots.map(({ box }) => box), models)) {
    turn = turn === 0 ? 180 : 270;
    upright = turnedUpright(picture, turn);
    spots = await detect(upright, models);
  }
  const slant = slantOf(spots);
  if (Math.abs(slant) < SLANT) return { picture: upright, lines: spots.map(({ box }) => box), turn };
  const straight = turned(upright, -slant);
  return { picture: straight, lines: (await detect(straight, models)).map(({ box }) => box), turn };
}

interface Spot { box: LineBox; slant: number; weight: number }

async function detect(picture: Picture, { detector, ort }: Models): Promise<Spot[]> {
  const ratio = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(32, Math.round((side * ratio) / 32) * 32)) as [number, number];
  const small = scaled(picture, { x: 0, y: 0, width: picture.width, height: picture.height }, width, height);
  const input = new Float32Array(3 * width * height);
  [[0.485, 0.229], [0.456, 0.224], [0.406, 0.225]].forEach(([mean = 0, deviation = 1], channel) => {
    for (let i = 0; i < small.data.length; i++) input[channel * width * height + i] = (small.data[i]! / 255 - mean) / deviation;
  });
  const output = await detector.run({ [detector.inputNames[0]!]: new ort.Tensor('float32', input, [1, 3, height, width]) });
  const map = output[detector.outputNames[0]!]!.data as Float32Array;
  return spotsOf(map, width, height).map((spot) => {
    const grow = (UNCLIP * spot.box.width * spot.box.height) / (2 * (spot.box.width + spot.box.height));
    const [sx, sy] = [picture.width / width, picture.height / height];
    return { ...spot, box: { x: (spot.box.x - grow) * sx, y: (spot.box.y - grow) * sy, width: (spot.box.width + 2 * grow) * sx, height: (spot.box.height + 2 * grow) * sy } };
  });
}

/** Connected stretches that the model marks, with the slant of their middle line. */
function spotsOf(map: Float32Array, width: number, height: number): Spot[] {
  const seen = new Uint8Array(map.length);
  const spots: Spot[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || map[start]! <= SHADE) continue;
    const waiting = [start];
    seen[start] = 1;
    let [n, sum, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0, 0];
    let [x0, x1, y0, y1] = [width, 0, height, 0];
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      const [x, y] = [at % width, Math.floor(at / width)];
      n++;
      sum += map[at]!;
      sx += x; sy += y; sxx += x * x; sxy += x * y;
      [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= map.length || seen[next] || map[next]! <= SHADE) continue;
        seen[next] = 1;
        waiting.push(next);
      }
    }
    const box = { x: x0, y: y0, width: x1 - x0 + 1, height: y1 - y0 + 1 };
    if (sum / n < SURE || box.height < 3 || box.width < 3) continue;
    const spread = sxx - (sx * sx) / n;
    spots.push({ box, slant: spread > 0 ? Math.atan((sxy - (sx * sy) / n) / spread) : 0, weight: box.width > 5 * box.height || box.width > 150 ? box.width : 0 });
  }
  return spots;
}

/** The slant that most of the length of long lines has. */
function slantOf(spots: readonly Spot[]): number {
  const long = spots.filter((spot) => spot.weight > 0).sort((a, b) => a.slant - b.slant);
  const half = long.reduce((sum, spot) => sum + spot.weight, 0) / 2;
  let sum = 0;
  for (const spot of long) if ((sum += spot.weight) >= half) return spot.slant;
  return 0;
}
