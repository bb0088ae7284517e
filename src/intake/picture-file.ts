import { deflateSync, inflateSync } from 'node:zlib';
import { Failure } from '#model/failure';
import type { SourceFile } from '#model/source';

/** A picture as it is put into a PDF page, undecoded where that is possible. */
interface Packed { width: number; height: number; colours: 1 | 3 | 4; filter: string; data: Buffer; invert?: boolean }

/** Largest picture, pixels. */
const MOST_PIXELS = 120_000_000;

/**
 * A PDF of one A4-wide page that shows the picture (PNG or JPEG): from there on it is a scan like others.
 * @throws Failure 'format-unsupported' (a kind of PNG that no scanner makes), 'file-damaged', 'file-too-large'.
 */
export function pdfOfPicture(file: Pick<SourceFile, 'path' | 'bytes'>): Uint8Array {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const packed = bytes[0] === 0xff ? jpeg(bytes, file.path) : png(bytes, file.path);
  const { width, height, colours, filter, data, invert } = packed;
  if (width * height > MOST_PIXELS) throw new Failure('file-too-large', { path: file.path, found: width * height, limit: MOST_PIXELS });
  const [w, h] = width <= height ? [595, (595 * height) / width] : [842, (842 * height) / width];
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
  ];
  const content = `q ${w} 0 0 ${h} 0 0 cm /P Do Q`;
  objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  const space = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[colours];
  const head = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${space} ${filter}${invert ? ' /Decode [1 0 1 0 1 0 1 0]' : ''} /Length ${data.length} >>\nstream\n`;
  const out: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = out[0]!.length;
  const add = (...parts: Buffer[]): void => { for (const part of parts) { out.push(part); at += part.length; } };
  for (const [i, body] of objects.entries()) {
    offsets.push(at);
    add(Buffer.from(`${i + 1} 0 obj\n${body}\nendobj\n`));
  }
  offsets.push(at);
  add(Buffer.from(`5 0 obj\n${head}`), data, Buffer.from('\nendstream\nendobj\n'));
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(Buffer.from(`xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(out);
}

/** The size stands in the frame's header. Adobe stores CMYK inverted. */
function jpeg(bytes: Buffer, path: string): Packed {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const colours = bytes[at + 9];
      if (colours !== 1 && colours !== 3 && colours !== 4) break;
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), colours, filter: '/Filter /DCTDecode', data: bytes, invert: colours === 4 };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Failure('file-damaged', { path, reason: 'jpeg' });
}

function png(bytes: Buffer, path: string): Packed {
  const parts: Buffer[] = [];
  let header: Buffer | null = null;
  let palette: Buffer | null = null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, name] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') header = data;
    if (name === 'PLTE') palette = data;
    if (name === 'IDAT') parts.push(data);
    at += 12 + length;
  }
  if (!header || header.length < 13 || parts.length === 0) throw new Failure('file-damaged', { path, reason: 'png' });
  const [width, height, depth, kind, interlaced] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8]!, header[9]!, header[12]!];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[kind];
  if (!channels || interlaced || depth === 16 || (depth !== 8 && kind !== 0 && kind !== 3)) throw new Failure('format-unsupported', { path, found: 'png' });
  if (width * height > MOST_PIXELS) throw new Failure('file-too-large', { path, found: width * height, limit: MOST_PIXELS });
  const line = Math.ceil((width * channels * depth) / 8);
  const raw = unfiltered(inflateSync(Buffer.concat(parts), { maxOutputLength: (line + 1) * height }), line, height, Math.max(1, (channels * depth) >> 3));
  const colours = kind === 0 || kind === 4 ? 1 : 3;
  const out = Buffer.alloc(width * height * colours);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const to = (y * width + x) * colours;
    if (depth < 8 || kind === 3) {
      const value = (raw[y * line + ((x * depth) >> 3)]! >> (8 - depth - ((x * depth) & 7))) & ((1 << depth) - 1);
      if (kind === 0) out[to] = (value * 255) / ((1 << depth) - 1);
      else palette?.copy(out, to, value * 3, value * 3 + 3);
    } else {
      const from = y * line + x * channels;
      const alpha = kind >= 4 ? raw[from + channels - 1]! / 255 : 1;
      for (let c = 0; c < colours; c++) out[to + c] = Math.round(raw[from + c]! * alpha + 255 * (1 - alpha));
    }
  }
  return { width, height, colours, filter: '/Filter /FlateDecode', data: deflateSync(out, { level: 1 }) };
}

/** Undoes the filters of the lines, each of which says in its first byte how it was written. */
function unfiltered(data: Buffer, line: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (line + 1)];
    for (let i = 0; i < line; i++) {
      const value = data[y * (line + 1) + 1 + i] ?? 0;
      const left = i >= step ? out[y * line + i - step]! : 0;
      const up = y > 0 ? out[(y - 1) * line + i]! : 0;
      const corner = y > 0 && i >= step ? out[(y - 1) * line + i - step]! : 0;
      const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? nearest(left, up, corner) : 0;
      out[y * line + i] = (value + guess) & 255;
    }
  }
  return out;
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
