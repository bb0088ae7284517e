import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importAll, openDoor } from './open-door.ts';

const ROW = { match: '红线时间{date}', kind: 'by', example: '红线时间2020年6月30日完成。', reject: '按期完成。' } as const;

test('a row of deadlines of the office: added with its example, read from the next import on, taken out again', async () => {
  const door = await openDoor();
  expect(await door.call('settings.deadline-rows', {})).toEqual([]);
  expect(await door.call('settings.add-deadline-row', ROW)).toEqual([{ id: 'own-1', match: ROW.match, kind: 'by', examples: [{ text: ROW.example, meaning: 'by 2020-06-30' }], rejects: [ROW.reject] }]);
  await door.call('settings.add-deadline-row', { match: "'大考'之前的日子", kind: 'ongoing', example: "'大考'之前的日子抓好10项整改。", reject: '考试。' });
  const path = join(door.folder, '方案.txt');
  writeFileSync(path, '关于开展整改的通知\n甲办发〔2020〕3号\n\n各单位：\n一、财政局要抓好整改，红线时间2020年6月30日。\n\n甲市人民政府办公室\n2020年3月1日\n');
  const { files } = await importAll(door, { paths: [path] });
  expect((await door.call('review.tasks', { document: files[0]!.documentIds[0]! })).map((task) => task.dueOn)).toEqual(['2020-06-30']);
  expect((await door.call('settings.delete-deadline-row', { id: 'own-1' })).map((row) => row.id)).toEqual(['own-2']);
  expect(await door.call('settings.delete-deadline-row', { id: 'own-2' })).toEqual([]);
  expect(existsSync(join(door.folder, 'data', 'grammar', 'deadlines.yaml'))).toBe(false);
});

test.each([
  ['does not win in its example', { ...ROW, example: '红线时间待定2020。' }, 'query-invalid'],
  ['wins in its counter-example', { ...ROW, reject: '红线时间2021年6月30日完成。' }, 'query-invalid'],
  ['names a slot that there is none of', { ...ROW, match: '红线时间{dote}' }, 'resource-broken'],
  ['cannot be read', { ...ROW, match: '红线时间({date}' }, 'resource-broken'],
  ['has no counter-example', { ...ROW, reject: ' ' }, 'input-invalid'],
])('a row that %s is refused, and the file stays as it was', async (_, row, code) => {
  const door = await openDoor();
  await door.call('settings.add-deadline-row', ROW);
  const file = join(door.folder, 'data', 'grammar', 'deadlines.yaml');
  const before = readFileSync(file, 'utf8');
  expect(await door.refused('settings.add-deadline-row', { ...row, match: row.match.replace('红线', '底线'), example: row.example.replace('红线', '底线'), reject: row.reject.replace('红线', '底线') })).toMatchObject({ code });
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(await door.refused('settings.delete-deadline-row', { id: 'own-9' })).toMatchObject({ code: 'query-invalid' });
});
