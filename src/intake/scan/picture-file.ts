import { deflateSync, inflateSync } from 'node:zlib';
import { Failure } from '#model/failure';
import type { SourceFile } from '#model/source';
import { checkSize, type ColourSpace, type PicturePage } from './picture-page.ts';
import { tiffPages } from './picture-tiff.ts';

/** Points. */
const [A4_WIDTH, A4_HEIGHT] = [595, 842];

/** A PDF whose pages show the pictures, A4-wide, and how many pixels a point of each has that is put together from parts. */
export interface PicturePdf { bytes: Uint8Array; pixelsPerPoint: (number | null)[] }

/**
 * A PDF that shows the pages of a picture file (PNG, JPEG, TIFF): from there on it is a scan like others.
 * @throws Failure 'format-unsupported' (a kind that no scanner makes), 'file-damaged', 'file-too-large'.
 */
export function pdfOfPicture(file: Pick<SourceFile, 'path' | 'bytes'>): PicturePdf {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const isTiff = bytes[0] === 0x49 || bytes[0] === 0x4d;
  return pdfOfPages(isTiff ? tiffPages(bytes, file.path) : [bytes[0] === 0xff ? jpegPage(bytes, file.path) : pngPage(bytes, file.path)]);
}

/** A PDF that shows the pages, each part where it stands. */
export function pdfOfPages(pages: readonly PicturePage[]): PicturePdf {
  const objects: Buffer[][] = [];
  const add = (head: string, data?: Buffer): number => objects.push([Buffer.from(head), ...(data ? [Buffer.from('\nstream\n'), data, Buffer.from('\nendstream')] : [])]);
  const [catalog, tree] = [add(''), add('')];
  const pixelsPerPoint: (number | null)[] = [];
  const kids = pages.map((page) => {
    const wide = page.width <= page.height ? A4_WIDTH : A4_HEIGHT;
    const scale = page.width / wide;
    pixelsPerPoint.push(page.parts.length > 1 ? scale : null);
    const high = page.height / scale;
    const names = page.parts.map((part, i) => {
      const head = `<< /Type /XObject /Subtype /Image /Width ${part.width} /Height ${part.height} /ColorSpace ${spaceName(part.space, add)} ${part.entries} /Length ${part.data.length} >>`;
      return `/P${i} ${add(head, part.data)} 0 R`;
    });
    const content = page.parts.map((part, i) => `q ${part.width / scale} 0 0 ${part.height / scale} ${part.x / scale} ${high - (part.y + part.height) / scale} cm /P${i} Do Q`).join('\n');
    const drawing = add(`<< /Length ${content.length} >>`, Buffer.from(content));
    return add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${drawing} 0 R /Resources << /XObject << ${names.join(' ')} >> >> >>`);
  });
  objects[catalog - 1] = [Buffer.from(`<< /Type /Catalog /Pages ${tree} 0 R >>`)];
  objects[tree - 1] = [Buffer.from(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)];
  return { bytes: written(objects, catalog), pixelsPerPoint };
}

/** Numbers of a pixel beyond its colour are left out by a function that forgets them. */
function spaceName({ name, colours, more }: ColourSpace, add: (head: string, data?: Buffer) => number): string {
  if (more === 0) return name;
  const ranges = (count: number): string => new Array(count).fill('0 1').join(' ');
  const forget = new Array(more).fill('pop').join(' ');
  const body = `{ ${forget} }`;
  const tint = add(`<< /FunctionType 4 /Domain [${ranges(colours + more)}] /Range [${ranges(colours)}] /Length ${body.length} >>`, Buffer.from(body));
  return `[/DeviceN [${Array.from({ length: colours + more }, (_, i) => `/C${i}`).join(' ')}] ${name} ${tint} 0 R]`;
}

function written(objects: readonly (readonly Buffer[])[], catalog: number): Uint8Array {
  const out: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = out[0]!.length;
  objects.forEach((body, i) => {
    offsets.push(at);
    for (const part of [Buffer.from(`${i + 1} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]) {
      out.push(part);
      at += part.length;
    }
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  out.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(out);
}

/** The size stands in the frame's header. Adobe stores CMYK inverted. */
function jpegPage(bytes: Buffer, path: string): PicturePage {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const colours = bytes[at + 9];
      if (colours !== 1 && colours !== 3 && colours !== 4) break;
      return wholePage({ path, height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), colours, entries: `/Filter /DCTDecode${colours === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : ''}`, data: bytes });
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Failure('file-damaged', { path, reason: 'jpeg' });
}

function wholePage({ path, width, height, colours, entries, data }: { path: string; width: number; height: number; colours: 1 | 3 | 4; entries: string; data: Buffer }): PicturePage {
  checkSize(path, width, height);
  const space = { name: { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[colours], colours, more: 0 };
  return { width, height, parts: [{ x: 0, y: 0, width, height, space, entries: `/BitsPerComponent 8 ${entries}`, data }] };
}

function pngPage(bytes: Buffer, path: string): PicturePage {
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
  checkSize(path, width, height);
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
  return wholePage({ path, width, height, colours, entries: '/Filter /FlateDecode', data: deflateSync(out, { level: 1 }) });
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
