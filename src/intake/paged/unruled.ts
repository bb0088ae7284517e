import { gatherLines, type Run } from './geometry.ts';
import type { PdfPage } from './page-layout.ts';
import type { PageTable, TableCell } from './tables.ts';

/** Runs nearer than this on one line are one stretch of words; ems. */
const GAP = 0.7;
/** Least width of the paper that parts two columns from the first row to the last; ems. */
const CORRIDOR = 0.7;
const [LEAST_COLUMNS, LEAST_ROWS] = [3, 3];
/** Lines further apart than this are no longer of one table; ems. */
const FAR = 6;
/** A line that ends this near to its column's edge may go on in the next; ems. */
const FULL = 1.6;
/** A head has so many rows at most (责任分工 over 牵头单位 and 配合单位), its words no more letters. */
const [HEAD_ROWS, LONGEST_HEAD] = [3, 12];

/** Words that stand together on a line. */
interface Stretch { runs: Run[]; x0: number; x1: number; baseline: number; size: number; letters: number }
interface Corridor { from: number; to: number }

/**
 * Tables that are set without rules: at least three columns of words with paper between them all the way down, under a
 * head of short words in each. `before`: the table that ends the page before, which may go on without a head. Prose in
 * columns has no head and fewer columns; names and signatures are too few.
 */
export function findUnruledTables(page: PdfPage, runs: readonly Run[], before: PageTable | null): PageTable[] {
  const levels = levelsOf(runs);
  const tables: PageTable[] = [];
  for (let first = 0; first < levels.length;) {
    const found = levels[first]!.length >= LEAST_COLUMNS ? tableFrom(page, levels, first, tables.length === 0 ? before : null) : null;
    if (found) tables.push(found.table);
    first = found?.next ?? first + 1;
  }
  return tables;
}

/** The page's lines from top to bottom, each as its stretches from left to right. */
function levelsOf(runs: readonly Run[]): Stretch[][] {
  const levels: Stretch[][] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const level = levels.at(-1);
    const stretch: Stretch = { runs: [run], x0: run.x, x1: run.x + run.width, baseline: run.baseline, size: run.size, letters: run.text.length };
    if (level && run.baseline - level[0]!.baseline < 0.4 * run.size) level.push(stretch);
    else levels.push([stretch]);
  }
  return levels.map((level) => level.sort((a, b) => a.x0 - b.x0).reduce<Stretch[]>((joined, next) => {
    const last = joined.at(-1);
    if (last && next.x0 - last.x1 < GAP * Math.max(last.size, next.size)) {
      last.runs.push(...next.runs);
      last.x1 = Math.max(last.x1, next.x1);
      last.letters += next.letters;
    } else joined.push(next);
    return joined;
  }, []));
}

function tableFrom(page: PdfPage, levels: readonly Stretch[][], first: number, before: PageTable | null): { table: PageTable; next: number } | null {
  const head = levels[first]!;
  const em = head[0]!.size;
  let next = first + 1;
  let ink = head.map(({ x0, x1 }) => ({ from: x0, to: x1 }));
  while (next < levels.length && levels[next]![0]!.baseline - levels[next - 1]![0]!.baseline < FAR * em) {
    const wider = united([...ink, ...levels[next]!.map(({ x0, x1 }) => ({ from: x0, to: x1 }))], CORRIDOR * em);
    if (wider.length < ink.length || !keepsApart(wider, head)) break;
    ink = wider;
    next++;
  }
  if (ink.length < LEAST_COLUMNS) return null;
  const edges = [ink[0]!.from, ...ink.slice(1).map(({ from }, i) => (ink[i]!.to + from) / 2), ink.at(-1)!.to];
  const columns = before && continues(before, ink) ? [...before.columns] : edges;
  const rows = rowsOf(levels.slice(first, next).flat(), ink, em).map((row) => row.map((stretches, column): TableCell =>
    ({ page: page.page, column, rowSpan: 1, columnSpan: 1, x0: edges[column]!, x1: edges[column + 1]!, lines: gatherLines(stretches.flatMap((stretch) => stretch.runs), page.page) })));
  if (!isTable(rows, columns !== edges)) return null;
  const held = new Set(levels.slice(first, next).flat().flatMap((stretch) => stretch.runs));
  return { next, table: { page: page.page, lastPage: page.page, top: head[0]!.baseline - em, columns, rows, holds: (run) => held.has(run) } };
}

