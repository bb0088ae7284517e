import type { Rule } from '#intake/paged/geometry';
import type { LineBox } from './ocr-lines.ts';
import type { Picture } from './picture.ts';

/** Shorter dark stretches are strokes of letters; pixels at 200 dpi. */
const LEAST = 90;
const DARK = 170;
/** Pixels that a printed rule may miss. */
const GAP = 3;

/** The straight rules on a picture that lies straight; pixels. */
export function findRules(picture: Picture): Rule[] {
  return [...rulesAlong(picture, true), ...rulesAlong(picture, false)];
}

function rulesAlong({ width, height, data }: Picture, horizontal: boolean): Rule[] {
  const [lines, length] = horizontal ? [height, width] : [width, height];
  const rules: Rule[] = [];
  let above: Rule[] = [];
  for (let at = 0; at < lines; at++) {
    const here: Rule[] = [];
    let [from, last] = [-1, -1];
    for (let i = 0; i <= length; i++) {
      const dark = i < length && data[horizontal ? at * width + i : i * width + at]! < DARK;
      if (dark) {
        if (from < 0) from = i;
        last = i;
      } else if (from >= 0 && (i - last > GAP || i === length)) {
        if (last - from >= LEAST) here.push({ horizontal, at, from, to: last });
        from = -1;
      }
    }
    rules.push(...here.filter((rule) => !above.some((other) => other.from <= rule.from + GAP && other.to >= rule.to - GAP)));
    above = here;
  }
  return rules;
}

/** The boxes, parted where an upright rule runs through them: words of two cells are two lines. Strokes of large letters are no taller than their line. */
export function partedAtRules(boxes: readonly LineBox[], rules: readonly Rule[]): LineBox[] {
  return boxes.flatMap((box) => {
    const middle = box.y + box.height / 2;
    const cuts = rules.filter((rule) => !rule.horizontal && rule.to - rule.from > 1.1 * box.height && rule.from < middle && middle < rule.to && rule.at > box.x + 0.4 * box.height && rule.at < box.x + box.width - 0.4 * box.height).map((rule) => rule.at).sort((a, b) => a - b);
    const edges = [box.x, ...cuts, box.x + box.width];
    return edges.slice(1).map((edge, i) => ({ ...box, x: edges[i]! + (i > 0 ? 3 : 0), width: edge - edges[i]! - (i > 0 ? 3 : 0) })).filter((part) => part.width > 0.4 * box.height);
  });
}
