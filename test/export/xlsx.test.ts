import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import type { TaskRow } from '#model/ledger';
import { arrange, type LayoutId } from '#export/layouts';
import { write } from '#export/write';
import { writeXlsxTo } from '#export/xlsx';
import { taskRow, unit } from './task-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'zeqing-xlsx-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

let files = 0;
async function readBack(layout: LayoutId, rows: TaskRow[], options: { unit?: string; remark?: (row: TaskRow) => string } = {}): Promise<exceljs.Workbook> {
  const path = join(folder, `${files++}.xlsx`);
  await write(path, layout, rows, { today: '2018-12-31', ...options });
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book;
}
const sheetOf = (book: exceljs.Workbook, at = 0): exceljs.Worksheet => {
  const sheet = book.worksheets[at];
  if (!sheet) throw new Error(`no sheet ${at}`);
  return sheet;
};
const cells = (sheet: exceljs.Worksheet, row: number): unknown[] => Array.from((sheet.getRow(row).values as unknown[]).slice(1), (value) => value ?? null);
const deadline = { span: [0, 6], text: '2020年底前', kind: 'by', end: '2020-12-31', rule: 'r' } as const;

describe('breakdown', () => {
  test('every cell of a row reads back, the due date as a real date', async () => {
    const row = taskRow({
      units: [unit('市扶贫办', 'lead'), unit('市财政局', 'responsible'), unit('各镇街区', 'cooperate')],
      deadlines: [{ ...deadline, span: [0, 6] }, { ...deadline, span: [9, 15] }], dueOn: '2020-12-31', text: '2020年底前,完成任务。',
    });
    const sheet = sheetOf(await readBack('breakdown', [row], { remark: () => '时限待核' }));
    expect(sheet.name).toBe('任务分解表');
    expect(cells(sheet, 3)).toEqual(['序号', '任务来源', '主要任务', '具体举措', '牵头单位', '责任(配合)单位', '责任人', '完成时限', '到期日', '成果形式', '备注']);
    expect(cells(sheet, 4)).toEqual([
      1, '《关于打赢脱贫攻坚战三年行动的实施意见》(安发〔2018〕31号)二、3.', '加大政策资金倾斜力度', '2020年底前,完成任务。', '市扶贫办',
      '市财政局;配合:各镇街区', null, '2020年底前', new Date('2020-12-31T00:00:00Z'), null, '时限待核',
    ]);
    expect(sheet.getCell('I4').numFmt).toBe('yyyy-mm-dd');
    expect(sheet.getCell('A1').value).toBe('任务分解表');
    expect(String(sheet.getCell('A2').value)).toContain('共1项任务,来自1份文件');
    expect(String(sheet.getCell('A2').value)).toContain('2018-12-31');
  });

  test('the sheet prints on A4 landscape, one page wide, header frozen and repeated, pages numbered', async () => {
    const sheet = sheetOf(await readBack('breakdown', [taskRow()]));
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '3:3' });
    expect(sheet.headerFooter.oddFooter).toContain('&P');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.getCell('D4').alignment).toMatchObject({ wrapText: true });
    expect(sheet.getColumn(4).width).toBeGreaterThan(40);
    expect(sheet.autoFilter).toBe('A3:K3');
  });

  test('a row is as high as its longest text needs, and never higher than Excel shows', async () => {
    const sheet = sheetOf(await readBack('breakdown', [taskRow({ text: '短。' }), taskRow({ text: '建立健全工作机制。'.repeat(20) }), taskRow({ text: '建立健全工作机制。'.repeat(400) })]));
    expect(sheet.getRow(4).height).toBeLessThan(80);
    // 360 characters of Han text over a column of 54: at least 7 lines.
    expect(sheet.getRow(5).height).toBeGreaterThanOrEqual(7 * 13);
    expect(sheet.getRow(6).height).toBeGreaterThan(380);
    expect(sheet.getRow(6).height).toBeLessThanOrEqual(409);
    expect(sheet.getCell('D6').font.size).toBeLessThan(10);
  });

  test.each(['=1+1', '+86 区号', '-5%以上', '@SUM(A1)', "=cmd|' /C calc'!A0"])('%s stays a string', async (text) => {
    const sheet = sheetOf(await readBack('breakdown', [taskRow({ text })]));
    expect(sheet.getCell('D4').type).toBe(exceljs.ValueType.String);
    expect(sheet.getCell('D4').value).toBe(text);
  });

  test('an open or impossible due date leaves the cell empty instead of a wrong date', async () => {
    const sheet = sheetOf(await readBack('breakdown', [taskRow({ dueOn: '--12-31' }), taskRow({ dueOn: '2019-02-30' }), taskRow({ dueOn: '1996-02-29' })]));
    expect([4, 5, 6].map((row) => sheet.getCell(`I${row}`).value)).toEqual([null, null, new Date('1996-02-29T00:00:00Z')]);
  });

  test('no tasks give a sheet with its header', async () => {
    const sheet = sheetOf(await readBack('breakdown', []));
    expect(cells(sheet, 3)[0]).toBe('序号');
    expect(sheet.rowCount).toBe(3);
  });
});

