import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import exceljs from 'exceljs';
import ICAL from 'ical.js';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { edit } from '#ledger/review/edit';
import { progress } from '#ledger/supervise';
import { supervisedTasks } from '#ledger/supervise-read';
import { FORM_VALUES } from '#export/forms-columns';
import { calendarText } from '#export/ics';
import { occurrences } from '#resolve/occurrences';
import { entriesOf, ruleOf, writeDueCalendar } from '#app/supervision/calendar';
import { fillTaskWorkbook, statisticsTable, writeBulletin, writeLetters, writeTaskForm } from '#app/supervision/reports';
import { itemsOf, scoreOf, tally, total } from '#app/supervision/statistics';
import { temporaryFolder } from '../support/open-temporary.ts';
import { author, officeLedger, rules } from './office.ts';

const TODAY = '2018-07-02';
const context = { rules, today: TODAY };
const wordsOf = async (path: string): Promise<string> => (await mammoth.extractRawText({ path })).value;

async function sheet(path: string): Promise<string[][]> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book.worksheets[0]!.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1).map((cell) => String((cell ?? '') as string)));
}

describe('statistics', () => {
  test('items: tasks, and of a recurring duty the dates that have come or are done', () => {
    const items = itemsOf(officeLedger(), TODAY);
    expect(items.map((item) => [item.task.id, item.occurrence, item.dueOn, item.doneOn])).toEqual([
      [1, null, '2020-12-31', null], [2, null, '2018-02-09', null], [3, null, '2018-12-31', '2018-05-20'], [5, '2018-03-25', '2018-03-25', '2018-03-23'], [5, '2018-06-25', '2018-06-25', null], [6, null, '2018-02-09', '2018-02-19'],
    ]);
  });

  test('two documents of one title are two lines, each with its 文号', () => {
    const [item] = itemsOf(officeLedger(), TODAY);
    const { document, number } = item!.task;
    const twin = { ...item!, task: { ...item!.task, documentId: 99, number: null } };
    expect(tally([item!, twin], 'document', rules.score, TODAY).map((one) => one.key).sort()).toEqual([`${document}（${number!}）`, `${document}（D99）`].sort());
    expect(tally([item!], 'document', rules.score, TODAY).map((one) => one.key)).toEqual([document]);
  });

  test('by unit, leader, month; delays over those done late and those overdue', () => {
    const ledger = officeLedger();
    const items = itemsOf(ledger, TODAY);
    const line = (key: string, by: Parameters<typeof tally>[1] = 'unit') => tally(items, by, rules.score, TODAY).find((one) => one.key === key);
    expect(line('经发局')).toMatchObject({ assigned: 3, due: 2, doneOnTime: 2, doneLate: 0, overdue: 1, open: 1, averageDelay: 7 });
    expect(line('财政局')).toMatchObject({ assigned: 1, due: 1, doneOnTime: 0, doneLate: 1, overdue: 0, averageDelay: 10, onTimeRate: 0 });
    expect(line('国资办')).toMatchObject({ assigned: 2, due: 1, overdue: 1, averageDelay: 143 });
    expect(line('张副区长', 'leader')).toMatchObject({ assigned: 1, doneOnTime: 1 });
    expect(line('2018-02', 'month')).toMatchObject({ assigned: 2, doneLate: 1, overdue: 1 });
    expect(total(items, rules.score, TODAY)).toMatchObject({ assigned: 6, due: 4, doneOnTime: 2, doneLate: 1, overdue: 2, open: 3 });
    expect(total(itemsOf(ledger, '2018-02-01'), rules.score, '2018-02-01')).toMatchObject({ assigned: 4, due: 0, doneOnTime: 0, overdue: 0 });
  });

  test('a task that was set to done without a day counts on the day when that was done; given up is not due', () => {
    const ledger = officeLedger();
    edit(ledger, 1, { status: 'completed' }, { by: '李主任', at: '2018-06-15T04:00:00.000Z' });
    progress(ledger, 2, { on: TODAY, status: 'terminated' }, author);
    const items = itemsOf(ledger, TODAY);
    expect(items[0]).toMatchObject({ doneOn: '2018-06-15' });
    expect(total(items, rules.score, TODAY)).toMatchObject({ assigned: 6, terminated: 1, due: 3, overdue: 1 });
  });

  test('the score is the office\'s formula, within its bounds', () => {
    const line = { key: '', assigned: 4, due: 4, doneOnTime: 2, doneLate: 1, overdue: 1, open: 1, terminated: 0, extensions: 2, averageDelay: 10, onTimeRate: 0.5, doneRate: 0.75 };
    expect(scoreOf(line, rules.score)).toBe(60 * 0.5 + 40 * 0.75 - 2 - 1 - 1);
    expect(scoreOf(line, { factors: { overdue: -100 }, minimum: 0, maximum: 100 })).toBe(0);
    expect(scoreOf(line, { factors: { constant: 80, doneLate: -5 }, minimum: 0, maximum: 70 })).toBe(70);
  });
});

