const DIGITS: Readonly<Record<string, number>> = {
  〇: 0, '○': 0, 零: 0, О: 0, O: 0, o: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, l: 1, I: 1, 元: 1,
};

/** Characters that OCR and typists put for digits are read as the digit: 3l → 31, 2O20 → 2020. */
const arabic = (text: string): string => text.replace(/[lI]/g, '1').replace(/[OoО〇○]/g, '0');

/**
 * Reads a small whole number, written in digits or in Chinese: 30, 3l, 十五, 二十八, 一百二十, 二〇二〇, 半 (0.5).
 * A span of numbers (3~5, 三至五, 1-2) gives the larger one, which is what a limit allows. NaN when it is no number.
 */
export function readNumber(text: string): number {
  const parts = text.split(/[-—–─~至到]+/).filter((p) => p !== '');
  const last = parts[parts.length - 1] ?? '';
  if (last === '半') return 0.5;
  if (/^[\dlIOo]+(?:\.\d+)?$/.test(last)) return Number(arabic(last));
  if (/^[一二两兩三四五六七八九〇○零OО\d]+$/.test(last)) return Number([...last].map((c) => DIGITS[c] ?? c).join(''));
  let total = 0;
  let digit = 0;
  for (const c of last) {
    if (c === '十' || c === '百') {
      total += (digit || 1) * (c === '十' ? 10 : 100);
      digit = 0;
    } else if (c === '廿') total += 20;
    else if (c === '卅') total += 30;
    else {
      const value = DIGITS[c];
      if (value === undefined) return Number.NaN;
      digit = value;
    }
  }
  return total + digit;
}
