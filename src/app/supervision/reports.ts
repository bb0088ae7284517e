import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { SupervisedTask } from '#model/supervise';
import { LETTER_NAMES, type LetterKind, LIGHT_NAMES } from '#model/supervise-words';
import { type Filling, fillTemplate } from '#export/docx-template';
import type { DocxTable } from '#export/docx-table';
import { FORM_VALUES, type FormEntry, isFormValue } from '#export/forms-columns';
import { fillWorkbook } from '#export/fill-workbook';
import { writeForm } from '#export/forms';
import type { SimpleTable } from '#export/simple-table';
import type { Ledger } from '#ledger/open';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { SETTLED } from '#ledger/tasks';
import { lightOf, litOf } from './light.ts';
import { ownersOf } from './owners.ts';
import { RESOURCES_FOLDER } from '#app/resources';
import type { SupervisionRules } from './rules.ts';
import { dueWithin, itemsOf, tally, total, type Item, type Tally, type TallyKey } from './statistics.ts';
import { unitFileName } from '#app/unit-file';

export interface ReportContext {
  rules: SupervisionRules;
  today: CalendarDate;
  /** Folders with templates/; the last that has one wins. */
  folders?: readonly string[];
  /** 文号, 期号 as they are to be printed; the date by which to answer (default: in five days). */
  number?: string | undefined;
  answerBy?: CalendarDate | undefined;
  /** 发文机关标志 in red at the head. */
  redHead?: boolean | undefined;
  units?: readonly string[] | undefined;
}

export interface WrittenLetter { unit: string; path: string; tasks: number }

const COLOURS = { green: null, blue: '1F4E9E', yellow: 'B7791F', red: 'C00000' } as const;
const ANSWER_DAYS = 5;

/**
 * One letter for each unit that has tasks of the kind: notice all open ones, reminder those overdue or due soon, tricolor
 * those with a light. Into `folder`, named by unit. @throws Failure of templates and of writing
 */
export async function writeLetters(ledger: Ledger, kind: LetterKind, folder: string, context: ReportContext): Promise<WrittenLetter[]> {
  const { rules, today } = context;
  const open = allTasks(ledger, today).filter((task) => !SETTLED.includes(task.status));
  const soon = addDays(today, rules.office.remind);
  const light = (task: SupervisedTask) => lightOf(rules.lights, litOf(task), today).light;
  const wanted = open.filter((task) => kind === 'notice' || (kind === 'reminder' ? task.dueOn !== null && task.dueOn <= soon : light(task) !== 'green'));
  const byUnit = new Map<string, SupervisedTask[]>();
  for (const task of wanted) for (const unit of ownersOf(task)) byUnit.set(unit, [...(byUnit.get(unit) ?? []), task]);
  makeFolder(folder);
  const written: WrittenLetter[] = [];
  const taken = new Set<string>();
  for (const [unit, tasks] of byUnit) {
    if (context.units && context.units.length > 0 && !context.units.includes(unit)) continue;
    const path = join(folder, `${unitFileName(unit, taken)}-${LETTER_NAMES[kind]}-${today}.docx`);
    const count = (colour: string): string => String(tasks.filter((task) => light(task) === colour).length);
    await fillTemplate(templatePath(context, LETTER_NAMES[kind]), path, {
      ...frame(context), 主送单位: unit, 件数: String(tasks.length), 反馈周期: `${rules.office.cycle}日`,
      逾期件数: String(tasks.filter((task) => task.overdue).length), 临期件数: String(tasks.filter((task) => !task.overdue).length), 临期天数: String(rules.office.remind),
      红灯件数: count('red'), 黄灯件数: count('yellow'), 蓝灯件数: count('blue'),
      任务表: { table: taskTable(tasks, context) },
    });
    written.push({ unit, path, tasks: tasks.length });
  }
  return written;
}

