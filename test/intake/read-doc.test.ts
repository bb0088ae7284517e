import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { gridOf, rowOf } from '#intake/word/doc-table';
import { letterhead } from '#intake/letterhead';
import { openOle } from '#intake/ole';
import { codeOf } from '../support/code-of.ts';
import { likeness } from '../support/likeness.ts';
import { readBytes } from '../support/read-bytes.ts';
import { mutate } from './hostile/mutate.ts';

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../fixtures/intake/${name}`, import.meta.url));

describe('Word 97', () => {
  test('a 公文 with a merged table and a footnote reads as the newer format does', async () => {
    const [doc, docx] = [await readBytes(await fixture('LO_table_footnote.doc')), await readBytes(await fixture('gw_table_footnote.docx'))];
    expect(doc.format).toBe('doc');
    expect(doc.text.trimEnd()).toBe(docx.text.trimEnd());
    expect(doc.blocks.map((b) => [doc.text.slice(...b.span), b.kind, b.cell])).toEqual(docx.blocks.map((b) => [docx.text.slice(...b.span), b.kind, b.cell]));
  });
  test('automatic numbers, final text of tracked changes, text boxes, fields, merged cells', async () => {
    const { text, blocks, diagnostics } = await readBytes(await fixture('numbered.doc'));
    expect(text.split('\n')).toEqual([
      '总则', '一、甲', '（一）乙', '1. 丙', '2. 丁', '（二）戊', '1. 己', '二、庚', '（一）辛', '1. 壬', '二.一.1.1 癸', '甲', '乙', '正文带框', '示政办发〔2026〕7号',
      '甲乙26年11月21日', '任务\t分工', '\t牵头 单位\t配合', '终',
    ]);
    expect(blocks[0]).toMatchObject({ kind: 'heading', headingLevel: 1 });
    expect(blocks.filter((b) => b.cell).map(({ span, cell }) => [text.slice(...span), cell?.rowSpan, cell?.columnSpan])).toEqual([['任务', 2, 1], ['分工', 1, 2], ['牵头 单位', 1, 1], ['配合', 1, 1]]);
    expect(diagnostics).toEqual([{ code: 'tracked-changes', severity: 'warning', span: null, found: '+1 -1' }]);
  });
  test('a published form: all characters, every cell in its row', async () => {
    const source = await readBytes(await fixture('shenpibiao.doc'));
    expect(likeness(source.text, (await fixture('shenpibiao.doc.txt')).toString())).toBe(1);
    expect(source.text.split('\n')).toContain('调查人员\t\t\t\t\t承办部门\t\t');
    for (const { span: [start, end] } of source.blocks) expect(source.text.slice(start, end).trim().length).toBe(end - start);
  });
  test('WPS Writer\'s own format with a short last sector', async () => {
    const source = await readBytes(await fixture('wps_short_last_sector.wps'));
    expect([source.format, source.blocks.length]).toEqual(['doc', 13]);
  });
});

describe('rows of tables by the edges of their cells', () => {
  const definition = (edges: readonly number[], flags: readonly number[]): Buffer => {
    const operand = Buffer.alloc(1 + edges.length * 2 + flags.length * 20);
    operand[0] = flags.length;
    edges.forEach((edge, i) => operand.writeInt16LE(edge, 1 + i * 2));
    flags.forEach((flag, i) => operand.writeUInt16LE(flag, 1 + edges.length * 2 + i * 20));
    const head = Buffer.alloc(4);
    head.writeUInt16LE(0xd608, 0);
    head.writeUInt16LE(operand.length + 1, 2);
    return Buffer.concat([head, operand]);
  };
  test('a cell merged across, one merged down, edges that differ by a hair', () => {
    const rows = [rowOf(['甲', '乙', ''], definition([0, 1000, 2000, 3000], [0x60, 1, 2])), rowOf(['', '丙', '丁'], definition([5, 1000, 2010, 3000], [0x20, 0, 0]))];
    expect(gridOf(rows)).toEqual([[{ text: '甲', rowSpan: 2, columnSpan: 1 }, { text: '乙', rowSpan: 1, columnSpan: 2 }], [{ text: '丙', rowSpan: 1, columnSpan: 1 }, { text: '丁', rowSpan: 1, columnSpan: 1 }]]);
  });
  test('rows without a definition: a column a cell', () => {
    expect(gridOf([rowOf(['甲', '乙'], Buffer.alloc(0))])).toEqual([[{ text: '甲', rowSpan: 1, columnSpan: 1 }, { text: '乙', rowSpan: 1, columnSpan: 1 }]]);
  });
});

test('of running heads the number and the masthead stay, once', () => {
  expect(letterhead(['深圳市人民政府公报', '示政办发〔2026〕7号', '示政办发〔2026〕7号', '示范省人民政府文件', '第3页'], ['关于春耕的通知'])).toEqual(['示政办发〔2026〕7号', '示范省人民政府文件']);
  expect(letterhead(['示政办发〔2026〕7号'], ['示政办发 〔2026〕 7号'])).toEqual([]);
});

describe('damaged and foreign', () => {
  test('cut at any tenth, and with any sector of the tables in a circle: a text or a Failure', async () => {
    const whole = await fixture('numbered.doc');
    for (let tenth = 1; tenth < 10; tenth++) expect(await codeOf(readBytes(whole.subarray(0, Math.floor((whole.length * tenth) / 10))).then(() => undefined))).toMatch(/file-damaged|none/);
    for (let at = 512; at < whole.length; at += 512) {
      const circle = Buffer.from(whole);
      for (let i = 0; i < 512 && at + i + 4 <= whole.length; i += 4) circle.writeUInt32LE(0, at + i);
      await codeOf(readBytes(circle));
    }
  });
  test('places of running heads that lead out of the text', async () => {
    const whole = await fixture('wps_short_last_sector.wps');
    for (const seed of [1445, 5645]) {
      const started = performance.now();
      await codeOf(readBytes(mutate(whole, seed)));
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
  test('a password and Word 6', async () => {
    const whole = await fixture('numbered.doc');
    const at = whole.indexOf(Buffer.from([0xec, 0xa5]));
    const locked = Buffer.from(whole);
    locked[at + 0x0b]! |= 1;
    expect(await codeOf(readBytes(locked))).toBe('file-encrypted');
    const old = Buffer.from(whole);
    old.writeUInt16LE(0x65, at + 2);
    expect(await codeOf(readBytes(old))).toBe('format-unsupported');
  });
  test('a directory that goes in circles', async () => {
    const whole = Buffer.from(await fixture('numbered.doc'));
    const directory = (whole.readUInt32LE(48) + 1) * 512;
    whole.writeUInt32LE(1, directory + 128 + 68);
    expect(openOle('x', whole).names.length).toBeGreaterThan(0);
  });
});

const SHARED = new URL('../../../shared/formats/', import.meta.url);
describe.skipIf(!existsSync(SHARED))('the set in ../shared/formats (skipped where it is absent)', () => {
  const named = existsSync(SHARED) ? readdirSync(new URL('real/', SHARED)).filter((name) => name.endsWith('.doc')) : [];
  test.each(named)('%s: ≥ 99.5 % of the characters', async (name) => {
    const reference = await readFile(new URL(`real/${name}.txt`, SHARED), 'utf8');
    expect(likeness((await readBytes(await readFile(new URL(`real/${name}`, SHARED)))).text, reference)).toBeGreaterThan(0.995);
  });
  test('Microsoft Works files are refused by name', async () => {
    expect(await codeOf(readFile(new URL('real/short-last-block.wps', SHARED)).then((bytes) => readBytes(bytes)))).toBe('format-unsupported');
  });
});
