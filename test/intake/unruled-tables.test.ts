import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { layOutPages } from '#intake/paged/page-layout';
import { readPages } from '#intake/paged/pdf-pages';
import { openPdf } from '#intake/paged/read-pdf';
import { makePdf, type MadePage } from '../support/make-pdf.ts';
import { readBytes } from '../support/read-bytes.ts';

const COLUMNS = [80, 130, 330, 440];
/** Rows of cells, each cell its lines; `middle`: cells stand at half the row's height, as many tables have them. */
function set(rows: readonly (readonly string[][])[], top = 120, middle = false): MadePage['words'] {
  const words: MadePage['words'] = [];
  let y = top;
  for (const row of rows) {
    const height = Math.max(...row.map((lines) => lines.length)) * 15;
    row.forEach((lines, column) => {
      const down = middle ? (height - lines.length * 15) / 2 : 0;
      lines.forEach((text, i) => words.push({ text, x: COLUMNS[column]!, y: y + down + i * 15, size: 11 }));
    });
    y += height + 8;
  }
  return words;
}
const HEAD = [['序号'], ['重点任务'], ['责任单位'], ['完成时限']];
const LONG = ['稳定粮食播种面积，主攻单产和品质', '提升。'];
const ROWS = [[['1'], LONG, ['市农业农村局'], ['2026年6月底']], [['2'], ['新建高标准农田三万亩。'], ['市水利局'], ['持续推进']], [['3'], ['严守耕地红线。'], ['市自然资源局'], ['2026年底']]];
const WANTED = ['序号\t重点任务\t责任单位\t完成时限', '1\t稳定粮食播种面积，主攻单产和品质提升。\t市农业农村局\t2026年6月底', '2\t新建高标准农田三万亩。\t市水利局\t持续推进', '3\t严守耕地红线。\t市自然资源局\t2026年底'];
const lines = async (...pages: MadePage[]): Promise<string[]> => (await readBytes(makePdf(pages))).text.split('\n');

describe('tables without rules', () => {
  test.each([['at the top of their rows', false], ['in the middle', true]])('cells that stand %s, wrapped words joined', async (_, middle) => {
    const { text, blocks } = await readBytes(makePdf([{ words: [{ text: '重点任务分工表', x: 220, y: 80, size: 18 }, ...set([HEAD, ...ROWS], 120, middle)] }]));
    expect(text.split('\n')).toEqual(['重点任务分工表', ...WANTED]);
    expect(blocks.filter((b) => b.cell).map((b) => b.cell!.column)).toEqual(Array.from({ length: 16 }, (_, i) => i % 4));
  });
  test('over two pages, with and without a repeated head', async () => {
    const more = [[['4'], ['拓宽就业渠道。'], ['市人社局'], ['2026年3月']], [['5'], ['治理拖欠工资。'], ['市人社局'], ['持续推进']], [['6'], ['建设四好公路。'], ['市交通局'], ['2026年底']]];
    const wanted = [...WANTED, '4\t拓宽就业渠道。\t市人社局\t2026年3月', '5\t治理拖欠工资。\t市人社局\t持续推进', '6\t建设四好公路。\t市交通局\t2026年底'];
    expect(await lines({ words: set([HEAD, ...ROWS]) }, { words: set([HEAD, ...more]) })).toEqual(wanted);
    expect(await lines({ words: set([HEAD, ...ROWS]) }, { words: set(more) })).toEqual(wanted);
  });
  test('an empty cell, and prose before and after', async () => {
    const prose = '各县区各部门要压实责任强化措施确保目标任务如期完成好';
    const rows = [ROWS[0]!, [['2'], ['新建高标准农田三万亩。'], [], ['持续推进']], ROWS[2]!];
    expect(await lines({ words: [{ text: prose, x: 80, y: 90 }, ...set([HEAD, ...rows], 130), { text: `${prose}。`, x: 80, y: 330 }] })).toEqual([prose, WANTED[0], WANTED[1], '2\t新建高标准农田三万亩。\t\t持续推进', WANTED[3], `${prose}。`]);
  });
  test('names in three columns, a signature, a date and items are none', async () => {
    const names = [['张三', '李四', '王五'], ['赵六', '钱七', '孙八'], ['周九', '吴十', '郑一'], ['冯二', '陈三', '褚四']];
    const words: MadePage['words'] = names.flatMap((row, i) => row.map((text, j) => ({ text, x: 100 + j * 120, y: 120 + i * 24 })));
    words.push({ text: '示范市财政局', x: 90, y: 400 }, { text: '示范市审计局', x: 230, y: 400 }, { text: '示范市统计局', x: 370, y: 400 }, { text: '2025年3月1日', x: 380, y: 430 });
    expect((await readBytes(makePdf([{ words }]))).blocks.filter((block) => block.cell)).toEqual([]);
  });
  test('a table of LibreOffice whose rules are taken away has the same rows', async () => {
    const { document, pdfjs, close } = await openPdf({ path: 'x', bytes: await readFile(new URL('../fixtures/intake/LO_gw_table.pdf', import.meta.url)) });
    const { pages } = await readPages(document, pdfjs, { check: () => undefined, breathe: () => Promise.resolve() });
    await close();
    const { text } = layOutPages(pages.map((page) => ({ ...page, rules: [] })));
    const ruled = layOutPages(pages).text.split('\n').slice(-4);
    expect(text.split('\n').filter((line) => line.includes('\t')).slice(-4).map((line) => line.split('\t').slice(1))).toEqual(ruled.map((line) => line.split('\t').slice(1)));
  });
});
