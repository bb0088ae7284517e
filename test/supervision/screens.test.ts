import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import type { InputOf, MethodName, OutputOf } from '#api/contract';
import { answer } from '#app/answer';
import { attachmentFolder } from '#app/supervision/attachments';
import { backupFolder, backUpWhenDue } from '#app/backup';
import { Core } from '#app/core';
import { bytesAt } from '#app/files';
import { importsOf } from '#app/importing/imports';
import { dailyRound } from '#app/supervision/daily';
import { temporaryFolder } from '../support/open-temporary.ts';
import { fillForm } from './fill-form.ts';
import { officeLedger } from './office.ts';

const TODAY = '2018-07-02';
const openCore = (): Core => {
  const ledger = officeLedger();
  ledger.close();
  return new Core({ ledger: ledger.path, folder: temporaryFolder(), today: TODAY });
};
const asking = (core: Core) => async <M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> => {
  const reply = await answer(core, method, input, (name, error) => { throw new Error(name, { cause: error }); });
  if ('error' in reply) throw new Error(JSON.stringify(reply.error));
  return reply.value as OutputOf<M>;
};

/** With the reader's own checks of sizes and names. */
async function unzip(bytes: Uint8Array): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const found: { name: string; bytes: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) found.push({ name: entry.fileName, bytes: await buffer(await zip.openReadStreamPromise(entry)) });
  return found;
}

describe('the board of 督办', () => {
  test('rows by due date, counts by stage, light and unit; every wish narrows', async () => {
    const core = openCore();
    const call = asking(core);
    const board = await call('supervise.board', {});
    expect([board.supervised, board.all, board.rows.map((row) => [row.id, row.dueOn])]).toEqual([5, 5, [[2, '2018-02-09'], [5, '2018-06-25'], [3, '2018-12-31'], [1, '2020-12-31'], [6, '2018-02-09']]]);
    expect(board.stages).toEqual({ waiting: 2, running: 1, quiet: 3, soon: 0, overdue: 2, asked: 0, unverified: 1, completed: 1, closed: 0 });
    expect(board.units.find((unit) => unit.unit === '经发局')).toEqual({ unit: '经发局', open: 2, overdue: 1 });
    for (const stage of ['waiting', 'overdue', 'unverified', 'completed'] as const) expect((await call('supervise.board', { stage })).ids).toHaveLength(board.stages[stage]);
    expect((await call('supervise.board', { unit: '财政局' })).rows).toMatchObject([{ id: 6, status: 'completed', told: '已建立', toldOn: '2018-02-19' }]);
    expect((await call('supervise.board', { words: '张副区长' })).ids).toEqual([3]);
    expect((await call('supervise.board', { dueFrom: '2018-06-01', dueTo: '2018-06-30' })).ids).toEqual([5]);
    expect((await call('supervise.board', { lights: ['red'] })).ids).toHaveLength(2);
    expect((await call('supervise.board', { limit: 2, offset: 1 })).rows.map((row) => row.id)).toEqual(board.ids.slice(1, 3));
    core.close();
  });

  test('many are told of at once, a recurring duty of the date that is on; one undo takes it all back; one wrong row and nothing is written', async () => {
    const core = openCore();
    const call = asking(core);
    expect(await call('supervise.tell-many', { tasks: [1, 2, 5], report: { status: 'done-unverified', text: '均已完成', leader: '李主任' } })).toMatchObject({ changed: 3, undo: { kind: 'bulk-edit' } });
    const five = (await call('supervise.task', { id: 5 })).task;
    expect(five.occurrences.map((one) => [one.dueOn, one.status]).slice(0, 3)).toEqual([['2018-03-25', 'completed'], ['2018-06-25', 'done-unverified'], ['2018-09-25', 'not-started']]);
    expect((await call('supervise.board', { stage: 'unverified' })).ids.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 5]);
    await call('supervise.tell-many', { tasks: [1, 5], report: { status: 'completed' } });
    expect((await call('supervise.task', { id: 5 })).task.occurrences[1]).toMatchObject({ status: 'completed', doneOn: TODAY });
    await call('review.undo', {});
    await call('review.undo', {});
    expect((await call('supervise.task', { id: 1 })).task).toMatchObject({ status: 'not-started', notes: [], fields: {} });
    expect(await answer(core, 'supervise.tell-many', { tasks: [1, 3], report: { extendTo: '2018-08-01', reason: '工期调整' } })).toMatchObject({ error: { code: 'query-invalid' } });
    expect((await call('supervise.task', { id: 1 })).task.extensions).toEqual([]);
    core.close();
  });
});

