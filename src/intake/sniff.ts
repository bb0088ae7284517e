import { Failure } from '#model/failure';
import type { SourceFile, SourceFormat } from '#model/source';
import { decodable } from './decode.ts';
import { OLE_MAGIC, openOle } from './ole.ts';
import { zipNames } from './zip-names.ts';

/** Formats we know by their first bytes and have no reader for: name → magic. */
const FOREIGN: readonly (readonly [name: string, magic: readonly number[], at?: number])[] = [
  ['gif', bytesOf('GIF8')],
  ['rar', bytesOf('Rar!')], ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gzip', [0x1f, 0x8b, 8]], ['exe', [0x4d, 0x5a, 0x90, 0]], ['elf', [0x7f, 0x45, 0x4c, 0x46]], ['sqlite', bytesOf('SQLite format 3')],
  ['webp', bytesOf('WEBP'), 8], ['mp4', bytesOf('ftyp'), 4], ['mp3', bytesOf('ID3\u0003')], ['caj', bytesOf('CAJ\0')],
];
/** PNG, JPEG, TIFF of either order of bytes. */
const PICTURES = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]];
const RTF = bytesOf('{\\rt');
const ZIP_MAGICS = [[0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6]];
/** Parts whose presence names the kind of a zip package; the first that is found decides. */
const PACKAGES: readonly (readonly [part: string, format: string])[] = [
  ['word/', 'docx'], ['xl/', 'xlsx'], ['ppt/', 'pptx'], ['OFD.xml', 'ofd'], ['content.xml', 'odf'], ['META-INF/container.xml', 'epub'],
];
const MARKUP = /^\s*<!--|^\s*<(?:!doctype\s+html|html|head|body|meta|script|table|div|center|p)\b|^\s*<\?xml[^>]*>\s*(?:<!doctype\s+html|<html)\b/i;
const XML = /^\s*<\?xml\b/i;
const MAIL = /^(?:MIME-Version|From|Date|Subject|Content-Type|Received|Return-Path|Message-ID|Delivered-To|To|X-[\w-]+):.*\r?\n(?:[\w-]+:|\s)/i;
/** Only a letter that was sent has these; a saved page has none. */
const SENT = /^(?:To|Received|Message-ID|Return-Path|Delivered-To|Reply-To):/im;

/**
 * Decides a file's format by its content alone: its name may lie.
 * @throws Failure 'file-empty', 'file-encrypted' (Office file with a password), 'format-unsupported' (known, but no
 * reader: facts.found names it), 'file-damaged' (a package cut short) or 'file-binary' (neither known nor text).
 */
export function sniff(file: Pick<SourceFile, 'path' | 'bytes'>): SourceFormat {
  const { path, bytes } = file;
  if (bytes.length === 0) throw new Failure('file-empty', { path });
  if (find(bytes, bytesOf('%PDF-'), 0, 1024) >= 0) return 'pdf';
  if (ZIP_MAGICS.some((magic) => starts(bytes, magic))) return sniffPackage(path, bytes);
  if (PICTURES.some((magic) => starts(bytes, magic))) return 'image';
  if (starts(bytes, RTF)) return 'rtf';
  if (starts(bytes, OLE_MAGIC)) return sniffOle(path, bytes);
  for (const [found, magic, at = 0] of FOREIGN) if (starts(bytes, magic, at)) throw new Failure('format-unsupported', { path, found });
  if (!decodable(bytes)) throw new Failure('file-binary', { path });
  const head = latin(bytes.subarray(0, 4096));
  if (MARKUP.test(head)) return 'html';
  if (XML.test(head)) throw new Failure('format-unsupported', { path, found: 'xml' });
  if (MAIL.test(head) && /^(?:MIME-Version|Content-Type):/im.test(head)) return isLetter(bytes) ? 'eml' : 'mht';
  return 'txt';
}

