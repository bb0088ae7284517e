import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCalendarDate } from '#model/calendar-date';
import { loadDeadlineGrammar } from '#obligation/deadlines/deadline-grammar';
import { plainStructure } from '#obligation/deadlines/deadline-proof';
import { recogniseDeadlines } from '#obligation/deadlines/recognise-deadlines';
import { dueOn } from '#resolve/due';
import { readCalendar } from '#resolve/working-days';
import { normalise } from '#text/normalise';

const file = 'resources/grammar/deadlines.yaml';
const grammar = loadDeadlineGrammar({ file, text: readFileSync(file, 'utf8') });
const calendar = readCalendar({ china: JSON.parse(readFileSync('resources/calendar/china.json', 'utf8')) as unknown });

const WORDS = ['2022年', '二〇二〇年', '今年', '次年', '13月', '2月30日', '6月', '12月底', '31日', '上半年', '第三季度', '季度末', '年底', '年内', '前', '之前', '起', '自', '到', '至', '—', '每年', '每月', '每', '3个', '工作日', '小时', '内', '以内',
  '会', '之日', '后', '当日', '“十四五”', '期间', '五一', '春节', '长期', '完成时限', ':', ',', '。', ';', '\n', '(', ')', '《', '》', '【', '】', '〔', '〕', '〔2018〕', '按季度', '一', '百', '0', '99999', 'l', '的', '完成', '已', '对', ' '];
const shuffled = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(''));
const headers = fc.record({ year: fc.option(fc.integer({ min: 1990, max: 2040 })), issueDate: fc.option(fc.constantFrom('2018-12-29', '2022-02-28', '2024-02-29')) });

describe('deadlines of any text', () => {
  test('never throw, slice back to their words, do not overlap, and their dates are dates', () => {
    fc.assert(fc.property(shuffled, headers, (raw, header) => {
      const { text } = normalise(raw);
      let end = 0;
      for (const m of recogniseDeadlines(plainStructure(text, header), grammar)) {
        expect(text.slice(...m.span)).toBe(m.text);
        expect(m.span[0]).toBeGreaterThanOrEqual(end);
        end = m.span[1];
        for (const date of [m.start, m.end]) if (date !== undefined) expect(isCalendarDate(date.startsWith('--') ? date.replace('-', '2024') : date), `${m.text}: ${date}`).toBe(true);
        if (m.kind === 'every') expect(m.period).toMatch(/^P/);
        if (m.kind === 'within') expect(m.duration).toMatch(/^P/);
        const due = dueOn(m, { issueDate: header.issueDate, year: header.year, calendar });
        if (due.dueOn !== null) expect(isCalendarDate(due.dueOn)).toBe(true);
      }
    }), { numRuns: 1500 });
  });
});
