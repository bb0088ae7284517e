import { posix } from 'node:path';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { formatCode, showNumber } from './cell-value.ts';
import { guard, type Watch } from '#intake/guard';
import { Layout } from '#intake/layout';
import { LIMITS } from '#intake/limits';
import { layOutSheet, type Merge, type Sheet } from './sheet-layout.ts';
import { parseXml, walkXml } from '#intake/xml';
import { openPackage, type Package } from '#intake/zip';

type Context = Parameters<typeof walkXml>[2];
/** What cells refer to. */
interface Book { strings: string[]; formats: string[]; from1904: boolean }

/**
 * Reads a workbook: each sheet that is shown, its title and notes as paragraphs, its table as rows of cells; dates and
 * shares as the sheet shows them, of formulas the values that were saved.
 * @throws Failure 'file-damaged', 'file-bomb', 'file-encrypted', 'file-empty' (no words).
 */
export async function readXlsx(file: SourceFile, watch: Watch): Promise<SourceText> {
  const { path } = file;
  const sheets = (await sheetsOf(path, file.bytes, watch)).filter(({ hidden }) => !hidden);
  const layout = new Layout();
  for (const sheet of sheets) layOutSheet(sheet, layout, sheets.length > 1);
  if (layout.blocks.length === 0) throw new Failure('file-empty', { path });
  return { format: 'xlsx', text: layout.text, blocks: layout.blocks, diagnostics: [] };
}

/** A sheet by its cells as they are shown ('C7' → text, dates as 2026年6月30日), hidden sheets as well. */
export interface CellSheet { name: string; hidden: boolean; cells: ReadonlyMap<string, string> }

/** The cells of a form that comes back filled in. @throws as `readXlsx`, and 'reader-timeout' */
export async function readCells(path: string, bytes: Uint8Array, limits: { ms: number }): Promise<CellSheet[]> {
  const sheets = await guard(path, (watch) => sheetsOf(path, bytes, watch), limits);
  return sheets.map(({ name, hidden, rows }) => ({ name, hidden, cells: new Map([...rows].flatMap(([row, cells]) => [...cells].map(([column, text]) => [`${lettersOf(column)}${row + 1}`, text]))) }));
}

/** 0 → A, 26 → AA. */
function lettersOf(column: number): string {
  return (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

async function sheetsOf(path: string, bytes: Uint8Array, watch: Watch): Promise<(Sheet & { hidden: boolean })[]> {
  const parcel = await openPackage(path, bytes, LIMITS.zip, watch);
  const context: Context = { path, limits: LIMITS.xml, watch };
  const home = (await targets(parcel, '_rels/.rels', '', context)).find(({ type }) => type === 'officeDocument')?.name ?? 'xl/workbook.xml';
  const workbook = await parcel.part(home);
  if (home.endsWith('.bin') || (!workbook && parcel.names.includes('xl/workbook.bin'))) throw new Failure('format-unsupported', { path, found: 'xlsb' });
  if (!workbook) throw new Failure('file-damaged', { path, reason: 'no workbook part' });
  const folder = posix.dirname(home);
  const related = await targets(parcel, `${folder}/_rels/${posix.basename(home)}.rels`, folder, context);
  const part = (type: string, usual: string): Promise<Buffer | null> => parcel.part(related.find((target) => target.type === type)?.name ?? `${folder}/${usual}`);
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  const book: Book = { strings: stringsOf(await part('sharedStrings', 'sharedStrings.xml'), context), formats: formatsOf(await part('styles', 'styles.xml'), context), from1904: false };
  walkXml(workbook, {
    open(element) {
      if (element.name === '?:sheet') listed.push({ name: element.attribute('name') ?? '', id: element.attribute('id') ?? '', hidden: /hidden/i.test(element.attribute('state') ?? '') });
      if (element.name === '?:workbookPr') book.from1904 = /^(?:1|true)$/.test(element.attribute('date1904') ?? '');
    },
    close: () => undefined,
  }, context);
  const sheets: (Sheet & { hidden: boolean })[] = [];
  for (const [i, { name, id, hidden }] of listed.entries()) {
    await watch.breathe();
    const content = await parcel.part(related.find((target) => target.id === id)?.name ?? `${folder}/worksheets/sheet${i + 1}.xml`);
    if (content) sheets.push({ ...sheetOf(name, content, book, context), hidden });
  }
  return sheets;
}

async function targets(parcel: Package, relations: string, base: string, context: Context): Promise<{ id: string; type: string; name: string }[]> {
  const part = await parcel.part(relations);
  if (!part) return [];
  return parseXml(part, new Set(), context).children.flatMap((child) => {
    if (typeof child === 'string' || child.attributes['TargetMode'] === 'External') return [];
    const target = child.attributes['Target'] ?? '';
    const name = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(base, target));
    return [{ id: child.attributes['Id'] ?? '', type: (child.attributes['Type'] ?? '').split('/').at(-1)!, name }];
  });
}

function stringsOf(part: Buffer | null, context: Context): string[] {
  const strings: string[] = [];
  let [inText, phonetic, own] = [false, false, ''];
  if (part) walkXml(part, {
    open({ name }) {
      if (name === '?:si') own = '';
      if (name === '?:rPh') phonetic = true;
      if (name === '?:t') inText = true;
    },
    close(name) {
      if (name === '?:si') strings.push(own);
      if (name === '?:rPh') phonetic = false;
      if (name === '?:t') inText = false;
    },
    text(text) { if (inText && !phonetic) own += text; },
  }, context);
  return strings;
}

/** The format code of each cell style. */
function formatsOf(part: Buffer | null, context: Context): string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  if (part) walkXml(part, {
    open(element) {
      if (element.name === '?:numFmt') own.set(Number(element.attribute('numFmtId')), element.attribute('formatCode') ?? '');
      if (element.name === '?:cellXfs') inCells = true;
      if (element.name === '?:xf' && inCells) ids.push(Number(element.attribute('numFmtId') ?? 0));
    },
    close(name) { if (name === '?:cellXfs') inCells = false; },
  }, context);
  return ids.map((id) => formatCode(id, own));
}

