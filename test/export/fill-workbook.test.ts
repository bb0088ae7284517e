import exceljs, { type Worksheet } from 'exceljs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fillWorkbook } from '#export/fill-workbook';
import { temporaryFolder } from '../support/open-temporary.ts';

const KNOWN = new Set(['序号', '任务', '单位', '进度']);
const lines = (count: number) => (headings: readonly string[]): string[][] => Array.from({ length: count }, (_, i) => headings.map((heading) => (heading === '序号' ? String(i + 1) : heading === '进度' ? '' : `${heading}${i + 1}`)));

/** A template with a title, a header, `room` numbered rows and, below them, a sum and a line for signatures. */
async function filled(count: number, room: number, change: (sheet: Worksheet, book: exceljs.Workbook) => void = () => undefined): Promise<exceljs.Workbook> {
  const folder = temporaryFolder();
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.mergeCells('A1:E1');
  sheet.getCell('A1').value = '某某区督查台账';
  sheet.getRow(2).values = ['序号', '任务', '单位', '进度', '分值'];
  for (let i = 1; i <= room; i++) {
    const row = sheet.getRow(2 + i);
    row.values = [i];
    row.height = 30;
    row.getCell(2).font = { name: '楷体', size: 12 };
    row.getCell(5).border = { top: { style: 'thin' } };
  }
  const sum = 3 + room;
  sheet.getCell(sum, 1).value = '合计';
  sheet.getCell(sum, 5).value = { formula: `SUM(E3:E${Math.max(3, sum - 1)})`, date1904: false };
  sheet.getCell(sum, 5).font = { bold: true };
  sheet.mergeCells(sum + 1, 1, sum + 2, 5);
  sheet.getCell(sum + 1, 1).value = '填报人：        审核人：';
  sheet.getRow(sum + 1).height = 40;
  sheet.getCell(sum + 3, 1).note = '电话请写手机';
  sheet.getCell(sum + 3, 1).value = '联系电话：';
  change(sheet, book);
  await book.xlsx.writeFile(join(folder, '模板.xlsx'));
  await fillWorkbook(join(folder, '模板.xlsx'), join(folder, '成品.xlsx'), KNOWN, lines(count));
  const done = new exceljs.Workbook();
  await done.xlsx.readFile(join(folder, '成品.xlsx'));
  return done;
}

const column = (sheet: Worksheet, letter: string): string[] => Array.from({ length: sheet.rowCount }, (_, i) => (sheet.getCell(`${letter}${i + 1}`).master.address === `${letter}${i + 1}` ? sheet.getCell(`${letter}${i + 1}`).text : ''));

