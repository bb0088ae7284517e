import type { Span } from '#model/span';

/** A normalised text that knows where each of its characters stood in the author's text. */
export interface NormalisedText {
  /** What the stages read. */
  text: string;
  original: string;
  /** Span in `text` → span in `original`. */
  toOriginal(span: Span): Span;
}

const FOLD = new Uint16Array(65536);
for (let i = 0; i < 65536; i++) FOLD[i] = i;
for (let i = 0xff01; i <= 0xff5e; i++) FOLD[i] = i - 0xfee0;
for (const [from, to] of [['\u3000\u00a0\u2002\u2003\u2009\u202f', ' '], ['～〜∼', '~'], ['﹝〔', '〔'], ['﹞〕', '〕']] as const) for (const c of from) FOLD[c.charCodeAt(0)] = to.charCodeAt(0);

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHan = (c: number): boolean => (c >= 0x4e00 && c <= 0x9fff) || c === 0x3007;

/**
 * Makes the text that the stages read. Promises:
 * 1. full-width letters, digits and ASCII punctuation become half-width, every kind of space a plain one;
 * 2. spaces inside numbers, dates and beside punctuation are dropped (2018 年 4 月, 3 ~ 5年内);
 * 3. line ends stay; no character is ever added, so every span maps back to the author's characters.
 */
export function normalise(original: string): NormalisedText {
  const kept = new Int32Array(original.length + 1);
  const codes = new Uint16Array(original.length);
  let n = 0;
  for (let i = 0; i < original.length; i++) {
    const c = FOLD[original.charCodeAt(i)]!;
    if (c === 32 && dropped(n > 0 ? codes[n - 1]! : 10, nextCode(original, i))) continue;
    codes[n] = c;
    kept[n++] = i;
  }
  kept[n] = original.length;
  const text = decode(codes.subarray(0, n));
  return { text, original, toOriginal: ([start, end]) => (end > start ? [kept[start]!, kept[end - 1]! + 1] : [kept[start]!, kept[start]!]) };
}

function nextCode(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const c = FOLD[text.charCodeAt(i)]!;
    if (c !== 32) return c;
  }
  return 10;
}

const NUMBER_SIDE = new Set([...'~—-–至年月日号个%〔〕.万亿元余'].map((c) => c.charCodeAt(0)));
const TIGHT = new Set([...',。;:、()《》“”?!'].map((c) => c.charCodeAt(0)));

function dropped(before: number, after: number): boolean {
  if (before === 10 || after === 10) return false;
  if (TIGHT.has(before) || TIGHT.has(after)) return true;
  if (isDigit(before)) return isDigit(after) ? false : NUMBER_SIDE.has(after) || isHan(after);
  return isDigit(after) && (NUMBER_SIDE.has(before) || isHan(before));
}

function decode(codes: Uint16Array): string {
  let out = '';
  for (let i = 0; i < codes.length; i += 8192) out += String.fromCharCode(...codes.subarray(i, i + 8192));
  return out;
}
