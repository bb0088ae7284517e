import stringWidth from 'string-width';

/** A column of a terminal table; widths in terminal columns, a Han character being two. */
export interface TableColumn<Row> {
  heading: string;
  value: (row: Row) => string;
  /** Never narrower, never wider. What is left of the line is shared by weight among columns that want more. */
  min: number;
  max: number;
  right?: boolean;
  /** Style put on each printed line of a cell; must not change its width. */
  style?: (text: string, row: Row) => string;
}

export interface TableOptions {
  width: number;
  heading?: (text: string) => string;
  /** Longer cells end in …; default no limit. */
  maxLines?: number;
}

const GAP = '  ';

/** Lines of a table, wrapped so that no line is wider than `width` (unless the columns' minima are). */
export function table<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], options: TableOptions): string[] {
  const cells = rows.map((row) => columns.map((column) => clean(column.value(row))));
  const widths = shareOut(columns, cells, options.width - GAP.length * (columns.length - 1));
  const heading = columns.map((column, index) => pad(column.heading, widths[index] ?? 0, column.right)).join(GAP).trimEnd();
  const lines = [options.heading ? options.heading(heading) : heading, widths.map((width) => '─'.repeat(width)).join(GAP)];
  rows.forEach((row, at) => {
    const wrapped = columns.map((_, index) => shorten(wrap(cells[at]?.[index] ?? '', widths[index] ?? 1), options.maxLines, widths[index] ?? 1));
    const height = Math.max(...wrapped.map((cell) => cell.length));
    for (let line = 0; line < height; line++) {
      lines.push(columns.map((column, index) => {
        const text = wrapped[index]?.[line] ?? '';
        const padded = pad(text, widths[index] ?? 0, column.right);
        return column.style ? padded.replace(text, column.style(text, row)) : padded;
      }).join(GAP).trimEnd());
    }
  });
  return lines;
}

function shareOut<Row>(columns: readonly TableColumn<Row>[], cells: readonly (readonly string[])[], total: number): number[] {
  const wanted = columns.map((column, index) => {
    const widest = cells.reduce((most, row) => Math.max(most, stringWidth(row[index] ?? '')), stringWidth(column.heading));
    return Math.min(column.max, Math.max(column.min, widest));
  });
  const widths = columns.map((column, index) => Math.min(wanted[index] ?? 0, Math.max(column.min, stringWidth(column.heading))));
  let left = total - widths.reduce((sum, width) => sum + width, 0);
  while (left > 0) {
    const hungry = widths.map((width, index) => ({ index, lacks: (wanted[index] ?? 0) - width })).filter(({ lacks }) => lacks > 0);
    if (hungry.length === 0) break;
    const hunger = hungry.reduce((sum, { lacks }) => sum + lacks, 0);
    const before = left;
    for (const { index, lacks } of hungry) {
      const grant = Math.min(lacks, left, Math.max(1, Math.floor(before * lacks / hunger)));
      widths[index] = (widths[index] ?? 0) + grant;
      left -= grant;
    }
  }
  return widths;
}

/** Breaks text at any character, since Chinese has no spaces, but not in front of closing punctuation when it can. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const char of text) {
    const size = widthOf(char);
    if (used + size > width && line !== '') {
      const last = [...line].at(-1) ?? '';
      if (CLOSING.test(char) && !CLOSING.test(last) && line.length > last.length) {
        lines.push(line.slice(0, -last.length));
        line = last;
        used = widthOf(last);
      } else {
        lines.push(line);
        line = '';
        used = 0;
      }
    }
    line += char;
    used += size;
  }
  lines.push(line);
  return lines;
}

const CLOSING = /[,;:!?)%。、〕】》」』”’\uff0c\uff1b\uff1a\uff01\uff1f\uff09]/u;

const known = new Map<string, number>();
function widthOf(char: string): number {
  let width = known.get(char);
  if (width === undefined) known.set(char, width = stringWidth(char));
  return width;
}

function shorten(lines: string[], most: number | undefined, width: number): string[] {
  if (most === undefined || lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1] ?? '';
  while (last !== '' && stringWidth(last) > width - 1) last = last.slice(0, -1);
  kept[most - 1] = `${last}…`;
  return kept;
}

function pad(text: string, width: number, right = false): string {
  const fill = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? fill + text : text + fill;
}

/** Control characters from a document must not steer the terminal. */
const clean = (text: string): string => text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '').trim();
