import { describe, expect, test } from 'vitest';
import { DIAGNOSTIC_CODES } from '#model/diagnostic';
import { FAILURE_CODES } from '#model/failure';
import { dayAfter, lastDay, monthAfter, readDate, weekday } from '../../renderer/kit/dates.ts';
import { placesOf } from '../../renderer/kit/marked.tsx';
import { itemLine } from '../../renderer/kit/provision.ts';
import { filterOf, ledgerParams } from '../../renderer/ledger/address.ts';
import { chipsOf } from '../../renderer/ledger/chips.ts';
import { cutsOf } from '../../renderer/review/marks.ts';
import { correctedUnit } from '../../renderer/review/words-of-selection.ts';
import { readMonthDays } from '../../renderer/settings/month-days.ts';
import { doubtWords } from '../../renderer/words/doubts.ts';
import { failureWords } from '../../renderer/words/failures.ts';

test('every failure and doubt says what happened and what to do', () => {
  for (const code of FAILURE_CODES) {
    const { what, todo } = failureWords(code, { path: '/a/甲.pdf', limit: 1024, found: 'x' });
    expect([code, /\p{Script=Han}/u.test(what), /\p{Script=Han}/u.test(todo)]).toEqual([code, true, true]);
    expect(what).not.toContain('/a/');
  }
  for (const code of DIAGNOSTIC_CODES) expect([code, doubtWords(code).what === code]).toEqual([code, false]);
  expect([failureWords('query-invalid', { field: 'example', found: '甲' }).what, failureWords('query-invalid', { field: 'reject', found: '乙' }).what, failureWords('query-invalid', { field: 'id', found: '丙' }).what]).toEqual(['例句中没有认出这种写法:“甲”', '反例也被认作时限:“乙”', '条件有误:“丙”']);
  expect(failureWords('strange-code').what).toContain('strange-code');
});

test.each([
  ['2026-6-3', '2026-06-03'], ['20260603', '2026-06-03'], ['2026年6月3日', '2026-06-03'], ['２０２６．６．３', '2026-06-03'], ['2024-02-29', '2024-02-29'],
  ['2026-02-29', null], ['2026-13-01', null], ['6月3日', null], ['', null], ['明天', null],
])('%j typed as a date is %j', (typed, date) => { expect(readDate(typed)).toBe(date); });

test('months and days', () => {
  expect([monthAfter('2026-01', -1), monthAfter('2025-12', 1), lastDay('2024-02'), dayAfter('2026-02-28', 1)]).toEqual(['2025-12', '2026-01', '2024-02-29', '2026-03-01']);
  expect([weekday('2026-06-01'), weekday('2026-06-07')]).toEqual([0, 6]);
});

test.each([
  ['01-01~01-03、5月1日', ['01-01', '01-02', '01-03', '05-01']], ['02-27至03-01', ['02-27', '02-28', '03-01']], ['', []],
])('days of a year: %j', (typed, days) => { expect(readMonthDays(typed, 2027)).toEqual({ days }); });
test.each(['13-01', '02-29', '春节', '05-03~05-01'])('no day of a year: %j', (typed) => { expect(readMonthDays(typed, 2027)).toEqual({ wrong: typed }); });

describe('the filter in the address and as chips', () => {
  const filter = { units: ['区财政局', '教育局'], dueFrom: '2026-01-01', dueTo: '2026-03-31', overdue: true, hasDoubt: false };
  test('comes back as it went; what cannot be read is none', () => {
    expect(filterOf(JSON.parse(JSON.stringify(ledgerParams(filter))) as Record<string, string>)).toEqual(filter);
    expect(filterOf({ filter: '{oops' })).toEqual({});
    expect(filterOf({ filter: '[1]' })).toEqual({});
    expect(ledgerParams({ units: [], search: '' }).filter).toBeUndefined();
  });
  test('a chip for each condition, each says what is left without it', () => {
    const chips = chipsOf(filter, new Map());
    expect(chips.map((chip) => chip.key)).toEqual(['units 区财政局', 'units 教育局', 'due', 'overdue', 'hasDoubt']);
    expect(chips[0]?.without).toEqual({ ...filter, units: ['教育局'] });
    expect(chips[2]?.without).toEqual({ units: filter.units, overdue: true, hasDoubt: false });
  });
});

test('searched words are found in any width and case, overlaps joined', () => {
  expect(placesOf('经技区发〔2018〕15号 ABC', '[2018] abc')).toEqual([[4, 10], [14, 17]]);
  expect(placesOf('安全生产安全', '安全 全生')).toEqual([[0, 3], [4, 6]]);
  expect(placesOf('甲乙', '')).toEqual([]);
});

test('a task may be cut behind its marks, never at its ends', () => {
  expect(cutsOf('落实责任，加强检查。建立台账。')).toEqual([5, 10]);
  expect(cutsOf('落实责任')).toEqual([]);
});

test('a unit exchanged for another is a correction; more than one is none', () => {
  const unit = (name: string) => ({ unit: name, role: 'lead' as const, basis: 'assignment' as const, printed: null, span: null });
  expect(correctedUnit([unit('扶贫办')], [{ unit: '乡村振兴局', role: 'lead' }])).toEqual({ from: '扶贫办', unit: '乡村振兴局' });
  expect(correctedUnit([unit('扶贫办')], [])).toBeNull();
  expect(correctedUnit([unit('扶贫办')], [{ unit: '乡村振兴局', role: 'cooperate' }])).toBeNull();
});

test.each([['第一章', '总则', '', '第一章 总则'], ['(一)', '日常管理', '', '(一)日常管理'], ['(2)', '', '开展检查', '开展检查'], ['(2)', '', '', '(2)'], ['(一)', '（一）日常管理', '', '（一）日常管理'], ['1.', '１. 检查', '', '１. 检查'], ['一、', '一体推进', '', '一、一体推进']])('%s %s', (label, title, otherwise, line) => { expect(itemLine(label, title, otherwise)).toBe(line); });
