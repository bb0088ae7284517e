import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseNumeral, readNumeral, toChineseNumeral } from '#text/numerals';

/** The first nine rows are samples of microsoft/Recognizers-Text Specs/Number/Chinese (MIT). */
const ROWS: readonly (readonly [text: string, value: number | null])[] = [
  ['七十八万五佰零六', 780506], ['一万三', 13000], ['四千万零六千', 40006000], ['拾亿零六万零五百零六', 1000060506], ['百三', 130], ['10,000.233', 10000.233],
  ['一万零一十二', 10012], ['三百五十一万亿', 351000000000000], ['一百零一万零三千零十二', 1013012],
  ['两', 2], ['十五', 15], ['二十八', 28], ['二〇一八', 2018], ['二○○四', 2004], ['一百零五', 105], ['3.5万', 35000], ['3万5千', 35000], ['三点五', 3.5], ['三点五万', 35000], ['廿三', 23], ['壹佰伍拾', 150], ['负六', -6], ['1,200', 1200],
  ['万', null], ['点五', null], ['', null], ['十个', null], ['三十,', null],
];

describe('parseNumeral', () => {
  test.each(ROWS)('%s → %s', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });
});

test('readNumeral stops where the numeral ends', () => {
  expect(readNumeral('年均增长6.5%以上', 4)).toEqual({ value: 6.5, end: 7 });
  expect(readNumeral('第二十三条', 1)).toEqual({ value: 23, end: 4 });
  expect(readNumeral('第二十三条', 0)).toBeNull();
  expect(readNumeral('十点前', 0)).toEqual({ value: 10, end: 1 });
});

test('toChineseNumeral writes as articles are numbered', () => {
  expect([0, 10, 12, 20, 105, 110, 1001, 20000, 100010001].map(toChineseNumeral)).toEqual(['零', '十', '十二', '二十', '一百零五', '一百一十', '一千零一', '二万', '一亿零一万零一']);
  expect(() => toChineseNumeral(-1)).toThrow(RangeError);
  expect(() => toChineseNumeral(1.5)).toThrow(RangeError);
});

const SUITE = new URL('../../../shared/suites/recognizers_number_zh.json', import.meta.url);
interface Case { id: string; input: string; expected: { text: string; values: { value: string } }[] }

test.skipIf(!existsSync(SUITE))('the public suite of whole numerals (../shared/suites)', () => {
  const { cases } = JSON.parse(readFileSync(SUITE, 'utf8')) as { cases: Case[] };
  const whole = cases.filter(({ id, input, expected }) => id.startsWith('NumberModel') && expected.length === 1 && expected[0]!.text === input && /^[\d,.〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟点负]+$/.test(input) && !/^\./.test(input));
  expect(whole.length).toBeGreaterThan(60);
  expect(whole.filter(({ input, expected }) => parseNumeral(input) !== Number(expected[0]!.values.value)).map(({ input }) => input)).toEqual([]);
});
