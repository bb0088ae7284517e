import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deflateSync } from 'node:zlib';
import { Failure } from '#model/failure';
import { openPdf } from '#intake/paged/read-pdf';
import { pdfOfPicture } from '#intake/scan/picture-file';
import { pictureOf } from '#intake/scan/pdf-picture';
import { mutate } from './hostile/mutate.ts';
import { codeOf } from '../support/code-of.ts';
import { likeness } from '../support/likeness.ts';
import { makePdf, type MadePage } from '../support/make-pdf.ts';
import { readBytes } from '../support/read-bytes.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/intake/${name}`, import.meta.url));
const JPEG = { jpeg: fixture('xiangtan-top.jpg'), width: 1320, height: 400 };
/** What the picture shows. */
const SHOWN = '湘潭市人民政府关于应对新型冠状病毒感染的肺炎疫情支持中小企业平稳健康发展的若干意见各县市区人民政府，湘潭高新区、经开区和昭山示范区管委会，市直机关各单位，市属和驻市各企事业单位，各人民团';
const HEIGHT = 190;
const scanned: MadePage = { words: [], scan: JPEG, height: HEIGHT };
const worded = (text: string): MadePage => ({ words: [{ text, x: 80, y: 100 }, { text: '责任单位为市财政局，完成时限为二〇二五年底前。', x: 80, y: 128 }] });
const layer = (text: string): MadePage['hidden'] => text.match(/.{1,21}/g)!.map((line, i) => ({ text: line, x: 80, y: 30 + i * 25 }));
const SLOW = { timeout: 240_000 };

describe('pages with and without text in one PDF', () => {
  test('scanned pages are read in their places, the others keep their text', SLOW, async () => {
    const progress: string[] = [];
    const pdf = makePdf([worded('一、第一页的文字。'), scanned, worded('二、第三页的文字。')]);
    const { text, blocks, diagnostics } = await readBytes(pdf, '混合.pdf', { ocr: true, onProgress: (done, total) => { progress.push(`${done}/${total}`); } });
    expect(text.indexOf('第一页的文字')).toBeLessThan(text.indexOf('湘潭市人民政府'));
    expect(text.indexOf('湘潭市人民政府')).toBeLessThan(text.indexOf('第三页的文字'));
    expect(likeness(text.slice(text.indexOf('湘潭'), text.indexOf('二、第三页')), SHOWN)).toBeGreaterThan(0.97);
    expect(blocks.map((block) => block.page)).toContain(2);
    expect(diagnostics[0]).toEqual({ code: 'read-from-pictures', severity: 'info', span: null, found: '2' });
    expect(diagnostics.slice(1).every(({ code }) => code === 'character-doubtful')).toBe(true);
    expect(progress).toEqual(['1/3', '2/3']);
    const { diagnostics: unseen } = await readBytes(pdf);
    expect(unseen).toEqual([{ code: 'page-without-text', severity: 'warning', span: null, found: '2' }]);
  });
  test('a hidden text that says what is seen is taken, one that does not is not', SLOW, async () => {
    const good = await readBytes(makePdf([{ ...scanned, hidden: layer(SHOWN) }]), '好.pdf', { ocr: true });
    expect(good.diagnostics).toEqual([{ code: 'read-from-pictures', severity: 'info', span: null }]);
    expect(likeness(good.text, SHOWN)).toBe(1);
    const bad = await readBytes(makePdf([{ ...scanned, hidden: layer(SHOWN.split('').map((c, i) => (i % 4 === 0 ? '口' : c)).join('')) }]), '坏.pdf', { ocr: true });
    expect(likeness(bad.text, SHOWN)).toBeGreaterThan(0.97);
  });
  test('words that are seen over a picture are no scan', async () => {
    expect((await readBytes(makePdf([{ ...worded('一、第一页的文字。'), picture: true }]), 'x.pdf', { ocr: true })).diagnostics).toEqual([]);
  });
  test('fonts that do not tell their letters: the page is seen, its table too', SLOW, async () => {
    const bytes = Buffer.from(fixture('LO_gw_table.pdf').toString('latin1').replaceAll('/ToUnicode', '/NoUnicode'), 'latin1');
    expect(await codeOf(readBytes(bytes))).toBe('text-layer-absent');
    const { text, diagnostics } = await readBytes(bytes, 'x.pdf', { ocr: true });
    expect(diagnostics[0]?.code).toBe('read-from-pictures');
    expect(text.split('\n').slice(-6)).toEqual((await readBytes(fixture('LO_gw_table.pdf'))).text.split('\n').slice(-6));
  });
  test.each([90, 180, 270] as const)('a scan that lies turned by %i degrees', SLOW, async (rotate) => {
    const { text, blocks } = await readBytes(makePdf([{ ...scanned, rotate }]), 'x.pdf', { ocr: true });
    expect(likeness(text, SHOWN)).toBeGreaterThan(0.96);
    const { box } = blocks[0]!.boxes![0]!;
    expect(rotate === 180 ? box.width > 5 * box.height : box.height > 5 * box.width).toBe(true);
    expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThan(600);
  });
});

