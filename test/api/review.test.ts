import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputOf } from '#api/contract';
import { importAll, openDoor, type OpenDoor, settled } from './open-door.ts';

/** A short plan whose sentences say plainly who does what by when. */
const PLAN = `关于印发《数字服务提升行动方案》的通知
经技区办发〔2025〕7号

各镇街,区直各部门:
现将方案印发给你们,请认真贯彻落实。

一、主要任务
(一)建设服务大厅。财政局负责落实建设资金,2025年6月底前到位;人社局负责选配窗口人员,2025年9月底前完成。
(二)开通热线电话。由信访局牵头开通热线电话,各镇街配合,2025年12月底前完成。
(三)加强监督检查。纪工委要加强监督检查。

区管委办公室
2025年3月1日
`;

async function withPlan(): Promise<{ door: OpenDoor; document: number; tasks: () => Promise<OutputOf<'review.tasks'>> }> {
  const door = await openDoor({ today: '2025-04-01' });
  const path = join(door.folder, '方案.txt');
  writeFileSync(path, PLAN);
  const { files } = await importAll(door, { paths: [path] });
  const document = files[0]!.documentIds[0]!;
  return { door, document, tasks: () => door.call('review.tasks', { document }) };
}

const named = (tasks: OutputOf<'review.tasks'>, word: string): OutputOf<'review.tasks'>[number] => tasks.find((task) => task.text.includes(word))!;
const units = (task: OutputOf<'review.tasks'>[number]): string[] => task.units.map((unit) => `${unit.role} ${unit.unit}`).sort();

/** What stands in the ledger as far as a person can see it; obligations' numbers change, and that is nobody's business. */
const seen = (tasks: OutputOf<'review.tasks'>): unknown => tasks.map(({ obligations, ...task }) => ({ ...task, obligations: obligations.map(({ id: _, ...rest }) => rest) }));

