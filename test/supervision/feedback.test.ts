import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { FeedbackPlan } from '#model/feedback';
import { undo } from '#ledger/review/acts';
import { history } from '#ledger/history';
import type { Ledger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { progress } from '#ledger/supervise';
import { supervisedTasks } from '#ledger/supervise-read';
import { FEEDBACK_COLUMNS, HEADER_ROW } from '#export/forms-feedback';
import { readSupervisionRules } from '#app/supervision/rules';
import { previewFeedback, receiveFeedback, sendFeedback, unitsWithOpenTasks } from '#app/supervision/feedback';
import { supervise } from '#app/supervision/supervise';
import { makePosting } from '../support/make-analysis.ts';
import { openTemporary, temporaryFolder } from '../support/open-temporary.ts';
import { STATE_ASSETS } from '../support/real-documents.ts';
import { cellOf, fillForm, type Filled } from './fill-form.ts';

const rules = readSupervisionRules();
const TODAY = '2018-06-01';
const LATER = '2018-06-20';
const author = { by: '王科长', at: '2018-06-01T02:00:00.000Z' };
const context = { rules, today: TODAY, author };
const one = (ledger: Ledger, id: number) => supervisedTasks(ledger, [id], LATER)[0]!;

async function sent(): Promise<{ ledger: Ledger; folder: string; path: string; returned: (rows: Readonly<Record<number, Filled>>, more?: Parameters<typeof fillForm>[3]) => Promise<string> }> {
  const ledger = openTemporary();
  post(ledger, makePosting('a.txt', [STATE_ASSETS]));
  supervise(ledger, [1, 2, 3], { ...context, calendar: { years: new Set(), exceptions: new Map() } });
  const folder = temporaryFolder();
  const [form] = await sendFeedback(ledger, folder, ['组织部'], context);
  let n = 0;
  return { ledger, folder, path: form!.path, returned: (rows, more) => fillForm(form!.path, rows, join(folder, `返回${++n}.xlsx`), more) };
}

const receive = (ledger: Ledger, path: string, more: Partial<Parameters<typeof receiveFeedback>[2]> = {}) => receiveFeedback(ledger, path, { today: LATER, author, ...more });
const refusals = (plan: FeedbackPlan): [string, string][] => plan.refused.map(({ cell, code }) => [cell, code]);
const everything = (ledger: Ledger): unknown[] => ['tasks', 'overrides', 'changes', 'progress_notes', 'extensions', 'supervision_fields', 'feedback_rows', 'occurrences'].map((table) => ledger.reading.all(`SELECT * FROM ${table}`));

describe('the 反馈表 that goes out', () => {
  test('one for each unit that answers for open tasks; locked but for what the unit fills in, stamped, ids in the first column', async () => {
    const { ledger, path, folder } = await sent();
    expect(unitsWithOpenTasks(ledger, TODAY)).toEqual([{ unit: '国资办', tasks: 2 }, { unit: '组织部', tasks: 2 }, { unit: '经发局', tasks: 1 }]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    expect(book.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([['反馈表', 'visible'], ['责清', 'veryHidden']]);
    const [sheet] = book.worksheets as [exceljs.Worksheet];
    expect(sheet.getRow(HEADER_ROW).values).toEqual([undefined, ...FEEDBACK_COLUMNS.map((column) => column.heading)]);
    expect([sheet.getCell('A4').value, sheet.getCell('A5').value, sheet.getCell('A6').value]).toEqual(['T1', 'T2', null]);
    expect(sheet.getCell('C4').value).toContain('外部董事占多数');
    expect(sheet.getCell('D4').text).toContain('2020');
    FEEDBACK_COLUMNS.forEach((column, index) => { expect(sheet.getRow(4).getCell(index + 1).protection?.locked ?? true).toBe(!column.open); });
    expect(sheet.getCell(cellOf('status', 1)).dataValidation.formulae).toEqual(['"未启动,推进中,已完成(待核)"']);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
    await expect(sendFeedback(ledger, folder, ['税务局'], context)).rejects.toThrow(/query-invalid/);
  });
});

describe('the 反馈表 that comes back', () => {
  test('preview tells each change with its cell and writes nothing; taking over writes all of it as one act', async () => {
    const { ledger, returned } = await sent();
    const file = await returned({ 1: { status: '推进中', percent: 45, text: '已起草方案', problems: '人手不足', person: '刘主任', phone: '0631-5980000' }, 2: { status: '已完成', doneOn: '2018年6月15日', text: '已建库' } });
    const before = everything(ledger);
    const plan = await previewFeedback(ledger, file, LATER);
    expect(everything(ledger)).toEqual(before);
    expect(plan).toMatchObject({ unit: '组织部', sentOn: TODAY, rows: 2, unchanged: 0, refused: [] });
    expect(plan.lines.map((line) => [line.taskId, line.changes.map((c) => `${c.cell} ${c.field}`), line.conflicts])).toEqual([
      [1, ['F4 status', 'G4 percent', 'H4 text', 'I4 problems', 'N4 person', 'O4 phone'], []], [2, ['F5 status', 'H5 text', 'K5 doneOn'], []],
    ]);
    expect((await receive(ledger, file)).act).toMatchObject({ kind: 'bulk-edit', taskCount: 2 });
    expect(one(ledger, 1)).toMatchObject({ status: 'in-progress', percent: 45, person: '刘主任', fields: { phone: '0631-5980000' }, notes: [{ text: '已起草方案', problems: '人手不足', origin: 'feedback', by: '组织部', on: LATER }] });
    expect(one(ledger, 2)).toMatchObject({ status: 'done-unverified', doneOn: '2018-06-15' });
    expect(history(ledger, 2).filter((c) => c.by === '组织部').map((c) => c.field).sort()).toEqual(['doneOn', 'progress', 'status']);
    undo(ledger, author);
    expect(one(ledger, 2)).toMatchObject({ status: 'not-started', doneOn: null, notes: [] });
    expect((await receive(ledger, file)).act).not.toBeNull();
    expect(one(ledger, 2)).toMatchObject({ status: 'done-unverified', doneOn: '2018-06-15' });
  });

  test('the same file read twice changes nothing, also after the office went on', async () => {
    const { ledger, returned } = await sent();
    const file = await returned({ 1: { status: '推进中', percent: 45, text: '已起草方案' } });
    await receive(ledger, file);
    const once = everything(ledger);
    const again = await receive(ledger, file);
    expect([again.act, again.plan.lines, again.plan.unchanged]).toEqual([null, [], 2]);
    expect(everything(ledger)).toEqual(once);
    progress(ledger, 1, { on: LATER, percent: 60, status: 'completed' }, author);
    const then = everything(ledger);
    expect((await receive(ledger, file)).act).toBeNull();
    expect(everything(ledger)).toEqual(then);
  });

  test('both sides changed: nothing is written until somebody says whose value stays', async () => {
    const { ledger, returned } = await sent();
    const file = await returned({ 1: { percent: 80, text: '过半', status: '推进中' }, 2: { percent: 10, status: '推进中' } });
    progress(ledger, 1, { on: TODAY, percent: 30 }, author);
    const before = everything(ledger);
    const asked = await receive(ledger, file);
    expect(asked.held).toBe('conflicts');
    expect(asked.plan.lines[0]!.conflicts).toEqual([{ field: 'percent', cell: 'G4', base: '', from: '30', to: '80' }]);
    expect(everything(ledger)).toEqual(before);
    await receive(ledger, file, { choice: 'ours' });
    expect(one(ledger, 1)).toMatchObject({ percent: 30, notes: [{ percent: 30 }, { text: '过半', percent: null }] });
    expect(one(ledger, 2)).toMatchObject({ percent: 10 });
    expect((await receive(ledger, file)).act).toBeNull();
  });

  test('theirs stays when it is chosen; what both sides say alike is no conflict', async () => {
    const { ledger, returned } = await sent();
    const file = await returned({ 1: { percent: 80, status: '推进中' } });
    progress(ledger, 1, { on: TODAY, percent: 30, status: 'in-progress' }, author);
    const { plan } = await receive(ledger, file, { choice: 'theirs' });
    expect(plan.lines[0]!.conflicts.map((c) => c.field)).toEqual(['percent']);
    expect(one(ledger, 1).percent).toBe(80);
  });

  test('a unit asks for an extension; nothing moves', async () => {
    const { ledger, returned } = await sent();
    await receive(ledger, await returned({ 1: { extendTo: '2021-06-30', reason: '等待批复' } }));
    expect(one(ledger, 1)).toMatchObject({ dueOn: '2020-12-31', extensions: [{ from: '2020-12-31', to: '2021-06-30', reason: '等待批复', state: 'asked', by: '组织部' }] });
  });

  const strange: [why: string, cells: Filled, cell: string, code: string][] = [
    ['a percentage beyond 100', { percent: 120 }, 'G4', 'percent-invalid'],
    ['half of one per cent', { percent: 0.5 }, 'G4', 'percent-invalid'],
    ['a percentage in words', { percent: '一半' }, 'G4', 'percent-invalid'],
    ['a state that we do not know', { status: '差不多了' }, 'F4', 'status-unknown'],
    ['a state that is the office\'s to give', { status: '已销号' }, 'F4', 'status-not-allowed'],
    ['a day that is none', { status: '已完成', doneOn: '2018-02-30' }, 'K4', 'date-invalid'],
    ['a day to come', { status: '已完成', doneOn: '2018-12-30' }, 'K4', 'date-future'],
    ['done on a day, but not done', { doneOn: '2018-06-10' }, 'K4', 'done-without-status'],
    ['an extension without a reason', { extendTo: '2021-06-30' }, 'M4', 'extension-incomplete'],
    ['an extension without a date', { reason: '等待批复' }, 'L4', 'extension-incomplete'],
    ['an extension to an earlier day', { extendTo: '2019-06-30', reason: '因故' }, 'L4', 'extension-not-later'],
    ['other words of the task', { words: '本任务已取消' }, 'C4', 'locked-changed'],
    ['an id of no task', { key: 'T99' }, 'A4', 'row-unknown'],
    ['an id that is none', { key: '合计' }, 'A4', 'row-unknown'],
    ['the id of another unit\'s task', { key: 'T3' }, 'A4', 'row-not-sent'],
  ];
  test.each(strange)('%s: refused with its cell, and the other rows wait as well', async (_why, cells, cell, code) => {
    const { ledger, returned } = await sent();
    const before = everything(ledger);
    const file = await returned({ 1: cells, 2: { status: '推进中', text: '好' } });
    const held = await receive(ledger, file);
    expect([held.held, held.act, refusals(held.plan)]).toEqual(['refused', null, [[cell, code]]]);
    // What the unit wrote is told in its own words, never in ours.
    expect(held.plan.refused[0]!.found).not.toMatch(/[a-z]/);
    expect(everything(ledger)).toEqual(before);
    await receive(ledger, file, { skipRefused: true });
    expect([one(ledger, 1).notes.length, one(ledger, 2).notes.length]).toEqual([0, 1]);
  });

  test('rows that somebody added are refused, rows that somebody deleted are no matter, moved columns are found', async () => {
    const { ledger, returned } = await sent();
    const added = await previewFeedback(ledger, await returned({ 3: { words: '新增一项', status: '推进中' } }), LATER);
    expect(refusals(added)).toEqual([['A6', 'row-unknown']]);
    const deleted = await previewFeedback(ledger, await returned({ 2: { text: '好' } }, (sheet) => { sheet.spliceRows(4, 1); }), LATER);
    expect([deleted.refused, deleted.lines.map((line) => [line.taskId, line.changes[0]!.cell])]).toEqual([[], [[2, 'H4']]]);
    const moved = await previewFeedback(ledger, await returned({ 1: { text: '好' } }, (sheet) => { sheet.spliceColumns(5, 0, []); }), LATER);
    expect([moved.refused, moved.lines.map((line) => line.changes[0]!.cell)]).toEqual([[], ['I4']]);
    const gone = await previewFeedback(ledger, await returned({ 1: { text: '好' } }, (sheet) => { sheet.spliceColumns(7, 1); }), LATER);
    expect(gone.refused).toEqual([{ cell: '', code: 'column-absent', found: '进度%' }]);
    const twice = await previewFeedback(ledger, await returned({ 1: { text: '好' }, 2: { key: 't1 ' } }), LATER);
    expect(refusals(twice)).toEqual([['A5', 'row-repeated']]);
  });

  test('files that are no form of this ledger', async () => {
    const { ledger, returned, folder } = await sent();
    const other = openTemporary();
    const file = await returned({ 1: { text: '好' } });
    expect(refusals(await previewFeedback(other, file, LATER))).toEqual([['', 'stamp-unknown']]);
    expect(refusals(await previewFeedback(ledger, await returned({}, (_sheet, book) => { book.removeWorksheet('责清'); }), LATER))).toEqual([['', 'sheet-foreign']]);
    writeFileSync(join(folder, '坏.xlsx'), 'PK\u0003\u0004 broken');
    await expect(previewFeedback(ledger, join(folder, '坏.xlsx'), LATER)).rejects.toThrow(/file-damaged/);
    await expect(previewFeedback(ledger, join(folder, '无.xlsx'), LATER)).rejects.toThrow(/file-absent/);
  });
});
