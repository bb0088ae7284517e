import { Failure } from '#model/failure';
import { checkSize, type ColourSpace, type PicturePage, type PicturePart } from './picture-page.ts';

/** More pages than any scan has; a chain that goes on is a trap. */
const MOST_PAGES = 1000;
const MOST_PARTS = 20_000;
const TAG = {
  subfile: 254, width: 256, height: 257, bits: 258, compression: 259, colours: 262, fillOrder: 266, offsets: 273, samples: 277, rows: 278, counts: 279,
  planes: 284, faxOptions: 292, predictor: 317, palette: 320, tileWidth: 322, tileHeight: 323, tileOffsets: 324, tileCounts: 325, jpegTables: 347,
} as const;
/** Bytes of each type of value. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 6: 1, 7: 1, 8: 2, 9: 4 };

/**
 * The pages of a TIFF, as scanners and fax machines write it. Its strips and tiles are coded as PDF's pictures are (fax
 * groups 3 and 4, LZW, deflate, runs, JPEG), so that they are handed on as they are.
 * @throws Failure 'format-unsupported' (a coding that no scanner writes), 'file-damaged', 'file-too-large'.
 */
export function tiffPages(bytes: Buffer, path: string): PicturePage[] {
  const little = bytes[0] === 0x49;
  const damaged = (): Failure => new Failure('file-damaged', { path, reason: 'tiff' });
  const number = (at: number, size: number): number => {
    if (at < 0 || at + size > bytes.length) throw damaged();
    return little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
  };
  const pages: PicturePage[] = [];
  const visited = new Set<number>();
  for (let at = number(4, 4); at !== 0 && !visited.has(at) && visited.size < MOST_PAGES;) {
    visited.add(at);
    const tags = new Map<number, number[]>();
    const count = number(at, 2);
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + 12 * i;
      const [type, length] = [number(entry + 2, 2), number(entry + 4, 4)];
      const size = SIZES[type];
      if (!size || length * size > bytes.length) continue;
      const from = length * size <= 4 ? entry + 8 : number(entry + 8, 4);
      tags.set(number(entry, 2), Array.from({ length }, (_, j) => number(from + j * size, size)));
    }
    const isThumbnail = ((tags.get(TAG.subfile)?.[0] ?? 0) & 1) === 1;
    if (!isThumbnail) pages.push(pageOf(tags, bytes, path));
    at = number(at + 2 + 12 * count, 4);
  }
  if (pages.length === 0) throw damaged();
  return pages;
}

function pageOf(tags: ReadonlyMap<number, readonly number[]>, bytes: Buffer, path: string): PicturePage {
  const first = (tag: number, absent: number): number => tags.get(tag)?.[0] ?? absent;
  const [width, height] = [first(TAG.width, 0), first(TAG.height, 0)];
  checkSize(path, width, height);
  const tiled = tags.has(TAG.tileOffsets);
  const [partWidth, partHeight] = tiled ? [first(TAG.tileWidth, width), first(TAG.tileHeight, height)] : [width, Math.min(height, first(TAG.rows, height))];
  const offsets = tags.get(tiled ? TAG.tileOffsets : TAG.offsets) ?? [];
  const counts = tags.get(tiled ? TAG.tileCounts : TAG.counts) ?? offsets.map(() => bytes.length);
  if (partWidth < 1 || partHeight < 1 || offsets.length === 0 || offsets.length > MOST_PARTS) throw new Failure('file-damaged', { path, reason: 'tiff' });
  const across = Math.ceil(width / partWidth);
  const parts = offsets.map((offset, i): PicturePart => {
    const [x, y] = [(i % across) * partWidth, Math.floor(i / across) * partHeight];
    const rows = tiled ? partHeight : Math.min(partHeight, height - y);
    const data = bytes.subarray(offset, Math.min(bytes.length, offset + (counts[i] ?? 0)));
    return { x, y, width: partWidth, height: rows, ...coded(data, { columns: partWidth, rows, first, tags, path }) };
  });
  return { width, height, parts: parts.filter((part) => part.y < height && part.height > 0) };
}

interface Coding { columns: number; rows: number; first: (tag: number, absent: number) => number; tags: ReadonlyMap<number, readonly number[]>; path: string }

