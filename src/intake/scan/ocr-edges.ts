import type { Rule } from '#intake/paged/geometry';
import type { LineBox } from './ocr-lines.ts';
import type { Picture } from './picture.ts';

/** Darker than this is ink. */
const DARK = 130;
/** A character whose ink begins within this share of the line's height belongs to the line. */
const GAP = 0.45;
/** The detector misses no more than this at an end; times the line's height. */
const FURTHEST = 1.6;

/**
 * The boxes, made longer where ink goes on beyond an end: the detector drops thin characters that stand there (the 一
 * of 一、). What belongs to another box or lies behind a rule is left alone.
 */
export function reachingInk(picture: Picture, boxes: readonly LineBox[], rules: readonly Rule[]): LineBox[] {
  return boxes.map((box) => {
    if (box.width < 1.5 * box.height) return box;
    const middle = box.y + box.height / 2;
    const others = boxes.filter((other) => other !== box && Math.min(other.y + other.height, box.y + box.height) - Math.max(other.y, box.y) > 0.5 * Math.min(other.height, box.height));
    const upright = rules.filter((rule) => !rule.horizontal && rule.from < middle && rule.to > middle).map((rule) => rule.at);
    const [left, right] = [box.x, box.x + box.width];
    const from = Math.max(0, left - FURTHEST * box.height, ...others.map((other) => other.x + other.width).filter((x) => x <= left + box.height), ...upright.filter((x) => x < left + GAP * box.height).map((x) => x + 4));
    const to = Math.min(picture.width, right + FURTHEST * box.height, ...others.map((other) => other.x).filter((x) => x >= right - box.height), ...upright.filter((x) => x > right - GAP * box.height).map((x) => x - 4));
    const [x0, x1] = [inkEnd(picture, box, left, -1, from), inkEnd(picture, box, right, 1, to)];
    return { ...box, x: x0, width: x1 - x0 };
  });
}

/** How far ink goes on from an end of the box, with a little paper behind it. */
function inkEnd(picture: Picture, box: LineBox, end: number, step: 1 | -1, limit: number): number {
  const [top, bottom] = [Math.max(0, Math.round(box.y + 0.12 * box.height)), Math.min(picture.height, Math.round(box.y + 0.88 * box.height))];
  const gap = GAP * box.height;
  let [last, ink] = [end, 0];
  for (let x = Math.round(end); (step < 0 ? x >= limit : x < limit) && Math.abs(x - last) <= gap; x += step) {
    let dark = 0;
    for (let y = top; y < bottom; y++) if (picture.data[y * picture.width + x]! < DARK) dark++;
    if (dark < 2) continue;
    ink += dark;
    last = x;
  }
  const isCharacter = Math.abs(last - end) > 0.3 * box.height && ink > 0.02 * box.height * box.height;
  return isCharacter ? (step < 0 ? Math.max(limit, last - 0.12 * box.height) : Math.min(limit, last + 0.12 * box.height)) : end;
}