describe('forms', () => {
  const HEADINGS: Readonly<Record<string, string[]>> = {
    督查登记簿: ['统一编号', '督查内容', '任务来源', '收文时间', '承办单位', '办复要求'],
    督查台账: ['灯', '任务名称/标题', '任务来源', '任务级别', '办理时限', '周期', '进度%', '责任领导', '承办部门', '最新进展', '督办人'],
    督察接收: ['标题', '文号', '立项时间', '反馈周期', '主办单位', '协办单位', '办结时限'],
    工作分工: ['序号', '督查事项', '督查周期', '牵头部门', '主责部门'],
    责任清单: ['序号', '任务来源(文号)', '主要任务', '具体举措', '牵头单位', '责任(配合)单位', '责任人', '完成时限', '成果形式', '备注'],
    待办事项: ['序号', '责任单位', '待办事项', '截止时间', '原文依据', '建议状态'],
  };

  test('every column that the column sets name is known', () => { expect(rules.columns.filter(({ value }) => !(value in FORM_VALUES))).toEqual([]); });

  test.each(Object.entries(HEADINGS))('%s has the columns of its source, and a row a task', async (form, headings) => {
    const target = join(temporaryFolder(), `${form}.xlsx`);
    expect(await writeTaskForm(officeLedger(), form, target, context)).toEqual({ tasks: 5 });
    const rows = await sheet(target);
    expect([rows[2], rows.length]).toEqual([headings, 8]);
  });

  test('what stands in the cells', async () => {
    const target = join(temporaryFolder(), 'a.csv');
    await writeTaskForm(officeLedger(), '督查台账', target, context);
    const lines = readFileSync(target, 'utf8').split('\r\n');
    expect(lines[4]).toBe('红,各单位每季度末月25日前报送进展,《关于报送重点工作进展的通知》(经技区办发〔2018〕9号)一、,,2018-06-25,每季度末月25日前,,,经发局,一季度已报,');
    expect(lines[2]).toContain('2018-02-09(默认)');
    const json = join(temporaryFolder(), 'a.json');
    await writeTaskForm(officeLedger(), '待办事项', json, { ...context, units: ['财政局'] });
    expect((JSON.parse(readFileSync(json, 'utf8')) as { rows: unknown[] }).rows).toMatchObject([{ 序号: '1', 责任单位: '财政局', 待办事项: '建立联席会议制度', 建议状态: '已办结' }]);
    await expect(writeTaskForm(officeLedger(), '无此表', target, context)).rejects.toThrow(/query-invalid/);
    await expect(writeTaskForm(officeLedger(), '督查台账', 'a.doc', context)).rejects.toThrow(/export-format-unknown/);
  });

  test('an office\'s own workbook is filled below its header row, by its headings, in its style', async () => {
    const folder = temporaryFolder();
    const book = new exceljs.Workbook();
    const own = book.addWorksheet('台账');
    own.getCell('A1').value = '某某区督查台账';
    own.getRow(3).values = ['承办部门', '自定栏', '办理 时限', '任务名称/标题'];
    own.getCell('A4').font = { name: '楷体', size: 12 };
    await book.xlsx.writeFile(join(folder, '模板.xlsx'));
    await fillTaskWorkbook(officeLedger(), join(folder, '模板.xlsx'), join(folder, '成品.xlsx'), context);
    const done = new exceljs.Workbook();
    await done.xlsx.readFile(join(folder, '成品.xlsx'));
    const filled = done.worksheets[0]!;
    expect([filled.getCell('A1').value, filled.getCell('A7').value, filled.getCell('B7').value, filled.getCell('C7').value, filled.getCell('A7').font.name]).toEqual(['某某区督查台账', '经发局', null, '2018-06-25', '楷体']);
  });

  test('statistics as a table, the sum last', () => {
    const { rows, columns } = statisticsTable(officeLedger(), 'unit', context);
    expect(columns.map(({ heading }) => heading)).toEqual(['单位', '事项', '到期', '按时办结', '超期办结', '逾期', '平均超期(天)', '按时办结率', '得分']);
    expect(rows.at(-1)!.slice(0, 8)).toEqual(['合计', '6', '4', '2', '1', '2', '53.3', '40%']);
  });
});

