// What each question of the screens costs the core, over a large ledger (see large-ledger.ts), without a browser:
//   node bench/door-speed.ts LEDGER.zeqing [--today 2020-06-15]
// Milliseconds on the clock and of processor time: asked first, and asked again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { MethodName } from '#api/contract';
import type { TableFilter, TableQuery } from '#model/table';
import { answer } from '#app/answer';
import { Core } from '#app/core';

const { values, positionals: [path = ''] } = parseArgs({ allowPositionals: true, options: { today: { type: 'string', default: '2020-06-15' } } });
const folder = mkdtempSync(join(tmpdir(), 'zeqing-door-speed-'));
const core = new Core({ ledger: path, folder, today: values.today });

const rows = (query: Partial<TableQuery>, offset = 0): [MethodName, unknown] => ['ledger.rows', { query: { filter: {}, ...query }, offset, limit: 100 }];
const filtered = (filter: TableFilter): [MethodName, unknown] => rows({ filter });
const QUESTIONS: [string, [MethodName, unknown]][] = [
  ['settings', ['settings.get', {}]],
  ['rows in the ledger\'s order', rows({})],
  ['… far down', rows({}, 250_000)],
  ['counts of the frame', ['ledger.counts', {}]],
  ['by due date', rows({ sort: { by: 'dueOn' } })],
  ['by due date, last first', rows({ sort: { by: 'dueOn', descending: true } })],
  ['by status', rows({ sort: { by: 'status' } })],
  ['by issue date', rows({ sort: { by: 'issueDate' } })],
  ['by unit', rows({ sort: { by: 'unit' } })],
  ['by person', rows({ sort: { by: 'person' } })],
  ['status', filtered({ statuses: ['in-progress'] })],
  ['unit', filtered({ units: ['财政局'] })],
  ['unit and role', filtered({ units: ['教育局'], roles: ['lead'] })],
  ['role', filtered({ roles: ['cooperate'] })],
  ['due between', filtered({ dueFrom: '2020-01-01', dueTo: '2020-06-30' })],
  ['overdue', filtered({ overdue: true })],
  ['without a unit', filtered({ hasUnit: false })],
  ['in doubt', filtered({ hasDoubt: true })],
  ['not accepted', filtered({ accepted: false })],
  ['type', filtered({ types: ['通知'] })],
  ['number', filtered({ number: '2018' })],
  ['person', filtered({ people: ['责任人5'] })],
  ['tag', filtered({ tags: ['标签4'] })],
  ['search 安', filtered({ search: '安' })],
  ['search 安全', filtered({ search: '安全' })],
  ['search 安全生', filtered({ search: '安全生' })],
  ['search 安全生产', filtered({ search: '安全生产' })],
  ['search 工作', filtered({ search: '工作' })],
  ['search 工作 责任', filtered({ search: '工作 责任' })],
  ['grouped by document', rows({ group: 'document' })],
  ['grouped by month', rows({ group: 'month' })],
  ['grouped by unit', rows({ group: 'unit' })],
  ['facets of all', ['ledger.facets', { filter: {}, limit: 200 }]],
  ['facets of a status', ['ledger.facets', { filter: { statuses: ['completed'] }, limit: 200 }]],
  ['facets of a search', ['ledger.facets', { filter: { search: '安全' }, limit: 200 }]],
  ['units 财', ['search.units', { words: '财', limit: 5 }]],
  ['units qczj', ['search.units', { words: 'qczj', limit: 5 }]],
  ['hits 安全', ['search.hits', { words: '安全', limit: 12 }]],
  ['hits 工作', ['search.hits', { words: '工作', limit: 12 }]],
  ['documents', ['documents.list', { limit: 200 }]],
  ['documents by tasks', ['documents.list', { sort: 'taskCount', limit: 200 }]],
  ['documents of words', ['documents.list', { search: '安全', limit: 200 }]],
  ['overview', ['overview.counts', { top: 12 }]],
  ['calendar', ['calendar.month', { month: '2020-06' }]],
];

try {
  await answer(core, 'ledger.views', {});
  process.stdout.write(`${'question'.padEnd(34)}  first: wall   cpu    again: wall   cpu\n`);
  for (const [what, [method, input]] of QUESTIONS) {
    const first = await asked(method, input);
    const again = await asked(method, input);
    process.stdout.write(`${what.padEnd(34)}  ${cell(first.wall)} ${cell(first.cpu)}  ${cell(again.wall)} ${cell(again.cpu)}   ${first.told}\n`);
  }
  process.stdout.write(`memory of the core: ${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MB\n`);
} finally {
  core.close();
  rmSync(folder, { recursive: true, force: true });
}

async function asked(method: MethodName, input: unknown): Promise<{ wall: number; cpu: number; told: string }> {
  const before = process.cpuUsage();
  const started = performance.now();
  const reply = await answer(core, method, input);
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const value = 'value' in reply ? reply.value as { total?: number } : null;
  return { wall, cpu: (user + system) / 1000, told: 'error' in reply ? reply.error.code : value?.total === undefined ? '' : String(value.total) };
}

function cell(ms: number): string {
  return ms.toFixed(ms < 10 ? 1 : 0).padStart(8);
}
