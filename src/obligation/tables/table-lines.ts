import type { ColumnHeading, ColumnMeaning } from '#lexicon/table-words';
import { headOf, type UnitWords } from '#lexicon/unit-words';
import type { Span } from '#model/span';
import type { NormalisedText } from '#text/normalise';
import { cellOf, type Grid, type GridCell } from './table-grid.ts';

/** How the cells of a line are parted. */
type Separator = 'tab' | 'bar' | 'spaces';
type Columns = readonly (ColumnHeading | null)[];
interface Row { span: Span; separator: Separator | null; pieces: Span[] }

/** A line that may stand between two rows of a table without being cut: 一、知识产权保护方面(共5项). */
const SECTION = /^\s*(?:[一二三四五六七八九十]{1,3}[、.]|[((][一二三四五六七八九十]{1,3}[))]|第[一二三四五六七八九十]+(?:部分|章))[^。]{1,40}$/;

/**
 * Tables that stand in plain lines: cells parted by tabs, by | or by two and more spaces, below a line whose cells are
 * headings. A row with fewer cells than the head lacks those that were merged with the row above; which ones is
 * decided by what the cells look like.
 * @param free lines of the author's text that no reader's table holds.
 * @param headings of the columns when the cells are a table's head, else null.
 */
export function lineGrids(normalised: NormalisedText, free: (line: Span) => boolean, headings: (cells: string[]) => Columns | null, words: UnitWords): Grid[] {
  const rows = linesOf(normalised.original).filter(free).map((line) => cutLine(normalised.original, line));
  const out: Grid[] = [];
  for (let i = 0; i < rows.length; i++) {
    const head = rows[i]!;
    if (!head.separator) continue;
    const columns = headings(head.pieces.map((p) => cellOf(p, normalised, AT).text));
    if (!columns) continue;
    const taken = [head];
    let j = i + 1;
    for (; j < rows.length; j++) {
      const row = rows[j]!;
      if (row.separator === head.separator) taken.push(row);
      else if (isSection(row, normalised) && rows.slice(j + 1, j + 3).some((r) => r.separator === head.separator)) taken.push(row);
      else break;
    }
    if (taken.length < 2) continue;
    out.push(gridOf(taken, columns, normalised, words));
    i = j - 1;
  }
  return out;
}

const AT = { row: 0, column: 0, rowSpan: 1, columnSpan: 1 };
const isSection = (row: Row, { original }: NormalisedText): boolean => !row.separator && SECTION.test(original.slice(...row.span));

/** Only the first field is filled, and it is no number and no task: 一、主要任务部分. */
function isSectionRow(row: Row, columns: Columns, { original }: NormalisedText): boolean {
  const [first, ...rest] = row.pieces.map((span) => original.slice(...span).trim());
  return columns.length > 2 && first !== undefined && first !== '' && rest.every((piece) => piece === '') && (SECTION.test(first) || (columns[0]?.meaning === 'number' && !NUMBER.test(first)));
}

function linesOf(text: string): Span[] {
  const out: Span[] = [];
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (text.slice(from, to).trim() !== '') out.push([from, to]);
    from = to + 1;
  }
  return out;
}

function cutLine(text: string, [from, to]: Span): Row {
  const line = text.slice(from, to);
  const separator: Separator | null = line.includes('\t') ? 'tab' : /[|｜│]/.test(line) ? 'bar' : /\S(?: {2,}|[ \u3000]*\u3000[ \u3000]+)\S/.test(line) ? 'spaces' : null;
  const pieces: Span[] = [];
  if (separator === null) return { span: [from, to], separator, pieces: [[from, to]] };
  const parts = separator === 'tab' ? /\t/g : separator === 'bar' ? /[|｜│]/g : / {2,}|[ \u3000]*\u3000[ \u3000]+/g;
  let start = from;
  for (const match of line.matchAll(parts)) {
    pieces.push([start, from + match.index]);
    start = from + match.index + match[0].length;
  }
  pieces.push([start, to]);
  const blank = (span: Span | undefined): boolean => span !== undefined && text.slice(...span).trim() === '';
  if (separator !== 'tab' && blank(pieces[0])) pieces.shift();
  if ((separator === 'spaces' || /^\s*[|｜│]/.test(line)) && blank(pieces.at(-1))) pieces.pop();
  return { span: [from, to], separator, pieces };
}