function sheetOf(name: string, part: Buffer, book: Book, context: Context): Sheet {
  const sheet: Sheet = { name, rows: new Map(), merges: [] };
  let [row, column, type, style, value, words, inValue, inWords, phonetic] = [-1, -1, '', 0, '', '', false, false, false];
  walkXml(part, {
    open(element) {
      switch (element.name) {
        case '?:row': row = rowNumber(element.attribute('r')) ?? row + 1; column = -1; break;
        case '?:c': {
          const place = placeOf(element.attribute('r') ?? '');
          [row, column] = place ?? [Math.max(0, row), column + 1];
          [type, style, value, words] = [element.attribute('t') ?? 'n', Number(element.attribute('s') ?? 0), '', ''];
          break;
        }
        case '?:v': inValue = true; break;
        case '?:t': inWords = true; break;
        case '?:rPh': phonetic = true; break;
        case '?:mergeCell': {
          const [from, to] = (element.attribute('ref') ?? '').split(':').map(placeOf);
          if (from && to) sheet.merges.push(mergeOf(from, to));
        }
      }
    },
    close(closed) {
      if (closed === '?:v') inValue = false;
      else if (closed === '?:t') inWords = false;
      else if (closed === '?:rPh') phonetic = false;
      else if (closed === '?:c') {
        const text = shown(type, value, words, book, style);
        if (text.trim()) {
          const cells = sheet.rows.get(row) ?? new Map<number, string>();
          sheet.rows.set(row, cells.set(column, text));
        }
      }
    },
    text(text) {
      if (inValue) value += text;
      else if (inWords && !phonetic) words += text;
    },
  }, context);
  return sheet;
}

function shown(type: string, value: string, words: string, book: Book, style: number): string {
  switch (type) {
    case 's': return book.strings[Number(value)] ?? '';
    case 'str': case 'd': return unescape(value);
    case 'inlineStr': return words;
    case 'b': return value === '1' ? '是' : value === '0' ? '否' : '';
    case 'e': return '';
  }
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? '' : showNumber(number, book.formats[style] ?? '', book.from1904);
}

/** Characters that XML cannot hold are written _x000D_. */
function unescape(text: string): string {
  return text.replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function mergeOf([top, left]: readonly [number, number], [bottom, right]: readonly [number, number]): Merge {
  return { top: Math.min(top, bottom), left: Math.min(left, right), bottom: Math.max(top, bottom), right: Math.max(left, right) };
}

function rowNumber(reference: string | undefined): number | null {
  return reference !== undefined && /^\d{1,7}$/.test(reference) ? Number(reference) - 1 : null;
}

/** B3 → [2, 1]. */
function placeOf(reference: string): [number, number] | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!found) return null;
  let column = 0;
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return [Number(found[2]) - 1, column - 1];
}
