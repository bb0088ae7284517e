import type { TableCellText } from '#intake/layout';
import { eachSprm } from './doc-text.ts';

/** A row as its end describes it: the edges of its cells (twips) and how these are merged. */
export interface DocRow { cells: string[]; edges: number[]; merges: { across: boolean; down: boolean; downStart: boolean }[] }

/** Edges nearer than this are one; twips. */
const NEAR = 60;

/** Reads the definition that stands in the properties of a row's end. */
export function rowOf(cells: string[], sprms: Buffer): DocRow {
  const row: DocRow = { cells, edges: [], merges: [] };
  for (const { code, operand } of eachSprm(sprms)) {
    if (code === 0xd608 && operand.length > 0) {
      const count = operand[0]!;
      for (let i = 0; i <= count && 3 + i * 2 <= operand.length; i++) row.edges.push(operand.readInt16LE(1 + i * 2));
      for (let i = 0, at = 1 + (count + 1) * 2; i < count; i++, at += 20) {
        const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
        row.merges.push({ across: (flags & 2) !== 0, down: (flags & 0x60) === 0x20, downStart: (flags & 0x60) === 0x60 });
      }
    } else if (code === 0xd62b && operand.length > 1) {
      const merge = row.merges[operand[0]!];
      if (merge) Object.assign(merge, { down: operand[1] === 1, downStart: operand[1] === 3 });
    } else if (code === 0x5624 && operand.length > 1) {
      for (let c = operand[0]! + 1; c < operand[1]!; c++) if (row.merges[c]) row.merges[c]!.across = true;
    }
  }
  return row;
}

interface Placed { text: string; from: number; to: number; down: boolean }

/** Rows of cells with their spans, a merged cell once, at its top left. Rows without a definition have a column a cell. */
export function gridOf(rows: readonly DocRow[]): TableCellText<never>[][] {
  const edges = clustered(rows.flatMap((row) => (isDefined(row) ? row.edges : [])));
  const placed = rows.map((row) => (isDefined(row) ? placeByEdges(row, edges) : row.cells.map((text, i): Placed => ({ text, from: i, to: i + 1, down: false }))));
  return placed.map((row, r) => {
    const out: TableCellText<never>[] = [];
    let column = 0;
    for (const cell of row) {
      const covered = cell.down && placed.slice(0, r).some((above) => above.some((other) => other.from === cell.from));
      if (cell.from > column) out.push({ text: '', rowSpan: 1, columnSpan: cell.from - column });
      column = Math.max(column, cell.to);
      if (covered) continue;
      let rowSpan = 1;
      while (placed[r + rowSpan]?.some((below) => below.from === cell.from && below.down)) rowSpan++;
      out.push({ text: cell.text, rowSpan, columnSpan: Math.max(1, cell.to - cell.from) });
    }
    return out;
  });
}

function isDefined(row: DocRow): boolean {
  return row.edges.length === row.cells.length + 1 && row.merges.length === row.cells.length;
}

function placeByEdges(row: DocRow, edges: readonly number[]): Placed[] {
  const column = (edge: number): number => Math.max(0, edges.findLastIndex((other) => other <= edge + NEAR));
  const out: Placed[] = [];
  row.cells.forEach((text, i) => {
    const last = out.at(-1);
    const to = column(row.edges[i + 1]!);
    if (row.merges[i]!.across && last) {
      last.to = to;
      last.text += text;
    } else out.push({ text, from: Math.max(column(row.edges[i]!), last?.to ?? 0), to, down: row.merges[i]!.down });
  });
  return out;
}

function clustered(values: readonly number[]): number[] {
  const out: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (out.length === 0 || value - out.at(-1)! > NEAR) out.push(value);
  return out;
}
