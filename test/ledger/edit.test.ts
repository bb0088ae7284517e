import { describe, expect, test } from 'vitest';
import type { Failure } from '#model/failure';
import type { TaskChange } from '#model/ledger';
import { documents } from '#ledger/documents';
import { edit, revert } from '#ledger/review/edit';
import { history, provenance } from '#ledger/history';
import { integrityCheck } from '#ledger/open';
import type { Ledger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { search } from '#ledger/search';
import { countTasks, taskById, tasks } from '#ledger/tasks';
import { makePosting } from '../support/make-analysis.ts';
import type { DocumentSpec } from '../support/make-analysis.ts';
import { openTemporary } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

const TODAY = { today: '2019-06-30' };
const WANG = { by: '王科长', at: '2025-03-02T09:00:00.000Z' };
const LATER = '2025-04-01T08:00:00.000Z';

function ledgerWith(...specs: DocumentSpec[]): Ledger {
  const ledger = openTemporary();
  post(ledger, makePosting('gazette.txt', specs));
  return ledger;
}

/** STATE_ASSETS with other sentences for some of its items (by label), and items left out (null). */
function revised(change: Readonly<Record<string, string | null>>, extra: DocumentSpec['items'] = []): DocumentSpec {
  const items = STATE_ASSETS.items.flatMap((item) => {
    const words = item.label === undefined ? undefined : change[item.label];
    if (words === null) return [];
    return [words === undefined ? item : { ...item, sentences: [{ ...item.sentences[0]!, text: words }] }];
  });
  return { ...STATE_ASSETS, items: [...items, ...extra] };
}

describe('edit', () => {
  test('sets fields as a person, with history and provenance, and gives them back', () => {
    const ledger = ledgerWith(STATE_ASSETS);
    edit(ledger, 1, { status: 'in-progress', dueOn: '2019-03-31', text: '外部董事占多数', units: [{ unit: '区国资中心', role: 'lead' }] }, WANG);
    expect(taskById(ledger, 1, TODAY)).toMatchObject({
      status: 'in-progress', dueOn: '2019-03-31', overdue: true, text: '外部董事占多数', personSet: ['dueOn', 'status', 'text', 'units'],
      units: [{ unit: '区国资中心', role: 'lead', span: null }],
    });
    expect(countTasks(ledger, { unit: '区国资中心', role: 'lead' })).toBe(1);
    expect(countTasks(ledger, { unit: '组织部' })).toBe(1);
    expect(countTasks(ledger, { search: '外部董事占多数' })).toBe(1);
    expect(countTasks(ledger, { search: '职业经理人' })).toBe(0);
    expect(history(ledger, 1).map((c) => [c.field, c.from, c.to, c.by, c.at])).toEqual([
      ['status', '"not-started"', '"in-progress"', WANG.by, WANG.at],
      ['units', '[{"unit":"组织部","role":"responsible"},{"unit":"国资办","role":"responsible"}]', '[{"unit":"区国资中心","role":"lead"}]', WANG.by, WANG.at],
      ['dueOn', '"2020-12-31"', '"2019-03-31"', WANG.by, WANG.at],
      ['text', JSON.stringify(STATE_ASSETS.items[1]!.sentences[0]!.text), '"外部董事占多数"', WANG.by, WANG.at],
    ]);
    expect(provenance(ledger, 1).filter((p) => p.basis === 'person').map((p) => p.field)).toEqual(['dueOn', 'status', 'text', 'units']);
    for (const field of ['status', 'units', 'dueOn', 'text'] as const) revert(ledger, 1, field, { ...WANG, at: LATER });
    expect(taskById(ledger, 1, TODAY)).toMatchObject({ status: 'not-started', dueOn: '2020-12-31', personSet: [] });
    expect(countTasks(ledger, { search: '职业经理人' })).toBe(1);
    expect(countTasks(ledger, { unit: '组织部' })).toBe(2);
    expect(history(ledger, 1)).toHaveLength(8);
  });

  test('the same value again adds no line of history', () => {
    const ledger = ledgerWith(STATE_ASSETS);
    edit(ledger, 1, { status: 'completed' }, WANG);
    edit(ledger, 1, { status: 'completed' }, { by: '李主任', at: LATER });
    expect(history(ledger, 1)).toHaveLength(1);
  });

  test('no due date is a due date that a person set', () => {
    const ledger = ledgerWith(STATE_ASSETS);
    edit(ledger, 1, { dueOn: null }, WANG);
    expect(taskById(ledger, 1, TODAY)).toMatchObject({ dueOn: null, personSet: ['dueOn'] });
  });

  test.each<[string, number, TaskChange]>([
    ['task-not-found', 99, { status: 'completed' }], ['query-invalid', 1, { dueOn: '2019-02-30' }], ['query-invalid', 1, { text: '  ' }],
    ['query-invalid', 1, { status: 'done' as never }], ['query-invalid', 1, { units: [{ unit: '', role: 'lead' }] }],
  ])('%s for task %i %j changes nothing', (code, id, change) => {
    const ledger = ledgerWith(STATE_ASSETS);
    expect(() => edit(ledger, id, change, WANG)).toThrow(expect.objectContaining({ code }) as Failure);
    expect(history(ledger, 1)).toEqual([]);
    expect(taskById(ledger, 1, TODAY)!.personSet).toEqual([]);
  });
});

describe('a new version', () => {
  test('of the same file keeps ids, status and what a person set; counts; supersedes what vanished', () => {
    const ledger = ledgerWith(STATE_ASSETS, YOUNG_CADRES);
    edit(ledger, 1, { status: 'in-progress', dueOn: '2021-06-30', units: [{ unit: '区国资中心', role: 'lead' }] }, WANG);
    edit(ledger, 3, { status: 'completed' }, WANG);
    const before = tasks(ledger, {}, TODAY);
    const amended = '进一步健全完善国有独资、全资企业法人治理结构,2022年底前,全面实现外部董事占多数、外派监事会全覆盖。(责任单位:组织部、国资办)';
    const next = makePosting('gazette.txt', [revised({ '5.': amended, '10.': null }, [{ label: '13.', sentences: [{ text: '建立区属企业名录并向社会公开。', units: [['lead', '国资办']] }] }]), YOUNG_CADRES], { at: LATER });
    expect(post(ledger, next)).toEqual({ kind: 'updated', path: '/office/gazette.txt', documents: 2, tasks: 5, doubts: 1, kept: 4 });
    const after = tasks(ledger, {}, TODAY);
    expect(after.map((t) => t.id)).toEqual([1, 2, 4, 6, 5]);
    expect(after[0]).toMatchObject({ text: amended, status: 'in-progress', dueOn: '2021-06-30', units: [{ unit: '区国资中心' }] });
    expect(after[1]!.text).toBe(before[1]!.text);
    const gone = taskById(ledger, 3, TODAY)!;
    expect(gone).toMatchObject({ status: 'completed', text: before[2]!.text });
    expect(history(ledger, 3).map((c) => [c.field, c.by])).toEqual([['status', WANG.by], ['superseded', null]]);
    expect(history(ledger, 1).at(-1)).toMatchObject({ field: 'document-text', by: null, from: JSON.stringify(before[0]!.text), to: JSON.stringify(amended) });
    expect(documents(ledger).map((d) => d.id)).toEqual([1, 2]);
    expect(search(ledger, '企业公司制改革工作')).toEqual([]);
    expect(countTasks(ledger, { search: '企业公司制改革工作' })).toBe(0);
    expect(search(ledger, '2022年底前').map((h) => h.taskId)).toEqual([1]);
    expect(integrityCheck(ledger)).toEqual([]);
  });

  test('a task that comes back has its id, status and history again', () => {
    const ledger = ledgerWith(STATE_ASSETS);
    edit(ledger, 3, { status: 'completed' }, WANG);
    post(ledger, makePosting('gazette.txt', [revised({ '10.': null })], { at: LATER }));
    expect(post(ledger, makePosting('gazette.txt', [STATE_ASSETS], { at: LATER }))).toMatchObject({ kind: 'updated', kept: 4 });
    expect(tasks(ledger, {}, TODAY).map((t) => [t.id, t.status])).toEqual([[1, 'not-started'], [2, 'not-started'], [3, 'completed'], [4, 'not-started']]);
    expect(history(ledger, 3).map((c) => c.field)).toEqual(['status', 'superseded', 'revived']);
    expect(search(ledger, '企业公司制改革工作').map((h) => h.taskId)).toEqual([3]);
    expect(integrityCheck(ledger)).toEqual([]);
  });

  test('is known by 发文字号 and title from another path; the rest of the first file stays', () => {
    const ledger = ledgerWith(STATE_ASSETS, YOUNG_CADRES);
    edit(ledger, 5, { status: 'in-progress' }, WANG);
    expect(post(ledger, makePosting('single.txt', [YOUNG_CADRES], { at: LATER }))).toMatchObject({ kind: 'updated', documents: 1, tasks: 1, kept: 1 });
    expect(documents(ledger).map((d) => [d.id, d.sourceName])).toEqual([[1, 'gazette.txt'], [2, 'single.txt']]);
    expect(taskById(ledger, 5, TODAY)).toMatchObject({ status: 'in-progress', sourceName: 'single.txt' });
    expect(search(ledger, '书面工作总结').map((h) => h.document)).toEqual([YOUNG_CADRES.title]);
    expect(post(ledger, makePosting('gazette.txt', [STATE_ASSETS, YOUNG_CADRES])).kind).toBe('duplicate');
  });

  test.each<[why: string, earlier: DocumentSpec, later: DocumentSpec, options: { path?: string; mode?: 'new' | 'new-version' }, same: boolean]>([
    ['another number and title at the only document of a path', STATE_ASSETS, { ...revised({ '10.': null }), number: '经技区发〔2018〕36号', title: '关于深化国企改革的意见' }, {}, true],
    ['another document at another path', STATE_ASSETS, { ...revised({ '10.': null }), number: '经技区发〔2019〕1号' }, { path: '/b' }, false],
    ['no number: the same title, issuers and date', { ...STATE_ASSETS, number: null }, { ...revised({ '10.': null }), number: null }, { path: '/b' }, true],
    ['no number: another date', { ...STATE_ASSETS, number: null }, { ...revised({ '10.': null }), number: null, issueDate: '2019-01-01' }, { path: '/b' }, false],
    ['the user said new', STATE_ASSETS, revised({ '10.': null }), { mode: 'new' }, false],
    ['the user said new version: the title is enough', STATE_ASSETS, { ...revised({ '10.': null }), number: null }, { path: '/b', mode: 'new-version' }, true],
    ['the title alone is not enough otherwise', STATE_ASSETS, { ...revised({ '10.': null }), number: null }, { path: '/b' }, false],
  ])('%s', (_why, earlier, later, options, same) => {
    const ledger = openTemporary();
    post(ledger, makePosting('a.txt', [earlier], { path: '/a' }));
    const outcome = post(ledger, makePosting('b.txt', [later], { path: '/a', at: LATER, ...options }));
    expect(outcome.kind).toBe(same ? 'updated' : 'added');
    expect(documents(ledger)).toHaveLength(same ? 1 : 2);
    expect(integrityCheck(ledger)).toEqual([]);
  });

  test('a document that the new version of its file lacks leaves the lists with its tasks, and comes back whole', () => {
    const ledger = ledgerWith(STATE_ASSETS, YOUNG_CADRES);
    edit(ledger, 5, { status: 'in-progress' }, WANG);
    post(ledger, makePosting('gazette.txt', [revised({ '10.': null })], { at: LATER }));
    expect(documents(ledger).map((d) => d.title)).toEqual([STATE_ASSETS.title]);
    expect(search(ledger, '书面工作总结')).toEqual([]);
    post(ledger, makePosting('young.txt', [YOUNG_CADRES], { at: LATER }));
    expect(documents(ledger).map((d) => d.id)).toEqual([1, 2]);
    expect(taskById(ledger, 5, TODAY)).toMatchObject({ status: 'in-progress', sourceName: 'young.txt' });
    expect(search(ledger, '书面工作总结').map((h) => h.taskId)).toEqual([5]);
    expect(integrityCheck(ledger)).toEqual([]);
  });
});
