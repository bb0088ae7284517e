import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { harmless } from '#export/csv';
import { displayWidth, wrappedLines } from '#export/display-width';
import { replaceFile } from '#export/replace-file';
import { write } from '#export/write';
import { taskRow, unit } from './task-rows.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'zeqing-export-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const table = (path: string): string[][] => parse(readFileSync(path), { bom: true }) as unknown as string[][];

describe('csv', () => {
  test('byte-order mark, CRLF, same columns as the sheet, quotes and line breaks kept', async () => {
    const path = join(folder, '责任清单.csv');
    const text = '他说"好",\n下一行。';
    const written = await write(path, 'breakdown', [taskRow({ text, dueOn: '2020-12-31' })], { today: '2018-12-31' });
    expect(written).toMatchObject({ format: 'csv', tasks: 1, sheets: 1, lines: 1 });
    expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readFileSync(path, 'utf8')).toContain('\r\n');
    const [head, line] = table(path);
    expect(head?.slice(0, 4)).toEqual(['序号', '任务来源', '主要任务', '具体举措']);
    expect(line?.[3]).toBe(text);
    expect(line?.[8]).toBe('2020-12-31');
  });

  test('by-unit: a line for each unit of a task, told apart by the first column', async () => {
    const path = join(folder, 'u.csv');
    await write(path, 'by-unit', [taskRow({ units: [unit('甲局', 'lead'), unit('乙局', 'cooperate')] })], { today: '2018-12-31' });
    expect(table(path).map((line) => line[0])).toEqual(['单位', '甲局', '乙局']);
  });

  test.each([['=1+1', true], ['+1', true], ['-1', true], ['@x', true], ['\t=1', true], [' =1', true], ['\uff1d全角', true], ['\ufeff=1', true], ['甲=乙', false], ['', false], ['3-5个', false]])(
    '%j is defused: %s', (text, defused) => { expect(harmless(text)).toBe(defused ? `'${text}` : text); });
});

describe('the target', () => {
  test.each(['x.doc', 'x', 'x.xls', '.xlsx'])('%s: the format is unknown', async (name) => {
    await expect(write(join(folder, name), 'breakdown', [], { today: '2018-12-31' })).rejects.toMatchObject({ code: 'export-format-unknown' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that is absent, or a folder in the file\'s place, cannot be written', async () => {
    mkdirSync(join(folder, 'taken.xlsx'));
    for (const target of [join(folder, 'absent', 'x.xlsx'), join(folder, 'taken.xlsx'), join(folder, 'absent', 'x.csv')]) {
      await expect(write(target, 'breakdown', [taskRow()], { today: '2018-12-31' })).rejects.toMatchObject({ code: 'export-target-unwritable' });
    }
    expect(readdirSync(folder)).toEqual(['taken.xlsx']);
  });

  test('a failure leaves the earlier file as it was and no temporary file', async () => {
    const target = join(folder, 'x.csv');
    writeFileSync(target, 'earlier');
    await expect(replaceFile(target, async (temporary) => {
      await writeFile(temporary, 'half');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    })).rejects.toMatchObject({ code: 'disk-full', facts: { path: target } });
    expect(readFileSync(target, 'utf8')).toBe('earlier');
    expect(readdirSync(folder)).toEqual(['x.csv']);
  });

  test.skipIf(!existsSync('/dev/full'))('a real full device is disk-full', async () => {
    await expect(replaceFile(join(folder, 'x.csv'), () => writeFile('/dev/full', 'x'))).rejects.toMatchObject({ code: 'disk-full' });
  });

  test('a defect is not dressed up as trouble with the disk', async () => {
    await expect(replaceFile(join(folder, 'x.csv'), () => Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError);
  });
});

test.each([['市财政局', 8], ['2020年底前', 10], ['《意见》', 8], ['“十四五”', 10], ['abc', 3], ['𠮷', 2], ['', 0]])('%s is %d columns wide', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
test.each([['', 10, 1], ['市财政局', 8, 1], ['市财政局', 7, 2], ['一\n二', 10, 2], ['甲'.repeat(50), 20, 5]])('%s over %d columns: %d lines', (text, columns, lines) => {
  expect(wrappedLines(text, columns)).toBe(lines);
});
