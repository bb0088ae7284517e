import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTrie } from '#text/word-trie';

const WORDS = ['要', '要求', '要素', '进一步', '进一步完善', '局'];
const trie = new WordTrie(WORDS.map((word) => [word, word] as const));

describe('WordTrie', () => {
  it.each([
    ['要求各地', 0, 4, '要求', 'the longest'],
    ['要求各地', 0, 1, '要', 'not beyond the end'],
    ['不要求', 1, 9, '要求', 'an end behind the text'],
    ['进一步加强', 0, 5, '进一步', 'back to the last whole word'],
    ['进一', 0, 2, null, 'half a word is none'],
    ['求', 0, 1, null, 'the middle of a word begins none'],
    ['要', 1, 1, null, 'nothing stands at the end'],
  ])('%s [%i, %i) → %s: %s', (text, at, end, word, _why) => expect(trie.longest(text, at, end)).toBe(word));

  it('finds what a search by every length finds', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'甲乙丙丁要'), maxLength: 6 });
    fc.assert(fc.property(fc.array(letters, { maxLength: 400 }), letters, fc.nat(5), (words, text, at) => {
      const made = new WordTrie(words.map((word) => [word, word] as const));
      const known = new Set(words);
      let longest: string | null = null;
      for (let end = at + 1; end <= text.length; end++) if (known.has(text.slice(at, end))) longest = text.slice(at, end);
      expect(made.longest(text, at, text.length)).toBe(longest);
    }));
  });

  it('finds from the end what a search by every length finds', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'甲乙丙丁要'), maxLength: 6 });
    fc.assert(fc.property(fc.array(letters, { maxLength: 400 }), letters, fc.nat(5), (words, text, start) => {
      const made = WordTrie.backwards(words.map((word) => [word, word] as const));
      const known = new Set(words);
      let longest: string | null = null;
      for (let from = text.length - 1; from >= start; from--) if (known.has(text.slice(from))) longest = text.slice(from);
      expect(made.longestEndingAt(text, text.length, start)).toBe(longest);
    }));
  });
});