describe('TIFF', () => {
  test('two fax pages of several strips, the second on its head', SLOW, async () => {
    const progress: string[] = [];
    const { format, text, blocks } = await readBytes(fixture('two-pages-g4.tif'), '传真.tif', { onProgress: (done, total) => { progress.push(`${done}/${total}`); } });
    expect(format).toBe('image');
    expect(likeness(text, `${SHOWN}一、帮助企业安全有序复工复产。积极帮助中小企业解决务工人员返企、防控物资保障、原材料供应、物资运输、流动资金不足等难题，尤其是指导协助中小企业做好复工复产期间`)).toBeGreaterThan(0.98);
    expect([...new Set(blocks.map((block) => block.page))]).toEqual([1, 2]);
    expect(progress).toEqual(['0/2', '1/2', '1/2', '2/2']);
  });

  /** A TIFF of one strip (or of `rows` lines each); tags as number, type (3 short, 4 long), values. */
  function tiff(strips: readonly Uint8Array[], tags: Readonly<Record<number, number[]>>, little = true): Buffer {
    const entries = new Map<number, number[]>([...Object.entries(tags).map(([tag, values]) => [Number(tag), values] as const)]);
    const size = 8 + 2 + 12 * (entries.size + 2) + 4;
    const extra: Buffer[] = [];
    let at = size;
    const put = (data: Uint8Array): number => { extra.push(Buffer.from(data)); at += data.length; return at - data.length; };
    entries.set(273, strips.map((strip) => put(strip)));
    entries.set(279, strips.map((strip) => strip.length));
    const out = Buffer.alloc(size);
    const u16 = (value: number, to: number): void => { if (little) out.writeUInt16LE(value, to); else out.writeUInt16BE(value, to); };
    const u32 = (value: number, to: number, into = out): void => { if (little) into.writeUInt32LE(value, to); else into.writeUInt32BE(value, to); };
    out.write(little ? 'II' : 'MM');
    u16(42, 2);
    u32(8, 4);
    u16(entries.size, 8);
    [...entries].sort(([a], [b]) => a - b).forEach(([tag, values], i) => {
      const to = 10 + 12 * i;
      u16(tag, to); u16(4, to + 2); u32(values.length, to + 4);
      const list = Buffer.alloc(4 * values.length);
      values.forEach((value, j) => { u32(value, 4 * j, list); });
      u32(values.length === 1 ? values[0]! : put(list), to + 8);
    });
    return Buffer.concat([out, ...extra]);
  }
  const four = (more: Readonly<Record<number, number[]>> = {}): Record<number, number[]> => ({ 256: [4], 257: [2], 258: [8], 259: [1], 262: [1], 277: [1], 278: [2], ...more });
  const GREYS = [0, 102, 204, 250, 0, 102, 204, 250];
  /** Grey levels of the picture's columns, 0 … 5. */
  async function shades(bytes: Buffer): Promise<number[]> {
    const { bytes: pdf, pixelsPerPoint } = pdfOfPicture({ path: 'x', bytes });
    const { document, close } = await openPdf({ path: 'x', bytes: pdf });
    const shown = await pictureOf(await document.getPage(1), document, undefined);
    await close();
    expect(pixelsPerPoint).toHaveLength(1);
    const { width, height, data } = shown!.picture;
    return [0.06, 0.4, 0.6, 0.94].map((x) => Math.round(data[Math.floor(height * 0.5) * width + Math.floor(width * x)]! / 51));
  }
  test.each([
    ['grey', tiff([Uint8Array.from(GREYS)], four())],
    ['high byte first', tiff([Uint8Array.from(GREYS)], four(), false)],
    ['white is none', tiff([Uint8Array.from(GREYS, (v) => 255 - v)], four({ 262: [0] }))],
    ['deflated', tiff([deflateSync(Uint8Array.from(GREYS))], four({ 259: [8] }))],
    ['differences, deflated', tiff([deflateSync(Uint8Array.from([0, 102, 102, 46, 0, 102, 102, 46]))], four({ 259: [8], 317: [2] }))],
    ['runs with a pause, two strips', tiff([Uint8Array.from([128, 3, 0, 102, 204, 250]), Uint8Array.from([3, 0, 102, 204, 250, 128])], four({ 259: [32773], 278: [1] }))],
    ['colours and how much shines through', tiff([Uint8Array.from(GREYS.flatMap((v) => [v, v, v, 9]))], four({ 262: [2], 277: [4] }))],
    ['a palette', tiff([Uint8Array.from([0, 1, 2, 3, 0, 1, 2, 3])], four({ 262: [3], 320: [0, 1, 2].flatMap(() => [0, 102, 204, 250, ...new Array<number>(252).fill(0)].map((v) => v * 257)) }))],
  ])('%s', async (_, bytes) => {
    const [first, second, third, last] = await shades(bytes);
    expect([first, last]).toEqual([0, 5]);
    expect([second! > 0 && second! < 4, third! > second! && third! < 5]).toEqual([true, true]);
  });
  test('2,000 damaged ones: pages or a Failure, in no time', () => {
    const whole = fixture('two-pages-g4.tif');
    const codes = new Set<string>();
    for (let seed = 0; seed < 2000; seed++) {
      try {
        const { pixelsPerPoint } = pdfOfPicture({ path: 'x.tif', bytes: mutate(whole, seed) });
        codes.add(pixelsPerPoint.length > 0 ? 'read' : 'nothing');
      } catch (error) {
        codes.add(error instanceof Failure ? error.code : String(error));
      }
    }
    expect([...codes].filter((code) => !['read', 'file-damaged', 'format-unsupported', 'file-too-large'].includes(code))).toEqual([]);
    expect(codes).toContain('file-damaged');
  });
  test('a chain of pages that goes round, strips that lead out, codings of no scanner', SLOW, async () => {
    const round = tiff([Uint8Array.from(GREYS)], four());
    round.writeUInt32LE(8, 10 + 12 * 9);
    expect(await shades(round)).toHaveLength(4);
    expect(await codeOf(readBytes(tiff([Uint8Array.from(GREYS)], four({ 259: [6] }))))).toBe('format-unsupported');
    expect(await codeOf(readBytes(tiff([Uint8Array.from(GREYS)], four({ 256: [4_000_000], 257: [4_000_000] }))))).toBe('file-too-large');
    expect(await codeOf(readBytes(tiff([], four())))).toBe('file-damaged');
    expect(await codeOf(readBytes(fixture('two-pages-g4.tif').subarray(0, 60)))).toBe('file-damaged');
  });
});
