import { readHeading, type ColumnHeading, type TableWords } from '#lexicon/table-words';
import type { UnitWords } from '#lexicon/unit-words';
import { contains, type Span } from '#model/span';
import type { SourceText } from '#model/source';
import type { NormalisedText } from '#text/normalise';
import { cellAt, readerGrids, type Grid } from './table-grid.ts';
import { lineGrids, mergesDown } from './table-lines.ts';

/** A table that hands out work, with what each of its columns holds. */
export interface DutyTable {
  grid: Grid;
  columns: (ColumnHeading | null)[];
  /** Rows that are (repeated) heads or stand above the head. */
  head: ReadonlySet<number>;
}

const HEAD_WITHIN = 5;

/**
 * The tables of a source that hand out work: those of the reader's cells and those in plain lines. A table counts when
 * it has tasks, and units by role or at least one heading (重点任务, 完成时限) that is only used for work.
 */
export function findDutyTables(source: SourceText, normalised: NormalisedText, words: TableWords, units: UnitWords): DutyTable[] {
  const known = readerGrids(source, normalised);
  const cells = source.blocks.filter((block) => block.cell).map((block) => block.span);
  let next = 0;
  const free = (line: Span): boolean => {
    while (next < cells.length && cells[next]![1] <= line[0]) next++;
    return next >= cells.length || !(cells[next]![0] < line[1]);
  };
  const headings = (texts: string[]): (ColumnHeading | null)[] | null => {
    const read = texts.map((text) => readHeading(text, words));
    return texts.every((text) => text.length <= 40) && handsOut(read) ? read : null;
  };
  const plain = /[\t|｜│]| {2}|\u3000/.test(source.text) ? lineGrids(normalised, free, headings, units) : [];
  return [...known, ...plain].sort((a, b) => a.span[0] - b.span[0]).flatMap((grid) => asDutyTable(grid, words) ?? []);
}

/** Tables inside one issuance. */
export const tablesWithin = (tables: readonly DutyTable[], span: Span): DutyTable[] => tables.filter((table) => contains(span, table.grid.span));

function handsOut(headings: readonly (ColumnHeading | null)[]): boolean {
  const any = (test: (h: ColumnHeading) => boolean): boolean => headings.some((h) => h !== null && test(h));
  const task = (h: ColumnHeading): boolean => h.meaning === 'task' || h.meaning === 'measure' || h.meaning === 'target';
  const limit = (h: ColumnHeading): boolean => h.meaning === 'deadline' && h.firm;
  const unit = (h: ColumnHeading): boolean => h.meaning === 'unit';
  return any(task) && (any((h) => unit(h) && h.firm) || (any((h) => task(h) && h.firm) && (any(unit) || any(limit))));
}

function asDutyTable(grid: Grid, words: TableWords): DutyTable | null {
  for (let top = 0; top < Math.min(HEAD_WITHIN, grid.rows.length - 1); top++) {
    let bottom = top;
    while (bottom + 1 < grid.rows.length - 1 && goesOn(grid, bottom + 1, words)) bottom++;
    const columns = Array.from({ length: grid.columns }, (_, column) => headingOf(grid, column, top, bottom, words));
    const own = grid.rows[top]!.filter((cell) => cell.text !== '');
    if (own.length < 2 || own.some((cell) => cell.text.length > 40) || !handsOut(columns)) continue;
    const head = new Set<number>();
    for (let r = 0; r <= bottom; r++) head.add(r);
    const lines = new Set([...head].map((r) => wordsOf(grid, r)));
    grid.rows.forEach((_, r) => { if (r > bottom && lines.has(wordsOf(grid, r))) head.add(r); });
    goOnOverPages(grid, columns);
    return { grid, columns, head };
  }
  return null;
}

/** Empty cells at a page's head are the rest of those merged over the page's end. */
function goOnOverPages(grid: Grid, columns: readonly (ColumnHeading | null)[]): void {
  for (const row of grid.pageStarts) {
    const own = grid.rows[row]!;
    grid.rows[row] = own.filter((cell) => {
      const above = cell.text === '' && mergesDown(cell, own, columns) ? cellAt(grid, row - 1, cell.column) : undefined;
      if (above) above.rowSpan = row + cell.rowSpan - above.row;
      return !above;
    });
  }
}

const wordsOf = (grid: Grid, row: number): string => grid.rows[row]!.map((cell) => cell.text.replace(/\s/g, '')).join('|');

/** A second line of headings, below a merged one: 责任分工 over 牵头单位 and 配合单位. */
function goesOn(grid: Grid, row: number, words: TableWords): boolean {
  const filled = grid.rows[row]!.filter((cell) => cell.text !== '');
  return filled.length > 0 && filled.length < grid.columns && filled.every((cell) => readHeading(cell.text, words) !== null);
}

function headingOf(grid: Grid, column: number, top: number, bottom: number, words: TableWords): ColumnHeading | null {
  for (let row = bottom; row >= top; row--) {
    const cell = cellAt(grid, row, column);
    const heading = cell ? readHeading(cell.text, words) : null;
    if (heading) return heading;
  }
  return null;
}
