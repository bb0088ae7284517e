import { Failure } from '#model/failure';

/** A compound file (OLE2), the container of Word and Excel files of 1997–2003 and of WPS's own. */
export interface OleFile {
  /** Names of what stands at the root. */
  names: readonly string[];
  /** Names of what stands in a storage of the root; empty when there is none. */
  inside(storage: string): readonly string[];
  /** A stream of the root; null when there is none. @throws Failure 'file-damaged' when its sectors cannot be followed. */
  stream(name: string): Buffer | null;
}

export const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

interface Entry { name: string; type: number; left: number; right: number; child: number; start: number; size: number }

const LAST = 0xfffffffa;
const ENTRY = 128;

/**
 * Reads the tables of a compound file. Writers leave the last sector short: what is missing reads as zeros.
 * @throws Failure 'file-damaged' for tables that break off or go in circles.
 */
export function openOle(path: string, bytes: Uint8Array): OleFile {
  const damaged = (reason: string): Failure => new Failure('file-damaged', { path, reason: `ole ${reason}` });
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 512) throw damaged('header');
  const shift = file.readUInt16LE(30);
  const miniShift = file.readUInt16LE(32);
  if (![9, 12].includes(shift) || miniShift < 4 || miniShift > 9) throw damaged('sector size');
  const size = 1 << shift;
  const count = Math.ceil(file.length / size);

  const sector = (number: number): Buffer => {
    const at = (number + 1) * size;
    if (number >= LAST || at >= file.length) throw damaged('sector');
    const part = file.subarray(at, at + size);
    return part.length === size ? part : Buffer.concat([part, Buffer.alloc(size - part.length)]);
  };
  const chain = (first: number, table: readonly number[], most: number): number[] => {
    const out: number[] = [];
    for (let at = first; at < LAST; at = table[at] ?? LAST) {
      out.push(at);
      if (out.length > most) throw damaged('circle');
    }
    return out;
  };
  const words = (part: Buffer): number[] => Array.from({ length: part.length >> 2 }, (_, i) => part.readUInt32LE(i * 4));

  const fatSectors = words(file.subarray(76, 512));
  for (let at = file.readUInt32LE(68), seen = 0; at < LAST; seen++) {
    if (seen > count) throw damaged('circle');
    const listed = words(sector(at));
    at = listed.pop()!;
    fatSectors.push(...listed);
  }
  const fat = fatSectors.filter((at) => at < LAST).flatMap((at) => words(sector(at)));
  const miniFat = chain(file.readUInt32LE(60), fat, count).flatMap((at) => words(sector(at)));
  const directory = Buffer.concat(chain(file.readUInt32LE(48), fat, count).map(sector));
  const entries = Array.from({ length: directory.length / ENTRY }, (_, i) => entryOf(directory.subarray(i * ENTRY, (i + 1) * ENTRY)));
  const root = entries[0];
  if (root?.type !== 5) throw damaged('directory');

  const childrenOf = (parent: Entry): Entry[] => {
    const out: Entry[] = [];
    const waiting = [parent.child];
    const seen = new Set<number>();
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      const entry = entries[at];
      if (!entry || seen.has(at)) continue;
      seen.add(at);
      if (entry.type === 1 || entry.type === 2) out.push(entry);
      waiting.push(entry.left, entry.right);
    }
    return out;
  };
  const top = childrenOf(root);
  let mini: Buffer | null = null;
  const contentOf = ({ start, size: length }: Entry): Buffer => {
    if (length > file.length) throw damaged('stream size');
    if (length >= file.readUInt32LE(56)) return Buffer.concat(chain(start, fat, count).map(sector)).subarray(0, length);
    mini ??= Buffer.concat(chain(root.start, fat, count).map(sector));
    const short = mini;
    return Buffer.concat(chain(start, miniFat, short.length >> miniShift).map((at) => short.subarray(at << miniShift, (at + 1) << miniShift))).subarray(0, length);
  };
  return {
    names: top.map((entry) => entry.name),
    inside: (storage) => top.filter((entry) => entry.type === 1 && entry.name === storage).flatMap((entry) => childrenOf(entry).map((child) => child.name)),
    stream: (name) => {
      const entry = top.find((other) => other.type === 2 && other.name === name);
      return entry ? contentOf(entry) : null;
    },
  };
}

function entryOf(part: Buffer): Entry {
  const length = Math.min(64, part.readUInt16LE(64));
  return {
    name: part.toString('utf16le', 0, Math.max(0, length - 2)), type: part[66]!, left: part.readUInt32LE(68), right: part.readUInt32LE(72),
    child: part.readUInt32LE(76), start: part.readUInt32LE(116), size: part.readUInt32LE(120),
  };
}