test('责任人 is taken away by null or by nothing typed, of one and of many, and comes back by undo', async () => {
  const core = openCore();
  const call = asking(core);
  const person = async (id: number) => (await call('supervise.task', { id })).task.person;
  await call('supervise.tell-many', { tasks: [1, 2], report: { person: '王五' } });
  expect([await person(1), await person(2)]).toEqual(['王五', '王五']);
  expect((await call('supervise.tell', { task: 1, report: { person: null } })).task.person).toBeNull();
  await call('review.undo', {});
  expect(await person(1)).toBe('王五');
  await call('supervise.tell', { task: 1, report: { person: '' } });
  await call('supervise.tell-many', { tasks: [2], report: { person: ' ' } });
  expect([await person(1), await person(2)]).toEqual([null, null]);
  expect((await call('supervise.task', { id: 1 })).history.filter((change) => change.field === 'person').at(-1)).toMatchObject({ from: '"王五"', to: 'null' });
  core.close();
});

test('立项 of rows of the table: open ones that are not supervised yet, by number or by filter, as one act', async () => {
  const core = openCore();
  const call = asking(core);
  for (const text of ['建立台账', '报送总结']) await call('review.add', { document: 1, patch: { text } });
  const { rows } = await call('ledger.rows', { query: { filter: {} }, offset: 0, limit: 100 });
  const supervised = new Set((await call('supervise.board', {})).ids);
  const rest = rows.map((row) => row.id).filter((id) => !supervised.has(id));
  expect(rest).toHaveLength(3);
  const [settled = 0, ...open] = rest;
  await call('ledger.edit', { task: settled, patch: { status: 'completed' } });
  expect(await call('supervise.assignable', { selection: { filter: {} } })).toEqual({ fresh: open.length, supervised: supervised.size, settled: 1 });
  expect(await call('supervise.assignable', { selection: { tasks: [settled] } })).toEqual({ fresh: 0, supervised: 0, settled: 1 });
  expect(await call('supervise.assign', { selection: { filter: {} } })).toMatchObject({ fresh: open.length, undo: { kind: 'bulk-edit', taskCount: open.length } });
  expect(new Set((await call('supervise.board', {})).ids)).toEqual(new Set([...supervised, ...open]));
  expect(await call('supervise.assign', { selection: { tasks: rest } })).toMatchObject({ fresh: 0 });
  await call('review.undo', {});
  expect(new Set((await call('supervise.board', {})).ids)).toEqual(supervised);
  core.close();
});

test('待办: each kind, those outside supervision too, counted once each for the rail', async () => {
  const core = openCore();
  const call = asking(core);
  const found = await call('supervise.remind', {});
  expect({ overdue: found.overdue.length, quiet: found.quiet.map((one) => one.taskId), unverified: found.unverified.map((one) => one.taskId), silent: found.silent }).toEqual({ overdue: 2, quiet: [2, 5, 1], unverified: [3], silent: [] });
  expect(await call('supervise.todo', {})).toEqual({ counts: { overdue: 2, soon: 0, unverified: 1, asked: 0, quiet: 3, silent: 0, unassigned: 0 }, total: 4 });
  await call('review.edit', { task: 4, patch: { dueOn: '2018-07-05' } });
  expect((await call('supervise.remind', {})).unassigned).toMatchObject([{ taskId: 4, dueOn: '2018-07-05' }]);
  expect((await call('supervise.remind', { days: 2 })).unassigned).toEqual([]);
  await call('supervise.assign', { tasks: [4] });
  expect((await call('supervise.todo', {})).counts).toMatchObject({ soon: 1, unassigned: 0 });
  core.close();
});

