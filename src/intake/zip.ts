import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { Failure } from '#model/failure';
import type { Watch } from './guard.ts';
import type { ZipLimits } from './limits.ts';

/** The parts of a zip package, inflated on demand and counted. */
export interface Package {
  names: readonly string[];
  /** The bytes of a part, null when the package has none of that name. @throws Failure 'file-bomb', 'file-damaged', 'file-encrypted'. */
  part(name: string): Promise<Buffer | null>;
}

/**
 * Opens a zip without inflating anything. Limits are counted on the bytes that really come out of each part, because
 * the sizes in the directory are claims; parts that nobody asks for (pictures) are never inflated.
 * @throws Failure 'file-damaged' (no directory, broken records), 'file-bomb' (too many entries).
 */
export async function openPackage(path: string, bytes: Uint8Array, limits: ZipLimits, watch: Watch): Promise<Package> {
  const damaged = (cause: unknown): Failure => new Failure('file-damaged', { path, reason: cause instanceof Error ? cause.message : 'zip' }, cause);
  const entries = new Map<string, yauzl.Entry>();
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: false, decodeStrings: false });
    if (zip.entryCount > limits.entries) throw new Failure('file-bomb', { path, found: zip.entryCount, limit: limits.entries });
    for await (const entry of zip.eachEntry()) {
      watch.check();
      const name = nameOf(entry);
      if (!entries.has(name)) entries.set(name, entry);
    }
  } catch (cause) {
    throw passing(cause) ?? damaged(cause);
  }
  let total = 0;
  return {
    names: [...entries.keys()],
    part: async (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.isEncrypted()) throw new Failure('file-encrypted', { path });
      const chunks: Buffer[] = [];
      let size = 0;
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          watch.check();
          size += (chunk as Buffer).length;
          total += (chunk as Buffer).length;
          const tooDense = size > 1024 * 1024 && size > entry.compressedSize * limits.ratio;
          if (size > limits.partBytes || total > limits.totalBytes || tooDense) throw new Failure('file-bomb', { path, part: name, found: size });
          chunks.push(chunk as Buffer);
        }
      } catch (cause) {
        watch.check();
        throw passing(cause) ?? damaged(cause);
      }
      return Buffer.concat(chunks);
    },
  };
}

/** Names are UTF-8 when flagged so or faultless as such; else, from Chinese Windows, GB18030. They are only ever compared. */
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    name = new TextDecoder('gb18030').decode(raw);
  }
  return name.replaceAll('\\', '/');
}

function passing(cause: unknown): Failure | null {
  return cause instanceof Failure ? cause : null;
}

/** A zip of the given parts, stored without compression: what we hand to a library in place of the file itself. */
export function packStored(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = typeof content === 'string' ? Buffer.from(content) : content;
    const local = record(0x04034b50, name, data, null);
    directory.push(record(0x02014b50, name, data, offset));
    files.push(local, data);
    offset += local.length + data.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

/** A local header, or with `offset` a directory record. */
function record(signature: number, name: string, data: Buffer, offset: number | null): Buffer {
  const inDirectory = offset !== null;
  const head = Buffer.alloc(inDirectory ? 46 : 30);
  const fields = inDirectory ? 6 : 4;
  head.writeUInt32LE(signature, 0);
  if (inDirectory) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, fields);
  head.writeUInt16LE(0x0800, fields + 2);
  head.writeUInt32LE(crc32(data), fields + 10);
  head.writeUInt32LE(data.length, fields + 14);
  head.writeUInt32LE(data.length, fields + 18);
  head.writeUInt16LE(Buffer.byteLength(name), fields + 22);
  if (inDirectory) head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, Buffer.from(name)]);
}
