import { RADICALS, TRADITIONAL_ONLY, TRADITIONAL_SHARED } from './character-tables.ts';

/** What a UTF-16 code unit is to the normaliser: a value of CLASS; 0 is anything that only has to be folded. */
export const SPACE = 1;
/** Zero-width marks and soft hyphens: dropped. */
export const INVISIBLE = 2;
/** Exists only in traditional script. */
export const TRADITIONAL = 3;
/** May be misread for another mark: l for 1, O for 0, 丶 for 、. */
const SUSPECT = 4;

/** Code unit → code unit it is read as, one for one. */
export const FOLD = new Uint16Array(65536);
export const CLASS = new Uint8Array(65536);

/** Variants of one mark: every character of the left is read as the right one. */
const VARIANTS: readonly (readonly [from: string, to: string])[] = [
  ['\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u000b\u000c\u0085', ' '],
  ['〜∼˜', '~'], ['―─━', '—'], ['‐‑‒–−﹣', '-'], ['∶︰﹕', ':'], ['﹔', ';'], ['﹐', ','], ['﹑､', '、'], ['｡', '。'], ['﹒', '.'], ['﹪', '%'],
  ['﹝', '〔'], ['﹞', '〕'], ['«≪︽', '《'], ['»≫︾', '》'], ['﹤', '<'], ['﹥', '>'], ['﹙', '('], ['﹚', ')'],
  ['「', '“'], ['」', '”'], ['『', '‘'], ['』', '’'], ['・•‧∙', '·'], ['﹢', '+'],
];

for (let code = 0; code < 65536; code++) FOLD[code] = code;
for (let code = 0xff01; code <= 0xff5e; code++) FOLD[code] = code - 0xfee0;
for (const [from, to] of VARIANTS) for (const c of from) FOLD[c.charCodeAt(0)] = to.charCodeAt(0);
for (const code of [0x00ad, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff]) CLASS[code] = INVISIBLE;
for (let code = 0; code < 65536; code++) if (FOLD[code] === 32) CLASS[code] = SPACE;
for (const c of 'lIOo○О丶贵|') CLASS[c.charCodeAt(0)] = SUSPECT;

const SIMPLIFIED = new Uint16Array(65536);
for (const pairs of [TRADITIONAL_ONLY, TRADITIONAL_SHARED]) for (let i = 0; i < pairs.length; i += 2) SIMPLIFIED[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
for (let i = 0; i < TRADITIONAL_ONLY.length; i += 2) CLASS[TRADITIONAL_ONLY.charCodeAt(i)] = TRADITIONAL;

/** Traditional code unit → simplified, or itself. */
export const simplified = (code: number): number => SIMPLIFIED[code]! || code;

// Radicals and compatibility ideographs stand for the unified one; 戶 drawn as ⼾ is 户 in simplified print.
for (let i = 0; i < RADICALS.length; i += 2) FOLD[RADICALS.charCodeAt(i)] = simplified(RADICALS.charCodeAt(i + 1));
for (let code = 0xf900; code <= 0xfaff; code++) {
  const unified = String.fromCharCode(code).normalize('NFKC');
  if (unified.length === 1) FOLD[code] = unified.charCodeAt(0);
}

/** True for an ideograph, as a folded code unit. */
export const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