describe('反馈表 through the browser', () => {
  test('sheets of several units come as one zip, of one unit as itself; conflicts are settled row by row; again changes nothing', async () => {
    const core = openCore();
    const call = asking(core);
    const all = await call('feedback.send', {});
    expect(all.files.length).toBeGreaterThan(1);
    const zip = await unzip((await bytesAt(core, all.download!))!.bytes);
    expect(zip.map((entry) => entry.name).toSorted()).toEqual(all.files.map((file) => file.path.split('/').at(-1)).toSorted());
    const [mine] = all.files.filter((file) => file.unit === '经发局');
    expect(zip.find((entry) => entry.name.startsWith('经发局'))!.bytes.equals(readFileSync(mine!.path))).toBe(true);
    const single = await call('feedback.send', { units: ['经发局'] });
    expect((await bytesAt(core, single.download!))!.name).toMatch(/^经发局-反馈表.*\.xlsx$/);

    const back = await fillForm(single.files[0]!.path, { 1: { status: '推进中', percent: 40, person: '甲', text: '二季度正在汇总' } }, join(temporaryFolder(), '返回.xlsx'));
    await call('supervise.tell', { task: 5, report: { occurrence: '2018-06-25', percent: 90, person: '乙' } });
    const upload = await importsOf(core).receive('返回.xlsx', Readable.from([readFileSync(back)]));
    const plan = await call('feedback.preview', { upload });
    const conflicts = Object.fromEntries(plan.lines[0]!.conflicts.map((one) => [one.field, one.cell]));
    expect(Object.keys(conflicts).toSorted()).toEqual(['percent', 'person']);
    expect(await call('feedback.receive', { upload, choice: { [conflicts['percent']!]: 'theirs' } })).toMatchObject({ held: 'conflicts' });
    expect((await call('supervise.task', { id: 5 })).task).toMatchObject({ person: '乙' });
    expect(await call('feedback.receive', { upload, choice: { [conflicts['percent']!]: 'theirs', [conflicts['person']!]: 'ours' } })).toMatchObject({ held: null, undo: { kind: 'bulk-edit' } });
    const { task } = await call('supervise.task', { id: 5 });
    expect([task.person, task.occurrences[1]!.percent, task.notes.at(-1)]).toMatchObject(['乙', 40, { text: '二季度正在汇总', origin: 'feedback', by: '经发局' }]);
    expect(await call('feedback.preview', { upload })).toMatchObject({ lines: [], refused: [], unchanged: 1 });
    expect(await answer(core, 'feedback.preview', {})).toMatchObject({ error: { code: 'input-invalid' } });
    core.close();
  });

  test('a file is attached from the browser and comes back under its name', async () => {
    const core = openCore();
    const call = asking(core);
    const upload = await importsOf(core).receive('照片.txt', Readable.from(['现场照片']));
    const { task } = await call('supervise.tell', { task: 1, report: { upload } });
    const opened = await call('supervise.open-attachment', { task: 1, attachment: task.attachments[0]!.id });
    expect(await bytesAt(core, opened.download!)).toMatchObject({ name: '照片.txt', bytes: Buffer.from('现场照片') });
    expect(await answer(core, 'supervise.open-attachment', { task: 1, attachment: 99 })).toMatchObject({ error: { code: 'file-absent' } });
    core.close();
  });

  test('letters, forms, statistics and dates are fetched too', async () => {
    const core = openCore();
    const call = asking(core);
    for (const written of [await call('supervise.letters', { kind: 'bulletin' }), await call('supervise.write-form', { form: '督查台账' }), await call('supervise.write-statistics', { by: 'unit' }), await call('supervise.write-calendar', {})]) {
      expect((await bytesAt(core, written.download!))!.bytes.length).toBeGreaterThan(100);
    }
    expect((await call('supervise.statistics', { by: 'unit', dueFrom: '2018-06-01', dueTo: '2018-06-30' })).total).toMatchObject({ assigned: 1, overdue: 1 });
    core.close();
  });
});

describe("the office's own rules", () => {
  test('another limit of yellow changes lights at once; a table that cannot be read is refused; the shipped one comes back', async () => {
    const core = openCore();
    const call = asking(core);
    const lights = (await call('supervise.rules', {})).find((one) => one.name === 'lights')!;
    expect([lights.own, lights.fields]).toEqual([false, ['id', 'light', 'status', 'days_from', 'days_to', 'behind', 'meaning']]);
    expect((await call('supervise.board', { lights: ['yellow'] })).ids).toEqual([]);
    const wide = lights.rows.map((row) => (row['id'] === 'overdue' ? { ...row, light: 'yellow' } : row));
    expect((await call('supervise.put-rules', { name: 'lights', rows: wide })).find((one) => one.name === 'lights')).toMatchObject({ own: true });
    expect((await call('supervise.board', { lights: ['yellow'] })).ids).toHaveLength(2);
    expect(await answer(core, 'supervise.put-rules', { name: 'lights', rows: [{ id: 'x', light: 'purple' }] })).toMatchObject({ error: { code: 'resource-broken', facts: { line: 2 } } });
    expect(await answer(core, 'supervise.put-rules', { name: '../units', rows: [] })).toMatchObject({ error: { code: 'query-invalid' } });
    expect((await call('supervise.board', { lights: ['yellow'] })).ids).toHaveLength(2);
    await call('supervise.reset-rules', { name: 'lights' });
    expect((await call('supervise.board', { lights: ['yellow'] })).ids).toEqual([]);
    const score = (await call('supervise.rules', {})).find((one) => one.name === 'score')!;
    const before = (await call('supervise.statistics', { by: 'unit' })).total.score;
    await call('supervise.put-rules', { name: 'score', rows: score.rows.map((row) => (row['metric'] === 'overdue' ? { ...row, factor: '-10' } : row)) });
    expect((await call('supervise.statistics', { by: 'unit' })).total.score).toBeCloseTo(before - 16, 5);
    core.close();
  });
});

