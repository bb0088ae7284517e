import { eachSprm, type DocText } from './doc-text.ts';
import type { DocxStyles, Level, ParagraphProperties } from './docx-numbering.ts';

const [STYLES, LISTS, INSTANCES] = [1, 73, 74];

/** Names of number formats as the newer file format spells them, by the older one's numbers. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal', 1: 'upperRoman', 2: 'lowerRoman', 3: 'upperLetter', 4: 'lowerLetter', 10: 'ideographDigital', 11: 'japaneseCounting', 14: 'decimalFullWidth',
  15: 'decimal', 16: 'japaneseLegal', 17: 'japaneseDigitalTenThousand', 18: 'decimalEnclosedCircle', 19: 'decimalFullWidth2', 22: 'decimalZero', 23: 'bullet',
  26: 'decimalEnclosedFullstop', 27: 'decimalEnclosedParen', 28: 'decimalEnclosedCircleChinese', 29: 'ideographEnclosedCircle', 30: 'ideographTraditional',
  31: 'ideographZodiac', 33: 'taiwaneseCounting', 34: 'ideographLegalTraditional', 35: 'taiwaneseCountingThousand', 36: 'taiwaneseDigital', 37: 'chineseCounting',
  38: 'chineseLegalSimplified', 39: 'chineseCountingThousand', 40: 'ideographDigital', 255: 'none',
};

/** Lists and styles of a Word 97 file in the form that the numbering of newer files has, so that one engine counts both. */
export function readDocStyles(doc: DocText): DocxStyles {
  const tables: DocxStyles = { lists: new Map(), instances: new Map(), styles: new Map(), defaultStyle: '0' };
  readStyleTable(doc.table(STYLES), tables);
  readLists(doc, tables);
  readInstances(doc.table(INSTANCES), tables);
  return tables;
}

function readStyleTable(table: Buffer, tables: DocxStyles): void {
  if (table.length < 6) return;
  const count = table.readUInt16LE(2);
  const fixed = table.readUInt16LE(4);
  let at = 2 + table.readUInt16LE(0);
  for (let i = 0; i < count && at + 2 <= table.length; i++) {
    const style = table.subarray(at + 2, at + 2 + table.readUInt16LE(at));
    at += 2 + style.length;
    if (style.length < fixed + 2 || fixed < 10) continue;
    const kind = style.readUInt16LE(2);
    if ((kind & 0xf) !== 1) continue;
    const builtIn = style.readUInt16LE(0) & 0xfff;
    const name = fixed + 2 + style.readUInt16LE(fixed) * 2;
    let upx = name + 2;
    upx += upx & 1;
    const length = upx + 2 <= style.length ? style.readUInt16LE(upx) : 0;
    const own = propertiesOf(style.subarray(upx + 4, upx + 2 + length));
    const based = kind >> 4;
    tables.styles.set(String(i), {
      basedOn: based === 0xfff ? null : String(based), numId: own.numId, level: own.level, outline: own.outline,
      name: builtIn >= 1 && builtIn <= 9 ? `heading ${builtIn}` : style.toString('utf16le', fixed + 2, name),
    });
  }
}

/** What a row of paragraph properties says of numbers and headings. */
export function propertiesOf(sprms: Buffer): Omit<ParagraphProperties, 'style'> {
  const properties: Omit<ParagraphProperties, 'style'> = { numId: null, level: null, outline: null };
  for (const { code, operand } of eachSprm(sprms)) {
    if (code === 0x260a && operand.length > 0) properties.level = operand[0]!;
    else if (code === 0x2640 && operand.length > 0) properties.outline = operand[0]!;
    else if (code === 0x460b && operand.length > 1) {
      const instance = operand.readInt16LE(0);
      properties.numId = instance > 0 ? String(instance) : '0';
    }
  }
  return properties;
}

function readLists(doc: DocText, tables: DocxStyles): void {
  const stated = doc.table(LISTS);
  if (stated.length < 2) return;
  const table = doc.from(LISTS);
  const count = stated.readInt16LE(0);
  let at = 2 + count * 28;
  for (let i = 0; i < count; i++) {
    const list = table.subarray(2 + i * 28, 2 + (i + 1) * 28);
    const levels = new Map<number, Level>();
    for (let level = 0; level < ((list[26] ?? 0) & 1 ? 1 : 9); level++) {
      const style = list.readUInt16LE(8 + level * 2);
      const read = readLevel(table, at, style === 0xfff ? null : String(style));
      if (!read) return;
      levels.set(level, read.level);
      at = read.next;
    }
    tables.lists.set(String(list.readInt32LE(0)), { levels, styleLink: null, numStyleLink: null });
  }
}

function readLevel(table: Buffer, at: number, style: string | null): { level: Level; next: number } | null {
  if (at + 30 > table.length) return null;
  const words = at + 28 + table[at + 25]! + table[at + 24]!;
  if (words + 2 > table.length) return null;
  const next = words + 2 + table.readUInt16LE(words) * 2;
  const text = Array.from(table.toString('utf16le', words + 2, next), (c) => (c.charCodeAt(0) < 9 ? `%${c.charCodeAt(0) + 1}` : c)).join('');
  const flags = table[at + 5]!;
  const level: Level = {
    start: table.readInt32LE(at), format: FORMATS[table[at + 4]!] ?? 'decimal', text, gap: table[at + 15] !== 2,
    restart: flags & 8 ? table[at + 26]! : null, legal: (flags & 4) !== 0, style,
  };
  return { level, next };
}

function readInstances(table: Buffer, tables: DocxStyles): void {
  if (table.length < 4) return;
  const count = Math.min(table.readUInt32LE(0), Math.floor(table.length / 16));
  let at = 4 + count * 16;
  for (let i = 0; i < count; i++) {
    const head = 4 + i * 16;
    const starts = new Map<number, number>();
    const levels = new Map<number, Level>();
    tables.instances.set(String(i + 1), { list: String(table.readInt32LE(head)), starts, levels });
    at += 4;
    for (let j = 0; j < table[head + 12]! && at + 8 <= table.length; j++) {
      const flags = table.readUInt32LE(at + 4);
      if (flags & 0x10) starts.set(flags & 0xf, table.readInt32LE(at));
      at += 8;
      if (flags & 0x20) {
        const read = readLevel(table, at, null);
        if (!read) return;
        levels.set(flags & 0xf, read.level);
        if (flags & 0x10) starts.set(flags & 0xf, read.level.start);
        at = read.next;
      }
    }
  }
}
