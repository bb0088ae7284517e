import type { Block, CellPlace } from '#model/source';
import type { Span } from '#model/span';

/** A line of the original as it is typeset. */
export interface Line { start: number; end: number; text: string; level: number | null; title: boolean }
export interface Cell extends Line { place: CellPlace }
/** A paragraph, or a table with its cells in order. */
export type Piece = { kind: 'line'; line: Line; page: number | null } | { kind: 'table'; cells: Cell[]; start: number; end: number; page: number | null };

/** The headings of a document as its outline knows them. */
export interface HeadingPlace { span: Span; level: number }

/**
 * Puts a document's text on the page: by its blocks where the format has them, else line by line. `offset` is where
 * `text` begins in the source; headings and the title are told from the outline and the head.
 */
export function layOut(text: string, offset: number, blocks: readonly Block[], headings: readonly HeadingPlace[], title: Span | null): Piece[] {
  const byStart = new Map(headings.map((h) => [h.span[0], h.level]));
  const line = (start: number, end: number): Line => {
    const words = text.slice(start - offset, end - offset);
    const lead = words.length - words.trimStart().length;
    return { start, end, text: words, level: byStart.get(start) ?? byStart.get(start + lead) ?? null, title: title !== null && start < title[1] && end > title[0] };
  };
  const end = offset + text.length;
  const pieces: Piece[] = [];
  const tables = new Map<string, Extract<Piece, { kind: 'table' }>>();
  let at = offset;
  const plain = (to: number, page: number | null): void => {
    for (let from = at; from < to;) {
      const feed = text.indexOf('\n', from - offset);
      const stop = feed < 0 ? to : Math.min(feed + offset, to);
      if (text.slice(from - offset, stop - offset).trim() !== '') pieces.push({ kind: 'line', line: line(from, stop), page });
      from = stop + 1;
    }
    at = Math.max(at, to);
  };
  for (const block of blocks) {
    const [from, to] = [Math.max(block.span[0], offset), Math.min(block.span[1], end)];
    if (from >= to || to <= at) continue;
    const page = block.page ?? null;
    if (from > at) plain(from, page);
    if (!block.cell) {
      plain(to, page);
      continue;
    }
    const key = `${block.cell.table}`;
    let table = tables.get(key);
    if (!table || pieces.at(-1) !== table) {
      table = { kind: 'table', cells: [], start: from, end: to, page };
      tables.set(key, table);
      pieces.push(table);
    }
    table.cells.push({ ...line(from, to), place: block.cell });
    table.end = to;
    at = Math.max(at, to);
  }
  plain(end, null);
  return pieces;
}