describe('by-unit', () => {
  const rows = [
    taskRow({ units: [unit('市财政局', 'responsible'), unit('市扶贫办', 'lead')], dueOn: '2020-12-31' }),
    taskRow({ units: [unit('市财政局', 'lead'), unit('市财政局', 'responsible')], dueOn: '2019-06-30' }),
    taskRow({ units: [unit('市财政局', 'cooperate'), unit('市扶贫办', 'lead')] }),
    taskRow({ units: [] }),
  ];

  test('one sheet a unit after the summary, most leading first, tasks of nobody last', async () => {
    const book = await readBack('by-unit', rows);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['单位汇总', '市扶贫办', '市财政局', '未明确单位']);
    expect(cells(sheetOf(book, 0), 4).slice(2)).toEqual([2, 0, 0, 2, new Date('2020-12-31T00:00:00Z')]);
    expect(cells(sheetOf(book, 0), 5).slice(2)).toEqual([1, 1, 1, 3, new Date('2019-06-30T00:00:00Z')]);
    expect(cells(sheetOf(book, 0), 4)[1]).toEqual({ text: '市扶贫办', hyperlink: "#'市扶贫办'!A1" });
    const finance = sheetOf(book, 2);
    expect(finance.getCell('A1').value).toBe('市财政局责任清单');
    expect([4, 5, 6].map((row) => finance.getCell(`B${row}`).value)).toEqual(['责任', '牵头、责任', '配合']);
    expect(finance.getCell('E4').value).toBe('牵头:市扶贫办');
    expect(book.worksheets.every((sheet) => sheet.pageSetup.printTitlesRow === '3:3')).toBe(true);
  });

  test('a unit filter keeps that unit alone; a name that no sheet has keeps all', async () => {
    expect((await readBack('by-unit', rows, { unit: '财政' })).worksheets.map((sheet) => sheet.name)).toEqual(['单位汇总', '市财政局']);
    expect((await readBack('by-unit', rows, { unit: '财政局(旧称)' })).worksheets).toHaveLength(4);
  });

  test('unit names that Excel forbids become legal, unique names', async () => {
    const long = '经济技术开发区扶贫开发领导小组办公室及其全部成员单位和各镇街区管委会';
    const names = ['发改委/能源局', '发改委\\能源局', '发改委:能源局', `${long}甲`, `${long}乙`, "'某局'", 'HISTORY', '单位汇总', 'abc局', 'ABC局'];
    const book = await readBack('by-unit', names.map((name) => taskRow({ units: [unit(name, 'lead')] })));
    const sheets = book.worksheets.map((sheet) => sheet.name);
    expect(sheets).toHaveLength(names.length + 1);
    expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(sheets.length);
    for (const name of sheets) {
      expect(name).not.toMatch(/[[\]:*?/\\']/);
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name.toLowerCase()).not.toBe('history');
    }
  });
});

test('register carries number, dates and status, and shows overdue', async () => {
  const sheet = sheetOf(await readBack('register', [taskRow({ id: 77, status: 'in-progress', overdue: true, dueOn: '2018-11-30' })]));
  const line = Object.fromEntries(cells(sheet, 3).map((heading, index) => [String(heading), cells(sheet, 4)[index]]));
  expect(line).toMatchObject({ 任务编号: 77, 立项时间: new Date('2018-12-29T00:00:00Z'), 到期日: new Date('2018-11-30T00:00:00Z'), 办理状态: '推进中(逾期)' });
});

test.skipIf(!existsSync('/dev/full'))('a full disk rejects with ENOSPC instead of hanging or crashing', async () => {
  const rows = Array.from({ length: 3000 }, () => taskRow({ text: String(Math.random()).repeat(20) }));
  await expect(writeXlsxTo(arrange('breakdown', rows, { today: '2018-12-31' }), createWriteStream('/dev/full'), '2018-12-31')).rejects.toMatchObject({ code: 'ENOSPC' });
});

test('by-unit: who is named once, as a subject only, shares a sheet with the like', async () => {
  const subject = (name: string) => ({ ...unit(name, 'responsible'), basis: 'subject' as const });
  const book = await readBack('by-unit', [taskRow({ units: [unit('市财政局', 'lead'), subject('会议主持人')] }), taskRow({ units: [subject('派入单位')] }), taskRow({ units: [subject('各镇')] }), taskRow({ units: [subject('各镇')] })]);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['单位汇总', '市财政局', '各镇', '其他行为主体']);
});
