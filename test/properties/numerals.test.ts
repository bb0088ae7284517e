import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumeral, readNumeral, toChineseNumeral } from '#text/numerals';

test('a whole number written in Chinese reads as itself', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
    expect(parseNumeral(toChineseNumeral(value))).toBe(value);
  }), { numRuns: 2000 });
});

test('digits with and without grouping read as themselves', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
    expect(parseNumeral(String(value))).toBe(value);
    expect(parseNumeral(value.toLocaleString('en-US'))).toBe(value);
  }));
});

test('shuffled numerals never throw and end inside the text', () => {
  const examples: [string][] = [['2兆万亿点〇'], ['1.2点1']];
  const parts = fc.array(fc.constantFrom(...'〇零一二两三九十百千万亿兆点负廿1207.,壹拾个'), { maxLength: 20 }).map((p) => p.join(''));
  fc.assert(fc.property(parts, (text) => {
    for (let at = 0; at < text.length; at++) {
      const read = readNumeral(text, at);
      if (read) {
        expect(read.end).toBeGreaterThan(at);
        expect(read.end).toBeLessThanOrEqual(text.length);
        expect(Number.isNaN(read.value)).toBe(false);
      }
    }
  }), { examples });
});