/** How PDF names the coding of a strip, and its bytes as PDF wants them. */
function coded(data: Buffer, { columns, rows, first, tags, path }: Coding): Pick<PicturePart, 'entries' | 'space' | 'data'> {
  const unsupported = (): Failure => new Failure('format-unsupported', { path, found: 'tiff' });
  const [bits, samples, colours] = [first(TAG.bits, 1), first(TAG.samples, 1), first(TAG.colours, 0)];
  const compression = first(TAG.compression, 1);
  if (first(TAG.planes, 1) !== 1 && samples > 1) throw unsupported();
  const fax = compression >= 2 && compression <= 4;
  const space = compression === 7 ? spaceOf(samples === 1 ? 1 : samples === 3 ? 2 : 5, samples, 8, tags) : spaceOf(colours, samples, bits, tags);
  if (!space) throw unsupported();
  const inverted = fax ? colours === 1 : colours === 0;
  const decode = inverted && compression !== 7 ? ' /Decode [1 0]' : '';
  const predictor = first(TAG.predictor, 1) === 2 ? `/Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${columns}` : '';
  const options = first(TAG.faxOptions, 0);
  const faxParms = `/Columns ${columns} /Rows ${rows} /EndOfBlock false`;
  const filters: Readonly<Record<number, string>> = {
    1: '', 2: `/Filter /CCITTFaxDecode /DecodeParms << /K 0 /EncodedByteAlign true ${faxParms} >>`,
    3: `/Filter /CCITTFaxDecode /DecodeParms << /K ${options & 1} /EncodedByteAlign ${(options & 4) !== 0} ${faxParms} >>`, 4: `/Filter /CCITTFaxDecode /DecodeParms << /K -1 ${faxParms} >>`,
    5: `/Filter /LZWDecode /DecodeParms << ${predictor} >>`, 7: `/Filter /DCTDecode${colours === 2 ? ' /DecodeParms << /ColorTransform 0 >>' : ''}`,
    8: `/Filter /FlateDecode /DecodeParms << ${predictor} >>`, 32946: `/Filter /FlateDecode /DecodeParms << ${predictor} >>`, 32773: '/Filter /RunLengthDecode',
  };
  const filter = filters[compression];
  if (filter === undefined || (predictor && (compression === 1 || compression === 32773))) throw unsupported();
  const upright = first(TAG.fillOrder, 1) === 2 && compression !== 7 ? Buffer.from(data.map(reversed)) : data;
  const tables = tags.get(TAG.jpegTables);
  const whole = compression === 7 && tables ? Buffer.concat([Buffer.from(tables.slice(0, -2)), data.subarray(2)]) : upright;
  return { entries: `/BitsPerComponent ${compression === 7 ? 8 : bits} ${filter}${decode}`, space, data: compression === 32773 ? withoutPauses(whole) : Buffer.from(whole) };
}

function spaceOf(kind: number, samples: number, bits: number, tags: ReadonlyMap<number, readonly number[]>): ColourSpace | null {
  if (![1, 2, 4, 8, 16].includes(bits)) return null;
  const palette = tags.get(TAG.palette);
  if (kind === 3) {
    if (!palette || samples !== 1 || bits > 8) return null;
    const size = 1 << bits;
    const bytes = Array.from({ length: size }, (_, i) => [0, 1, 2].map((c) => (palette[c * size + i] ?? 0) >> 8)).flat();
    return { name: `[/Indexed /DeviceRGB ${size - 1} <${Buffer.from(bytes).toString('hex')}>]`, colours: 1, more: 0 };
  }
  const [name, colours] = kind <= 1 ? ['/DeviceGray', 1] : kind === 2 ? ['/DeviceRGB', 3] : kind === 5 ? ['/DeviceCMYK', 4] : ['', 0];
  return colours === 0 || samples < colours ? null : { name, colours, more: samples - colours };
}

/** Runs as PDF has them end at a byte of 128, which in a TIFF says nothing. */
function withoutPauses(data: Buffer): Buffer {
  const out: Buffer[] = [];
  for (let at = 0; at < data.length;) {
    const head = data[at]!;
    const length = head < 128 ? head + 2 : head > 128 ? 2 : 1;
    if (head !== 128) out.push(data.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat([...out, Buffer.from([128])]);
}

function reversed(byte: number): number {
  let out = 0;
  for (let i = 0; i < 8; i++) if (byte & (1 << i)) out |= 0x80 >> i;
  return out;
}
