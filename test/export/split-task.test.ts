import { describe, expect, test } from 'vitest';
import type { Deadline } from '#model/analysis';
import type { TaskObligation, TaskRow, TaskUnit } from '#model/ledger';
import { arrange } from '#export/layouts';
import { splitTask } from '#export/split-task';
import { taskRow, unit } from './task-rows.ts';

let id = 0;
const by = (text: string, dueOn: string | null): Deadline => ({ span: [++id, 9999], text, kind: 'by', rule: 'r', dueOn });
const subject = (name: string): TaskUnit => ({ ...unit(name, 'responsible'), basis: 'subject' });

const said = (text: string, units: TaskUnit[], deadlines: Deadline[] = []): TaskObligation =>
  ({ id: ++id, text, modality: 'duty', span: [id * 100, id * 100 + text.length], actors: [], units, deadlines });
const task = (obligations: TaskObligation[], over: Partial<TaskRow> = {}): TaskRow => taskRow({
  obligations, text: obligations.map((o) => o.text).join('\n'), units: obligations.flatMap((o) => o.units), deadlines: obligations.flatMap((o) => o.deadlines), ...over,
});
const lines = (row: TaskRow): [string, string][] => splitTask(row, '2020-06-30').map((line) => [line.text, line.units.map((u) => u.unit).join('、')]);

describe('splitTask', () => {
  const A = unit('甲局', 'lead');
  const B = unit('乙局', 'lead');

  test.each<[why: string, obligations: TaskObligation[], expected: [string, string][]]>([
    ['the same units: one line', [said('一。', [A]), said('二。', [A])], [['一。\n二。', '甲局、甲局']]],
    ['a bracket for each paragraph: a line for each, sentences of one kept together', [said('一。', [A]), said('二。', [A]), said('三。', [B])], [['一。\n二。', '甲局'], ['三。', '乙局']]],
    ['the order of the text is kept when units come again', [said('一。', [A]), said('二。', [B]), said('三。', [A])], [['一。', '甲局'], ['二。', '乙局'], ['三。', '甲局']]],
    ['nobody assigned for a part: a line without units, not a guess', [said('一。', []), said('二。', [A])], [['一。', ''], ['二。', '甲局']]],
    ['a subject inside an assigned paragraph does not tear it apart', [said('一。', [A]), said('各镇二。', [A, subject('各镇')])], [['一。\n各镇二。', '甲局、甲局、各镇']]],
    ['subjects alone: a line each, a sentence without one goes on with the one before', [said('甲一。', [subject('甲')]), said('二。', []), said('乙三。', [subject('乙')])], [['甲一。\n二。', '甲'], ['乙三。', '乙']]],
    ['the same role matters', [said('一。', [A]), said('二。', [unit('甲局', 'cooperate')])], [['一。', '甲局'], ['二。', '甲局']]],
    ['no obligations kept: the row as it is', [], [['', '']]],
  ])('%s', (_, obligations, expected) => { expect(lines(task(obligations))).toEqual(expected); });

  test('each line has its own deadlines and due date, and is overdue by its own date', () => {
    const row = task([said('一。', [A], [by('5月底前', '2020-05-31')]), said('二。', [B], [by('年底前', '2020-12-31'), by('9月底前', '2020-09-30')]), said('三。', [A], [by('长期', null)])], { dueOn: '2020-05-31', overdue: true });
    expect(splitTask(row, '2020-06-30').map((line) => [line.dueOn, line.overdue, line.deadlines.length])).toEqual([['2020-05-31', true, 1], ['2020-09-30', false, 2], [null, false, 1]]);
  });

  test('a settled task is never overdue, whatever its lines are due', () => {
    const row = task([said('一。', [A], [by('5月底前', '2020-05-31')]), said('二。', [B])], { dueOn: '2020-05-31', overdue: false });
    expect(splitTask(row, '2020-06-30').some((line) => line.overdue)).toBe(false);
  });

  test.each([['units', 1], ['text', 1], ['dueOn', 2], ['status', 2]] as const)('%s set by a person: %d lines', (field, count) => {
    const row = task([said('一。', [A]), said('二。', [B])], { personSet: [field], dueOn: '2021-01-01' });
    const split = splitTask(row, '2020-06-30');
    expect(split).toHaveLength(count);
    if (field === 'dueOn') expect(split.map((line) => line.dueOn)).toEqual(['2021-01-01', '2021-01-01']);
  });

  test('a sentence that comes twice is found at its own place', () => {
    expect(lines(task([said('定期检查。', [A]), said('定期检查。', [B])]))).toEqual([['定期检查。', '甲局'], ['定期检查。', '乙局']]);
  });
});

test('breakdown and by-unit split, the register keeps one line a task; the summary counts tasks', () => {
  const row = task([said('一。', [unit('甲局', 'lead')]), said('二。', [unit('乙局', 'lead')]), said('三。', [unit('甲局', 'cooperate')])]);
  const count = (layout: 'breakdown' | 'register'): number => arrange(layout, [row], { today: '2020-06-30' }).sheets[0]?.entries.length ?? 0;
  expect([count('breakdown'), count('register')]).toEqual([3, 1]);
  const { units, sheets } = arrange('by-unit', [row], { today: '2020-06-30' });
  expect(units.map(({ unit: name, lead, cooperate, total }) => ({ name, lead, cooperate, total }))).toEqual([{ name: '甲局', lead: 1, cooperate: 0, total: 1 }, { name: '乙局', lead: 1, cooperate: 0, total: 1 }]);
  expect(sheets.map((sheet) => sheet.entries.map((entry) => entry.row.text))).toEqual([['一。', '三。'], ['二。']]);
});