/** Puts rows into columns; a place that has no cell of its own belongs to the cell above. */
function gridOf(rows: readonly Row[], columns: Columns, normalised: NormalisedText, words: UnitWords): Grid {
  const grid: GridCell[][] = [];
  const above: (GridCell | undefined)[] = [];
  rows.filter((row) => !/^[\s|｜│:：-]*$/.test(normalised.original.slice(...row.span))).forEach((row) => {
    const at = grid.length;
    if (!row.separator || isSectionRow(row, columns, normalised)) {
      above.fill(undefined);
      grid.push([cellOf(row.span, normalised, { row: at, column: 0, rowSpan: 1, columnSpan: columns.length })]);
      return;
    }
    const cells = row.pieces.slice(0, columns.length).map((p) => cellOf(p, normalised, { row: at, column: 0, rowSpan: 1, columnSpan: 1 }));
    const extra = row.pieces.slice(columns.length);
    if (extra.length > 0) cells[cells.length - 1] = cellOf([row.pieces[columns.length - 1]![0], extra.at(-1)![1]], normalised, { row: at, column: 0, rowSpan: 1, columnSpan: 1 });
    const places = cells.length === columns.length || at === 0 ? cells.map((_, i) => i) : place(cells.map((c) => c.text), columns, words);
    cells.forEach((cell, i) => { cell.column = places[i]!; });
    const kept = cells.filter((cell) => cell.text !== '' || !mergesDown(cell, cells, columns));
    for (let c = 0; c < columns.length; c++) {
      const own = kept.find((cell) => cell.column === c);
      if (own) above[c] = own;
      else if (at > 0 && above[c]) above[c]!.rowSpan = at - above[c]!.row + 1;
    }
    grid.push(kept);
  });
  const start = rows[0]!.span[0];
  return { span: [normalised.fromOriginal(start), normalised.fromOriginal(rows.at(-1)!.span[1])], rows: grid, columns: columns.length, pageStarts: new Set() };
}

const HANDS_OUT: ReadonlySet<ColumnMeaning | null> = new Set<ColumnMeaning | null>(['unit', 'deadline', 'schedule']);

/** An empty field stands for a merged cell: a number, a title, who leads; any unit or date where the row has none at all. */
export function mergesDown(cell: GridCell, row: readonly GridCell[], columns: Columns): boolean {
  const heading = columns[cell.column] ?? null;
  const meaning = heading?.meaning ?? null;
  if (meaning === 'number' || meaning === 'task' || meaning === 'group') return true;
  const filled = row.filter((other) => other.text !== '').map((other) => columns[other.column] ?? null);
  if (meaning === 'unit' && heading?.role !== 'cooperate' && !filled.some((other) => other?.meaning === 'unit' && other.role !== 'cooperate')) return true;
  return HANDS_OUT.has(meaning) && !filled.some((other) => HANDS_OUT.has(other?.meaning ?? null));
}

/** The columns of a row that has too few cells: in order, as well as each cell's looks fit its column. */
function place(cells: readonly string[], columns: Columns, words: UnitWords): number[] {
  const best: { score: number; places: number[] }[][] = [];
  const solve = (i: number, from: number): { score: number; places: number[] } => {
    if (i === cells.length) return { score: columns.slice(from).reduce((sum, column) => sum - gapCost(column), 0), places: [] };
    const known = best[i]?.[from];
    if (known) return known;
    let winner = { score: -Infinity, places: [] as number[] };
    let skipped = 0;
    for (let c = from; c <= columns.length - (cells.length - i); c++) {
      const rest = solve(i + 1, c + 1);
      const score = fit(cells[i]!, columns[c]?.meaning ?? null, words) - skipped + rest.score;
      if (score > winner.score) winner = { score, places: [c, ...rest.places] };
      skipped += gapCost(columns[c] ?? null);
    }
    (best[i] ??= [])[from] = winner;
    return winner;
  };
  return solve(0, 0).places;
}

/** How unlikely it is that a cell of this column was merged away. */
const gapCost = (column: ColumnHeading | null): number => gapCostOf(column?.meaning ?? null);
const gapCostOf = (meaning: ColumnMeaning | null): number => (meaning === 'measure' ? 1.5 : meaning === 'remarks' || meaning === 'number' ? 0 : 0.3);

const NUMBER = /^[(]?[\d一二三四五六七八九十]{1,3}[).、]?$/;
const TIME = /\d{1,2}月|\d{4}年|\d{4}[.-]|年底|季度|长期|持续|常态|每[年月周季]|时限/;
const NONE = /^(?:[-—/、无]|——)?$/;

function fit(cell: string, meaning: ColumnMeaning | null, words: UnitWords): number {
  if (NONE.test(cell)) return meaning === 'measure' || meaning === 'number' ? -1 : 0.5;
  const units = !cell.includes('。') && cell.length <= 120 && cell.split(/[、, ]/).some((piece) => piece.length >= 2 && headOf(piece, 0, piece.length, words) !== null);
  switch (meaning) {
    case 'number': return NUMBER.test(cell) ? 3 : -3;
    case 'unit': return units ? 2 : cell.length > 60 || cell.includes('。') ? -3 : -0.5;
    case 'deadline': case 'schedule': return TIME.test(cell) && cell.length < 40 ? 2.5 : -1.5;
    case 'measure': case 'task': case 'target': return NUMBER.test(cell) ? -2 : (cell.length >= 16 || cell.includes('。') ? 1.5 : 0.5) - (units ? 1 : 0);
    case 'person': return cell.length <= 8 && !TIME.test(cell) && !units ? 1 : -1;
    default: return cell.length > 40 ? -1 : 0;
  }
}
