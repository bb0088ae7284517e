import type { Block, PageBox } from '#model/source';
import { Layout } from '#intake/layout';
import { bandsOf } from './columns.ts';
import { withoutFurniture } from './furniture.ts';
import { boxOf, gatherLines, type Line, type Rule, type Run } from './geometry.ts';
import { withoutOverflow } from './overflow.ts';
import { joinParagraphs, type Paragraph } from './paragraphs.ts';
import { findUnruledTables } from './unruled.ts';
import { cellText, findTables, mergeAcrossPages, type PageTable, type TableCell } from './tables.ts';

/** Degrees clockwise by which a page's words are turned against the page as it is shown. */
export type Turn = 0 | 90 | 180 | 270;

/** What was read from one page, looked at so that its words stand upright. */
export interface PdfPage {
  page: number;
  width: number;
  height: number;
  turn: Turn;
  runs: Run[];
  rules: Rule[];
  pictured: boolean;
  painted: boolean;
  /** Its words come from its picture: a layer that a scanner hid under it, or what was seen in it here. */
  from?: 'hidden' | 'seen';
}

/** A stretch of lines between tables, or a table. */
type Piece = { lines: Line[][]; table?: undefined } | { table: PageTable };

/** Lays the pages out in reading order: tables where they stand, the lines around them joined into paragraphs. */
export function layOutPages(pages: readonly PdfPage[]): Layout {
  const tables = pages.map((page) => findTables(page));
  pages.forEach((page, i) => {
    const unruled = findUnruledTables(page, page.runs.filter((run) => !tables[i]!.some((table) => table.holds(run))), tables[i - 1]?.at(-1) ?? null);
    tables[i]!.push(...unruled);
  });
  const free = pages.map((page, i) => withoutOverflow(page.runs.filter((run) => !tables[i]!.some((table) => table.holds(run))), tables[i]!, tables[i - 1] ?? [], tables[i + 1] ?? []));
  const lines = withoutFurniture(pages.map(({ page, width, height }, i) => ({ page, height, lines: linesOf(free[i]!, page, width) })), usualSize(pages));
  const pieces: Piece[] = [];
  pages.forEach((_, i) => {
    let open: Line[] = [];
    const flush = (): void => {
      const last = pieces.at(-1);
      if (open.length === 0) return;
      if (last && !last.table) last.lines.push(open);
      else pieces.push({ lines: [open] });
      open = [];
    };
    const waiting = [...tables[i]!].sort((a, b) => a.top - b.top);
    for (const line of lines[i]!) {
      while (waiting.length > 0 && waiting[0]!.top < line.baseline) {
        flush();
        pieces.push({ table: waiting.shift()! });
      }
      open.push(line);
    }
    flush();
    for (const table of waiting) pieces.push({ table });
  });
  const layout = new Layout();
  for (const piece of mergeTables(pieces)) {
    if (piece.table) addTable(layout, piece.table);
    else for (const paragraph of joinParagraphs(piece.lines)) addParagraph(layout, paragraph);
  }
  for (const block of layout.blocks) {
    for (const place of block.boxes ?? []) {
      const page = pages.find((other) => other.page === place.page);
      if (page?.turn) place.box = turnedBack(place.box, page);
    }
  }
  return layout;
}

/** The lines of a page in reading order; those of a column know its edges. */
function linesOf(runs: readonly Run[], page: number, width: number): Line[] {
  return bandsOf(runs, width).flatMap((band) => gatherLines(band.runs, page).map((line) => (band.column ? { ...line, column: band.column } : line)));
}

/** The size of most letters. */
function usualSize(pages: readonly PdfPage[]): number {
  const letters = new Map<number, number>();
  for (const { runs } of pages) for (const { size, text } of runs) letters.set(Math.round(size * 2) / 2, (letters.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...letters].reduce<readonly [number, number]>((best, other) => (other[1] > best[1] ? other : best), [0, 0])[0];
}

/** The box on the page as it is shown. */
function turnedBack({ x, y, width, height }: PageBox, page: PdfPage): PageBox {
  switch (page.turn) {
    case 0: return { x, y, width, height };
    case 90: return { x: page.height - y - height, y: x, width: height, height: width };
    case 180: return { x: page.width - x - width, y: page.height - y - height, width, height };
    case 270: return { x: y, y: page.width - x - width, width: height, height: width };
  }
}

/** A table that goes on at the head of the next page is one table. */
function mergeTables(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const joined = last?.table && piece.table ? mergeAcrossPages(last.table, piece.table) : null;
    if (joined) merged[merged.length - 1] = { table: joined };
    else merged.push(piece);
  }
  return merged;
}

function addParagraph(layout: Layout, paragraph: Paragraph): void {
  const block = layout.paragraph(paragraph.text, { page: paragraph.lines[0]!.page });
  if (block) block.boxes = boxesOf(paragraph.lines, paragraph.starts, block.span[0]);
}

function addTable(layout: Layout, table: PageTable): void {
  const rows = table.rows.map((row) => row.map((cell) => ({ ...cellText(cell), rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, extra: cell })));
  layout.table<TableCell>(rows, (block, { extra }) => {
    if (!extra) return;
    const { starts } = cellText(extra);
    block.page = extra.page;
    block.boxes = boxesOf(extra.lines, starts, block.span[0]);
  });
}

function boxesOf(lines: readonly Line[], starts: readonly number[], at: number): NonNullable<Block['boxes']> {
  return lines.map((line, i) => ({ page: line.page, box: boxOf(line), span: [at + starts[i]!, at + starts[i]! + line.text.length] as const }));
}