describe('letters', () => {
  test('a 督办通知单 for each unit, from the template, with nothing left to fill', async () => {
    const folder = temporaryFolder();
    const written = await writeLetters(officeLedger(), 'notice', folder, { ...context, number: '经督〔2018〕3号', redHead: true });
    expect(written.map(({ unit, tasks }) => [unit, tasks])).toEqual([['组织部', 2], ['国资办', 2], ['经发局', 1]]);
    const words = await wordsOf(written[0]!.path);
    for (const part of ['经督〔2018〕3号', '督办通知单', '组织部：', '督办事项2件', '2018年7月7日', '小王', '0631-5980000', '经技区督查室', '2018年7月2日', '外部董事占多数', '2020-12-31', '2018-02-09(默认)']) expect(words).toContain(part);
    expect(words).not.toMatch(/[{}]/);
  });

  test('units whose names come to the same file name do not write over each other', async () => {
    const ledger = officeLedger();
    edit(ledger, 5, { units: [{ unit: '甲/乙联合办公室', role: 'lead' }, { unit: '甲:乙联合办公室', role: 'lead' }] }, author);
    const written = await writeLetters(ledger, 'notice', temporaryFolder(), { ...context, units: ['甲/乙联合办公室', '甲:乙联合办公室'] });
    expect([written.length, new Set(written.map(({ path }) => path)).size]).toEqual([2, 2]);
  });

  test('a 催办单 only for units with something overdue or due soon; a 三色督办单 counts lights', async () => {
    const folder = temporaryFolder();
    const reminders = await writeLetters(officeLedger(), 'reminder', folder, context);
    expect(reminders.map(({ unit, tasks }) => [unit, tasks])).toEqual([['组织部', 1], ['国资办', 1], ['经发局', 1]]);
    expect(await wordsOf(reminders[2]!.path)).toContain('已逾期1件，7日内到期0件');
    const [tricolor] = await writeLetters(officeLedger(), 'tricolor', folder, { ...context, units: ['经发局'] });
    expect(await wordsOf(tricolor!.path)).toContain('亮红灯1件，亮黄灯0件，亮蓝灯0件');
  });

  test('督查通报: counts and shares agree with the statistics; laggards by unit and item; all items in the annex', async () => {
    const target = join(temporaryFolder(), '通报.docx');
    expect(await writeBulletin(officeLedger(), target, { ...context, issue: '十七' })).toEqual({ items: 6, laggards: ['经发局', '国资办', '组织部'] });
    const words = await wordsOf(target);
    for (const part of ['督查通报第十七期', '共确定督办事项6件，已办结3件，占50%；正在办理3件，占50%', '按时办结2件，超期办结1件；时限已到的4件中，逾期未办结2件。按时办结率40%', '经发局：逾期1件（附表第5项）', '2018-02-19办结（超期）', '逾期未办结']) expect(words).toContain(part);
  });

  test('an office\'s own template takes the place of ours; a broken one is told', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'templates'));
    const { Document, Packer, Paragraph } = await import('docx');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'templates', '催办单.docx'), await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('致{{主送单位}}:逾期{{逾期件数}}件{{没有的栏}}。')] }] })));
    const [letter] = await writeLetters(officeLedger(), 'reminder', folder, { ...context, folders: [folder], units: ['经发局'] });
    expect((await wordsOf(letter!.path)).trim()).toBe('致经发局:逾期1件。');
    writeFileSync(join(folder, 'templates', '催办单.docx'), 'x');
    await expect(writeLetters(officeLedger(), 'reminder', folder, { ...context, folders: [folder] })).rejects.toThrow(/resource-broken/);
  });

  test.skipIf(!existsSync('/usr/bin/soffice'))('LibreOffice opens them without repair, on A4', { timeout: 180_000 }, async () => {
    const folder = temporaryFolder();
    await writeLetters(officeLedger(), 'notice', folder, { ...context, units: ['组织部'], redHead: true });
    await writeBulletin(officeLedger(), join(folder, '督查通报.docx'), context);
    await writeTaskForm(officeLedger(), '督查台账', join(folder, '督查台账.xlsx'), context);
    const files = readdirSync(folder);
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--convert-to', 'pdf', '--outdir', join(folder, 'pdf'), ...files.map((file) => join(folder, file))], { stdio: 'ignore', cwd: dirname(folder) });
    expect(readdirSync(join(folder, 'pdf'))).toHaveLength(3);
    for (const file of readdirSync(join(folder, 'pdf')).filter((name) => !name.includes('台账'))) expect(readFileSync(join(folder, 'pdf', file), 'latin1')).toMatch(/MediaBox\s*\[\s*0 0 595\.\d+ 84[12]/);
  });
});

