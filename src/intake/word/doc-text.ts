import { Failure } from '#model/failure';

/** Marks of single characters. */
export const DELETED = 1;
export const INSERTED = 2;
export const HIDDEN = 4;

/** The stories of a Word file stand one after another in its text; each with its first character and its length. */
export type Story = 'main' | 'footnotes' | 'headers' | 'comments' | 'endnotes' | 'textboxes';

/** A Word file of 1997–2003 with its tables, characters in the order of the document. */
export interface DocText {
  text: string;
  /** Marks (DELETED …) of each character. */
  marks: Uint8Array;
  stories: Readonly<Record<Story, readonly [start: number, length: number]>>;
  /** Properties (sprms) of the paragraph in which the character at `cp` stands, and the number of its style. */
  paragraphAt(cp: number): { style: number; sprms: Buffer };
  /** A table of the table stream by its number in the file's list of tables. */
  table(index: number): Buffer;
  /** The table stream from where a table begins, for those that go on behind their stated length. */
  from(index: number): Buffer;
}

interface Piece { cp: number; length: number; at: number; wide: boolean }

const STORIES: readonly (readonly [Story | 'macros', number])[] = [
  ['main', 0x4c], ['footnotes', 0x50], ['headers', 0x54], ['macros', 0x58], ['comments', 0x5c], ['endnotes', 0x60], ['textboxes', 0x64],
];
const [CLX, CHARACTERS, PARAGRAPHS] = [33, 12, 13];
const PAGE = 512;

/**
 * Puts the pieces of the text together and reads which characters are deleted, inserted or hidden.
 * @throws Failure 'file-encrypted', 'format-unsupported' (Word 6 and 95), 'file-damaged'; RangeError for tables cut short.
 */
export function readDocText(path: string, main: Buffer, streams: { tables: readonly [Buffer | null, Buffer | null]; data: Buffer | null }): DocText {
  if (main.readUInt16LE(0) !== 0xa5ec) throw new Failure('file-damaged', { path, reason: 'no Word document' });
  const flags = main.readUInt16LE(0x0a);
  if (flags & 0x0100) throw new Failure('file-encrypted', { path });
  if (main.readUInt16LE(2) < 0xc0) throw new Failure('format-unsupported', { path, found: 'Word 6/95' });
  const stream = streams.tables[flags & 0x0200 ? 1 : 0];
  if (!stream) throw new Failure('file-damaged', { path, reason: 'no table stream' });
  const place = (index: number): [number, number] => [main.readUInt32LE(0x9a + index * 8), main.readUInt32LE(0x9a + index * 8 + 4)];
  const table = (index: number): Buffer => {
    const [at, length] = place(index);
    return stream.subarray(at, at + length);
  };
  const pieces = piecesOf(table(CLX), main);
  const text = pieces.map(({ at, length, wide }) => (wide ? main.toString('utf16le', at, at + length * 2) : new TextDecoder('windows-1252').decode(main.subarray(at, at + length)))).join('');
  const marks = new Uint8Array(text.length);
  for (const { from, to, properties } of pagesOf(table(CHARACTERS), main, readCharacterRun)) {
    const mark = markOf(properties);
    if (mark) markRange(marks, pieces, from, to, mark);
  }
  const paragraphs = pagesOf(table(PARAGRAPHS), main, readParagraphRun).sort((a, b) => a.from - b.from);
  let start = 0;
  const stories: Record<string, [number, number]> = {};
  for (const [story, at] of STORIES) {
    const length = Math.max(0, Math.min(main.readInt32LE(at), text.length - start));
    stories[story] = [start, length];
    start += length;
  }
  return {
    text, marks, stories: stories as unknown as DocText['stories'], table, from: (index) => stream.subarray(place(index)[0]),
    paragraphAt: (cp) => {
      const run = runAt(paragraphs, positionOf(pieces, cp));
      return { style: run?.properties.readUInt16LE(0) ?? 0, sprms: run ? unfold(run.properties.subarray(2), streams.data) : Buffer.alloc(0) };
    },
  };
}

function piecesOf(clx: Buffer, main: Buffer): Piece[] {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw new Error('no piece table');
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  const pieces: Piece[] = [];
  let cp = 0;
  for (let i = 0; i < count; i++) {
    const where = plc.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    const wide = (where & 0x40000000) === 0;
    const from = wide ? where : (where & 0x3fffffff) >>> 1;
    const wanted = plc.readUInt32LE((i + 1) * 4) - plc.readUInt32LE(i * 4);
    const length = Math.min(wanted, Math.floor((main.length - from) / (wide ? 2 : 1)));
    if (wanted < 0 || length < 0) throw new Error('piece outside the file');
    pieces.push({ cp, length, at: from, wide });
    cp += length;
    if (cp > main.length) throw new Error('pieces overlap');
  }
  return pieces;
}

