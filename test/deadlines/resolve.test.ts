import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nextOccurrence, occurrences } from '#resolve/occurrences';
import { dueOn, type DueContext, type DueSubject } from '#resolve/due';
import { addWorkingDays, countWorkingDays, isWorkingDay, readCalendar } from '#resolve/working-days';

const china: unknown = JSON.parse(readFileSync('resources/calendar/china.json', 'utf8'));
const calendar = readCalendar({ china });
const named = (JSON.parse(readFileSync('test/deadlines/statutory-days.json', 'utf8')) as { days: Record<string, boolean> }).days;

describe('working days', () => {
  test('agree with every day that the notices name', () => {
    expect(Object.entries(named).length).toBeGreaterThan(150);
    expect(Object.entries(named).filter(([date, works]) => isWorkingDay(date, calendar) !== works)).toEqual([]);
  });
  test.each([
    ['over a weekend', '2022-11-04', 5, '2022-11-11'],
    ['over 国庆 with its make-up days', '2021-09-30', 5, '2021-10-13'],
    ['back over a weekend', '2022-11-14', -5, '2022-11-07'],
    ['from a day off', '2022-11-05', 1, '2022-11-07'],
    ['no days', '2022-11-05', 0, '2022-11-05'],
  ])('%s', (_, from, n, date) => expect(addWorkingDays(from, n, calendar)).toEqual({ date, unpublished: null }));
  test('a year that is not published is said, not guessed', () => {
    expect(isWorkingDay('2031-03-03', calendar)).toBeNull();
    expect(addWorkingDays('2026-12-30', 5, calendar)).toEqual({ date: null, unpublished: 2027 });
    expect(countWorkingDays('2026-12-30', '2027-01-05', calendar)).toBeNull();
  });
  test('a later file adds or replaces a year', () => {
    const own = readCalendar({ china, own: { years: { 2031: { off: ['03-03'], work: ['03-01'] } } } });
    expect([isWorkingDay('2031-03-03', own), isWorkingDay('2031-03-01', own), isWorkingDay('2031-03-04', own)]).toEqual([false, true, true]);
  });
  test.each([[{}], [{ years: { 2031: { off: ['3-3'], work: [] } } }], [null]])('a broken table is refused: %j', (table) => {
    expect(() => readCalendar({ own: table })).toThrow('own');
  });
  test('counts both ends', () => expect(countWorkingDays('2022-11-04', '2022-11-07', calendar)).toBe(2));
});

describe('occurrences', () => {
  test.each<[string, { period: string; due?: string }, string, string, string[]]>([
    ['每年5月15日', { period: 'P1Y', due: '--05-15' }, '2019-01-01', '2020-12-31', ['2019-05-15', '2020-05-15']],
    ['每年', { period: 'P1Y' }, '2019-01-01', '2019-12-31', ['2019-12-31']],
    ['每年第二季度', { period: 'P1Y', due: '第二季度' }, '2019-01-01', '2019-12-31', ['2019-06-30']],
    ['每月25日', { period: 'P1M', due: '---25' }, '2019-01-26', '2019-03-31', ['2019-02-25', '2019-03-25']],
    ['每月31日', { period: 'P1M', due: '---31' }, '2019-02-01', '2019-03-31', ['2019-02-28', '2019-03-31']],
    ['季度末月25日', { period: 'P3M', due: '季度末月25日' }, '2019-01-01', '2019-06-30', ['2019-03-25', '2019-06-25']],
    ['每季度首月10日', { period: 'P3M', due: '季度首月10日' }, '2019-01-01', '2019-06-30', ['2019-01-10', '2019-04-10']],
    ['每半年', { period: 'P6M' }, '2019-01-01', '2019-12-31', ['2019-06-30', '2019-12-31']],
    ['每周五', { period: 'P1W', due: '周五' }, '2022-11-01', '2022-11-13', ['2022-11-04', '2022-11-11']],
    ['每旬', { period: 'P10D' }, '2022-02-05', '2022-02-28', ['2022-02-10', '2022-02-20', '2022-02-28']],
    ['每两年, no base', { period: 'P2Y' }, '2019-01-01', '2029-12-31', []],
    ['an empty range', { period: 'P1D' }, '2019-01-02', '2019-01-01', []],
  ])('%s', (_, deadline, from, to, expected) => expect(occurrences(deadline, from, to)).toEqual(expected));
  test('periods outside the calendar run from their base', () => {
    expect(occurrences({ period: 'P2M' }, '2019-01-01', '2019-07-01', '2018-12-31')).toEqual(['2019-02-28', '2019-04-30', '2019-06-30']);
    expect(nextOccurrence({ period: 'P3Y' }, '2020-01-01', '2018-02-01')).toBe('2021-02-01');
  });
});

