import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '#text/normalise';

const pieces = fc.constantFrom('国', '发', '財', '關', '濰', '⾯', '⼾', ' ', '\u3000', '\t', '\n', '2018', '3', 'l', 'O', '○', '〇', '二', '年', '月', '日', '号', '(', '（', '〔', '﹝', '【', ')', '】', '〕', '，', '、', '丶', '贵', '任', '单位', '\u200b', '局', '第', '条', '《', '»', '𠮷', '\ud800');
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

describe('normalise', () => {
  test('every span maps back into the original, in order', () => {
    fc.assert(fc.property(texts, fc.nat(), fc.nat(), (original, a, b) => {
      const { text, toOriginal, fromOriginal } = normalise(original);
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const [from, to] = toOriginal([start, end]);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(original.length);
      expect(to - from).toBeGreaterThanOrEqual(end - start);
      expect(fromOriginal(from)).toBe(start);
      if (start > 0) expect(toOriginal([start - 1, start])[1]).toBeLessThanOrEqual(from);
    }));
  });
  test('line ends stay, and nothing else becomes one', () => {
    fc.assert(fc.property(texts, (original) => {
      expect(normalise(original).text.split('\n').length).toBe(original.split('\n').length);
    }));
  });
  test('a plain simplified text is its own normal form', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('各', '区', '要', '落实', '责任', '。', '、', '12', '个', '\n', '《', '》')).map((parts) => parts.join('')), (text) => {
      expect(normalise(text).text).toBe(text);
    }));
  });
  test('a second reading never makes the text longer', () => {
    fc.assert(fc.property(texts, (original) => {
      const once = normalise(original).text;
      expect(normalise(once).text.length).toBeLessThanOrEqual(once.length);
    }));
  });
});
