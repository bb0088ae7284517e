import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { answer } from '#app/answer';
import { Core } from '#app/core';
import type { CheckedOf, InputOf, MethodName, OutputOf } from '#api/contract';
import { temporaryFolder } from '../support/open-temporary.ts';
import { ROOT, run } from '../cli/run.ts';
import { officeLedger } from './office.ts';
import { fillForm } from './fill-form.ts';

const TODAY = '2018-07-02';

describe('the door', () => {
  const opened = (): Core => {
    const ledger = officeLedger();
    ledger.close();
    return new Core({ ledger: ledger.path, folder: temporaryFolder(), today: TODAY });
  };
  const asked = (core: Core) => async <M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> => {
    const reply = await answer(core, method, input, (name, error) => { throw new Error(name, { cause: error }); });
    if ('error' in reply) throw new Error(JSON.stringify(reply.error));
    return reply.value as OutputOf<M>;
  };

  test('list, tell, judge, undo, remind, count', async () => {
    const core = opened();
    const call = asked(core);
    const { total, lights, lines } = await call('supervise.list', {});
    expect([total, lights]).toEqual([5, { green: 3, blue: 0, yellow: 0, red: 2 }]);
    expect(lines.find((line) => line.task.id === 5)).toMatchObject({ light: 'red', meaning: '已逾期', owners: ['经发局'] });
    expect((await call('supervise.list', { filter: { units: ['财政局'] } })).total).toBe(1);
    expect(await call('supervise.assign', { tasks: [4, 5] })).toMatchObject({ fresh: 1 });
    expect(await call('supervise.tell', { task: 2, report: { status: 'done-unverified', text: '已建库', doneOn: '2018-07-01' } })).toMatchObject({ light: 'green', task: { doneOn: '2018-07-01' }, undo: { kind: 'edit' } });
    expect((await call('supervise.remind', {})).unverified.map((one) => one.taskId)).toEqual([2, 3]);
    await call('review.undo', {});
    expect((await call('supervise.task', { id: 2 })).task).toMatchObject({ status: 'not-started', notes: [] });
    expect((await call('supervise.task', { id: 2 })).history.map((line) => line.field)).toContain('progress');
    expect((await call('supervise.statistics', { by: 'unit' })).total).toMatchObject({ doneOnTime: 2, doneLate: 1, overdue: 2 });
    expect((await call('supervise.forms', {})).map(({ form }) => form)).toContain('督查台账');
    core.close();
  });

  test('send, preview, receive; letters, forms and calendar into files; refusals are answers', async () => {
    const core = opened();
    const call = asked(core);
    const folder = temporaryFolder();
    const { files } = await call('feedback.send', { folder, units: ['经发局'] });
    const path = await fillForm(files[0]!.path, { 1: { status: '已完成', doneOn: '2018-06-30', text: '二季度已报' } }, join(folder, 'b.xlsx'));
    expect((await call('feedback.preview', { path })).lines).toMatchObject([{ taskId: 5, occurrence: '2018-06-25' }]);
    expect(await call('feedback.receive', { path })).toMatchObject({ held: null, undo: { kind: 'bulk-edit' } });
    expect((await call('supervise.letters', { kind: 'bulletin', folder })).files[0]!.rows).toBe(6);
    expect((await call('supervise.letters', { kind: 'notice', folder, units: ['国资办'] })).files).toHaveLength(1);
    expect(await call('supervise.write-form', { form: '督查台账', target: join(folder, 'a.csv') })).toMatchObject({ rows: 5 });
    expect(await call('supervise.write-calendar', { target: join(folder, 'a.ics') })).toMatchObject({ rows: 3 });
    expect(await answer(core, 'supervise.task', { id: 99 })).toMatchObject({ error: { code: 'task-not-found' } });
    expect(await answer(core, 'supervise.tell', { task: 1, report: { percent: 101 } } satisfies CheckedOf<'supervise.tell'>)).toMatchObject({ error: { code: 'input-invalid' } });
    expect(await answer(core, 'supervise.write-form', { form: '无', target: join(folder, 'b.csv') })).toMatchObject({ error: { code: 'query-invalid' } });
    core.close();
  });
});

