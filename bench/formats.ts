/**
 * `node bench/formats.ts [FOLDER] [--ocr]`: reads every digital file with a reference text beside it (X.pdf and X.pdf.txt) and
 * every file of one table in several formats; prints agreement of characters and cells, and pages a second of
 * processor time (one core; the clock says little on a busy machine).
 * `--ocr` reads pictures of pages too and prints the share of wrong characters and the seconds a page.
 * FOLDER is ../shared/formats when absent: real files of state organs, too large for this repository.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '#model/source';
import { read } from '#intake/read';
import { type ApartFormat, readInside, readPictured } from '#intake/readers';
import { layOutPages } from '#intake/paged/page-layout';
import { readPages } from '#intake/paged/pdf-pages';
import { openPdf } from '#intake/paged/read-pdf';
import { receive } from '#intake/receive';
import { coverage, likeness, plain } from '../test/support/likeness.ts';
import { scanOf } from '../test/support/make-scan.ts';
import { table } from '#cli/table';

const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? fileURLToPath(new URL('../../shared/formats/', import.meta.url));
if (!existsSync(folder)) {
  console.log(`${folder} is absent: nothing measured`);
  process.exit(0);
}
/** Letters of a printed page of a 公文: 22 lines of 28. Formats without pages are counted so. */
const LETTERS_A_PAGE = 616;
const ROUNDS = 5;
/** Of a document printed from Word: two pages of prose. */
const SCANNED_PAGES = [2, 7];
const SOURCE = /\.(?:pdf|docx?|wps|ofd|rtf|html|mht|xlsx?)$/;

interface Row { name: string; agreement: number | null; order: number | null; cells: string; pages: number; perSecond: number }

const cellsOf = ({ text, blocks }: SourceText): string[] => blocks.flatMap(({ cell, span }) => (cell ? [`${plain(text.slice(...span))}@${cell.row},${cell.column},${cell.rowSpan},${cell.columnSpan}`] : []));
const shareOf = (found: readonly string[], wanted: readonly string[]): number => {
  const left = new Map<string, number>();
  for (const cell of found) left.set(cell, (left.get(cell) ?? 0) + 1);
  return wanted.filter((cell) => {
    const count = left.get(cell) ?? 0;
    left.set(cell, count - 1);
    return count > 0;
  }).length / wanted.length;
};

async function measure(path: string): Promise<{ row: Row; source: SourceText } | null> {
  const file = await receive(path).catch(() => null);
  const source = file && await read(file).catch(() => null);
  if (!file || !source) return null;
  const pages = Math.max(1, ...source.blocks.map((block) => block.page ?? 0), source.blocks.some((block) => block.page) ? 1 : Math.round(source.text.length / LETTERS_A_PAGE));
  const watch = { check: () => undefined, breathe: () => Promise.resolve() };
  const inside = { ...file, format: file.format as ApartFormat };
  await readInside(inside, watch);
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) await readInside(inside, watch);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6 / ROUNDS;
  const reference = existsSync(`${path}.txt`) ? readFileSync(`${path}.txt`, 'utf8') : null;
  return { source, row: { name: basename(path), agreement: reference === null ? null : coverage(source.text, reference), order: reference === null ? null : likeness(source.text, reference), cells: '', pages, perSecond: pages / seconds } };
}

/** Files that hold one and the same table: the first is the judge. */
const SAME_TABLES = [['gw_table_footnote.docx', 'LO_table_footnote.doc', 'LO_table_footnote.rtf', 'LO_gw_table.pdf'], ['exceljs_merged.xlsx', 'LO_xlsx_table_5pages.pdf'], ['gov_utf8.html', 'gov_gbk_wrongmeta.html', 'ie_gb2312_qu.mht', 'chromium_gw_type3_radicals.pdf']];

const rows: Row[] = [];
const sources = new Map<string, SourceText>();
for (const part of ['real', 'made']) {
  for (const name of readdirSync(join(folder, part)).filter((other) => SOURCE.test(other))) {
    const measured = await measure(join(folder, part, name));
    if (!measured) continue;
    rows.push(measured.row);
    sources.set(name, measured.source);
  }
}
for (const [judge = '', ...others] of SAME_TABLES) for (const name of others) {
  const [wanted, found] = [sources.get(judge), sources.get(name)];
  const row = rows.find((other) => other.name === name);
  if (wanted && found && row) row.cells = percent(shareOf(cellsOf(found), cellsOf(wanted)));
}

