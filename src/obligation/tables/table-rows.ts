import type { ColumnHeading } from '#lexicon/table-words';
import type { DutyTable } from './table-columns.ts';
import { cellAt, type GridCell } from './table-grid.ts';

/** What a cell is to its row. */
export type CellPart = 'head' | 'section' | 'title' | 'number' | 'task' | 'target' | 'units' | 'limit' | 'other';

/** A provision that a row stands in: its title's cell, its number's cell, or both. */
export interface RowLevel { key: GridCell; title: GridCell | null; number: GridCell | null }

/** A row below the head. Cells merged from above belong to it, too. */
export interface DutyRow {
  row: number;
  /** Widest first: section, group, title, number. */
  levels: RowLevel[];
  tasks: GridCell[];
  units: { cell: GridCell; heading: ColumnHeading }[];
  limits: { cell: GridCell; heading: ColumnHeading }[];
}

export interface ReadTable { rows: DutyRow[]; parts: ReadonlyMap<GridCell, CellPart> }

const EMPTY = /^[\s\-—–/\\、.无]*$/;
/** As short as this a task with a measure beside it is its title; a longer sentence is a task of its own. */
const TITLE_LENGTH = 16;
const TOTAL = /^(?:合计|总计|小计|共计)/;

/** Reads the rows of a table: what is to be done, under which title and number, by whom, until when. */
export function readRows({ grid, columns, head }: DutyTable): ReadTable {
  const parts = new Map<GridCell, CellPart>();
  const rows: DutyRow[] = [];
  let section: GridCell | null = null;
  grid.rows.forEach((own, row) => {
    if (head.has(row)) {
      for (const cell of own) parts.set(cell, 'head');
      return;
    }
    const filled = own.filter((cell) => cell.text !== '');
    const [only] = filled;
    if (only && filled.length === 1 && columns.length > 2 && only.columnSpan > columns.length / 2) {
      parts.set(only, 'section');
      section = only;
      return;
    }
    const read = readRow(row, section, columns, (column) => cellAt(grid, row, column), parts);
    if (read) rows.push(read);
  });
  return { rows, parts };
}

function readRow(row: number, section: GridCell | null, columns: DutyTable['columns'], at: (column: number) => GridCell | undefined, parts: Map<GridCell, CellPart>): DutyRow | null {
  const cells = new Map<GridCell, ColumnHeading | null>();
  columns.forEach((heading, column) => {
    const cell = at(column);
    if (cell && parts.get(cell) !== 'head' && parts.get(cell) !== 'section' && !cells.has(cell)) cells.set(cell, heading);
  });
  const of = (...meanings: ColumnHeading['meaning'][]): GridCell[] => [...cells].filter(([cell, heading]) => heading && meanings.includes(heading.meaning) && !EMPTY.test(cell.text)).map(([cell]) => cell);
  const measures = of('measure').filter((cell) => cell.text.length >= 4);
  const things = of('task');
  const tasks = measures.length > 0 ? [...measures] : things.slice(-1);
  const titles = [...of('group'), ...things.filter((cell) => !tasks.includes(cell))].filter((cell) => {
    const own = cell.text.length >= TITLE_LENGTH && /[。;]/.test(cell.text) && cell.rowSpan === 1;
    if (own) tasks.push(cell);
    return !own;
  });
  const targets = of('target');
  for (const [cell, heading] of cells) if (cell.row === row || !parts.has(cell)) parts.set(cell, partOf(heading));
  for (const cell of targets) parts.set(cell, 'target');
  for (const cell of titles) parts.set(cell, 'title');
  for (const cell of tasks) parts.set(cell, 'task');
  const all = [...tasks, ...targets].sort((a, b) => a.span[0] - b.span[0]);
  if (all.length === 0 || all.every((cell) => TOTAL.test(cell.text) || !/[\u4e00-\u9fff]{2}/.test(cell.text))) return null;
  const headed = (...meanings: ColumnHeading['meaning'][]): { cell: GridCell; heading: ColumnHeading }[] => of(...meanings).map((cell) => ({ cell, heading: cells.get(cell)! }));
  return { row, levels: levelsOf(section, titles, of('number')[0] ?? null), tasks: all, units: headed('unit'), limits: headed('deadline', 'schedule') };
}

function partOf(heading: ColumnHeading | null): CellPart {
  switch (heading?.meaning) {
    case 'unit': return 'units';
    case 'deadline': case 'schedule': return 'limit';
    case 'number': return 'number';
    default: return 'other';
  }
}

function levelsOf(section: GridCell | null, titles: readonly GridCell[], number: GridCell | null): RowLevel[] {
  const levels: RowLevel[] = titles.map((title) => ({ key: title, title, number: null }));
  if (number) {
    // 序号 | 工作事项 | 主要内容 numbers the thing; 工作任务 | 序号 | 具体举措 numbers the measures.
    const same = levels.findLast(({ key }) => key.row === number.row && key.rowSpan === number.rowSpan && key.column > number.column);
    if (same) same.number = number;
    else levels.push({ key: number, title: null, number });
  }
  levels.sort((a, b) => b.key.rowSpan - a.key.rowSpan);
  return section ? [{ key: section, title: section, number: null }, ...levels] : levels;
}
