import { makeDocx, p } from './make-docx.ts';
import { makePdf, type MadePage } from './make-pdf.ts';

/** Rows of cells; '^' goes on with the cell above, '<' with the one to the left. */
export type TableSketch = readonly (readonly string[])[];

/** The paragraphs above, a table with merged cells and the paragraphs below as a Word file. */
export function tableDocx(above: readonly string[], rows: TableSketch, below: readonly string[] = []): Buffer {
  const body = rows.map((row, r) => {
    const cells = row.map((text, c) => {
      if (text === '<') return '';
      let span = 1;
      while (row[c + span] === '<') span++;
      const merge = text === '^' ? '<w:vMerge/>' : rows[r + 1]?.[c] === '^' ? '<w:vMerge w:val="restart"/>' : '';
      return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>${p(text === '^' ? '' : text)}</w:tc>`;
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return makeDocx(`${above.map((line) => p(line)).join('')}<w:tbl>${body.join('')}</w:tbl>${below.map((line) => p(line)).join('')}`);
}

const SIZE = 9;
const LINE = 12;
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 555, 70, 790];

/** The same as a ruled PDF whose pages are filled down to `bottom`; a table that does not fit goes on on the next page below its repeated head. */
export function tablePdf(above: readonly string[], rows: TableSketch, below: readonly string[] = [], bottom = BOTTOM): Uint8Array {
  const columns = columnEdges(rows);
  const heads = rows.findIndex((row) => row.every((cell) => cell !== '^' && cell !== '<')) === 0 ? 1 : 2;
  const pages: MadePage[] = [];
  let page: MadePage = { words: [], rules: [] };
  let y = TOP;
  const start = (): void => {
    page = { words: [], rules: [] };
    pages.push(page);
    y = TOP;
  };
  const say = (lines: readonly string[]): void => {
    for (const text of lines) page.words.push({ text, x: LEFT + 20, y: (y += 24) - 12, size: 12 });
  };
  const draw = (r: number, first: boolean): void => {
    const row = rows[r]!;
    const height = heightOf(rows, r, columns);
    const [top, end] = [y, y + height];
    row.forEach((text, c) => {
      const [x0, x1] = [columns[c]!, columns[c + 1]!];
      if (text !== '<') page.rules!.push([x0, top, x0, end]);
      if (text !== '^' || first) page.rules!.push([x0, top, x1, top]);
      if (rows[r + 1]?.[c] !== '^') page.rules!.push([x0, end, x1, end]);
      if (text !== '<' && text !== '^') wrap(text, x1 - x0 + spanWidth(row, c, columns)).forEach((line, i) => page.words.push({ text: line, x: x0 + 3, y: top + LINE * (i + 1), size: SIZE }));
    });
    page.rules!.push([columns.at(-1)!, top, columns.at(-1)!, end]);
    y = end;
  };
  const close = (): void => { page.rules!.push([LEFT, y, RIGHT, y]); };
  start();
  say(above);
  y += 10;
  rows.forEach((_, r) => {
    const fits = y + heightOf(rows, r, columns) <= bottom;
    if (!fits) {
      close();
      start();
      for (let h = 0; h < heads; h++) draw(h, h === 0);
    }
    draw(r, r === 0 || !fits);
  });
  close();
  y += 20;
  say(below);
  return makePdf(pages);
}

function columnEdges(rows: TableSketch): number[] {
  const width = rows[0]!.length;
  const wants = Array.from({ length: width }, (_, c) => Math.min(14, Math.max(3, ...rows.map((row) => (row[c + 1] === '<' ? 0 : row[c]!.length)))));
  const sum = wants.reduce((a, b) => a + b, 0);
  const edges = [LEFT];
  for (const want of wants) edges.push(edges.at(-1)! + ((RIGHT - LEFT) * want) / sum);
  edges[width] = RIGHT;
  return edges;
}

function spanWidth(row: readonly string[], c: number, columns: readonly number[]): number {
  let width = 0;
  for (let i = c + 1; row[i] === '<'; i++) width += columns[i + 1]! - columns[i]!;
  return width;
}

/** A row is as high as its own cells need; a cell merged over rows is short enough in these tests. */
function heightOf(rows: TableSketch, r: number, columns: readonly number[]): number {
  const row = rows[r]!;
  const lines = row.map((text, c) => {
    if (text === '<' || text === '^') return 1;
    let over = 1;
    while (rows[r + over]?.[c] === '^') over++;
    return Math.ceil(wrap(text, columns[c + 1]! - columns[c]! + spanWidth(row, c, columns)).length / over);
  });
  return Math.max(...lines) * LINE + 6;
}

function wrap(text: string, width: number): string[] {
  const fits = Math.max(1, Math.floor((width - 6) / SIZE));
  const out: string[] = [];
  for (let i = 0; i < text.length; i += fits) out.push(text.slice(i, i + fits));
  return out;
}

/** Lines of text: by tab a merged cell leaves its field empty, by | and by spaces it is not there at all. */
export function tableText(above: readonly string[], rows: TableSketch, below: readonly string[], separator: 'tab' | 'bar' | 'spaces'): string {
  const lines = rows.map((row) => {
    if (separator === 'tab') return row.map((cell) => (cell === '^' || cell === '<' ? '' : cell)).join('\t');
    return row.filter((cell) => cell !== '^' && cell !== '<').join(separator === 'bar' ? ' | ' : '    ');
  });
  return [...above, ...lines, ...below].join('\n');
}