describe('review', () => {
  test('accepting, editing and giving back are told in the history, with who and from what to what', async () => {
    const { door, tasks } = await withPlan();
    await door.call('settings.set', { person: '李科长' });
    const task = named(await tasks(), '热线电话');
    expect((await door.call('review.accept', { tasks: [task.id], accepted: true })).tasks[0]).toMatchObject({ id: task.id, accepted: true });
    const edited = await door.call('review.edit', { task: task.id, patch: { units: [{ unit: '区信访局', role: 'lead' }], dueOn: '2025-11-30', person: '王五', tags: ['民生'] } });
    expect(edited.tasks[0]).toMatchObject({ units: [{ unit: '区信访局', role: 'lead', span: null }], dueOn: '2025-11-30', person: '王五', tags: ['民生'], personSet: ['dueOn', 'person', 'tags', 'units'] });
    expect(edited.tasks[0]!.evidence).toContainEqual(expect.objectContaining({ field: 'dueOn', basis: 'person' }));
    const back = await door.call('review.revert', { task: task.id, fields: ['units', 'dueOn'] });
    expect(back.tasks[0]).toMatchObject({ units: task.units, dueOn: task.dueOn, accepted: true });
    const { history } = await door.call('ledger.task', { id: task.id });
    expect(history.map((change) => [change.by, change.field, change.from, change.to])).toEqual([
      ['李科长', 'accepted', 'false', 'true'],
      ['李科长', 'units', expect.stringContaining('信访局'), '[{"unit":"区信访局","role":"lead"}]'], ['李科长', 'dueOn', '"2025-12-31"', '"2025-11-30"'], ['李科长', 'person', 'null', '"王五"'], ['李科长', 'tags', '[]', '["民生"]'],
      ['李科长', 'units', '[{"unit":"区信访局","role":"lead"}]', expect.stringContaining('信访局')], ['李科长', 'dueOn', '"2025-11-30"', '"2025-12-31"'],
    ]);
  });

  test('what a person points at in the original is the evidence; it stays with a unit that stays, and comes back by undo', async () => {
    const { door, document, tasks } = await withPlan();
    const view = await door.call('documents.one', { id: document });
    const place = (words: string): [number, number] => { const at = view.text.indexOf(words); return [at + view.span[0], at + view.span[0] + words.length]; };
    const task = named(await tasks(), '热线电话');
    const pointed = async (): Promise<unknown[]> => named(await tasks(), '热线电话').evidence.filter((one) => one.basis === 'person' && one.span !== null).map(({ field, value, span }) => [field, value, span]);
    await door.call('review.edit', { task: task.id, patch: { units: [{ unit: '信访局', role: 'responsible', span: place('信访局') }], dueOn: '2025-09-30', dueAt: place('2025年9月底前') } });
    expect(await pointed()).toEqual([['dueOn', '2025-09-30', place('2025年9月底前')], ['units', 'responsible 信访局', place('信访局')]]);
    await door.call('review.edit', { task: task.id, patch: { units: [{ unit: '人社局', role: 'lead' }, { unit: '信访局', role: 'responsible' }], dueOn: '2025-10-31' } });
    expect(await pointed()).toEqual([['units', 'responsible 信访局', place('信访局')]]);
    await door.call('review.edit', { task: task.id, patch: { units: [{ unit: '信访局', role: 'lead' }] } });
    expect(await pointed()).toEqual([]);
    await door.call('review.undo', {});
    await door.call('review.undo', {});
    expect(await pointed()).toHaveLength(2);
    expect((await door.call('ledger.task', { id: task.id })).history.at(-1)?.to).not.toContain('span');
    await expect(door.call('review.edit', { task: task.id, patch: { units: [{ unit: '信访局', role: 'lead', span: [0, 1e6] }] } })).rejects.toThrow('query-invalid');
  });

  test('places of an earlier version of the document are none of the new one', async () => {
    const { door, document, tasks } = await withPlan();
    const task = named(await tasks(), '热线电话');
    const [from] = (await door.call('documents.one', { id: document })).span;
    await door.call('review.edit', { task: task.id, patch: { units: [{ unit: '信访局', role: 'lead', span: [from, from + 3] }] } });
    writeFileSync(join(door.folder, '方案.txt'), `${PLAN}\n(此件公开发布)\n`);
    await importAll(door, { paths: [join(door.folder, '方案.txt')] });
    const now = named(await door.call('review.tasks', { document }), '热线电话');
    expect([units(now), now.evidence.filter((one) => one.basis === 'person').map((one) => one.span)]).toEqual([['lead 信访局'], [null]]);
  });

  test('words selected as a deadline are read as an import reads them there', async () => {
    const { door, document } = await withPlan();
    const due = (words: string): Promise<OutputOf<'review.read-due'>> => door.call('review.read-due', { document, words });
    expect([await due('2025年6月底前'), await due('年底前'), await due('6月30日'), await due('印发之日起30日内')]).toEqual([
      { dueOn: '2025-06-30', basis: 'stated' }, { dueOn: '2025-12-31', basis: 'document-year' }, { dueOn: '2025-06-30', basis: 'document-year' }, { dueOn: '2025-03-31', basis: 'issue-date' },
    ]);
    expect([await due('自项目验收之日起10日内'), await due('区财政局'), await due('')]).toEqual([{ dueOn: null, basis: 'open' }, { dueOn: null, basis: null }, { dueOn: null, basis: null }]);
  });

  test('a row of the table bears the 文种 that it is found by', async () => {
    const { door, tasks } = await withPlan();
    const task = named(await tasks(), '建设资金');
    expect((await door.call('ledger.rows', { query: { filter: { types: ['通知'] } }, offset: 0, limit: 9 })).rows.map((row) => [row.type, row.id === task.id])).toContainEqual(['通知', true]);
    expect((await door.call('ledger.rows', { query: { filter: { types: ['意见'] } }, offset: 0, limit: 9 })).rows).toEqual([]);
  });

  test('类型 set by a person holds for the whole task, through a cut and a new version, until it is given back', async () => {
    const { door, tasks } = await withPlan();
    const task = named(await tasks(), '建设资金');
    expect(new Set(task.obligations.map((o) => o.modality))).toEqual(new Set(['duty']));
    const edited = (await door.call('review.edit', { task: task.id, patch: { modality: 'prohibition' } })).tasks[0]!;
    expect(edited).toMatchObject({ modality: 'prohibition', personSet: ['modality'] });
    expect(new Set(edited.obligations.map((o) => o.modality))).toEqual(new Set(['prohibition']));
    expect(edited.evidence).toContainEqual(expect.objectContaining({ field: 'modality', basis: 'person', rule: null }));
    expect(edited.evidence).toContainEqual(expect.objectContaining({ field: 'modality', basis: 'stated', value: 'duty' }));
    const { tasks: parts } = await door.call('review.split', { task: task.id, at: task.text.indexOf('人社局') });
    expect(parts.map((part) => part.modality)).toEqual(['prohibition', 'prohibition']);
    await door.call('review.undo', {});
    const path = join(door.folder, '方案.txt');
    writeFileSync(path, readFileSync(path, 'utf8').replace('各镇街配合', '各镇街全力配合'));
    await importAll(door, { paths: [path] });
    expect(named(await tasks(), '建设资金')).toMatchObject({ id: task.id, modality: 'prohibition' });
    await door.call('review.undo', {});
    expect(named(await tasks(), '建设资金').personSet).toEqual([]);
    await door.call('review.redo', {});
    const back = (await door.call('review.revert', { task: task.id, fields: ['modality'] })).tasks[0]!;
    expect([back.modality, back.personSet]).toEqual([undefined, []]);
    const { history } = await door.call('ledger.task', { id: task.id });
    expect(history.filter((change) => change.field === 'modality').map((change) => [change.from, change.to])).toEqual([['"duty"', '"prohibition"'], ['"prohibition"', '"duty"'], ['"duty"', '"prohibition"'], ['"prohibition"', '"duty"']]);
    expect(await door.refused('review.edit', { task: task.id, patch: { modality: 'advice' } })).toMatchObject({ code: 'input-invalid' });
  });

  test('a task is cut in two: each part keeps its own words, units and deadline', async () => {
    const { door, tasks } = await withPlan();
    const whole = named(await tasks(), '建设资金');
    const { tasks: [head, tail], act } = await door.call('review.split', { task: whole.id, at: whole.text.indexOf('人社局') });
    expect(act).toMatchObject({ kind: 'split', taskCount: 2 });
    expect([head!.id, head!.byHand, tail!.byHand]).toEqual([whole.id, false, true]);
    expect([head!.text, tail!.text].join('')).toBe(whole.text);
    expect([units(head!), units(tail!)]).toEqual([['responsible 财政局'], ['responsible 人社局']]);
    expect([head!.dueOn, tail!.dueOn]).toEqual(['2025-06-30', '2025-09-30']);
    expect(tail!.provisionPath).toEqual(whole.provisionPath);
    expect((await tasks()).map((task) => task.id).slice(0, 4)).toContain(tail!.id);
    expect((await door.call('ledger.rows', { query: { filter: { search: '窗口人员' } }, offset: 0, limit: 9 })).rows.map((row) => row.id)).toEqual([tail!.id]);
    for (const at of [whole.text.length + 5]) expect(await door.refused('review.split', { task: head!.id, at })).toMatchObject({ code: 'query-invalid' });
  });

  test('tasks are joined, words are added, what is no task goes', async () => {
    const { door, document, tasks } = await withPlan();
    const [first, second] = [named(await tasks(), '建设资金'), named(await tasks(), '热线电话')];
    const joined = await door.call('review.merge', { tasks: [second.id, first.id] });
    expect([joined.tasks.map((task) => task.id), joined.removed]).toEqual([[first.id], [second.id]]);
    expect(joined.tasks[0]!.text).toBe(`${first.text}\n${second.text}`);
    expect(units(joined.tasks[0]!)).toEqual([...new Set([...units(first), ...units(second)])].sort());
    const { text, span } = await door.call('documents.one', { id: document });
    const at = span[0] + text.indexOf('请认真贯彻落实');
    const added = await door.call('review.add', { document, span: [at, at + 7], patch: { units: [{ unit: '区直各部门', role: 'responsible' }] } });
    expect(added.tasks[0]).toMatchObject({ text: '请认真贯彻落实', byHand: true, spans: [[at, at + 7]], units: [{ unit: '区直各部门' }] });
    expect(await door.refused('review.add', { document, span: [span[1], span[1] + 5], patch: {} })).toMatchObject({ code: 'query-invalid' });
    expect(await door.refused('review.add', { document, patch: {} })).toMatchObject({ code: 'query-invalid' });
    const gone = await door.call('review.delete', { tasks: [added.tasks[0]!.id] });
    expect(gone.removed).toEqual([added.tasks[0]!.id]);
    expect((await tasks()).map((task) => task.id)).not.toContain(added.tasks[0]!.id);
    expect((await door.call('ledger.rows', { query: { filter: { units: ['区直各部门'], search: '请认真贯彻落实' } }, offset: 0, limit: 5 })).rows.map((row) => row.id)).not.toContain(added.tasks[0]!.id);
  });

  test('every act is undone and done again, one after another, down to the last row', async () => {
    const { door, document, tasks } = await withPlan();
    const [first, second, third] = (['建设资金', '热线电话', '监督检查'] as const).map((word) => word);
    const of = async (word: string): Promise<number> => named(await tasks(), word).id;
    const acts: (() => Promise<unknown>)[] = [
      async () => door.call('review.accept', { tasks: [await of(first!)], accepted: true }),
      async () => door.call('review.edit', { task: await of(second!), patch: { text: '开通热线电话12345', status: 'in-progress', person: '王五' } }),
      async () => door.call('review.split', { task: await of(first!), at: named(await tasks(), first!).text.indexOf('人社局') }),
      async () => door.call('review.edit', { task: await of('窗口人员'), patch: { dueOn: null } }),
      async () => door.call('review.merge', { tasks: [await of(second!), await of('窗口人员')] }),
      async () => door.call('review.add', { document, patch: { text: '建立台账' } }),
      async () => door.call('review.delete', { tasks: [await of(third!), await of('建立台账')] }),
      async () => door.call('review.split', { task: await of('窗口人员'), at: 12 }),
      async () => door.call('review.replace-unit', { from: '财政局', to: '区财政局' }),
      async () => door.call('review.revert', { task: await of(second!), fields: ['text'] }),
    ];
    const states = [seen(await tasks())];
    for (const one of acts) {
      await one();
      states.push(seen(await tasks()));
    }
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(states.length);
    for (const state of states.slice(0, -1).reverse()) {
      expect((await door.call('review.undo', {})).act).not.toBeNull();
      expect(seen(await tasks())).toEqual(state);
    }
    expect((await door.call('review.undo', {})).act).toBeNull();
    for (const state of states.slice(1)) {
      expect((await door.call('review.redo', {})).act).not.toBeNull();
      expect(seen(await tasks())).toEqual(state);
    }
    expect((await door.call('review.redo', {})).act).toBeNull();
    await door.call('review.undo', {});
    await door.call('review.accept', { tasks: [await of(second!)], accepted: true });
    expect((await door.call('review.undo-state', {})).redo).toBeNull();
  });

  test('an act undone by its number is the last one, or nothing happens', async () => {
    const { door, tasks } = await withPlan();
    const [one, two] = await tasks();
    const first = (await door.call('review.accept', { tasks: [one!.id], accepted: true })).undo!.id;
    const later = (await door.call('review.accept', { tasks: [two!.id], accepted: true })).undo!.id;
    await expect(door.call('review.undo', { act: first })).rejects.toThrow('act-not-last');
    expect((await door.call('review.undo-state', {})).undo!.id).toBe(later);
    expect((await door.call('review.undo', { act: later })).act!.id).toBe(later);
    await expect(door.call('review.undo', { act: later })).rejects.toThrow('act-not-last');
    expect((await door.call('review.undo', { act: first })).act!.id).toBe(first);
    await expect(door.call('review.undo', { act: first })).rejects.toThrow('act-not-last');
  });

  test('what a person did to tasks outlives a new version of the document', async () => {
    const { door, tasks } = await withPlan();
    const whole = named(await tasks(), '建设资金');
    const { tasks: [head, tail] } = await door.call('review.split', { task: whole.id, at: whole.text.indexOf('人社局') });
    const dropped = named(await tasks(), '监督检查').id;
    await door.call('review.delete', { tasks: [dropped] });
    await door.call('review.accept', { tasks: [head!.id], accepted: true });
    const path = join(door.folder, '方案.txt');
    writeFileSync(path, readFileSync(path, 'utf8').replace('各镇街配合', '各镇街全力配合'));
    const { job } = await importAll(door, { paths: [path] });
    expect(job).toMatchObject({ updated: 1, asking: 0 });
    const after = await tasks();
    expect(after.map((task) => task.id)).toEqual(expect.arrayContaining([head!.id, tail!.id]));
    expect(after.map((task) => task.id)).not.toContain(dropped);
    expect(after.find((task) => task.id === head!.id)).toMatchObject({ text: head!.text, accepted: true, units: [{ unit: '财政局' }] });
    expect(after.find((task) => task.id === tail!.id)).toMatchObject({ text: tail!.text, units: [{ unit: '人社局' }] });
    expect(after.filter((task) => task.text.includes('窗口人员')).map((task) => task.id)).toEqual([tail!.id]);
    const again = await importAll(door, { paths: [path], twins: 'new-version' });
    await settled(door, again.job.id);
    expect((await tasks()).map((task) => task.id)).toEqual(after.map((task) => task.id));
    // Undone after a new version, only what a person set goes back: the sentences are the new version's.
    await door.call('review.undo', {});
    await door.call('review.undo', {});
    expect((await tasks()).map((task) => task.id)).toContain(dropped);
  });

  test('a corrected unit becomes a line of the lexicon and is put right wherever it stands, once it is confirmed', async () => {
    const { door, tasks } = await withPlan();
    const { line, places, total } = await door.call('review.add-unit', { unit: '经技区财政局', from: '财政局' });
    expect([line, total, places]).toEqual([1, 1, [expect.objectContaining({ taskId: named(await tasks(), '建设资金').id, roles: ['responsible', 'subject'] })]]);
    expect((await door.call('settings.lexicon', {})).find((file) => file.name === 'unit-heads')?.lines).toEqual([{ line: 1, values: { head: '经技区财政局', kind: 'agency' } }]);
    expect(units(named(await tasks(), '建设资金'))).toContain('responsible 财政局');
    const replaced = await door.call('review.replace-unit', { from: '财政局', to: '经技区财政局' });
    expect(units(replaced.tasks[0]!)).toContain('responsible 经技区财政局');
    expect((await door.call('review.replace-unit', { from: '没有的局', to: '甲局' })).act).toBeNull();
    expect((await door.call('review.add-unit', { unit: '经技区财政局' })).line).toBe(1);
  });
});