/** Whether these first bytes are those of a letter that was sent (a saved page looks alike, but was not sent). */
export function isLetter(bytes: Uint8Array): boolean {
  const head = latin(bytes.subarray(0, 4096));
  return MAIL.test(head) && /^(?:MIME-Version|Content-Type):/im.test(head) && SENT.test(head) && !/^From: <Saved by/im.test(head);
}

/** Whether the bytes are a zip of files, not one of the formats that are zips inside. */
export function isZipOfFiles(bytes: Uint8Array): boolean {
  const names = starts(bytes, ZIP_MAGICS[0]!) ? zipNames(bytes) : null;
  return names !== null && names.length > 0 && packageKind(names) === null;
}

/**
 * A zip says what it is in the names of its parts. Where its directory cannot be read, as in one cut short, the names
 * that stand before each part tell.
 */
function sniffPackage(path: string, bytes: Uint8Array): SourceFormat {
  const names = zipNames(bytes);
  const kinds = PACKAGES.map(([part, format]) => ({ format, at: entryAt(bytes, part) })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  const kind = names ? packageKind(names) : kinds[0]?.format ?? null;
  if (kind === 'docx' || kind === 'ofd' || kind === 'xlsx') return kind;
  if (kind === null && (!names || names.includes('[Content_Types].xml'))) throw new Failure('file-damaged', { path, reason: 'cut short' });
  throw new Failure('format-unsupported', { path, found: kind ?? 'zip' });
}

/** A folder called word makes no Word file: the formats of Office list their parts or have the main one. */
function packageKind(names: readonly string[]): string | null {
  const office = names.includes('[Content_Types].xml');
  const has = (part: string): boolean => names.some((name) => name.startsWith(part) && (office || /^(?:document|workbook|presentation)\.\w+$/.test(name.slice(part.length))));
  return PACKAGES.find(([part]) => (part.endsWith('/') ? has(part) : names.includes(part) && (part !== 'content.xml' || names.includes('mimetype'))))?.[1] ?? null;
}

/** Where the first local header or directory record stands whose name begins with `name`; -1 when none does. */
function entryAt(bytes: Uint8Array, name: string): number {
  const wanted = bytesOf(name);
  for (let at = find(bytes, wanted, 0); at >= 0; at = find(bytes, wanted, at + 1)) {
    if (isRecord(bytes, at - 30, 0x03, 0x04) || isRecord(bytes, at - 46, 0x01, 0x02)) return at;
  }
  return -1;
}

function isRecord(bytes: Uint8Array, at: number, third: number, fourth: number): boolean {
  return at >= 0 && bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === third && bytes[at + 3] === fourth;
}

/** What a compound file holds at its root names its kind. A stream inside a storage (a table in a letter) says nothing. */
const CONTENTS: readonly (readonly [name: string, found: string])[] = [
  ['WordDocument', 'doc'], ['Workbook', 'xls'], ['Book', 'xls'], ['PowerPoint Document', 'ppt'], ['VisioDocument', 'vsd'], ['__properties_version1.0', 'msg'],
  ['MatOST', 'works'], ['MM', 'works'],
];

function sniffOle(path: string, bytes: Uint8Array): SourceFormat {
  const { names } = openOle(path, bytes);
  if (names.includes('EncryptedPackage')) throw new Failure('file-encrypted', { path });
  const found = CONTENTS.find(([name]) => names.includes(name))?.[1] ?? 'ole';
  if (found === 'doc' || found === 'xls') return found;
  throw new Failure('format-unsupported', { path, found });
}

function bytesOf(text: string): number[] {
  return [...text].map((c) => c.charCodeAt(0));
}
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').replaceAll('\0', '').replace(/^[\xff\xfe\xef\xbb\xbf]+/, '');
}
function starts(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((b, i) => bytes[at + i] === b);
}
function find(bytes: Uint8Array, wanted: readonly number[], from: number, within = bytes.length): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, within)).indexOf(Uint8Array.from(wanted), from);
}