/** 督查通报: counts and shares on a day, units by score, laggards by unit and item, all items as annex. @throws as `writeLetters` */
export async function writeBulletin(ledger: Ledger, target: string, context: ReportContext & { to?: string | undefined; issue?: string | undefined }): Promise<{ items: number; laggards: string[] }> {
  const { rules, today } = context;
  const items = itemsOf(ledger, today);
  const all = total(items, rules.score, today);
  const live = all.assigned - all.terminated;
  const done = all.doneOnTime + all.doneLate;
  const units = tally(items, 'unit', rules.score, today).sort((a, b) => b.score - a.score || b.assigned - a.assigned);
  const laggards = units.filter((line) => line.overdue > 0).sort((a, b) => b.overdue - a.overdue);
  const place = new Map(items.map((item, index) => [item, index + 1]));
  const late = (unit: string): Item[] => items.filter((item) => (unit === '' ? item.owners.length === 0 : item.owners.includes(unit)) && isOverdue(item, today));
  const lines = laggards.map((line) => `${line.key === '' ? '未明确单位' : line.key}：逾期${line.overdue}件（附表第${late(line.key).map((item) => place.get(item)).join('、')}项）`);
  await fillTemplate(templatePath(context, '督查通报'), target, {
    ...frame(context), 期号: context.issue ?? '', 主送单位: context.to ?? '各有关单位',
    总数: String(live), 办结数: String(done), 办结率: percent(live === 0 ? null : done / live), 在办数: String(all.open), 在办率: percent(live === 0 ? null : all.open / live),
    到期数: String(all.due), 按时数: String(all.doneOnTime), 超期数: String(all.doneLate), 逾期数: String(all.overdue), 按时率: percent(all.onTimeRate),
    滞后单位: { paragraphs: lines.length > 0 ? lines : ['无'] },
    单位统计表: { table: { columns: STATISTICS.map(({ heading, docx, centered }) => ({ heading, width: docx, centered })), rows: units.map((line) => STATISTICS.map((column) => column.value(line))) } },
    任务表: { table: itemTable(items, context) },
  });
  return { items: items.length, laggards: laggards.map((line) => line.key) };
}

/** A form of columns.csv with all supervised tasks (or those of some units) as xlsx, csv or json. @throws Failure 'query-invalid' for a form that is not there, 'resource-broken', those of writing */
export async function writeTaskForm(ledger: Ledger, form: string, target: string, context: ReportContext): Promise<{ tasks: number }> {
  const columns = context.rules.columns.filter((column) => column.form === form);
  if (columns.length === 0) throw new Failure('query-invalid', { field: 'form', found: form });
  const entries = formEntries(ledger, context);
  const rows = entries.map((entry) => columns.map(({ value }) => valueOf(value, entry)));
  await writeForm(target, { name: form.slice(0, 31), title: form, facts: `共${entries.length}项    制表日期：${context.today}`, columns, rows });
  return { tasks: entries.length };
}

/** An office's own workbook with a header row, filled by its headings. @throws as `fillWorkbook` */
export async function fillTaskWorkbook(ledger: Ledger, template: string, target: string, context: ReportContext): Promise<{ tasks: number }> {
  const values = new Map(context.rules.columns.map(({ heading, value }) => [heading.replace(/\s/g, ''), value]));
  const entries = formEntries(ledger, context);
  await fillWorkbook(template, target, new Set(values.keys()), (headings) => entries.map((entry) => headings.map((heading) => valueOf(values.get(heading)!, entry))));
  return { tasks: entries.length };
}

/** Statistics by unit, document, leader or month as a table of words. */
export function statisticsTable(ledger: Ledger, by: TallyKey, { rules, today }: Pick<ReportContext, 'rules' | 'today'>, period: { dueFrom?: string | undefined; dueTo?: string | undefined } = {}): SimpleTable & { lines: Tally[] } {
  const items = dueWithin(itemsOf(ledger, today), period);
  const lines = [...tally(items, by, rules.score, today), { ...total(items, rules.score, today), key: '合计' }];
  const heading = { unit: '单位', document: '文件', leader: '分管领导', month: '到期月份' }[by];
  return {
    name: `按${heading}统计`, title: `督查事项统计（按${heading}）`, facts: `截至 ${today}`, lines,
    columns: STATISTICS.map((column, i) => ({ heading: i === 0 ? heading : column.heading, width: column.width })), rows: lines.map((line) => STATISTICS.map((column) => column.value(line))),
  };
}

const percent = (rate: number | null): string => (rate === null ? '—' : `${Math.round(rate * 1000) / 10}%`);

const STATISTICS: readonly { heading: string; width: number; docx: number; centered: boolean; value: (line: Tally) => string }[] = [
  { heading: '单位', width: 30, docx: 2300, centered: false, value: (line) => line.key || '(未明确)' },
  { heading: '事项', width: 8, docx: 700, centered: true, value: (line) => String(line.assigned) },
  { heading: '到期', width: 8, docx: 700, centered: true, value: (line) => String(line.due) },
  { heading: '按时办结', width: 10, docx: 850, centered: true, value: (line) => String(line.doneOnTime) },
  { heading: '超期办结', width: 10, docx: 850, centered: true, value: (line) => String(line.doneLate) },
  { heading: '逾期', width: 8, docx: 700, centered: true, value: (line) => String(line.overdue) },
  { heading: '平均超期(天)', width: 12, docx: 900, centered: true, value: (line) => (line.averageDelay === null ? '—' : String(Math.round(line.averageDelay * 10) / 10)) },
  { heading: '按时办结率', width: 12, docx: 950, centered: true, value: (line) => percent(line.onTimeRate) },
  { heading: '得分', width: 8, docx: 800, centered: true, value: (line) => String(line.score) },
];

