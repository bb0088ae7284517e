import type { Layout, TableCellText } from '#intake/layout';
import { oneLine } from '#intake/layout';

/** A merged range, both ends within it. */
export interface Merge { top: number; left: number; bottom: number; right: number }

/** A sheet as a reader found it: words by row and column, counted from 0, and which ranges are merged. */
export interface Sheet { name: string; rows: Map<number, Map<number, string>>; merges: Merge[] }

/** No task table is wider; beyond that somebody put a stray mark. */
export const MOST_COLUMNS = 256;
const DEFAULT_NAME = /^(?:sheet|工作表)\s*\d*$/i;

/**
 * Lays a sheet out: what stands alone in its row above the table (title, 单位：万元) and below it (notes) as paragraphs,
 * the rest as one table. Rows and columns without words are left out. `named`: its name is a heading.
 */
export function layOutSheet(sheet: Sheet, layout: Layout, named: boolean): void {
  const words = new Map([...sheet.rows].sort((a, b) => a[0] - b[0]).map(([row, cells]): [number, Map<number, string>] => [row, new Map([...cells].map(([column, text]) => [column, oneLine(text)] as const).filter(([column, text]) => text !== '' && column < MOST_COLUMNS))]));
  const rows = [...words].filter(([, cells]) => cells.size > 0).map(([row]) => row);
  if (rows.length === 0) return;
  if (named && !DEFAULT_NAME.test(sheet.name)) layout.paragraph(sheet.name, { headingLevel: 1 });
  const isAlone = (row: number): boolean => words.get(row)!.size === 1;
  let [first, last] = [0, rows.length];
  while (first < last && isAlone(rows[first]!)) first++;
  while (last > first && isAlone(rows[last - 1]!) && !isCovered(rows[last - 1]!, sheet.merges)) last--;
  if (last - first < 2) [first, last] = [rows.length, rows.length];
  const lineOf = (row: number): string => [...words.get(row)!].sort((a, b) => a[0] - b[0]).map(([, text]) => text).join(' ');
  for (const row of rows.slice(0, first)) layout.paragraph(lineOf(row));
  if (last > first) layout.table(gridOf(rows.slice(first, last), words, sheet.merges));
  for (const row of rows.slice(last)) layout.paragraph(lineOf(row));
}

/** Whether a cell merged from above reaches the row: then it belongs to the table though one cell only has words. */
function isCovered(row: number, merges: readonly Merge[]): boolean {
  return merges.some(({ top, bottom }) => top < row && row <= bottom);
}

function gridOf(rows: readonly number[], words: ReadonlyMap<number, ReadonlyMap<number, string>>, merges: readonly Merge[]): TableCellText<never>[][] {
  const columns = [...new Set(rows.flatMap((row) => [...words.get(row)!.keys()]))].sort((a, b) => a - b);
  const within = (all: readonly number[], from: number, to: number): number => upTo(all, to + 1) - upTo(all, from);
  const covered = new Set<number>();
  const spans = new Map<number, { rowSpan: number; columnSpan: number }>();
  const key = (r: number, c: number): number => r * MOST_COLUMNS + c;
  for (const { top, left, bottom, right } of merges) {
    const [r, c] = [upTo(rows, top), upTo(columns, left)];
    const [rowSpan, columnSpan] = [within(rows, top, bottom), within(columns, left, right)];
    if (rowSpan * columnSpan < 2 || covered.has(key(r, c)) || spans.has(key(r, c))) continue;
    spans.set(key(r, c), { rowSpan, columnSpan });
    for (let y = r; y < r + rowSpan; y++) for (let x = c; x < c + columnSpan; x++) if (y !== r || x !== c) covered.add(key(y, x));
  }
  return rows.map((row, r) => columns.flatMap((column, c) => {
    if (covered.has(key(r, c))) return [];
    return [{ text: words.get(row)!.get(column) ?? '', ...(spans.get(key(r, c)) ?? { rowSpan: 1, columnSpan: 1 }) }];
  }));
}

/** How many of the sorted numbers are below a limit. */
function upTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
