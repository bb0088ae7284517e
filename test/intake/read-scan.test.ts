import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findRules, partedAtRules } from '#intake/scan/ocr-rules';
import { scaled, turned, type Picture } from '#intake/scan/picture';
import { pdfOfPicture } from '#intake/scan/picture-file';
import { openPdf } from '#intake/paged/read-pdf';
import { pictureOf } from '#intake/scan/pdf-picture';
import { codeOf } from '../support/code-of.ts';
import { likeness } from '../support/likeness.ts';
import { makePdf } from '../support/make-pdf.ts';
import { readBytes } from '../support/read-bytes.ts';

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../fixtures/intake/${name}`, import.meta.url));

describe('a page photographed aslant', () => {
  test('its letters, its table, and what may be another letter', { timeout: 120_000 }, async () => {
    const progress: number[][] = [];
    const { format, text, blocks, diagnostics } = await readBytes(await fixture('p9-200deg.jpg'), '扫描件.jpg', { onProgress: (done, total) => { progress.push([done, total]); } });
    expect(format).toBe('image');
    expect(likeness(text, (await fixture('p9.txt')).toString())).toBeGreaterThan(0.97);
    const words = blocks.filter((b) => b.cell).map((b) => [text.slice(...b.span), b.cell!.row, b.cell!.column]);
    expect(words).toContainEqual(['2026年6月30日前', 4, 5]);
    expect(words).toContainEqual(['农业农村部、国家林草局', 4, 4]);
    expect(blocks.find((b) => text.slice(...b.span) === '责任分工')?.cell).toMatchObject({ columnSpan: 2 });
    expect(diagnostics[0]).toEqual({ code: 'read-from-pictures', severity: 'info', span: null });
    for (const { code, span, found } of diagnostics.slice(1)) {
      expect(code).toBe('character-doubtful');
      expect(text.slice(...span!)).toBe(found);
    }
    expect(progress).toEqual([[0, 1], [1, 1]]);
  });
  test('a PDF of it is read when asked for, not otherwise; a grey page has no letters; an abort ends it', { timeout: 120_000 }, async () => {
    const { bytes: scan } = pdfOfPicture({ path: 'x', bytes: await fixture('p9-200deg.jpg') });
    expect(await codeOf(readBytes(scan))).toBe('text-layer-absent');
    expect((await readBytes(scan, 'x.pdf', { ocr: true })).text).toContain('重点任务分工表');
    expect(await codeOf(readBytes(makePdf([{ words: [], picture: true }]), 'x.pdf', { ocr: true }))).toBe('text-layer-absent');
    await expect(readBytes(scan, 'x.pdf', { ocr: true, signal: AbortSignal.timeout(700) })).rejects.toThrow(/timeout/i);
  });
  test('damaged pictures', { timeout: 120_000 }, async () => {
    const whole = await fixture('p9-200deg.jpg');
    expect(await codeOf(readBytes(whole.subarray(0, 20)))).toBe('file-damaged');
    expect(await codeOf(readBytes(whole.subarray(0, 700)))).toMatch(/file-damaged|text-layer-absent/);
    expect(await codeOf(readBytes(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])))).toBe('file-damaged');
  });
});

/** A PNG of 4 × 2 pixels of a kind, each line with another filter. */
function png(kind: number, depth: number, lines: readonly (readonly number[])[], palette: readonly number[] = []): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(4, 0);
  header.writeUInt32BE(lines.length, 4);
  header[8] = depth;
  header[9] = kind;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', header), chunk('PLTE', Buffer.from(palette)), chunk('IDAT', deflateSync(Buffer.from(lines.flat()))), chunk('IEND', Buffer.alloc(0))]);
}
async function shades(bytes: Buffer): Promise<number[]> {
  const { document, close } = await openPdf({ path: 'x', bytes: pdfOfPicture({ path: 'x', bytes }).bytes });
  const shown = await pictureOf(await document.getPage(1), document);
  await close();
  const { width, height, data } = shown!.picture;
  return [0.125, 0.375, 0.625, 0.875].map((x) => Math.round(data[Math.floor(height * 0.5) * width + Math.floor(width * x)]! / 51));
}

test.each([
  ['grey', png(0, 8, [[0, 0, 102, 204, 255], [1, 0, 102, 102, 51]])], ['one bit', png(0, 1, [[0, 0b00110000], [2, 0]])], ['two bits', png(0, 2, [[0, 0b00011011], [0, 0b00011011]])],
  ['colours', png(2, 8, [[0, 0, 0, 0, 102, 102, 102, 204, 204, 204, 255, 255, 255], [4, ...new Array<number>(12).fill(0)]])],
  ['a palette', png(3, 8, [[0, 0, 1, 2, 3], [2, 0, 0, 0, 0]], [0, 0, 0, 102, 102, 102, 204, 204, 204, 255, 255, 255])],
  ['see-through', png(6, 8, [[0, 0, 0, 0, 255, 0, 0, 0, 153, 0, 0, 0, 51, 9, 9, 9, 0], [2, ...new Array<number>(16).fill(0)]])],
])('a PNG, %s', async (name, bytes) => {
  const found = await shades(bytes);
  expect([found[0], found[3]! >= 4]).toEqual([0, true]);
  if (name !== 'one bit') expect(found[1]! < found[3]!).toBe(true);
});

describe('pictures', () => {
  const page = (draw: (x: number, y: number) => boolean): Picture => ({ width: 400, height: 300, data: Uint8Array.from({ length: 120_000 }, (_, i) => (draw(i % 400, Math.floor(i / 400)) ? 0 : 255)) });
  test('rules are found once, strokes of letters are none', () => {
    const rules = findRules(page((x, y) => (y >= 100 && y < 103 && x >= 50 && x < 350) || (x === 200 && y >= 20 && y < 280) || (y === 10 && x < 60)));
    expect(rules).toEqual([{ horizontal: true, at: 100, from: 50, to: 349 }, { horizontal: false, at: 200, from: 20, to: 279 }]);
    expect(partedAtRules([{ x: 100, y: 140, width: 200, height: 40 }, { x: 10, y: 285, width: 380, height: 10 }], rules).map(({ x, width }) => [x, width])).toEqual([[100, 100], [203, 97], [10, 380]]);
  });
  test('shrunk, every pixel counts; turned back, all is where it was', () => {
    const small = scaled(page((x) => x % 4 === 0), { x: 0, y: 0, width: 400, height: 300 }, 100, 75);
    expect(small.data[50 * 100 + 50]).toBeGreaterThan(150);
    expect(small.data[50 * 100 + 50]).toBeLessThan(230);
    const square = page((x, y) => Math.abs(x - 200) < 30 && Math.abs(y - 150) < 30);
    const back = turned(turned(square, 0.05), -0.05);
    expect([back.data[150 * 400 + 200], back.data[150 * 400 + 300]]).toEqual([0, 255]);
  });
});
