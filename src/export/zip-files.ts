import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** 1980-01-01: the same files give the same bytes. */
const DOS_DATE = 0x21;
const UTF8 = 0x800;

/** Puts files into one zip as they are (xlsx and docx are packed already), under UTF-8 names. At most 65535 files, 4 GB. */
export function zipFiles(target: string, files: readonly { name: string; path: string }[]): void {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const { name, path } of files) {
    const bytes = readFileSync(path);
    const words = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(UTF8, 2);
    facts.writeUInt16LE(DOS_DATE, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(words.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), facts, words, bytes);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    index.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, words);
    at += 30 + words.length + bytes.length;
  }
  const listed = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  writeFileSync(target, Buffer.concat([...parts, listed, end]));
}
