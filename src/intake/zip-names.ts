/** Longest comment that may follow a zip's end record, and the record itself. */
const TAIL = 65_557;
const MOST = 20_000;

/**
 * The names in a zip's directory, read without inflating anything; null when there is no directory where its end says.
 * Bytes that are no UTF-8 come out odd: good enough to know the parts of a format, whose names are plain.
 */
export function zipNames(bytes: Uint8Array): string[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end < file.length - TAIL || end + 22 > file.length) return null;
  const count = file.readUInt16LE(end + 10);
  const names: string[] = [];
  let at = file.readUInt32LE(end + 16);
  if (at === 0xffffffff) return names;
  for (let i = 0; i < Math.min(count, MOST); i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return names.length > 0 ? names : null;
    const length = file.readUInt16LE(at + 28);
    names.push(file.toString('utf8', at + 46, at + 46 + length).replaceAll('\\', '/'));
    at += 46 + length + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names;
}
