import { gatherLines, median, seam, type Line, type Rule, type Run } from './geometry.ts';
import type { PdfPage } from './page-layout.ts';

export interface TableCell { page: number; column: number; rowSpan: number; columnSpan: number; x0: number; x1: number; lines: Line[] }

/** A ruled table of a page (or of several in a row): rows of cells, a merged cell once, at its top left. */
export interface PageTable {
  page: number;
  lastPage: number;
  top: number;
  /** x of its vertical rules. */
  columns: number[];
  rows: TableCell[][];
  holds(run: Run): boolean;
}

/** Rules nearer than this are one (double rules, thick borders); points. */
const NEAR = 4;

/**
 * Tables that are drawn with rules: where horizontal and vertical rules meet they make a grid; a border that is
 * missing inside the grid joins its two cells. A single box around text is no table.
 */
export function findTables(page: PdfPage): PageTable[] {
  const rules = joinRules(page.rules.filter((rule) => rule.to - rule.from > 6));
  const tables: PageTable[] = [];
  for (const group of connected(rules)) {
    const columns = distinct(group.filter((rule) => !rule.horizontal).map((rule) => rule.at));
    const levels = withOpenEnds(distinct(group.filter((rule) => rule.horizontal).map((rule) => rule.at)), group);
    if (columns.length < 2 || levels.length < 2 || (columns.length === 2 && levels.length === 2)) continue;
    const rows = cellsOf(page, group, columns, levels);
    const filled = rows.flat().filter((cell) => cell.lines.length > 0).length;
    if (filled < 2) continue;
    const [left, right, top, bottom] = [columns[0]!, columns.at(-1)!, levels[0]!, levels.at(-1)!];
    tables.push({ page: page.page, lastPage: page.page, top, columns, rows, holds: (run) => inside(middle(run), left, right) && inside(run.baseline - run.size / 3, top, bottom) });
  }
  return tables;
}

/** A row that the page's end cuts has no border there: the vertical rules' common end stands for it. */
function withOpenEnds(levels: readonly number[], rules: readonly Rule[]): number[] {
  const verticals = rules.filter((rule) => !rule.horizontal);
  const top = Math.min(...verticals.map((rule) => rule.from));
  const bottom = Math.max(...verticals.map((rule) => rule.to));
  const shared = (end: 'from' | 'to', at: number): boolean => verticals.filter((rule) => Math.abs(rule[end] - at) < NEAR).length >= 2;
  const out = [...levels];
  if (shared('from', top) && top < (levels[0] ?? top) - 2 * NEAR) out.unshift(top);
  if (shared('to', bottom) && bottom > (levels.at(-1) ?? bottom) + 2 * NEAR) out.push(bottom);
  return out;
}

function cellsOf(page: PdfPage, rules: readonly Rule[], columns: readonly number[], levels: readonly number[]): TableCell[][] {
  const [width, height] = [columns.length - 1, levels.length - 1];
  const crossed = (horizontal: boolean, at: number, from: number, to: number): boolean =>
    rules.some((rule) => rule.horizontal === horizontal && Math.abs(rule.at - at) < NEAR && Math.min(rule.to, to) - Math.max(rule.from, from) > 0.6 * (to - from));
  const owner = Array.from({ length: height }, () => new Array<boolean>(width).fill(false));
  const rows: TableCell[][] = [];
  for (let r = 0; r < height; r++) {
    const row: TableCell[] = [];
    for (let c = 0; c < width; c++) {
      if (owner[r]![c]) continue;
      let columnSpan = 1;
      while (c + columnSpan < width && !owner[r]![c + columnSpan] && !crossed(false, columns[c + columnSpan]!, levels[r]!, levels[r + 1]!)) columnSpan++;
      let rowSpan = 1;
      while (r + rowSpan < height && !crossed(true, levels[r + rowSpan]!, columns[c]!, columns[c + columnSpan]!)) rowSpan++;
      for (let y = r; y < r + rowSpan; y++) for (let x = c; x < c + columnSpan; x++) owner[y]![x] = true;
      const [x0, x1, y0, y1] = [columns[c]!, columns[c + columnSpan]!, levels[r]!, levels[r + rowSpan]!];
      const runs = page.runs.filter((run) => inside(middle(run), x0, x1) && inside(run.baseline - run.size / 3, y0, y1));
      row.push({ page: page.page, column: c, rowSpan, columnSpan, x0, x1, lines: gatherLines(runs, page.page) });
    }
    rows.push(row);
  }
  return rows;
}

/** A cell's words on one line and where each printed line begins in them. Lines broken by the cell's width are joined. */
export function cellText(cell: TableCell): { text: string; starts: number[] } {
  let text = '';
  const starts: number[] = [];
  cell.lines.forEach((line, i) => {
    const last = cell.lines[i - 1];
    if (last) {
      const free = cell.x1 - cell.x0 - (last.x1 - last.x0);
      text += free < 2.3 * last.size + 8 ? seam(text, line.text) : ' ';
    }
    starts.push(text.length);
    text += line.text;
  });
  return { text, starts };
}

