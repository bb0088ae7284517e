import type { Rule, Run } from './geometry.ts';
import { rulesOf, type Point } from './drawing.ts';
import type { XmlNode } from '#intake/xml';

/** Millimetres from the page's top left. */
export interface OfdBox { x: number; y: number; width: number; height: number }

type Matrix = readonly [number, number, number, number, number, number];
interface Found { runs: Run[]; rules: Rule[]; pictured: boolean; painted: boolean }

/** What the layers of a page show, in points (`scale` of them a millimetre) from the page's top left. */
export function objectsOf(layers: readonly XmlNode[], area: OfdBox, scale: number): Found {
  const found: Found = { runs: [], rules: [], pictured: false, painted: false };
  let paths = 0;
  const visit = (node: XmlNode): void => {
    if (node.attributes['Visible'] === 'false' || Number(node.attributes['Alpha'] ?? 255) < 100) return;
    switch (node.name) {
      case '?:TextObject': found.runs.push(...runsOf(node, area, scale)); return;
      case '?:PathObject':
        paths++;
        found.rules.push(...rulesIn(node, area, scale));
        return;
      case '?:ImageObject': found.pictured = true; return;
      default: for (const child of node.children) if (typeof child !== 'string') visit(child);
    }
  };
  for (const layer of layers) visit(layer);
  found.painted = found.pictured || found.runs.length > 0 || paths > 50;
  return found;
}

/** From an object's own coordinates to points on the page. */
function matrixOf(node: XmlNode, area: OfdBox, scale: number): Matrix {
  const [x = 0, y = 0] = numbers(node.attributes['Boundary']);
  const own = numbers(node.attributes['CTM']);
  const [a, b, c, d, e, f] = own.length === 6 ? own : [1, 0, 0, 1, 0, 0];
  return [a! * scale, b! * scale, c! * scale, d! * scale, (e! + x - area.x) * scale, (f! + y - area.y) * scale];
}

function numbers(list: string | undefined): number[] {
  return (list ?? '').trim().split(/\s+/).map(Number).filter(Number.isFinite);
}

/** Words in upright lines; what runs aslant or downwards is a watermark or a seal. */
function runsOf(node: XmlNode, area: OfdBox, scale: number): Run[] {
  const [a, b, c, d, e, f] = matrixOf(node, area, scale);
  if (Math.abs(b) > 0.1 * Math.abs(a) || a <= 0) return [];
  const font = Number(node.attributes['Size'] ?? 0);
  const size = font * Math.hypot(c, d);
  const stretch = Number(node.attributes['HScale'] ?? 1) || 1;
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  for (const code of node.children) {
    if (typeof code === 'string' || code.name !== '?:TextCode') continue;
    x = Number(code.attributes['X'] ?? x);
    y = Number(code.attributes['Y'] ?? y);
    const text = Array.from(code.children.filter((part) => typeof part === 'string').join('').replaceAll(/[\r\n]/g, ''));
    const [across, down] = [deltas(code.attributes['DeltaX'], text.length), deltas(code.attributes['DeltaY'], text.length)];
    let run: Run | null = null;
    let at = x;
    let level = y;
    text.forEach((character, i) => {
      const own = font * stretch * (/[\u0020-\u00ff]/.test(character) ? 0.5 : 1);
      const step = across[i] ?? own;
      const gap = step - own > 0.8 * font;
      if (!run) run = { text: '', x: a * at + c * level + e, baseline: b * at + d * level + f, width: 0, size };
      run.text += character;
      run.width = a * (at + (gap || i === text.length - 1 ? own : step)) + c * level + e - run.x;
      at += step;
      level += down[i] ?? 0;
      if (gap || (down[i] ?? 0) !== 0 || step < 0) {
        runs.push(run);
        run = null;
      }
    });
    if (run) runs.push(run);
  }
  return runs.map(trimmed).filter((run) => run.text !== '' && run.size >= 1);
}

function trimmed(run: Run): Run {
  const text = run.text.trim();
  const lead = run.text.length - run.text.trimStart().length;
  const shift = run.text.length > 0 ? (run.width * lead * 0.5) / run.text.length : 0;
  return { ...run, text, x: run.x + shift, width: run.width - shift };
}

/** The steps from character to character: numbers, and `g n v` for n times v. At most `most` of them. */
function deltas(list: string | undefined, most: number): number[] {
  const out: number[] = [];
  const words = (list ?? '').trim().split(/\s+/);
  for (let i = 0; i < words.length && out.length < most; i++) {
    if (words[i] === 'g') {
      const value = Number(words[i + 2]);
      for (let n = Math.min(Number(words[i + 1]) || 0, most - out.length); n > 0; n--) out.push(value);
      i += 2;
    } else if (words[i] !== '') out.push(Number(words[i]));
  }
  return out.map((value) => (Number.isFinite(value) ? value : 0));
}

/** The straight rules of a path: M, S move, L draws, C closes; outlines with curves (Q, B, A) are none of ours. */
function rulesIn(node: XmlNode, area: OfdBox, scale: number): Rule[] {
  const data = node.children.find((part): part is XmlNode => typeof part !== 'string' && part.name === '?:AbbreviatedData');
  const words = data?.children.filter((part) => typeof part === 'string').join('').trim().split(/[\s,]+/) ?? [];
  if (words.length > 4000) return [];
  const [a, b, c, d, e, f] = matrixOf(node, area, scale);
  const painting = { filled: node.attributes['Fill'] === 'true', stroked: node.attributes['Stroke'] !== 'false' };
  const rules: Rule[] = [];
  let outline: Point[] = [];
  let curved = false;
  const end = (): void => {
    if (outline.length > 1 && !curved) rules.push(...rulesOf(outline, painting));
    outline = [];
    curved = false;
  };
  for (let i = 0; i < words.length; i++) {
    const command = words[i]!;
    if (command === 'M' || command === 'S') end();
    if (command === 'M' || command === 'S' || command === 'L') {
      const [x, y] = [Number(words[++i]), Number(words[++i])];
      outline.push([a * x + c * y + e, b * x + d * y + f]);
    } else if (command === 'C' && outline[0]) outline.push(outline[0]);
    else if (/^[QBA]$/.test(command)) curved = true;
  }
  end();
  return rules;
}
