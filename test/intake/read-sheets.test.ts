import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { showNumber } from '#intake/sheets/cell-value';
import type { SourceText } from '#model/source';
import { packStored } from '#intake/zip';
import { codeOf } from '../support/code-of.ts';
import { makeXlsx, type MadeSheet } from '../support/make-xlsx.ts';
import { readBytes } from '../support/read-bytes.ts';

const TASKS: MadeSheet[] = [
  {
    name: '任务分解表', rows: [
      ['重点任务分解表'], ['单位：万元'], ['序号', '任务', '责任单位', null, '完成时限', '比例', '已办'], [null, null, '牵头', '配合', null, null, null],
      [1, '新建高标准农田', '市农业农村局', '市财政局', new Date(Date.UTC(2026, 5, 30)), 0.685, true],
      [2, { richText: [{ text: '拓宽' }, { text: '就业渠道' }] }, '市人社局', null, { formula: 'E5', result: 46203 }, 0.1, false], [], ['注：如有变动另行通知。'],
    ],
    merges: ['A1:G1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'F3:F4', 'G3:G4'], formats: { E5: 'yyyy"年"m"月"d"日"', E6: 'yyyy-mm-dd', F5: '0.0%', F6: '0%' },
  },
  { name: '字典', rows: [['甲', '乙'], ['丙', '丁']], hidden: true }, { name: 'Sheet3', rows: [] }, { name: '附表', rows: [['单位', '数量'], ['甲县', 1234.5]] },
];
const EXPECTED = [
  '任务分解表', '重点任务分解表', '单位：万元', '序号\t任务\t责任单位\t\t完成时限\t比例\t已办', '\t\t牵头\t配合\t\t\t', '1\t新建高标准农田\t市农业农村局\t市财政局\t2026年6月30日\t68.5%\t是',
  '2\t拓宽就业渠道\t市人社局\t\t2026年6月30日\t10%\t否', '注：如有变动另行通知。', '附表', '单位\t数量', '甲县\t1234.5',
];
const lines = ({ text }: SourceText): string[] => text.split('\n');

describe('task tables in workbooks', () => {
  test.each([
    ['xlsx', () => makeXlsx(TASKS)], ['xls', () => readFile(new URL('../fixtures/intake/tasks.xls', import.meta.url))],
  ] as const)('%s: titles and notes apart, merged cells once, dates and shares as shown, hidden sheets left out', async (format, make) => {
    const source = await readBytes(await make(), 'x.et');
    expect(source.format).toBe(format);
    expect(lines(source).map((line) => line.trimEnd())).toEqual(EXPECTED.map((line) => line.trimEnd()));
    const cell = (words: string): unknown => source.blocks.find((b) => source.text.slice(...b.span) === words)?.cell;
    expect(cell('责任单位')).toEqual({ table: 0, row: 0, column: 2, rowSpan: 1, columnSpan: 2 });
    expect(cell('任务')).toEqual({ table: 0, row: 0, column: 1, rowSpan: 2, columnSpan: 1 });
    expect(cell('甲县')).toMatchObject({ table: 1, row: 1, column: 0 });
    expect(source.blocks.filter((b) => b.kind === 'heading').map((b) => source.text.slice(...b.span))).toEqual(['任务分解表', '附表']);
  });
  test('a single sheet needs no name; empty columns, stray spaces and line breaks go', async () => {
    expect(lines(await readBytes(await makeXlsx([{ name: '任务', rows: [['任务', null, '单位'], ['甲\n乙', null, '\t丙 '], ['丁', ' ', '戊']] }])))).toEqual(['任务\t单位', '甲 乙\t丙', '丁\t戊']);
  });
  test('a column of lines is text, not a table', async () => {
    expect((await readBytes(await makeXlsx([{ name: 'a', rows: [['一、总体要求'], ['二、主要任务']] }]))).blocks.map((b) => b.kind)).toEqual(['paragraph', 'paragraph']);
  });
  test('a section row within the table stays in it, the last merged cell too', async () => {
    const rows = [['任务', '单位'], ['一、农业', null], ['甲', '乙'], [null, '丙']];
    expect(lines(await readBytes(await makeXlsx([{ name: 'a', rows, merges: ['A2:B2', 'A3:A4'] }])))).toEqual(['任务\t单位', '一、农业', '甲\t乙', '\t丙']);
  });
});

test.each([
  [46203, 'yyyy-mm-dd', false, '2026年6月30日'], [46203, 'm"月"d"日"', false, '6月30日'], [46203, 'yyyy"年"m"月"', false, '2026年6月'], [44741, 'yyyy/m/d', true, '2026年6月30日'],
  [1, 'yyyy/m/d', false, '1900年1月1日'], [59, 'yyyy/m/d', false, '1900年2月28日'], [61, 'yyyy/m/d', false, '1900年3月1日'], [46203.5, 'yyyy/m/d h:mm', false, '2026年6月30日 12:00'], [0.75, 'h:mm:ss', false, '18:00'],
  [0.1 + 0.2, '', false, '0.3'], [12.5, '0.00%', false, '1250%'], [5, '#,##0.00_ ;[Red]-#,##0.00', false, '5'], [3, '0"个月"', false, '3'], [46203, '[$-F800]yyyy\\年m\\月d\\日', false, '2026年6月30日'], [-5, 'yyyy/m/d', false, '-5'],
] as const)('%d in %j (1904: %j) is %s', (value, code, from1904, shown) => { expect(showNumber(value, code, from1904)).toBe(shown); });

describe('damaged and hostile', () => {
  test('50,000 merges that overlap', async () => {
    const xml = `<worksheet><sheetData>${Array.from({ length: 300 }, (_, r) => `<row r="${r + 1}">${Array.from({ length: 20 }, (__, c) => `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="str"><v>x</v></c>`).join('')}</row>`).join('')}</sheetData><mergeCells>${Array.from({ length: 50_000 }, (_, i) => `<mergeCell ref="A${(i % 300) + 1}:T1048576"/>`).join('')}</mergeCells></worksheet>`;
    const book = packStored({ 'xl/workbook.xml': '<workbook><sheets><sheet name="a"/></sheets></workbook>', 'xl/worksheets/sheet1.xml': xml });
    expect((await readBytes(book)).blocks.length).toBeGreaterThan(0);
  });
  test.each([
    ['a document type', { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }, 'file-bomb'],
    ['no workbook', { '[Content_Types].xml': '<Types/>', 'xl/styles.xml': '<a/>' }, 'file-damaged'],
    ['a binary workbook', { 'xl/workbook.bin': 'x' }, 'format-unsupported'],
    ['no words', { 'xl/workbook.xml': '<workbook><sheets><sheet name="a"/></sheets></workbook>' }, 'file-empty'],
  ] as const)('%s', async (_, parts, code) => { expect(await codeOf(readBytes(packStored(parts)))).toBe(code); });
  test('an xls cut at any tenth, and one that needs a password', async () => {
    const whole = await readFile(new URL('../fixtures/intake/tasks.xls', import.meta.url));
    for (let tenth = 1; tenth < 10; tenth++) await codeOf(readBytes(whole.subarray(0, Math.floor((whole.length * tenth) / 10))));
    const locked = Buffer.from(whole);
    const at = locked.indexOf(Buffer.from([0x22, 0, 2, 0]));
    locked.writeUInt16LE(0x2f, at);
    expect(await codeOf(readBytes(locked))).toBe('file-encrypted');
  });
});