describe('backups', () => {
  test('from the screen: attachments go with the ledger and come back with it, told before', async () => {
    const core = openCore();
    const call = asking(core);
    const upload = await importsOf(core).receive('凭据.txt', Readable.from(['凭据']));
    await call('supervise.tell', { task: 1, report: { upload } });
    const backup = await call('settings.backup', {});
    await call('supervise.tell', { task: 1, report: { status: 'completed' } });
    const kept = attachmentFolder(core.ledgerPath);
    for (const part of readdirSync(kept)) for (const name of readdirSync(join(kept, part))) writeFileSync(join(kept, part, name), '坏');
    expect(await call('settings.preview-restore', { path: backup.path })).toMatchObject({ from: { tasks: 6 }, now: { tasks: 6 }, missing: 0 });
    await call('settings.restore', { path: backup.path });
    expect((await call('supervise.task', { id: 1 })).task).toMatchObject({ status: 'not-started', attachments: [{ name: '凭据.txt' }] });
    const opened = await call('supervise.open-attachment', { task: 1, attachment: 1 });
    expect((await bytesAt(core, opened.download!))!.bytes.toString()).toBe('凭据');
    core.close();
  });

  test('by the schedule: when the last is old enough, never when switched off, and only its own are taken away', () => {
    const core = openCore();
    const folder = backupFolder(core.ledgerPath);
    const old = '2018-01-01T00-00-00.zeqing';
    expect(backUpWhenDue(core, { hours: 0, keep: 3 })).toBeNull();
    const first = backUpWhenDue(core, { hours: 24, keep: 3 })!;
    expect([existsSync(first.path), backUpWhenDue(core, { hours: 24, keep: 3 })]).toEqual([true, null]);
    const renamed = join(folder, '旧台账.zeqing');
    writeFileSync(renamed, readFileSync(first.path));
    utimesSync(renamed, 1_500_000_000, 1_500_000_000);
    expect(backUpWhenDue(core, { hours: 24, keep: 3 })).toBeNull();
    rmSync(renamed);
    writeFileSync(join(folder, old), readFileSync(first.path));
    for (const day of ['02', '03', '04']) writeFileSync(join(folder, `2018-01-${day}T00-00-00-自动.zeqing`), readFileSync(first.path));
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.zeqing'))) utimesSync(join(folder, name), 1_500_000_000, 1_500_000_000);
    expect(backUpWhenDue(core, { hours: 24, keep: 2 })).not.toBeNull();
    const left = readdirSync(folder).filter((name) => name.endsWith('.zeqing')).sort();
    expect([left.length, left[0]]).toEqual([3, old]);
    core.close();
  });

  test('the daily round makes dates reach ahead, backs up and tells by kind', async () => {
    const core = openCore();
    core.ledger.writing.run("DELETE FROM occurrences WHERE task_id = 5 AND due_on > '2018-07-01'");
    const troubles: unknown[] = [];
    expect(dailyRound(core, (error) => troubles.push(error))).toEqual([
      { kind: 'overdue', count: 2, first: [expect.stringContaining('2018-') as string, expect.stringContaining('2018-06-25') as string] },
      { kind: 'unverified', count: 1, first: [expect.any(String) as string] }, { kind: 'quiet', count: 3, first: expect.any(Array) as string[] },
    ]);
    expect((await asking(core)('supervise.task', { id: 5 })).task.occurrences.at(-1)!.dueOn > '2019-06').toBe(true);
    expect(readdirSync(backupFolder(core.ledgerPath)).filter((name) => name.endsWith('-自动.zeqing'))).toHaveLength(1);
    expect(troubles).toEqual([]);
    core.memory.setPreferences({ backupHours: 0 });
    core.close();
  });

  test('a backup that cannot be made keeps nobody from what there is to do, nor do broken rules keep from a backup', () => {
    const core = openCore();
    const troubles: unknown[] = [];
    writeFileSync(backupFolder(core.ledgerPath), 'a file where the folder would be');
    expect(dailyRound(core, (error) => troubles.push(error)).map(({ kind }) => kind)).toContain('overdue');
    expect(troubles).toMatchObject([{ code: 'folder-read-only' }]);
    rmSync(backupFolder(core.ledgerPath));
    mkdirSync(join(core.folder, 'supervision'), { recursive: true });
    writeFileSync(join(core.folder, 'supervision', 'lights.csv'), 'no,such,columns\n1,2,3\n');
    expect(() => dailyRound(core, (error) => troubles.push(error))).toThrow(/resource-broken/);
    expect([troubles.length, readdirSync(backupFolder(core.ledgerPath)).length]).toEqual([1, 1]);
    core.close();
  });
});