const due = (deadline: Partial<DueSubject> & Pick<DueSubject, 'kind'>, context: Partial<DueContext> = {}) => (
  dueOn({ span: [0, 1], text: '', ...deadline }, { issueDate: '2022-11-07', year: 2022, calendar, ...context }));

describe('dueOn', () => {
  test.each<[string, ReturnType<typeof due>, string | null, string, string | null]>([
    ['a stated date', due({ kind: 'by', end: '2022-12-31' }), '2022-12-31', 'stated', null],
    ['the document\'s year', due({ kind: 'by', end: '--12-31' }), '2022-12-31', 'document-year', null],
    ['no year anywhere', due({ kind: 'by', end: '--12-31' }, { year: null }), null, 'open', 'deadline-year-open'],
    ['the year after one that is not named', due({ kind: 'by', end: '--01-31', text: '次年1月31日前' }), null, 'open', 'deadline-year-open'],
    ['29 February of a common year', due({ kind: 'by', end: '--02-29' }), '2022-02-28', 'document-year', 'deadline-before-issue'],
    ['before the document was issued', due({ kind: 'by', end: '2021-12-31' }), '2021-12-31', 'stated', 'deadline-before-issue'],
    ['the end of a stage', due({ kind: 'during', start: '2022-11-07', end: '2022-11-20' }), '2022-11-20', 'stated', null],
    ['recurring, after the issue date', due({ kind: 'every', period: 'P1Y', due: '--01-31' }), '2023-01-31', 'recurring', null],
    ['recurring, after a given day', due({ kind: 'every', period: 'P3M' }, { today: '2024-05-01' }), '2024-06-30', 'recurring', null],
    ['from the issuance', due({ kind: 'within', duration: 'P30D', anchor: '本通知印发之日起' }), '2022-12-07', 'issue-date', null],
    ['working days from the issuance', due({ kind: 'within', duration: 'P5BD', anchor: '印发之日起' }), '2022-11-14', 'working-days', null],
    ['half a working day, rounded up', due({ kind: 'within', duration: 'P0.5BD', anchor: '印发之日起' }), '2022-11-08', 'working-days', null],
    ['from another event', due({ kind: 'within', duration: 'P30D', anchor: '受理之日起' }), null, 'open', null],
    ['a limit whose end was not read', due({ kind: 'by' }), null, 'open', 'deadline-unresolved'],
    ['from an event whose day was entered', due({ kind: 'within', duration: 'P3M', anchor: '竣工验收合格后' }, { anchorDate: '2022-11-30' }), '2023-02-28', 'stated', null],
    ['before an event', due({ kind: 'within', duration: 'P5BD', direction: 'before', anchor: '会' }, { anchorDate: '2022-11-14' }), '2022-11-07', 'working-days', null],
    ['working days into an unpublished year', due({ kind: 'within', duration: 'P5BD', anchor: '印发之日起' }, { issueDate: '2026-12-30' }), null, 'open', 'calendar-year-unpublished'],
    ['from … on', due({ kind: 'from', start: '2022-12-01' }), null, 'open', null],
    ['no end', due({ kind: 'ongoing' }), null, 'open', null],
  ])('%s', (_, result, date, basis, code) => {
    expect([result.dueOn, result.basis, result.diagnostics[0]?.code ?? null]).toEqual([date, basis, code]);
  });
});
