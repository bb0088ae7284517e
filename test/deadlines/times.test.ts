import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#obligation/times/lunar-calendar';
import { readTimes } from '#obligation/times/read-times';
import { loadTimeGrammar } from '#obligation/times/time-grammar';
import { timeNoteOf } from '#obligation/times/time-proof';

const file = 'resources/grammar/times.yaml';
const grammar = loadTimeGrammar({ file, text: readFileSync(file, 'utf8') });
const said = (text: string, base: string): string => readTimes(text, base, grammar).map(timeNoteOf).join('; ');

describe('what is said on a day', () => {
  test.each([
    ['下月底', '2024-12-15', '2025-01-21..2025-01-31 edge', 'over the turn of the year'],
    ['上个月', '2024-01-31', '2023-12-01..2023-12-31', 'the month before, whatever the day'],
    ['前年', '2024-02-29', '2022-01-01..2022-12-31', 'two years back'],
    ['本周五', '2024-12-15', '2024-12-13..2024-12-13', 'a Sunday ends its week'],
    ['上季度', '2024-02-01', '2023-10-01..2023-12-31', 'quarters run over the year'],
    ['2月29日', '2023-03-01', '2020-02-29..2020-02-29 | 2024-02-29..2024-02-29', 'only in leap years'],
    ['31日', '2024-04-30', '2024-03-31..2024-03-31 | 2024-05-31..2024-05-31', 'April has none'],
    ['农历2025年闰六月初一', '2025-01-01', '2025-07-25..2025-07-25', 'a leap month'],
    ['2025年农历八月十五', '2025-01-01', '2025-10-06..2025-10-06', 'behind a leap month'],
    ['春节前', '2025-11-01', '..2025-01-28 | ..2026-02-16', 'a feast of the lunar year'],
    ['每两周开展1次', '2024-01-01', 'P2W', 'a recurrence has no day'],
    ['增长2018元,第3名,27号文件', '2024-01-01', '2023-12-27..2023-12-27 | 2024-01-27..2024-01-27', '27号 is read as a day: whoever asks must know that it is one'],
  ])('%s on %s: %s (%s)', (text, base, expected) => { expect(said(text, base)).toBe(expected); });
});

describe('lunar calendar', () => {
  /** First days of the year as the State Council's holiday notices name them (春节放假安排). */
  test.each([[2010, '2010-02-14'], [2015, '2015-02-19'], [2018, '2018-02-16'], [2020, '2020-01-25'], [2023, '2023-01-22'], [2024, '2024-02-10'], [2025, '2025-01-29'], [2026, '2026-02-17']])(
    '春节 of %i', (year, date) => { expect(civilDate({ year, month: 1, day: 1 })).toBe(date); });
  test.each([[2019, 8, 15, '2019-09-13'], [2020, 5, 5, '2020-06-25'], [2023, 5, 5, '2023-06-22'], [2024, 8, 15, '2024-09-17']])('%i, month %i, day %i', (year, month, day, date) => {
    expect(civilDate({ year, month, day })).toBe(date);
  });
  test('除夕 is the day before 春节, in every year of the table', () => {
    for (let year = 1990; year < 2050; year++) {
      const eve = civilDate({ year, month: 12, day: 0 });
      const next = civilDate({ year: year + 1, month: 1, day: 1 });
      expect(Date.parse(next!) - Date.parse(eve!)).toBe(86_400_000);
    }
  });
  test('no guess beyond the table, no day that a month does not have', () => {
    expect(civilDate({ year: 1705, month: 1, day: 1 })).toBeNull();
    expect(civilDate({ year: 2025, month: 1, day: 31 })).toBeNull();
    expect(civilDate({ year: 2024, month: 6, day: 1, leap: true })).toBeNull();
  });
});

test('any mixture of time words is read without a throw, and spans slice back', () => {
  const word = fc.constantFrom('2018年', '去年', '十', '月', '3', '日', '底', '前', '后', '内', '个', '周', '三', '季度', '上', '下', '半', '年', '农历', '初五', '至', '-', '世纪', '年代', '每', '期间', '第', '2', '雍正', '元', '，');
  fc.assert(fc.property(fc.array(word, { maxLength: 10 }), (words) => {
    const text = words.join('');
    let last = 0;
    for (const mention of readTimes(text, '2024-02-29', grammar)) {
      expect(text.slice(...mention.span)).toBe(mention.text);
      expect(mention.span[0]).toBeGreaterThanOrEqual(last);
      last = mention.span[1];
      for (const { start, end } of mention.readings) for (const day of [start, end]) if (day !== null) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  }), { numRuns: 2000 });
});
