import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { findCodes, outside } from '#intake/scan/ocr-codes';
import { turned, type Picture } from '#intake/scan/picture';

interface Qr { size: number; getModule(x: number, y: number): boolean }
interface Generator { QrCode: { encodeText(text: string, level: unknown): Qr }; Ecc: { MEDIUM: unknown } }
/** The widgets' library brings a maker of QR codes. */
const load = createRequire(createRequire(import.meta.url).resolve('antd/package.json'));
const generator = load('@rc-component/qrcode/lib/libs/qrcodegen') as Generator;

const [WIDTH, HEIGHT] = [900, 700];
/** A page with lines of square strokes as letters are, and a QR code of modules of `size` pixels at x, y. */
function page(code: { x: number; y: number; size: number } | null): Picture {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  const dot = (x: number, y: number, w: number, h: number): void => { for (let j = y; j < y + h; j++) data.fill(0, j * WIDTH + x, j * WIDTH + x + w); };
  for (let line = 0; line < 5; line++) for (let letter = 0; letter < 20; letter++) {
    const [x, y] = [40 + letter * 34, 40 + line * 50];
    dot(x, y, 26, 3); dot(x, y + 24, 26, 3); dot(x, y, 3, 26); dot(x + 23, y, 3, 26); dot(x + 9, y + 9, 8, 8);
  }
  if (code) {
    const qr = generator.QrCode.encodeText('https://www.example.gov.cn/zhengce/content/202603/content_1234567.htm', generator.Ecc.MEDIUM);
    for (let y = 0; y < qr.size; y++) for (let x = 0; x < qr.size; x++) if (qr.getModule(x, y)) dot(code.x + x * code.size, code.y + y * code.size, code.size, code.size);
  }
  return { width: WIDTH, height: HEIGHT, data };
}

describe('QR codes on a page', () => {
  test.each([3, 5, 8])('of modules of %i pixels are found where they stand', (size) => {
    const [found] = findCodes(page({ x: 550, y: 330, size }));
    expect(found).toBeDefined();
    expect([Math.abs(found!.x - 550) < 2 * size, Math.abs(found!.y - 330) < 2 * size]).toEqual([true, true]);
    expect(found!.width / size).toBeGreaterThan(36);
    expect(found!.width / size).toBeLessThan(40);
  });
  test('a little aslant', () => {
    expect(findCodes(turned(page({ x: 550, y: 330, size: 6 }), 0.035)).length).toBeGreaterThan(0);
  });
  test('letters that look like squares in squares, a page without codes: none', () => {
    expect(findCodes(page(null))).toEqual([]);
  });
  test('boxes within a code are left out, others stay', () => {
    const box = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({ x, y, width: 60, height: 20 });
    expect(outside([{ x: 500, y: 300, width: 200, height: 200 }], [box(40, 40), box(560, 380), box(690, 490)])).toEqual([box(40, 40), box(690, 490)]);
  });
});
