import { parseNumeral } from '#text/numerals';

/**
 * Reads the number of a time word: 30, 十五, 二〇二〇, 半 (0.5); letters that OCR put for digits count as digits (3l → 31).
 * A span of numbers (3~5, 三至五) gives the larger one, which is what a limit allows. NaN when it is no number.
 */
export function readNumber(text: string): number {
  const last = text.split(/[-—–─~至到]+/).filter((part) => part !== '').at(-1) ?? '';
  if (last === '半') return 0.5;
  if (/^\d+\.\d+$/.test(last)) return Number(last);
  const digits = /^[\dlIOoО〇○]+$/.test(last) && /\d/.test(last) ? last.replace(/[lI]/g, '1').replace(/[OoО〇○]/g, '0') : last.replace(/[OoО]/g, '〇');
  return parseNumeral(digits) ?? Number.NaN;
}
