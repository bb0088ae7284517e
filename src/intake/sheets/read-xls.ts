import type { Watch } from '#intake/guard';
import { Layout } from '#intake/layout';
import { openOle } from '#intake/ole';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { formatCode, showNumber } from './cell-value.ts';
import { layOutSheet, type Sheet } from './sheet-layout.ts';
import { readSharedStrings, readString } from './xls-strings.ts';

interface XlsRecord { type: number; data: Buffer; /** Pieces that follow because a record holds 8 kB at most. */ rest: Buffer[] }

const [BOF, EOF, SHEET, STRINGS, CONTINUE, FORMAT, STYLE, DATES, PASSWORD, MERGED] = [0x809, 0x0a, 0x85, 0xfc, 0x3c, 0x41e, 0xe0, 0x22, 0x2f, 0xe5];
const [LABEL_SHARED, LABEL, RICH, NUMBER, RK, RKS, FORMULA, RESULT, BOOLEAN] = [0xfd, 0x204, 0xd6, 0x203, 0x27e, 0xbd, 0x06, 0x207, 0x205];

/**
 * Reads a workbook of Excel 97–2003 (also WPS's .et): each sheet that is shown, as `readXlsx` does.
 * @throws Failure 'file-damaged', 'file-encrypted', 'format-unsupported' (Excel 5 and 95), 'file-empty' (no words).
 */
export function readXls(file: SourceFile, watch: Watch): SourceText {
  const { path } = file;
  const ole = openOle(path, file.bytes);
  const stream = ole.stream('Workbook');
  if (!stream && ole.names.includes('Book')) throw new Failure('format-unsupported', { path, found: 'Excel 5/95' });
  if (!stream) throw new Failure('file-damaged', { path, reason: 'no workbook stream' });
  const globals = readGlobals(path, stream);
  const layout = new Layout();
  for (const { name, at } of globals.sheets) {
    watch.check();
    layOutSheet(readSheet(name, stream, at, globals), layout, globals.sheets.length > 1);
  }
  if (layout.blocks.length === 0) throw new Failure('file-empty', { path });
  return { format: 'xls', text: layout.text, blocks: layout.blocks, diagnostics: [] };
}

/** The records of a part of the stream, from its beginning to its end. */
function* recordsOf(stream: Buffer, from: number): Generator<XlsRecord> {
  let last: XlsRecord | null = null;
  for (let at = from, depth = 0; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    const data = stream.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (type === CONTINUE) {
      last?.rest.push(data);
      continue;
    }
    if (last) yield last;
    last = { type, data, rest: [] };
    if (type === BOF) depth++;
    if (type === EOF && --depth <= 0) break;
  }
  if (last) yield last;
}

interface Globals { sheets: { name: string; at: number }[]; strings: string[]; formats: string[]; from1904: boolean }

function readGlobals(path: string, stream: Buffer): Globals {
  const globals: Globals = { sheets: [], strings: [], formats: [], from1904: false };
  const own = new Map<number, string>();
  const styles: number[] = [];
  for (const { type, data, rest } of recordsOf(stream, 0)) {
    if (type === BOF && data.readUInt16LE(0) !== 0x600) throw new Failure('format-unsupported', { path, found: 'Excel 5/95' });
    if (type === PASSWORD) throw new Failure('file-encrypted', { path });
    if (type === DATES) globals.from1904 = data.readUInt16LE(0) === 1;
    if (type === FORMAT) own.set(data.readUInt16LE(0), readString(data, 2, 2));
    if (type === STYLE) styles.push(data.readUInt16LE(2));
    if (type === STRINGS) globals.strings = readSharedStrings([data, ...rest]);
    if (type === SHEET && data[4] === 0 && data[5] === 0) globals.sheets.push({ name: readString(data, 6, 1), at: data.readUInt32LE(0) });
  }
  globals.formats = styles.map((id) => formatCode(id, own));
  return globals;
}

function readSheet(name: string, stream: Buffer, at: number, globals: Globals): Sheet {
  const sheet: Sheet = { name, rows: new Map(), merges: [] };
  const put = (row: number, column: number, text: string): void => {
    if (text.trim() === '') return;
    const cells = sheet.rows.get(row) ?? new Map<number, string>();
    sheet.rows.set(row, cells.set(column, text));
  };
  const number = (value: number, style: number): string => (Number.isFinite(value) ? showNumber(value, globals.formats[style] ?? '', globals.from1904) : '');
  let told: [number, number] | null = null;
  for (const { type, data } of recordsOf(stream, at)) {
    if (type === RESULT && told) put(...told, readString(data, 0, 2));
    if (type === MERGED) for (let i = 0; i < data.readUInt16LE(0) && 10 + i * 8 <= data.length; i++) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => data.readUInt16LE(2 + i * 8 + offset)) as [number, number, number, number];
      sheet.merges.push({ top, left, bottom, right });
    }
    if (data.length < 6 || ![LABEL_SHARED, LABEL, RICH, NUMBER, RK, RKS, FORMULA, BOOLEAN].includes(type)) continue;
    const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
    told = null;
    if (type === LABEL_SHARED) put(row, column, globals.strings[data.readUInt32LE(6)] ?? '');
    else if (type === LABEL || type === RICH) put(row, column, readString(data, 6, 2));
    else if (type === NUMBER) put(row, column, number(data.readDoubleLE(6), style));
    else if (type === RK) put(row, column, number(unpack(data.readInt32LE(6)), style));
    else if (type === RKS) for (let i = 0; 4 + (i + 1) * 6 <= data.length - 2; i++) put(row, column + i, number(unpack(data.readInt32LE(6 + i * 6)), data.readUInt16LE(4 + i * 6)));
    else if (type === BOOLEAN && data[7] === 0) put(row, column, data[6] ? '是' : '否');
    else if (type === FORMULA && data.readUInt16LE(12) !== 0xffff) put(row, column, number(data.readDoubleLE(6), style));
    else if (type === FORMULA && data[6] === 0) told = [row, column];
    else if (type === FORMULA && data[6] === 1) put(row, column, data[8] ? '是' : '否');
  }
  return sheet;
}

/** A number packed into 30 bits: an integer or the head of a double, perhaps times a hundred. */
function unpack(rk: number): number {
  const head = Buffer.alloc(8);
  head.writeInt32LE(rk & ~3, 4);
  const value = rk & 2 ? rk >> 2 : head.readDoubleLE(0);
  return rk & 1 ? value / 100 : value;
}
