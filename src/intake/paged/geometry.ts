import type { PageBox } from '#model/source';

/** A stretch of text that the page draws at once. Points, origin at the page's top left, y downwards. */
export interface Run { text: string; x: number; baseline: number; width: number; size: number }

/** A straight horizontal or vertical line that a page draws (border of a table, rule under a head). */
export interface Rule { horizontal: boolean; /** y of a horizontal, x of a vertical rule. */ at: number; from: number; to: number }

/** One printed line: its runs in order and the words they make. */
export interface Line { page: number; text: string; x0: number; x1: number; baseline: number; size: number; /** Edges of the column it stands in. */ column?: { left: number; right: number } }

const HAN_OR_WIDE = /[⺀-鿿豈-﫿︰-﹏＀-￯、-〿]/;
const ALNUM = /[A-Za-z0-9]/;

/** Gathers the runs of a page (or of one table cell) into lines, top to bottom, each from left to right. */
export function gatherLines(runs: readonly Run[], page: number): Line[] {
  const groups: Run[][] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const group = groups.at(-1);
    const near = group?.some((other) => Math.abs(other.baseline - run.baseline) < 0.4 * Math.max(other.size, run.size) && Math.abs(group[0]!.baseline - run.baseline) < 0.8 * Math.max(other.size, run.size));
    if (group && near) group.push(run);
    else groups.push([run]);
  }
  const lines = groups.filter((group, i) => !isHangingMark(group, groups[i + 1])).map((group) => lineOf(group.sort((a, b) => a.x - b.x), page));
  return lines.filter((line) => line !== null);
}

/** The figure of a footnote, raised so far that it makes a line of its own before the note's words. */
function isHangingMark(group: readonly Run[], next: readonly Run[] | undefined): boolean {
  const [mark] = group;
  if (!mark || group.length > 1 || !next || !/^(?:\d{1,2}|[①-⑳*])$/.test(mark.text)) return false;
  return next.some((run) => run.baseline - mark.baseline < 0.8 * run.size && Math.abs(run.x - (mark.x + mark.width)) < 0.6 * run.size);
}

function lineOf(runs: readonly Run[], page: number): Line | null {
  const main = runs.reduce((best, run) => (weight(run) > weight(best) ? run : best));
  let text = '';
  let last: Run | null = null;
  for (const run of runs) {
    if (last && run.text === last.text && Math.abs(run.x - last.x) < 0.3 * run.size) continue;
    if (isNoteMark(run, main, text)) continue;
    if (last && needsSpace(text, last, run)) text += ' ';
    text += run.text;
    last = run;
  }
  const words = closeUp(text.trim());
  if (!words) return null;
  const x1 = Math.max(...runs.map((run) => run.x + run.width));
  return { page, text: words, x0: runs[0]!.x, x1, baseline: main.baseline, size: main.size };
}

/** A line stretched to the margin (构 建 瞪 羚 企 业) has gaps between all its characters: they are no spaces. */
function closeUp(text: string): string {
  const tokens = text.split(' ');
  const single = tokens.filter((token) => /^[^A-Za-z0-9]{1,2}$/.test(token)).length;
  return tokens.length >= 6 && single > 0.8 * tokens.length ? tokens.reduce((line, token) => line + seam(line, token) + token) : text;
}

function weight(run: Run): number {
  return run.text.length * run.size;
}

/** A small raised figure after a Chinese word refers to a footnote; after a Latin letter it is an exponent (km2). */
function isNoteMark(run: Run, main: Run, before: string): boolean {
  return run.size < 0.75 * main.size && main.baseline - run.baseline > 0.15 * main.size && /^[\d①-⑳*]+$/.test(run.text) && /[^A-Za-z\d]$/.test(before);
}

/** Word sets a quarter of an em between Chinese and Latin; only a wider gap, or one between Latin words, is a space. */
function needsSpace(before: string, last: Run, next: Run): boolean {
  const gap = next.x - (last.x + last.width);
  const a = before.at(-1) ?? '';
  const b = next.text[0] ?? '';
  if (a === ' ' || b === ' ') return false;
  const em = Math.min(last.size, next.size);
  if (ALNUM.test(a) && ALNUM.test(b)) return gap > 0.12 * em;
  return gap > (HAN_OR_WIDE.test(a) || HAN_OR_WIDE.test(b) ? 0.45 : 0.25) * em;
}

/** What stands between two lines of one paragraph when they are joined: a space only between Latin words. */
export function seam(before: string, after: string): '' | ' ' {
  const a = before.at(-1) ?? '';
  const b = after[0] ?? '';
  if (/\d/.test(a) && /\d/.test(b)) return '';
  return ALNUM.test(a) && ALNUM.test(b) ? ' ' : '';
}

/** The line's rectangle: ascent and descent of common fonts. */
export function boxOf(line: Line): PageBox {
  return { x: round(line.x0), y: round(line.baseline - 0.88 * line.size), width: round(line.x1 - line.x0), height: round(1.14 * line.size) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
