import { median, type Run } from './geometry.ts';

/** Words that are read together: a stretch across the page, or one column of it with its edges. */
export interface Band { runs: Run[]; column: { left: number; right: number } | null }

/** Fewer lines on either side are no columns. */
const LEAST_LINES = 6;
/** Half of the least gap between two columns; points. */
const HALF_GAP = 4;

/**
 * The words of a page in reading order. Where a gap runs down the middle between full lines on both sides, the left
 * column comes before the right; what goes across (title, head, page number) parts the columns above from those below.
 */
export function bandsOf(runs: readonly Run[], width: number): Band[] {
  const sorted = [...runs].sort((a, b) => a.baseline - b.baseline);
  let best: Band[] | null = null;
  let most = 0;
  for (let x = 0.38 * width; x <= 0.62 * width; x += 2 * HALF_GAP) {
    const bands = partAt(sorted, x);
    const letters = bands.reduce((sum, band) => sum + (band.column ? lettersIn(band.runs) : 0), 0);
    if (letters > most) [best, most] = [bands, letters];
  }
  return best ?? [{ runs: sorted, column: null }];
}

function partAt(sorted: readonly Run[], x: number): Band[] {
  const bands: Band[] = [];
  let open: Run[] = [];
  let across: Run[] = [];
  const flushAcross = (): void => {
    if (across.length > 0) bands.push({ runs: across, column: null });
    across = [];
  };
  const flush = (): void => {
    const columns = columnsOf(open, x);
    if (columns) {
      flushAcross();
      bands.push(...columns);
    } else across.push(...open);
    open = [];
  };
  for (const run of sorted) {
    const above = open.at(-1);
    if (above && run.baseline - above.baseline > 3 * run.size) flush();
    if (run.x < x + HALF_GAP && run.x + run.width > x - HALF_GAP) {
      const level = open.splice(open.length - levelWith(open, run));
      flush();
      across.push(...level, run);
    } else if (levelWith(across, run) > 0) across.push(run);
    else open.push(run);
  }
  flush();
  flushAcross();
  return bands;
}

/** How many runs at the end of the list, which goes down the page, stand at the height of `run`. */
function levelWith(list: readonly Run[], run: Run): number {
  let count = 0;
  while (count < list.length && run.baseline - list[list.length - 1 - count]!.baseline < 0.4 * run.size) count++;
  return count;
}

function columnsOf(runs: readonly Run[], x: number): Band[] | null {
  const sides = [runs.filter((run) => run.x < x), runs.filter((run) => run.x >= x)] as const;
  const bands = sides.map((side): Band | null => {
    const lines = linesOf(side);
    const [left, right] = [Math.min(...side.map((run) => run.x)), Math.max(...side.map((run) => run.x + run.width))];
    const filled = median(lines.map((line) => Math.max(...line.map((run) => run.x + run.width)) - Math.min(...line.map((run) => run.x))));
    if (lines.length < LEAST_LINES || filled < 0.75 * (right - left) || median(lines.map(lettersIn)) < 8) return null;
    return { runs: [...side], column: { left, right } };
  });
  return bands[0] && bands[1] ? [bands[0], bands[1]] : null;
}

function linesOf(side: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of side) {
    const last = lines.at(-1);
    if (last && Math.abs(last[0]!.baseline - run.baseline) < 0.4 * run.size) last.push(run);
    else lines.push([run]);
  }
  return lines;
}

function lettersIn(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}