function percent(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(2)} %`;
}
console.log(table(rows, [
  { heading: '文件', min: 30, max: 40, value: (row) => row.name },
  { heading: '字符一致', min: 9, max: 9, value: (row) => percent(row.agreement) },
  { heading: '连同次序', min: 9, max: 9, value: (row) => percent(row.order) },
  { heading: '单元格一致', min: 10, max: 10, value: (row) => row.cells },
  { heading: '页', min: 4, max: 4, value: (row) => String(row.pages) },
  { heading: '页/秒', min: 6, max: 6, value: (row) => row.perSecond.toFixed(0) },
], { width: 120 }).join('\n'));
const seconds = rows.reduce((sum, row) => sum + row.pages / row.perSecond, 0);
console.log(`共 ${rows.length} 个文件,${rows.reduce((sum, row) => sum + row.pages, 0)} 页,平均 ${(rows.reduce((sum, row) => sum + row.pages, 0) / seconds).toFixed(0)} 页/秒(目标 ≥ 20)`);

/** Characters to be put in, left out or changed, per character of the reference. */
function errorRate(text: string, reference: string): number {
  const [a, b] = [Array.from(plain(text)), Array.from(plain(reference))];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, c] of a.entries()) {
    const line = [i + 1];
    for (let j = 1; j <= b.length; j++) line[j] = Math.min(above[j]! + 1, line[j - 1]! + 1, above[j - 1]! + (c === b[j - 1] ? 0 : 1));
    above = line;
  }
  return above[b.length]! / b.length;
}

/** Pictures of pages with the text they show; those of the first kind are clean, of the second aslant, noisy, pressed hard. */
interface Shown { kind: string; name: string; bytes: Uint8Array; reference: string }
async function shownPages(): Promise<Shown[]> {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const shown: Shown[] = [];
  const add = (kind: string, name: string, reference: string): void => { if (existsSync(join(folder, name))) shown.push({ kind, name, bytes: readFileSync(join(folder, name)), reference: text(reference) }); };
  for (const page of ['p3', 'p5', 'p9']) {
    add('清晰 200 dpi', `made/${page}-200.png`, `made/${page}.txt`);
    add('劣化', `made/${page}-200deg.jpg`, `made/${page}.txt`);
  }
  add('真实扫描', 'real/scan1-200dpi.png', 'real/scan1.txt');
  add('真实扫描', 'real/scan2-200dpi.png', 'real/scan2.txt');
  add('真实扫描', 'real/scan2-300dpi.png', 'real/scan2.txt');
  const printed = join(folder, 'real/yihao-2026.pdf');
  if (existsSync(printed)) {
    for (const number of SCANNED_PAGES) {
      const one = await onePage(readFileSync(printed), number);
      shown.push({ kind: '清晰 300 dpi', name: `real/yihao-2026.pdf 第${number}页`, bytes: one.bytes, reference: one.text });
    }
  }
  return shown;
}

/** A page of a printed document as a scanner at 300 dpi would give it, and the text that the document itself says. */
async function onePage(pdf: Uint8Array, number: number): Promise<{ bytes: Uint8Array; text: string }> {
  const watch = { check: () => undefined, breathe: () => Promise.resolve() };
  const { document, pdfjs, close } = await openPdf({ path: 'printed.pdf', bytes: pdf });
  const { pages } = await readPages(document, pdfjs, watch);
  await close();
  return { bytes: await scanOf(pdf, 300, [number]), text: layOutPages(pages.filter((page) => page.page === number)).text };
}

if (process.argv.includes('--ocr')) {
  const read: { kind: string; name: string; error: number; letters: number; doubts: number; seconds: number }[] = [];
  for (const { kind, name, bytes, reference } of await shownPages()) {
    const file = { path: name, name, sha256: '', bytes, format: name.endsWith('页') ? 'pdf' : 'image' } as const;
    const before = process.cpuUsage();
    const source = await readPictured(file, { check: () => undefined, breathe: () => Promise.resolve() });
    const { user, system } = process.cpuUsage(before);
    read.push({ kind, name: basename(name), error: errorRate(source.text, reference), letters: plain(reference).length, doubts: source.diagnostics.filter(({ code }) => code === 'character-doubtful').length, seconds: (user + system) / 1e6 });
  }
  console.log(table(read, [
    { heading: '图像', min: 30, max: 40, value: (row) => row.name }, { heading: '类别', min: 12, max: 12, value: (row) => row.kind },
    { heading: '字错率', min: 8, max: 8, value: (row) => percent(row.error) }, { heading: '存疑字', min: 6, max: 6, value: (row) => String(row.doubts) }, { heading: '秒/页', min: 6, max: 6, value: (row) => row.seconds.toFixed(1) },
  ], { width: 120 }).join('\n'));
  for (const kind of new Set(read.map((row) => row.kind))) {
    const own = read.filter((row) => row.kind === kind);
    const sum = (of: (row: (typeof own)[number]) => number): number => own.reduce((total, row) => total + of(row), 0);
    console.log(`${kind}:字错率 ${percent(sum((row) => row.error * row.letters) / sum((row) => row.letters))}(目标 ≤ ${kind === '劣化' ? 3 : 1} %),${(sum((row) => row.seconds) / own.length).toFixed(1)} 秒/页(处理器时间)`);
  }
}
