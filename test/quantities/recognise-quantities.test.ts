import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readResources } from '#app/resources';
import { quantityWords } from '#lexicon/quantity-words';
import { recogniseQuantities } from '#obligation/recognise-quantities';
import { normalise } from '#text/normalise';
import { sentences } from '#text/sentences';

interface Row { text: string; found: string[]; why: string }
const rows = parse(readFileSync(new URL('../cases/quantities.yaml', import.meta.url), 'utf8')) as Row[];
const words = quantityWords(readResources());
const quantitiesOf = (original: string) => {
  const { text } = normalise(original);
  return sentences(text).flatMap((sentence) => recogniseQuantities(sentence, words)).map((quantity) => {
    expect(text.slice(...quantity.span)).toBe(quantity.text);
    return quantity;
  });
};

describe('quantities', () => {
  test('there are rows and counter-examples', () => {
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => row.found.length === 0).length).toBeGreaterThan(8);
  });
  test.each(rows)('$why: $text', ({ text, found }) => {
    expect(quantitiesOf(text).map((q) => `${q.text} | ${q.metric ?? ''} | ${q.comparator} ${q.value} ${q.unit}${q.base === undefined ? '' : ` ${q.base}`}`)).toEqual(found);
  });
});

describe('quantity-words.csv', () => {
  test.each([...words.rows])('$word ($side): $example', ({ word, side, comparator, example, counter }) => {
    const read = quantitiesOf(example);
    expect(example).toContain(word);
    const [, before, after] = read[0]!.rule.split('/');
    expect(side === 'after' ? after : before).toBe(word);
    if (side === 'after' || after === '') expect(read[0]!.comparator).toBe(comparator);
    expect(quantitiesOf(counter)).toEqual([]);
  });
});