/**
 * One table of two when the second opens the next page with the same columns. A repeated head is dropped, a row that
 * the page's end cut is put together again, a cell merged over rows goes on (its words may stand on either page).
 */
export function mergeAcrossPages(first: PageTable, second: PageTable): PageTable | null {
  if (second.page !== first.lastPage + 1 || first.columns.length !== second.columns.length) return null;
  if (first.columns.some((x, i) => Math.abs(x - second.columns[i]!) > 2 * NEAR)) return null;
  let repeated = 0;
  while (repeated < second.rows.length - 1 && repeated < first.rows.length && rowText(second.rows[repeated]!) === rowText(first.rows[repeated]!)) repeated++;
  const [next = [], ...rest] = second.rows.slice(repeated);
  const above = new Map(next.map((cell) => [cell, lowestCell(first.rows, cell.column)]));
  const isCut = isRemainder(next, above);
  const own: TableCell[] = [];
  for (const cell of next) {
    const upper = above.get(cell);
    const isEmpty = cell.lines.length === 0;
    if (upper && isCut) {
      upper.lines.push(...cell.lines);
      upper.rowSpan += cell.rowSpan - 1;
    } else if (upper && isEmpty && upper.columnSpan === cell.columnSpan && (cell.rowSpan > 1 || upper.rowSpan > 1)) upper.rowSpan += cell.rowSpan;
    else if (upper && upper.lines.length === 0 && upper.rowSpan > 1 && upper.columnSpan === cell.columnSpan) {
      upper.lines.push(...cell.lines);
      upper.rowSpan += cell.rowSpan;
    }
    else own.push(cell);
  }
  return { ...first, lastPage: second.lastPage, rows: [...first.rows, ...(isCut ? [] : [own]), ...rest] };
}

/** The cell that reaches the table's last row in that column. */
function lowestCell(rows: readonly (readonly TableCell[])[], column: number): TableCell | undefined {
  for (let r = rows.length - 1; r >= 0; r--) {
    const cell = rows[r]!.find((other) => other.column <= column && column < other.column + other.columnSpan && r + other.rowSpan >= rows.length);
    if (cell) return cell;
  }
  return undefined;
}

/** Whether a page's first row is the rest of the row above: some cells are used up, all others go on in mid-sentence. */
function isRemainder(row: readonly TableCell[], above: ReadonlyMap<TableCell, TableCell | undefined>): boolean {
  const filled = row.filter((cell) => cell.lines.length > 0);
  const usedUp = row.some((cell) => cell.lines.length === 0 && cell.rowSpan === 1 && (above.get(cell)?.lines.length ?? 0) > 0);
  return usedUp && filled.length > 0 && filled.every((cell) => /[^。！？]$/.test(textOf(above.get(cell))));
}

function textOf(cell: TableCell | undefined): string {
  return cell ? cellText(cell).text : '';
}

function rowText(row: readonly TableCell[]): string {
  return row.map((cell) => `${cell.columnSpan}x${cell.rowSpan} ${cellText(cell).text}`).join('\t');
}

/** Joins pieces of one rule: borders are often drawn cell by cell. */
function joinRules(rules: readonly Rule[]): Rule[] {
  const joined: Rule[] = [];
  for (const rule of [...rules].sort((a, b) => Number(a.horizontal) - Number(b.horizontal) || a.at - b.at || a.from - b.from)) {
    const same = joined.findLast((other) => other.horizontal === rule.horizontal && Math.abs(other.at - rule.at) < 1.5 && rule.from <= other.to + NEAR && rule.to >= other.from - NEAR);
    if (same) {
      same.from = Math.min(same.from, rule.from);
      same.to = Math.max(same.to, rule.to);
    } else joined.push({ ...rule });
  }
  return joined;
}

/** Groups of rules that touch one another. */
function connected(rules: readonly Rule[]): Rule[][] {
  const group = rules.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (group[at] !== at) at = group[at]!;
    return at;
  };
  rules.forEach((a, i) => {
    rules.forEach((b, j) => {
      if (a.horizontal && !b.horizontal && inside(b.at, a.from - NEAR, a.to + NEAR) && inside(a.at, b.from - NEAR, b.to + NEAR)) group[root(i)] = root(j);
    });
  });
  const groups = new Map<number, Rule[]>();
  rules.forEach((rule, i) => {
    const key = root(i);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  });
  return [...groups.values()];
}

/** Sorted positions, those that lie together as one. */
function distinct(values: readonly number[]): number[] {
  const clusters: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const cluster = clusters.at(-1);
    if (cluster && value - cluster.at(-1)! < NEAR) cluster.push(value);
    else clusters.push([value]);
  }
  return clusters.map(median);
}

function middle(run: Run): number {
  return run.x + run.width / 2;
}

function inside(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}
