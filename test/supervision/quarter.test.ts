import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays } from '#model/calendar-date';
import { integrityCheck, openLedger } from '#ledger/open';
import { decideExtension, progress } from '#ledger/supervise';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { tasks } from '#ledger/tasks';
import { importInto } from '#app/importing/import-into';
import { readSupervisionRules } from '#app/supervision/rules';
import { receiveFeedback, sendFeedback, unitsWithOpenTasks } from '#app/supervision/feedback';
import { ownersOf } from '#app/supervision/owners';
import { writeBulletin } from '#app/supervision/reports';
import { itemsOf, tally } from '#app/supervision/statistics';
import { renewSupervision, supervise } from '#app/supervision/supervise';
import { temporaryFolder } from '../support/open-temporary.ts';
import { fillForm, type Filled } from './fill-form.ts';
import { calendar } from './office.ts';
import { recount } from './recount.ts';

const START = '2018-08-20';
const SAMPLES = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const WEEKS = 13;
const UNITS = 12;

/** A small generator of numbers, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

test('a quarter: 12 units, 13 weeks, 500 rows with late, conflicting and malformed returns; figures agree with the event history', { timeout: 600_000 }, async () => {
  const folder = temporaryFolder();
  const path = join(folder, '台账.zeqing');
  const { outcomes } = await importInto(path, readdirSync(SAMPLES).filter((name) => !name.endsWith('.md')).map((name) => join(SAMPLES, name)), { today: START });
  expect(outcomes.filter((one) => one.kind === 'added')).toHaveLength(4);
  const ledger = openLedger(path);
  const rules = readSupervisionRules();
  const at = (day: string) => ({ by: '王科长', at: `${day}T02:00:00.000Z` });
  const counts = new Map<string, number>();
  const all = tasks(ledger, {}, { today: START });
  for (const task of all) for (const unit of ownersOf(task)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const units = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, UNITS).map(([unit]) => unit);
  supervise(ledger, all.filter((task) => ownersOf(task).some((unit) => units.includes(unit))).map((task) => task.id), { rules, calendar, today: START, author: at(START) });
  const next = random(7);
  const sums = { rows: 0, files: 0, late: 0, conflicts: 0, refused: 0, repeated: 0, extensions: 0 };
  const waiting: { file: string; readOn: string }[] = [];
  const reports: { day: string; lines: ReturnType<typeof tally> }[] = [];

  const receive = async (file: string, day: string): Promise<void> => {
    const first = await receiveFeedback(ledger, file, { today: day, author: at(day) });
    let { held } = first;
    if (held === 'refused') {
      sums.refused += first.plan.refused.length;
      expect(first.plan.refused.every((one) => one.cell !== '')).toBe(true);
      ({ held } = await receiveFeedback(ledger, file, { today: day, author: at(day), skipRefused: true }));
    }
    if (held === 'conflicts') {
      sums.conflicts++;
      ({ held } = await receiveFeedback(ledger, file, { today: day, author: at(day), skipRefused: true, choice: next() < 0.5 ? 'theirs' : 'ours' }));
    }
    expect(held).toBeNull();
    if (next() < 0.1) {
      sums.repeated++;
      const before = ledger.reading.get('SELECT count(*) AS n FROM changes');
      expect((await receiveFeedback(ledger, file, { today: day, author: at(day), skipRefused: true })).act).toBeNull();
      expect(ledger.reading.get('SELECT count(*) AS n FROM changes')).toEqual(before);
    }
  };

  for (let week = 0; week < WEEKS; week++) {
    const day = addDays(START, 7 * week);
    const friday = addDays(day, 4);
    renewSupervision(ledger, { rules, today: day });
    for (const unit of units) {
      // Tasks of several units may have been done by another one this week.
      if (!unitsWithOpenTasks(ledger, day).some((one) => one.unit === unit)) continue;
      const [form] = await sendFeedback(ledger, join(folder, `w${week}`), [unit], { rules, today: day, author: at(day) });
      const rows: Record<number, Filled> = {};
      const wanted = Math.min(form!.rows, 4 + Math.floor(next() * 3));
      for (let n = 0; n < wanted; n++) {
        const row = 1 + Math.floor(next() * form!.rows);
        const what = next();
        rows[row] = what < 0.72 ? { status: '推进中', percent: Math.floor(next() * 90), text: `第${week + 1}周进展` }
          : what < 0.83 ? { status: '已完成', percent: 100, doneOn: addDays(day, Math.floor(next() * 4)), text: `第${week + 1}周完成` }
          : what < 0.89 ? { extendTo: addDays('2026-12-31', week), reason: '条件尚不具备', text: '申请延期' }
          : what < 0.95 ? { percent: 150, text: '填写有误' } : { status: '已销号', text: '自行销号' };
      }
      sums.files++;
      sums.rows += Object.keys(rows).length;
      const file = await fillForm(form!.path, rows, join(folder, `w${week}`, `返回-${sums.files}.xlsx`));
      // The office looks after one of the rows itself in the meantime.
      if (next() < 0.25) {
        const mine = supervisedTasks(ledger, supervisedIds(ledger), day).find((task) => ownersOf(task).includes(unit) && task.occurrences.length === 0 && task.status !== 'completed' && task.status !== 'done-unverified');
        if (mine) progress(ledger, mine.id, { on: day, percent: 55, status: 'in-progress', text: '督查室电话核实' }, at(day));
      }
      const late = next() < 0.2 ? 7 * (1 + Math.floor(next() * 2)) : 0;
      if (late > 0) {
        sums.late++;
        waiting.push({ file, readOn: addDays(friday, late) });
      } else await receive(file, friday);
    }
    for (const one of waiting.filter(({ readOn }) => readOn === friday)) await receive(one.file, friday);
    // The office judges: most of what is said to be done is, some is sent back, and extensions are decided.
    for (const task of supervisedTasks(ledger, supervisedIds(ledger), friday)) {
      if (task.status === 'done-unverified') progress(ledger, task.id, { on: friday, status: next() < 0.85 ? 'completed' : 'in-progress' }, at(friday));
      for (const [i, asked] of task.extensions.filter((one) => one.state === 'asked').entries()) {
        sums.extensions++;
        decideExtension(ledger, task.id, asked.id, i === 0 && next() < 0.5 && (task.dueOn === null || asked.to > task.dueOn), friday, at(friday));
      }
    }
    if (week % 4 === 3 || week === WEEKS - 1) {
      reports.push({ day: friday, lines: tally(itemsOf(ledger, friday), 'unit', rules.score, friday) });
      await writeBulletin(ledger, join(folder, `通报-${friday}.docx`), { rules, today: friday });
      expect(existsSync(join(folder, `通报-${friday}.docx`))).toBe(true);
    }
  }

  expect(sums.rows).toBeGreaterThanOrEqual(500);
  for (const kind of ['late', 'conflicts', 'refused', 'repeated', 'extensions'] as const) expect(sums[kind], kind).toBeGreaterThan(2);
  expect(reports).toHaveLength(4);
  for (const { day, lines } of reports) {
    const again = recount(ledger, day);
    expect(new Set(lines.map((line) => line.key))).toEqual(new Set(again.keys()));
    for (const { key, assigned, due, doneOnTime, doneLate, overdue, averageDelay } of lines) expect({ key, assigned, due, doneOnTime, doneLate, overdue, delay: averageDelay }, `${day} ${key}`).toEqual({ key, ...again.get(key)! });
  }
  const [last] = reports.slice(-1);
  const sum = (field: 'doneOnTime' | 'doneLate' | 'overdue'): number => last!.lines.reduce((n, line) => n + line[field], 0);
  for (const field of ['doneOnTime', 'doneLate', 'overdue'] as const) expect(sum(field), field).toBeGreaterThan(0);
  expect(integrityCheck(ledger)).toEqual([]);
  ledger.close();
});