describe('calendar', () => {
  const expand = (text: string, until: string): string[] => {
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const steps = event!.iterator();
    const out: string[] = [];
    for (let next = steps.next() as ICAL.Time | null; next && next.toString() <= until; next = steps.next() as ICAL.Time | null) out.push(next.toString());
    return out;
  };
  const options = { name: '督办', alarms: [3], stamp: '2018-07-02T00:00:00.000Z' };

  test.each([
    ['P3M', '末月25日'], ['P1M', '---25'], ['P1M', ''], ['P1M', '---31'], ['P6M', ''], ['P1Y', '--11-30'], ['P1W', '周五'], ['P1D', ''],
  ])('%s %s: the rule, expanded by another program, gives the very dates', (period, due) => {
    const dates = occurrences({ period, due }, '2018-01-01', '2020-12-31');
    const rule = ruleOf(period, dates);
    expect(rule).not.toBeNull();
    expect(expand(calendarText([{ id: 'a', on: dates[0]!, summary: 'a', description: 'b', rule }], options), '2020-12-31')).toEqual(dates);
  });

  test('a rule ends with the term of its document', () => {
    const [, entry] = entriesOf({ ...supervisedTasks(officeLedger(), [5], TODAY)[0]!, dueOrigin: 'stated' }, '2019-03-31');
    expect(expand(calendarText([entry!], options), '2030-12-31').at(-1)).toBe('2019-03-25');
  });

  test('dates that follow no rule that every calendar understands get none', () => {
    expect(ruleOf('P1M', occurrences({ period: 'P1M', due: '---30' }, '2018-01-01', '2018-12-31'))).toBeNull();
    expect(ruleOf('P1M', ['2018-01-25', '2018-03-25', '2018-04-25'])).toBeNull();
  });

  test('due dates with alarms, done ones left out, recurring ones once', async () => {
    const ledger = officeLedger();
    const target = join(temporaryFolder(), 'a.ics');
    expect(await writeDueCalendar(ledger, target, { today: TODAY, now: options.stamp, alarms: [7, 1] })).toBe(3);
    const events = new ICAL.Component(ICAL.parse(readFileSync(target, 'utf8'))).getAllSubcomponents('vevent');
    expect(events.map((event) => [(event.getFirstPropertyValue('dtstart') as ICAL.Time).toString(), event.getFirstPropertyValue('rrule')?.toString() ?? null])).toEqual([
      ['2020-12-31', null], ['2018-02-09', null], ['2018-06-25', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25'],
    ]);
    expect(events[0]!.getAllSubcomponents('valarm').map((alarm) => alarm.getFirstPropertyValue('trigger')!.toString())).toEqual(['-P6DT15H', '-PT15H']);
    progress(ledger, 5, { occurrence: '2018-06-25', on: TODAY, extend: { to: '2018-07-10', reason: '数据未出' } }, author);
    expect(entriesOf(supervisedTasks(ledger, [5], TODAY)[0]!, null).map((entry) => [entry.on, entry.rule])).toEqual([['2018-07-10', null], ['2018-09-25', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25']]);
  });
});