describe('an office\'s own workbook with something below its table', () => {
  test('more tasks than rows: rows are put in, what stands below moves down whole', async () => {
    const sheet = (await filled(5, 2)).worksheets[0]!;
    expect(column(sheet, 'A')).toEqual(['某某区督查台账', '序号', '1', '2', '3', '4', '5', '合计', '填报人：        审核人：', '', '联系电话：']);
    expect(column(sheet, 'B').slice(1)).toEqual(['任务', '任务1', '任务2', '任务3', '任务4', '任务5', '', '', '', '']);
    expect([...sheet.model.merges].sort()).toEqual(['A1:E1', 'A9:E10']);
    expect([sheet.getCell('E8').formula, sheet.getCell('E8').font.bold]).toEqual(['SUM(E3:E7)', true]);
    expect([3, 5, 7, 8, 9, 10].map((row) => sheet.getRow(row).height ?? null)).toEqual([30, 30, 30, null, 40, null]);
    expect([sheet.getCell('B7').font.name, sheet.getCell('E7').border?.top?.style, sheet.getCell('E6').text]).toEqual(['楷体', 'thin', '']);
    expect(JSON.stringify(sheet.getCell('A11').note)).toContain('电话请写手机');
  });

  test('as many tasks as rows, or fewer: nothing moves', async () => {
    for (const count of [0, 2, 3]) {
      const sheet = (await filled(count, 3)).worksheets[0]!;
      expect([sheet.getCell('A6').text, sheet.getCell('E6').formula, sheet.getCell('A7').text, sheet.getRow(7).height]).toEqual(['合计', 'SUM(E3:E5)', '填报人：        审核人：', 40]);
      expect(column(sheet, 'B').filter((words) => words.startsWith('任务'))).toHaveLength(count + 1);
    }
  });

  test('no row between header and sum: the new ones stand in the frame of the header, not in the look of the sum', async () => {
    const sheet = (await filled(2, 0, (own) => { own.getCell('B2').border = { bottom: { style: 'thin' } }; own.getCell('B3').font = { bold: true }; })).worksheets[0]!;
    expect(column(sheet, 'A').slice(1, 5)).toEqual(['序号', '1', '2', '合计']);
    expect([sheet.getCell('B3').border?.bottom?.style, sheet.getCell('B3').font?.bold ?? false, sheet.getCell('B5').font.bold]).toEqual(['thin', false, true]);
  });

  test('a header of two rows is left alone; lines of merged cells come in the same shape', async () => {
    const sheet = (await filled(3, 1, (own) => {
      own.unMergeCells('A5:E6');
      own.spliceRows(3, 0, []);
      for (const letter of ['A', 'B', 'D', 'E']) own.mergeCells(`${letter}2:${letter}3`);
      own.getCell('C3').value = '(全称)';
      own.mergeCells('D4:E4');
    })).worksheets[0]!;
    expect(column(sheet, 'A').slice(1, 8)).toEqual(['序号', '', '1', '2', '3', '合计', '填报人：        审核人：']);
    expect(sheet.getCell('C3').text).toBe('(全称)');
    expect(sheet.model.merges.filter((merge) => merge.startsWith('D'))).toEqual(['D2:D3', 'D4:E4', 'D5:E5', 'D6:E6']);
  });

  test('last month\'s lines are written over and none of them stays; signatures beside each other do', async () => {
    const sheet = (await filled(2, 4, (own) => {
      for (let i = 1; i <= 4; i++) { own.getCell(2 + i, 2).value = `旧任务${i}`; own.getCell(2 + i, 3).value = `旧单位${i}`; own.getCell(2 + i, 4).value = '进展正常'; }
      own.getRow(7).values = ['经办：', '张三', '审核：', '李四'];
    })).worksheets[0]!;
    expect(column(sheet, 'B').slice(1, 7)).toEqual(['任务', '任务1', '任务2', '', '', '张三']);
    expect(column(sheet, 'D').slice(1, 7)).toEqual(['进度', '', '', '', '', '李四']);
  });

  test('formulas elsewhere, the printed area, choices and colours by condition follow', async () => {
    const done = await filled(4, 2, (own, book) => {
      const other = book.addWorksheet('汇总');
      other.getCell('A1').value = { formula: '台账!E5&"台账!E5"&E5&LOG10(台账!$E$5)', date1904: false };
      other.getCell('A2').value = { formula: 'SUM(\'台账\'!E3:E4)+\'台账\'!E4', date1904: false };
      own.pageSetup.printArea = 'A1:E8';
      own.getCell('D4').dataValidation = { type: 'list', allowBlank: true, formulae: ['"办理中,办结"'] };
      own.addConditionalFormatting({ ref: 'D3:D4', rules: [{ type: 'expression', priority: 1, formulae: ['D3="逾期"'], style: { font: { bold: true } } }] });
      own.getCell('G1').value = { formula: 'E5', date1904: false };
    });
    const [sheet, other] = done.worksheets;
    expect([other!.getCell('A1').formula, other!.getCell('A2').formula, sheet!.getCell('G1').formula]).toEqual(['台账!E7&"台账!E5"&E5&LOG10(台账!$E$7)', 'SUM(\'台账\'!E3:E6)+\'台账\'!E4', 'E7']);
    expect(sheet!.pageSetup.printArea).toBe('A1:E10');
    expect([4, 5, 6, 7].map((row) => sheet!.getCell(row, 4).dataValidation?.formulae?.[0] ?? null)).toEqual(['"办理中,办结"', '"办理中,办结"', '"办理中,办结"', null]);
    expect((sheet as unknown as { conditionalFormattings: { ref: string }[] }).conditionalFormattings.map(({ ref }) => ref)).toEqual(['D3:D6']);
  });
});
