import { inflateRawSync } from 'node:zlib';
import { packStored } from '#intake/zip';

/** Numbers in [0, 1) that the same seed gives again. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Wound = (bytes: Buffer, next: () => number) => Buffer;
const EXTREMES = [0, 0xff, 0x7fffffff, 0xffffffff, 0x80000000, 1, 0xfffe];
const place = (bytes: Buffer, next: () => number): number => Math.floor(next() * bytes.length);

const WOUNDS: readonly Wound[] = [
  (bytes, next) => { bytes[place(bytes, next)]! ^= 1 << Math.floor(next() * 8); return bytes; },
  (bytes, next) => { bytes[place(bytes, next)] = Math.floor(next() * 256); return bytes; },
  (bytes, next) => bytes.subarray(0, place(bytes, next)),
  (bytes, next) => { const at = place(bytes, next); return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + Math.ceil(next() * 200)))]); },
  (bytes, next) => { const at = place(bytes, next); const part = bytes.subarray(at, at + Math.ceil(next() * 400)); return Buffer.concat([bytes.subarray(0, at), ...new Array<Buffer>(Math.ceil(next() * 20)).fill(part), bytes.subarray(at)]); },
  (bytes, next) => { if (bytes.length < 8) return bytes; bytes.writeUInt32LE(EXTREMES[Math.floor(next() * EXTREMES.length)]!, Math.floor(next() * (bytes.length - 4))); return bytes; },
  (bytes, next) => { const [a, b] = [place(bytes, next), place(bytes, next)]; const length = Math.floor(next() * 64); bytes.copy(bytes, a, b, Math.min(bytes.length, b + length)); return bytes; },
  (bytes, next) => bytes.fill(Math.floor(next() * 256), place(bytes, next), place(bytes, next)),
];

/** A file hurt in one to four places. A zip is now and then hurt in one of its parts and packed anew, so that the hurt reaches the reader. */
export function mutate(whole: Uint8Array, seed: number): Buffer {
  const next = random(seed);
  const parts = next() < 0.6 ? partsOf(Buffer.from(whole)) : null;
  if (parts) {
    const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
    const name = names[Math.floor(next() * names.length)];
    if (name !== undefined) return packStored({ ...parts, [name]: hurt(parts[name]!, next) });
  }
  return hurt(Buffer.from(whole), next);
}

function hurt(bytes: Buffer, next: () => number): Buffer {
  let out = Buffer.from(bytes);
  for (let n = Math.ceil(next() * 4); n > 0 && out.length > 0; n--) out = Buffer.from(WOUNDS[Math.floor(next() * WOUNDS.length)]!(out, next));
  return out;
}

/** The parts of a sound zip; null for anything else. */
function partsOf(zip: Buffer): Record<string, Buffer> | null {
  if (zip.length < 22 || zip.readUInt32LE(0) !== 0x04034b50) return null;
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts: Record<string, Buffer> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    const [method, packed, nameLength, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(from, from + packed);
    parts[zip.toString('utf8', at + 46, at + 46 + nameLength)] = method === 8 ? inflateRawSync(data) : Buffer.from(data);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}
