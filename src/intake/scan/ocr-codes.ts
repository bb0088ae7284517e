import type { LineBox } from './ocr-lines.ts';
import type { Picture } from './picture.ts';

/** Darker than this is ink. */
const DARK = 140;
/** Smallest module of a code worth looking for; pixels. */
const LEAST_MODULE = 2;

/** The middle of a square in a square, of which a QR code has three, and the width of its modules; pixels. */
interface Mark { x: number; y: number; module: number }

/**
 * Where QR codes stand on a picture: three marks at the corners of a right angle with equal sides. Their modules look
 * like writing to the detector and read as rubbish.
 */
export function findCodes(picture: Picture): LineBox[] {
  const marks = findMarks(picture);
  const codes: LineBox[] = [];
  for (const corner of marks) {
    for (const a of marks) for (const b of marks) {
      if (a === corner || b === corner || a === b) continue;
      const [ax, ay, bx, by] = [a.x - corner.x, a.y - corner.y, b.x - corner.x, b.y - corner.y];
      const [lengthA, lengthB] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
      const isSquare = ax * by - ay * bx > 0 && Math.abs(lengthA - lengthB) < 0.15 * lengthA && Math.abs(ax * bx + ay * by) < 0.15 * lengthA * lengthB;
      const module = (corner.module + a.module + b.module) / 3;
      if (!isSquare || [corner, a, b].some((mark) => Math.abs(mark.module - module) > 0.35 * module) || lengthA < 10 * module || lengthA > 180 * module) continue;
      const xs = [corner.x, a.x, b.x, a.x + bx];
      const ys = [corner.y, a.y, b.y, a.y + by];
      const [x, y, rim] = [Math.min(...xs), Math.min(...ys), 4 * module];
      codes.push({ x: x - rim, y: y - rim, width: Math.max(...xs) - x + 2 * rim, height: Math.max(...ys) - y + 2 * rim });
    }
  }
  return codes;
}

/** The boxes whose middle lies in none of the places. */
export function outside(places: readonly LineBox[], boxes: readonly LineBox[]): LineBox[] {
  return boxes.filter((box) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return !places.some((place) => x > place.x && x < place.x + place.width && y > place.y && y < place.y + place.height);
  });
}

/** Dark and light stretches of 1 : 1 : 3 : 1 : 1 along a row, confirmed along the column through their middle. */
function findMarks(picture: Picture): Mark[] {
  const { width, height, data } = picture;
  const marks: (Mark & { count: number })[] = [];
  for (let y = 0; y < height; y += 2) {
    const runs: number[] = [];
    let length = 0;
    let dark = false;
    for (let x = 0; x <= width; x++) {
      const here = x < width && data[y * width + x]! < DARK;
      if (here === dark && x < width) length++;
      else {
        runs.push(length);
        if (dark && runs.length >= 6) {
          const module = moduleOf(runs.slice(-5));
          if (module >= LEAST_MODULE) {
            const middle = x - runs.at(-1)! - runs.at(-2)! - runs.at(-3)! / 2;
            const upright = confirmedAt(picture, Math.round(middle), y, module);
            if (upright !== null) addMark(marks, { x: middle, y: upright, module });
          }
        }
        dark = here;
        length = 1;
      }
    }
  }
  return marks.filter((mark) => mark.count >= 2);
}

function addMark(marks: (Mark & { count: number })[], mark: Mark): void {
  const near = marks.find((other) => Math.hypot(other.x - mark.x, other.y - mark.y) < 2 * mark.module);
  if (near) near.count++;
  else marks.push({ ...mark, count: 1 });
}

/** Width of a module when the five stretches are those of a mark, else 0. */
function moduleOf(runs: readonly number[]): number {
  const module = runs.reduce((sum, run) => sum + run, 0) / 7;
  return [1, 1, 3, 1, 1].every((times, i) => Math.abs(runs[i]! - times * module) < 0.5 * times * Math.max(1, module)) ? module : 0;
}

/** The mark's middle up and down, when the column through it shows the same stretches. */
function confirmedAt({ width, height, data }: Picture, x: number, y: number, module: number): number | null {
  const isDark = (at: number): boolean => data[at * width + x]! < DARK;
  const stretch = (from: number, step: 1 | -1, wanted: boolean): number => {
    let at = from;
    while (at >= 0 && at < height && isDark(at) === wanted && Math.abs(at - from) < 6 * module) at += step;
    return at;
  };
  if (!isDark(y)) return null;
  const [top, bottom] = [stretch(y, -1, true), stretch(y, 1, true)];
  const [above, below] = [stretch(top, -1, false), stretch(bottom, 1, false)];
  const [first, last] = [stretch(above, -1, true), stretch(below, 1, true)];
  const own = moduleOf([above - first, top - above, bottom - top - 1, below - bottom, last - below]);
  return own > 0 && Math.abs(own - module) < 0.5 * module ? (top + bottom) / 2 : null;
}
