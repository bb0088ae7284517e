import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SourceText } from '#model/source';
import { packStored } from '#intake/zip';
import { codeOf } from '../support/code-of.ts';
import { makeOfd } from '../support/make-ofd.ts';
import { makePdf, type MadePage } from '../support/make-pdf.ts';
import { readBytes } from '../support/read-bytes.ts';

const FULL = '各县区各部门要压实责任强化措施确保目标任务如期完成好';
const lines = (...texts: [text: string, indent?: number][]): MadePage['words'] => texts.map(([text, indent = 0], i) => ({ text, x: 80 + indent * 16, y: 130 + i * 28 }));
const TABLE: MadePage = {
  words: [...lines(['关于春耕生产的通知', 8]), { text: '任务', x: 90, y: 225 }, { text: '单位', x: 170, y: 225 }, { text: '育秧', x: 90, y: 265 }, { text: '农业农村局', x: 170, y: 265 }],
  rules: [[80, 200, 280, 200], [80, 240, 280, 240], [80, 280, 280, 280], [80, 200, 80, 280], [160, 200, 160, 280], [280, 200, 280, 280]],
};
const placed = ({ text, blocks }: SourceText): unknown[] => blocks.map((b) => [text.slice(...b.span), b.kind, b.page, b.cell]);

describe('OFD', () => {
  test('a 批复 as the state standard\'s own tool wrote it', async () => {
    const source = await readBytes(await readFile(new URL('../fixtures/intake/pifu-2011-76.ofd', import.meta.url)));
    expect(source.format).toBe('ofd');
    expect(source.text.split('\n').slice(0, 4)).toEqual(['测试符路桥区卫生局文件', '路卫发〔2011〕76号', '关于同意张阿三同志辞职的批复', '区中医院：']);
    expect(source.text).toContain('根据《浙江省专业技术人员和管理人员辞职暂行办法》（浙人才〔1993〕73号）文件精神，经研究，同意');
    expect(source.text).not.toMatch(/— \d —/);
    expect(source.blocks.at(-1)).toMatchObject({ page: 2 });
  });
  test.each([['ofd:'], ['ns7:'], ['']])('paragraphs, tables and places as in a PDF of the same page, prefix %j', async (prefix) => {
    const pages = [{ words: lines([FULL.slice(0, 23), 2], [FULL], ['现通知如下。'], ['一、总体要求', 2]) }, TABLE];
    const [ofd, pdf] = [await readBytes(makeOfd(pages, { prefix })), await readBytes(makePdf(pages))];
    expect(placed(ofd)).toEqual(placed(pdf));
    expect(ofd.blocks[0]!.boxes![0]!.box.x).toBeCloseTo(pdf.blocks[0]!.boxes![0]!.box.x, 0);
    expect(ofd.text.split('\n')).toEqual([`${FULL.slice(0, 23)}${FULL}现通知如下。`, '一、总体要求', '关于春耕生产的通知', '任务\t单位', '育秧\t农业农村局']);
  });
  test('words of a template belong to the page, a watermark does not', async () => {
    const page: MadePage = { words: [...lines(['现将有关事项通知如下。']), { text: '内部资料', x: 200, y: 500, size: 60, turn: 45 }] };
    expect((await readBytes(makeOfd([page], { template: '示范市人民政府文件' }))).text).toBe('示范市人民政府文件\n现将有关事项通知如下。');
  });
  test('a picture only is a scan; one such page among others a doubt', async () => {
    expect(await codeOf(readBytes(makeOfd([{ words: [], picture: true }])))).toBe('text-layer-absent');
    const { diagnostics } = await readBytes(makeOfd([{ words: lines(['责任单位为市财政局，完成时限为二〇二五年底前。']) }, { words: [], picture: true }]));
    expect(diagnostics).toEqual([{ code: 'page-without-text', severity: 'warning', span: null, found: '2' }]);
  });
  test('a page that is not there, one in pieces, steps repeated without end', async () => {
    const whole = makeOfd([{ words: lines(['责任单位为市财政局，完成时限为二〇二五年底前。']) }, { words: lines(['坏页']) }]);
    const hurt = Buffer.from(whole.toString('latin1').replace('Doc_0/Pages/P1.xml', 'Doc_0/Pages/PX.xml').replace('Doc_0/Pages/P1.xml', 'Doc_0/Pages/PX.xml'), 'latin1');
    expect((await readBytes(hurt)).diagnostics).toMatchObject([{ code: 'page-without-text', found: '2' }]);
    expect(await codeOf(readBytes(packStored({ 'OFD.xml': '<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>' })))).toBe('file-damaged');
    expect(await codeOf(readBytes(packStored({ 'OFD.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><OFD>&a;</OFD>' })))).toBe('file-bomb');
  });
});

const SHARED = new URL('../../../shared/formats/', import.meta.url);
describe.skipIf(!existsSync(SHARED))('the set in ../shared/formats (skipped where it is absent)', () => {
  const named = existsSync(SHARED) ? readdirSync(new URL('real/', SHARED)).filter((name) => name.endsWith('.ofd')) : [];
  test.each(named)('%s is read', async (name) => {
    const { blocks, diagnostics } = await readBytes(await readFile(new URL(`real/${name}`, SHARED)));
    expect(blocks.length).toBeGreaterThan(4);
    expect(diagnostics).toEqual([]);
  });
});