function frame({ rules, today, number, answerBy, redHead }: ReportContext): Record<string, Filling> {
  const { office, contact, phone } = rules.office;
  return { 发文机关: office, 文号: number ?? '', 日期: chineseDate(today), 截止日期: chineseDate(today), 反馈期限: chineseDate(answerBy ?? addDays(today, ANSWER_DAYS)), 联系人: contact, 电话: phone, 红头: { redHead: redHead ? office : '' } };
}

const LETTER_COLUMNS = [{ heading: '序号', width: 600, centered: true }, { heading: '督办事项', width: 3250 }, { heading: '任务来源', width: 1900 }, { heading: '办理时限', width: 1500, centered: true }, { heading: '配合单位', width: 900 }, { heading: '灯', width: 500, centered: true }];

function taskTable(tasks: readonly SupervisedTask[], context: ReportContext): DocxTable {
  const entries = tasks.map((task, index) => entryOf(task, index + 1, context));
  const colours = tasks.map((task) => COLOURS[lightOf(context.rules.lights, litOf(task), context.today).light]);
  return {
    columns: LETTER_COLUMNS, mark: (row, column) => (column === 5 ? colours[row] ?? null : null),
    rows: entries.map((entry) => [String(entry.position), entry.task.text.replace(/\s+/g, ' ').slice(0, 300), FORM_VALUES.source(entry), FORM_VALUES.dueOn(entry), FORM_VALUES.helpers(entry), entry.light]),
  };
}

function itemTable(items: readonly Item[], context: ReportContext): DocxTable {
  return {
    columns: [{ heading: '序号', width: 600, centered: true }, { heading: '事项', width: 3250 }, { heading: '责任单位', width: 1600 }, { heading: '时限', width: 1500, centered: true }, { heading: '办理情况', width: 1700, centered: true }],
    mark: (row, column) => (column === 4 && isOverdue(items[row]!, context.today) ? COLOURS.red : null),
    rows: items.map((item, index) => [
      String(index + 1), `${FORM_VALUES.subject(entryOf(item.task, index + 1, context))}${item.occurrence === null ? '' : `（${item.occurrence}）`}`, item.owners.join('、'), item.dueOn ?? '',
      item.terminated ? '终止' : item.doneOn !== null ? `${item.doneOn}办结${item.dueOn !== null && item.doneOn > item.dueOn ? '（超期）' : ''}` : isOverdue(item, context.today) ? '逾期未办结' : '正在办理',
    ]),
  };
}

const isOverdue = (item: Item, today: CalendarDate): boolean => !item.terminated && item.doneOn === null && item.dueOn !== null && item.dueOn < today;
const allTasks = (ledger: Ledger, today: CalendarDate): SupervisedTask[] => supervisedTasks(ledger, supervisedIds(ledger), today);

function formEntries(ledger: Ledger, context: ReportContext): FormEntry[] {
  const { units = [], today } = context;
  return allTasks(ledger, today).filter((task) => units.length === 0 || ownersOf(task).some((unit) => units.includes(unit))).map((task, index) => entryOf(task, index + 1, context));
}

function entryOf(task: SupervisedTask, position: number, { rules, today }: ReportContext): FormEntry {
  const every = task.deadlines.find((deadline) => deadline.kind === 'every');
  return { task, position, light: LIGHT_NAMES[lightOf(rules.lights, litOf(task), today).light], cycle: every?.text.replace(/\s+/g, '') ?? '', supervisor: rules.office.supervisor };
}

function valueOf(value: string, entry: FormEntry): string {
  if (!isFormValue(value)) throw new Failure('resource-broken', { file: 'columns.csv', reason: `value ${value}` });
  return FORM_VALUES[value](entry);
}

function templatePath({ folders = [] }: ReportContext, name: string): string {
  return [RESOURCES_FOLDER, ...folders].map((folder) => join(folder, 'templates', `${name}.docx`)).findLast((path) => existsSync(path)) ?? join(RESOURCES_FOLDER, 'templates', `${name}.docx`);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Failure('export-target-unwritable', { path: folder }, cause);
  }
}

const chineseDate = (date: CalendarDate): string => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** A ready table as a file, xlsx, csv or json by its ending. @throws as `writeForm` */
export const writeTable = (target: string, made: SimpleTable): Promise<void> => writeForm(target, made);
