/**
 * `node bench/formats.ts [FOLDER]`: reads every digital file with a reference text beside it (X.pdf and X.pdf.txt) and
 * every file of one table in several formats; prints agreement of characters and cells, and pages a second of
 * processor time (one core; the clock says little on a busy machine).
 * FOLDER is ../shared/formats when absent: real files of state organs, too large for this repository.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '#model/source';
import { read } from '#intake/read';
import { type ApartFormat, readInside } from '#intake/readers';
import { receive } from '#intake/receive';
import { coverage, likeness, plain } from '../test/support/likeness.ts';
import { table } from '#cli/table';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/formats/', import.meta.url));
if (!existsSync(folder)) {
  console.log(`${folder} is absent: nothing measured`);
  process.exit(0);
}
/** Letters of a printed page of a 公文: 22 lines of 28. Formats without pages are counted so. */
const LETTERS_A_PAGE = 616;
const ROUNDS = 5;
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
