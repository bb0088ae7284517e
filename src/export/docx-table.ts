import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';

/** A table in a document: widths in twentieths of a point, text cells; `marks` colours a cell's words (RRGGBB). */
export interface DocxTable { columns: readonly { heading: string; width: number; centered?: boolean }[]; rows: readonly (readonly string[])[]; mark?: (row: number, column: number) => string | null }

const FACE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: '仿宋' };
const HEAD = { ...FACE, eastAsia: '黑体' };
const SIZE = 21;
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** A table with its header on every page; rows do not break over pages. */
export function docxTable({ columns, rows, mark }: DocxTable): Table {
  const cell = (words: string, column: number, head: boolean, colour: string | null): TableCell => new TableCell({
    width: { size: columns[column]!.width, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: words.split('\n').map((part) => new Paragraph({
      alignment: head || columns[column]!.centered ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: { line: 280, before: 0, after: 0 }, indent: { firstLine: 0 },
      children: [new TextRun({ text: part, font: head ? HEAD : FACE, size: SIZE, ...(colour === null ? {} : { color: colour, bold: true }) })],
    })),
  });
  return new Table({
    layout: TableLayoutType.FIXED, width: { size: columns.reduce((sum, { width }) => sum + width, 0), type: WidthType.DXA }, columnWidths: columns.map(({ width }) => width),
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ heading }, column) => cell(heading, column, true, null)) }),
      ...rows.map((words, row) => new TableRow({ cantSplit: true, children: columns.map((_, column) => cell(words[column] ?? '', column, false, mark?.(row, column) ?? null)) })),
    ],
  });
}