interface Run { from: number; to: number; properties: Buffer }

/** The runs of all property pages; `read` gives the properties of the i-th of a page's `count` runs. */
function pagesOf(plc: Buffer, main: Buffer, read: (page: Buffer, i: number, count: number) => Buffer | null): Run[] {
  const runs: Run[] = [];
  const pages = Math.floor((plc.length - 4) / 8);
  for (let p = 0; p < pages; p++) {
    const at = (plc.readUInt32LE((pages + 1) * 4 + p * 4) & 0x3fffff) * PAGE;
    const page = main.subarray(at, at + PAGE);
    if (page.length < PAGE) continue;
    const count = page[PAGE - 1]!;
    for (let i = 0; i < count && (i + 2) * 4 < PAGE; i++) {
      const properties = read(page, i, count);
      if (properties) runs.push({ from: page.readUInt32LE(i * 4), to: page.readUInt32LE((i + 1) * 4), properties });
    }
  }
  return runs;
}

function readCharacterRun(page: Buffer, i: number, count: number): Buffer | null {
  const at = (page[(count + 1) * 4 + i] ?? 0) * 2;
  return at === 0 ? null : page.subarray(at + 1, at + 1 + page[at]!);
}

function readParagraphRun(page: Buffer, i: number, count: number): Buffer | null {
  const at = (page[(count + 1) * 4 + i * 13] ?? 0) * 2;
  if (at === 0) return null;
  const length = page[at]! === 0 ? page[at + 1]! * 2 : page[at]! * 2 - 1;
  const from = page[at]! === 0 ? at + 2 : at + 1;
  return length < 2 || from + 2 > PAGE ? null : page.subarray(from, from + length);
}

/** Long properties of a paragraph stand in the data stream. */
function unfold(sprms: Buffer, data: Buffer | null): Buffer {
  if (sprms.length < 6 || ![0x6646, 0x6645].includes(sprms.readUInt16LE(0)) || !data) return sprms;
  const at = sprms.readUInt32LE(2);
  return at + 2 > data.length ? sprms : data.subarray(at + 2, at + 2 + data.readUInt16LE(at));
}

function markOf(sprms: Buffer): number {
  let mark = 0;
  for (const { code, operand } of eachSprm(sprms)) {
    const on = (operand[0] ?? 0) & 1;
    if (on && code === 0x0800) mark |= DELETED;
    if (on && code === 0x0801) mark |= INSERTED;
    if (on && code === 0x083c) mark |= HIDDEN;
  }
  return mark;
}

/** The single properties in a row of them. */
export function* eachSprm(sprms: Buffer): Generator<{ code: number; operand: Buffer }> {
  for (let at = 0; at + 2 < sprms.length + 1 && at + 2 <= sprms.length; ) {
    const code = sprms.readUInt16LE(at);
    at += 2;
    let length = [1, 1, 2, 4, 2, 2, 0, 3][code >> 13]!;
    if (code === 0xd608 || code === 0xd606) {
      if (at + 2 > sprms.length) return;
      length = sprms.readUInt16LE(at) - 1;
      at += 2;
    } else if (code >> 13 === 6) {
      length = sprms[at] ?? 0;
      at += 1;
    }
    yield { code, operand: sprms.subarray(at, at + Math.max(0, length)) };
    at += Math.max(0, length);
  }
}

function markRange(marks: Uint8Array, pieces: readonly Piece[], from: number, to: number, mark: number): void {
  for (const { cp, length, at, wide } of pieces) {
    const step = wide ? 2 : 1;
    const first = Math.max(0, Math.ceil((from - at) / step));
    const last = Math.min(length, Math.ceil((to - at) / step));
    for (let i = first; i < last; i++) marks[cp + i]! |= mark;
  }
}

/** Where in the file a character stands. */
function positionOf(pieces: readonly Piece[], cp: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.cp <= cp) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? piece.at + (cp - piece.cp) * (piece.wide ? 2 : 1) : 0;
}

function runAt(runs: readonly Run[], position: number): Run | null {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.from <= position) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run && run.from <= position && position < run.to ? run : null;
}