describe('the commands', () => {
  let folder = '';
  let ledger = '';
  const zeqing = (...args: string[]) => run([...args, '--ledger', ledger], { cwd: folder, env: { ZEQING_DATA: join(folder, 'data') } });
  beforeEach(async () => {
    folder = temporaryFolder();
    ledger = join(folder, 'l.zeqing');
    expect(await zeqing('import', join(ROOT, 'resources', 'samples', 'anqiu-2018-31.txt'))).toMatchObject({ code: 0 });
  });

  test('a working day: 立项, sheets out and back, progress, letters, statistics, calendar, backup, JSON and back', async () => {
    const day = ['--today', '2018-09-03'];
    expect((await zeqing('supervise', '--unit', '市扶贫办', ...day)).stdout).toMatch(/新立项 \d+ 项/);
    expect((await zeqing('feedback', 'export', '--out', '发出', '--unit', '市扶贫办', ...day)).code).toBe(0);
    const sent = join(folder, '发出', readdirSync(join(folder, '发出'))[0]!);
    const good = await fillForm(sent, { 1: { status: '推进中', percent: 20, text: '已部署' } }, join(folder, '返回.xlsx'));
    const bad = await fillForm(sent, { 1: { percent: 200 } }, join(folder, '有误.xlsx'));
    expect((await zeqing('feedback', 'import', good, '--preview', ...day)).stdout).toContain('G4 进度%:空 → 20');
    expect((await zeqing('feedback', 'import', good, ...day)).stdout).toContain('已写入 1 行');
    expect((await zeqing('feedback', 'import', good, ...day)).stdout).toContain('台账未改动');
    const refused = await zeqing('feedback', 'import', bad, ...day);
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('G4:进度应为 0 到 100 的整数(“200”)') as string]);
    const { tasks } = JSON.parse((await zeqing('tasks', '--unit', '市扶贫办', '--status', 'in-progress', '--json')).stdout) as { tasks: { id: number }[] };
    expect((await zeqing('progress', String(tasks[0]!.id), '--status', '已完成', '--leader', '李副市长', ...day)).code).toBe(2);
    expect((await zeqing('progress', `T${tasks[0]!.id}`, '--status', '已完成(待核)', '--leader', '李副市长', ...day)).stdout).toContain('分管领导:李副市长');
    expect((await zeqing('report', 'letters', '督办通知单', '--out', '文书', '--unit', '市扶贫办', ...day)).stdout).toContain('共 1 份');
    expect((await zeqing('report', 'bulletin', '--out', '通报.docx', ...day)).stdout).toContain('督查通报已写入');
    expect((await zeqing('report', 'form', '督查台账', '--out', '台账.xlsx', ...day)).code).toBe(0);
    expect((await zeqing('report', 'statistics', 'leader', ...day)).stdout).toContain('李副市长');
    expect((await zeqing('remind', ...day)).stdout).toContain('待核(1)');
    expect((await zeqing('ics', '--out', 'a.ics', ...day)).code).toBe(0);
    const backup = JSON.parse((await zeqing('backup', '--json')).stdout) as { path: string; tasks: number };
    expect((await zeqing('restore', backup.path)).stdout).toContain('仅预览');
    expect((await zeqing('restore', backup.path, '--yes')).stdout).toContain(`任务 ${backup.tasks} 项`);
    expect((await zeqing('ledger', 'export', 'all.json')).code).toBe(0);
    expect((await run(['ledger', 'import', 'all.json', '--ledger', 'neu.zeqing'], { cwd: folder })).code).toBe(0);
    expect((await zeqing('ledger', 'import', 'all.json')).code).toBe(1);
    expect((await zeqing('progress', '999999')).stderr).toContain('没有编号为 999999 的任务');
  });

  test('the board, several at once and back, a story, rules, backups by a schedule', async () => {
    const day = ['--today', '2018-09-03'];
    const bare = (...args: string[]) => run(args, { cwd: folder, env: { ZEQING_DATA: join(folder, 'data') } });
    await zeqing('supervise', '--unit', '市教育局', ...day);
    expect((await zeqing('board', '--stage', '待启动', ...day)).stdout).toMatch(/^编号.*\n.*\nT\d+[\s\S]*共 \d+ 项:待启动 \d+ · .*待核 \d/);
    expect((await zeqing('board', '--stage', '飞', ...day)).code).toBe(2);
    const { rows } = JSON.parse((await zeqing('board', '--json', ...day)).stdout) as { rows: { id: number }[] };
    const two = rows.slice(0, 2).map((row) => `T${row.id}`);
    expect((await zeqing('progress', ...two, '--contact', '小王', ...day)).stdout).toContain('已登记 2 项任务');
    expect((await zeqing('undo', ...day)).stdout).toContain('涉及 2 项任务');
    expect((await zeqing('story', two[0]!)).stdout).toMatch(/^\S+ \S+ {2}\S+ {2}立项:空 → 2018-09-03$/m);
    expect((await bare('rules', 'score')).stdout).toContain('onTimeRate,60');
    expect((await bare('rules', 'score', '--set', 'no.csv')).code).toBe(1);
    expect((await zeqing('backup', '--when-due', '24')).stdout).toContain('已备份到');
    expect((await zeqing('backup', '--when-due', '24')).stdout).toContain('未备份');
  });
});
