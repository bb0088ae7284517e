import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResources } from '#app/resources';
import { quantityWords } from '#lexicon/quantity-words';
import { recogniseQuantities } from '#obligation/recognise-quantities';
import { normalise } from '#text/normalise';
import { sentences } from '#text/sentences';
import { structureOf, words } from '../citations/structure-of.ts';
import { recogniseCitations } from '#obligation/citations/recognise-citations';

const KEYWORDS = ['《', '》', '〈', '〉', '<', '>', '(', ')', '〔2018〕', '【2018】', '27号', '国发', '第', '三', '十条', '根据', '按照', '贯彻落实', '同时废止', '修改', '现印发给你们', '转发', '附件', ':', '1.', '2.', '见附件1', '以下简称《方案》', '方案', '意见', '关于', '的通知', '条例', '省政府', '、', '和', ',', '。', ';', '\n', ' ', '不少于', '达到', '由', '提高到', '98', '%', '1.5∶1', '3', '~', '5', '人', '个', '以上', '的', '百分之', '万元', '年均增长', '给予'];
const texts = fc.array(fc.constantFrom(...KEYWORDS), { maxLength: 50 }).map((parts) => parts.join(''));
const quantities = quantityWords(readResources());

test('shuffled words of 公文 never throw; spans of citations stand in the text, in order, and their titles slice back', () => {
  fc.assert(fc.property(texts, (original) => {
    const { text, toOriginal } = normalise(original);
    const squashed = (words: string): string => words.replace(/\s/g, '');
    for (const { span, titleSpan, title, numberSpan, number } of recogniseCitations(structureOf(text), words)) {
      expect(span[0]).toBeLessThan(span[1]);
      expect(span[1]).toBeLessThanOrEqual(text.length);
      if (titleSpan) expect(squashed(text.slice(...titleSpan))).toBe(squashed(title!));
      if (numberSpan) expect(squashed(text.slice(...numberSpan))).toBe(number);
      const [from, to] = toOriginal(span);
      expect(original.slice(from, to).length).toBeGreaterThanOrEqual(span[1] - span[0]);
    }
  }), { numRuns: 500 });
});

test('shuffled words of 公文 never throw; quantities slice back and have numbers', () => {
  fc.assert(fc.property(texts, (original) => {
    const { text } = normalise(original);
    for (const sentence of sentences(text)) for (const quantity of recogniseQuantities(sentence, quantities)) {
      expect(text.slice(...quantity.span)).toBe(quantity.text);
      expect(Number.isFinite(quantity.value)).toBe(true);
      expect(quantity.unit).not.toBe('');
    }
  }), { numRuns: 500 });
});
