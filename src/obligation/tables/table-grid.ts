import type { Block, SourceText } from '#model/source';
import type { Span } from '#model/span';
import type { NormalisedText } from '#text/normalise';

/** A cell at its top left; spans and words are of the normalised text. */
export interface GridCell { span: Span; text: string; row: number; column: number; rowSpan: number; columnSpan: number }

/** A table as rows of cells, a merged cell once. */
export interface Grid {
  /** Its lines in the normalised text, without the last line's end. */
  span: Span;
  rows: GridCell[][];
  columns: number;
  /** Rows that open a page: a merged cell that goes on there looks empty. */
  pageStarts: ReadonlySet<number>;
}

/** A cell of the normalised text without the white space around it. */
export function cellOf(span: Span, normalised: NormalisedText, place: Omit<GridCell, 'span' | 'text'>): GridCell {
  const { text } = normalised;
  let start = normalised.fromOriginal(span[0]);
  let end = normalised.fromOriginal(span[1]);
  while (start < end && /[\s|]/.test(text[start]!)) start++;
  while (end > start && /[\s|]/.test(text[end - 1]!)) end--;
  return { span: [start, end], text: text.slice(start, end), ...place };
}

/** Tables that the reader found, with merged cells as the file has them. */
export function readerGrids(source: SourceText, normalised: NormalisedText): Grid[] {
  const tables = new Map<number, Block[]>();
  for (const block of source.blocks) if (block.cell) tables.set(block.cell.table, [...(tables.get(block.cell.table) ?? []), block]);
  return [...tables.values()].map((blocks) => {
    const rows: GridCell[][] = [];
    let columns = 0;
    const pages: (number | undefined)[] = [];
    for (const { span, cell, page } of blocks) {
      const { row, column, rowSpan, columnSpan } = cell!;
      while (rows.length <= row) rows.push([]);
      rows[row]!.push(cellOf(span, normalised, { row, column, rowSpan, columnSpan }));
      columns = Math.max(columns, column + columnSpan);
      pages[row] ??= page;
    }
    const pageStarts = new Set([...rows.keys()].filter((row) => row > 0 && pages[row] !== pages[row - 1]));
    const start = normalised.fromOriginal(source.text.lastIndexOf('\n', blocks[0]!.span[0] - 1) + 1);
    const last = source.text.indexOf('\n', blocks.at(-1)!.span[1]);
    return { span: [start, normalised.fromOriginal(last < 0 ? source.text.length : last)], rows, columns, pageStarts };
  });
}

/** The cell that covers a place of the grid, its own or one merged over it. */
export function cellAt(grid: Grid, row: number, column: number): GridCell | undefined {
  for (let r = row; r >= 0; r--) {
    const cell = grid.rows[r]!.find((c) => c.column <= column && column < c.column + c.columnSpan && r + c.rowSpan > row);
    if (cell) return cell;
  }
  return undefined;
}
