import type { Block, CellPlace } from '#model/source';

/** A table as a reader found it: rows of cells in order, a merged cell once, at its top left. */
export interface TableCellText<Extra> { text: string; rowSpan: number; columnSpan: number; extra?: Extra }

/**
 * Lays paragraphs and tables into one LF-separated text and keeps the blocks: each block's span slices to its words.
 * A table row is one line; its cells are parted by tabs so that the nth field is the table's nth column, also
 * where a merged cell leaves fields empty.
 */
export class Layout {
  readonly blocks: Block[] = [];
  readonly #lines: string[] = [];
  #length = 0;
  #tables = 0;

  get text(): string {
    return this.#lines.join('\n');
  }

  /** Adds a line; its block spans the words without the white space around them, an empty line has none. Returns the block. */
  paragraph(line: string, place: Pick<Block, 'headingLevel' | 'page' | 'boxes'> = {}): Block | null {
    const words = line.trim();
    const start = this.#length + (words ? line.indexOf(words[0]!) : 0);
    this.#line(line);
    if (!words) return null;
    return this.#block({ kind: place.headingLevel === undefined ? 'paragraph' : 'heading', span: [start, start + words.length], ...place });
  }

  /** Adds a table; `placed` is told of each cell's block, which readers with pages use to add boxes. */
  table<Extra>(rows: readonly (readonly TableCellText<Extra>[])[], placed?: (block: Block, cell: TableCellText<Extra>) => void): void {
    const table = this.#tables++;
    /** Row up to which (exclusive) a column is taken by a cell from above. */
    const taken: number[] = [];
    rows.forEach((cells, row) => {
      const at: { cell: TableCellText<Extra>; place: CellPlace }[] = [];
      let column = 0;
      for (const cell of cells) {
        while ((taken[column] ?? 0) > row) column++;
        for (let c = column; c < column + cell.columnSpan; c++) taken[c] = row + cell.rowSpan;
        at.push({ cell, place: { table, row, column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan } });
        column += cell.columnSpan;
      }
      let line = '';
      let filled = 0;
      const start = this.#length;
      const spans: [number, number][] = [];
      for (const { cell, place } of at) {
        line += '\t'.repeat(place.column - filled);
        filled = place.column;
        spans.push([start + line.length, start + line.length + cell.text.length]);
        line += cell.text;
      }
      this.#line(line);
      at.forEach(({ cell, place }, i) => {
        const block = this.#block({ kind: 'cell', span: spans[i]!, cell: place });
        placed?.(block, cell);
      });
    });
  }

  #line(line: string): void {
    this.#lines.push(line);
    this.#length += line.length + 1;
  }

  #block(block: Omit<Block, 'paragraph'>): Block {
    const whole: Block = { ...block, paragraph: this.blocks.length };
    this.blocks.push(whole);
    return whole;
  }
}

/** A cell's words on one line: line breaks and tabs in it become spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\t\n\r]+/g, ' ').trim();
}