/** Intervals that overlap or nearly touch, as one. */
function united(intervals: readonly Corridor[], gap: number): Corridor[] {
  const out: Corridor[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && from - last.to < gap) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

/** Whether each word of the head still stands in a column of its own. */
function keepsApart(ink: readonly Corridor[], head: readonly Stretch[]): boolean {
  const at = head.map(({ x0 }) => ink.findIndex(({ from, to }) => x0 >= from && x0 <= to));
  return new Set(at).size === head.length;
}

/** Whether these columns are those of the table on the page before: each stands within one of it. */
function continues(before: PageTable, ink: readonly Corridor[]): boolean {
  return before.columns.length === ink.length + 1 && ink.every(({ from, to }, i) => (i === 0 || from > before.columns[i]! - 4) && (i === ink.length - 1 || to < before.columns[i + 1]! + 4));
}

/** Cells are lines of a column that go on from one another; those at one height make a row, wherever in it they stand. */
function rowsOf(stretches: readonly Stretch[], ink: readonly Corridor[], em: number): Stretch[][][] {
  const cells = ink.flatMap(({ from, to }, column) => {
    const own = stretches.filter(({ x0 }) => x0 >= from && x0 <= to).sort((a, b) => a.baseline - b.baseline);
    const joined: Stretch[][] = [];
    for (const stretch of own) {
      const above = joined.at(-1)?.at(-1);
      const goesOn = above && stretch.baseline - above.baseline < 2 * stretch.size && to - above.x1 < FULL * em && to - from > 2 * FULL * em;
      if (goesOn) joined.at(-1)!.push(stretch);
      else joined.push([stretch]);
    }
    return joined.map((lines) => ({ column, lines, top: lines[0]!.baseline - 0.8 * lines[0]!.size, bottom: lines.at(-1)!.baseline }));
  });
  const rows: { top: number; bottom: number; cells: Stretch[][] }[] = [];
  for (const cell of cells.sort((a, b) => b.bottom - b.top - (a.bottom - a.top))) {
    const shared = (row: { top: number; bottom: number }): number => Math.min(row.bottom, cell.bottom) - Math.max(row.top, cell.top);
    const row = rows.reduce<(typeof rows)[number] | null>((best, other) => (!best || shared(other) > shared(best) ? other : best), null);
    if (row && shared(row) > 0.4 * (cell.bottom - cell.top) && !row.cells[cell.column]?.length) row.cells[cell.column] = cell.lines;
    else rows.push({ top: cell.top, bottom: cell.bottom, cells: ink.map((_, column) => (column === cell.column ? cell.lines : [])) });
  }
  return rows.sort((a, b) => a.top - b.top).map((row) => row.cells);
}

/** A head of short words in each column (none where a table goes on), most rows filled, and more than names in it. */
function isTable(rows: readonly (readonly TableCell[])[], goesOn: boolean): boolean {
  const [head = []] = rows;
  const letters = (cell: TableCell): number => cell.lines.reduce((sum, line) => sum + line.text.length, 0);
  if (rows.length < (goesOn ? 1 : LEAST_ROWS)) return false;
  const isHead = (cell: TableCell): boolean => letters(cell) > 0 && letters(cell) <= LONGEST_HEAD && !cell.lines.some((line) => /[。，；：、]/.test(line.text));
  const body = rows.findIndex((row) => !row.every((cell) => letters(cell) === 0 || isHead(cell)));
  const heads = rows.slice(0, Math.min(HEAD_ROWS, body < 0 ? rows.length : body));
  if (!goesOn && !head.every((_, column) => heads.some((row) => isHead(row[column]!)))) return false;
  const filled = rows.filter((row) => row.filter((cell) => letters(cell) > 0).length >= Math.max(2, 0.6 * row.length)).length;
  if (filled < 0.7 * rows.length) return false;
  return head.some((_, column) => rows.slice(1).reduce((sum, row) => sum + letters(row[column]!), 0) >= 5 * (rows.length - 1)) || goesOn;
}
