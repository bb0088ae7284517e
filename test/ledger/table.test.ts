import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Modality } from '#model/analysis';
import type { GroupKey, SortKey, TableFilter, TaskLine } from '#model/table';
import { accept, amend, dismiss } from '#ledger/review/review';
import { countsByMonth, countsByUnit } from '#ledger/table/counts';
import { documentLines } from '#ledger/table/document-lines';
import { facet, type Facet } from '#ledger/table/facets';
import { edit, revert } from '#ledger/review/edit';
import type { Ledger } from '#ledger/open';
import { post, type Posting } from '#ledger/posting/post';
import { documentsToReview, ledgerStatistics } from '#ledger/statistics';
import { table } from '#ledger/table/table';
import { tasks } from '#ledger/tasks';
import { taskLinesOf } from '#ledger/table/lines';
import { materialOf, syntheticPostings } from '../../bench/fill-ledger.ts';
import { makePosting } from '../support/make-analysis.ts';
import { openTemporary, sharedLedger } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

const TODAY = '2019-06-30';
const BY = { by: '王科长', at: '2025-03-02T09:00:00.000Z' };
const UNITS = ['财政局', '教育局', '民政局', '区财政局', '水利局'];
const SETTLED = ['done-unverified', 'completed', 'closed-out', 'terminated'];
const MODALITIES = ['duty', 'prohibition', 'target', 'encouragement'] as const;
const STATUSES = ['not-started', 'in-progress', 'done-unverified', 'extended', 'completed', 'closed-out', 'terminated'] as const;

/** Forty documents with what persons set on some of their tasks, and tasks that were taken out again. */
function fill(ledger: Ledger): void {
  const texts = [STATE_ASSETS, YOUNG_CADRES].map((spec) => makePosting('a', [spec]).text);
  for (const posting of syntheticPostings({ ...materialOf(texts), units: UNITS }, 720, 5, 18)) post(ledger, withModalities(posting));
  for (let id = 1; id <= 240; id++) {
    if (id % 3 === 0) edit(ledger, id, { status: STATUSES[id % 7]! }, BY);
    if (id % 5 === 0) edit(ledger, id, { person: ['王芳', '李强', '张伟'][id % 3]! }, BY);
    if (id % 7 === 0) edit(ledger, id, { tags: id % 2 === 0 ? ['重点', '年内'] : ['年内'] }, BY);
    if (id % 11 === 0) edit(ledger, id, { units: [] }, BY);
    if (id % 13 === 0) edit(ledger, id, { dueOn: null }, BY);
    if (id % 6 === 0) edit(ledger, id, { modality: MODALITIES[id % 4]! }, BY);
    if (id % 4 === 0) accept(ledger, [id], true, BY);
  }
  dismiss(ledger, [17, 18, 100, 240], BY);
}

/** Sentences of every kind, some tasks with more than one. */
const withModalities = (posting: Posting): Posting => ({
  ...posting,
  analysis: { ...posting.analysis, documents: posting.analysis.documents.map((document) => ({ ...document, obligations: document.obligations.map((o, i) => ({ ...o, modality: MODALITIES[[0, 0, 0, 1, 1, 2, 0, 3][i % 8]!]! })) })) },
});

/** Every standing task as the table shows it, in the ledger's order: what the columns must agree with. */
const allLines = (ledger: Ledger): TaskLine[] => taskLinesOf(ledger.reading, ledger.reading.column<number>('SELECT id FROM tasks WHERE superseded_at IS NULL ORDER BY document_id, ordinal, id'), TODAY);

const anyOf = <T>(list: readonly T[] | undefined, has: (one: T) => boolean): boolean => !list || list.length === 0 || list.some(has);
const agrees = (wanted: boolean | undefined, is: boolean): boolean => wanted === undefined || wanted === is;

function fits(line: TaskLine, filter: TableFilter): boolean {
  const named = line.units.filter((unit) => anyOf(filter.roles, (role) => role === unit.role));
  return anyOf(filter.units, (unit) => named.some((one) => one.unit.endsWith(unit)))
    && (!filter.roles || filter.roles.length === 0 || named.length > 0)
    && anyOf(filter.modalities, (modality) => line.kinds.includes(modality))
    && anyOf(filter.statuses, (status) => status === line.status)
    && (filter.dueFrom === undefined || (line.dueOn !== null && line.dueOn >= filter.dueFrom)) && (filter.dueTo === undefined || (line.dueOn !== null && line.dueOn <= filter.dueTo))
    && agrees(filter.overdue, line.dueOn !== null && line.dueOn < TODAY && !SETTLED.includes(line.status))
    && agrees(filter.hasDue, line.dueOn !== null) && agrees(filter.hasUnit, line.units.length > 0) && agrees(filter.accepted, line.accepted)
    && anyOf(filter.documents, (id) => id === line.documentId) && anyOf(filter.people, (person) => person === line.person) && anyOf(filter.tags, (tag) => line.tags.includes(tag))
    && (filter.search === undefined || filter.search.split(' ').every((word) => [line.text, line.provisionTitle, line.document, ...line.units.map((unit) => unit.unit)].some((text) => text.includes(word))));
}

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const day = fc.constantFrom('2016-01-01', '2017-06-28', '2018-12-31', '2019-06-30', '2020-02-29', '2026-01-01');
const filters: fc.Arbitrary<TableFilter> = fc.record({
  units: some(UNITS), roles: some(['lead', 'responsible', 'cooperate'] as const), statuses: some(STATUSES), modalities: some(MODALITIES), dueFrom: day, dueTo: day, overdue: fc.boolean(), hasDue: fc.boolean(), hasUnit: fc.boolean(),
  accepted: fc.boolean(), documents: some([1, 2, 3, 20, 39]), people: some(['王芳', '李强', '无名']), tags: some(['重点', '年内']), search: fc.constantFrom('工作', '国', '财政', '工作 资产', '第3号'),
}, { requiredKeys: [] });

describe('the table agrees with its own lines', () => {
  const large = sharedLedger(fill);

  test('what a filter leaves', () => {
    const lines = allLines(large());
    expect(lines.length).toBe(236);
    fc.assert(fc.property(filters, (filter) => {
      expect([...table(large().reading, { filter }, TODAY).ids]).toEqual(lines.filter((line) => fits(line, filter)).map((line) => line.id));
    }), { numRuns: 300 });
  });

  const VALUES: Readonly<Record<Exclude<SortKey, 'unit'>, (line: TaskLine) => string | number | null>> = {
    document: (line) => line.documentId, dueOn: (line) => line.dueOn, status: (line) => ['not-started', 'in-progress', 'done-unverified', 'extended', 'completed', 'closed-out', 'terminated'].indexOf(line.status),
    issueDate: (line) => line.issueDate, person: (line) => line.person,
  };
  test.each(Object.keys(VALUES) as (keyof typeof VALUES)[])('sorted by %s, what has no value comes last', (by) => {
    const lines = new Map(allLines(large()).map((line) => [line.id, line]));
    for (const descending of [false, true]) {
      const values = table(large().reading, { filter: {}, sort: { by, descending } }, TODAY).ids.map((id) => VALUES[by](lines.get(id)!));
      const present = values.filter((value) => value !== null);
      expect(values.slice(0, present.length)).toEqual(present);
      expect(values).toHaveLength(lines.size);
      const sorted = present.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(present).toEqual(descending ? sorted.reverse() : sorted);
    }
  });

  test.each<GroupKey>(['document', 'unit', 'month'])('groups by %s hold each task that belongs there, in the order of the table', (group) => {
    fc.assert(fc.property(filters, (filter) => {
      const flat = table(large().reading, { filter, sort: { by: 'dueOn' } }, TODAY);
      const { ids, groups, tasks } = table(large().reading, { filter, sort: { by: 'dueOn' }, group }, TODAY);
      const lines = new Map(taskLinesOf(large().reading, flat.ids, TODAY).map((line) => [line.id, line]));
      expect(tasks).toBe(flat.ids.length);
      expect(groups!.reduce((sum, one) => sum + one.count, 0)).toBe(ids.length);
      for (const { key, label, start, count, overdue } of groups!) {
        const own = ids.slice(start, start + count);
        expect(own).toEqual(flat.ids.filter((id) => own.includes(id)));
        expect(overdue).toBe(own.filter((id) => lines.get(id)!.overdue).length);
        for (const id of own) {
          const line = lines.get(id)!;
          if (group === 'document') expect(String(line.documentId)).toBe(key);
          else if (group === 'month') expect(line.dueOn?.slice(0, 7) ?? '').toBe(key);
          else expect(key === '' ? line.units.length === 0 : line.units.some((unit) => unit.unit === label)).toBe(true);
        }
      }
    }), { numRuns: 40 });
  });

  test('facets count what each value would leave', () => {
    fc.assert(fc.property(filters, (filter) => {
      for (const name of ['units', 'statuses', 'modalities', 'documents', 'people', 'tags'] as const satisfies Facet[]) {
        for (const { value, count } of facet(large().reading, name, filter, TODAY, 5)) {
          // 财政局 as a filter finds 区财政局 as well; as a value it is only itself.
          if (name === 'units' && value === '财政局') continue;
          const chosen = { ...filter, [name]: [name === 'documents' ? Number(value) : value] } as TableFilter;
          if (name === 'units') delete chosen.roles;
          if (name === 'units' && filter.roles) continue;
          expect([name, value, table(large().reading, { filter: chosen }, TODAY).ids.length]).toEqual([name, value, count]);
        }
      }
    }), { numRuns: 30 });
  });

  test('months, units, documents and statistics add up', () => {
    const { reading } = large();
    const lines = allLines(large());
    const statistics = ledgerStatistics(large(), { today: TODAY });
    expect(countsByMonth(reading, {}, TODAY).reduce((sum, month) => sum + month.due, 0)).toBe(lines.filter((line) => line.dueOn !== null).length);
    expect(countsByUnit(reading, {}, TODAY, 3).map(({ unit, total }) => [unit, total])).toEqual(
      UNITS.map((unit): [string, number] => [unit, lines.filter((line) => line.units.some((one) => one.unit === unit)).length]).sort((a, b) => b[1] - a[1]).slice(0, 3));
    expect(statistics).toMatchObject({
      tasks: lines.length, documents: 40, overdue: lines.filter((line) => line.overdue).length, tasksWithoutUnit: lines.filter((line) => line.units.length === 0).length,
      obligations: reading.get<{ n: number }>('SELECT count(*) AS n FROM obligations o JOIN tasks t ON t.id = o.task_id WHERE t.superseded_at IS NULL')!.n,
    });
    expect(documentsToReview(large())).toBe(new Set(lines.filter((line) => !line.accepted).map((line) => line.documentId)).size);
    const page = documentLines(reading, { sort: 'taskCount', descending: true, offset: 38, limit: 5 }, TODAY);
    expect(page.total).toBe(40);
    expect(page.documents.map((one) => one.taskCount)).toEqual([5, 4]);
  });
});

test('what was read before a change is not shown after it, whoever made the change', () => {
  const ledger = openTemporary();
  post(ledger, makePosting('a.txt', [STATE_ASSETS]));
  const other = openTemporary(ledger.path);
  const inProgress = (): number => table(ledger.reading, { filter: { statuses: ['in-progress'] } }, TODAY).ids.length;
  expect(inProgress()).toBe(0);
  amend(ledger, 1, { status: 'in-progress' }, BY);
  expect(inProgress()).toBe(1);
  amend(other, 2, { status: 'in-progress' }, BY);
  expect(inProgress()).toBe(2);
  dismiss(ledger, [1], BY);
  expect(inProgress()).toBe(1);
});

test('the 类型 that a person sets stands before the stated ones, and they come back with it', () => {
  const ledger = openTemporary();
  const posting = makePosting('a.txt', [STATE_ASSETS]);
  const [document] = posting.analysis.documents;
  post(ledger, { ...posting, analysis: { ...posting.analysis, documents: [{ ...document!, obligations: document!.obligations.map((o, i) => ({ ...o, modality: i % 2 === 0 ? 'duty' : 'target' })) }] } });
  const found = (modality: Modality): [table: number[], list: number[]] => [[...table(ledger.reading, { filter: { modalities: [modality] } }, TODAY).ids], tasks(ledger, { modality }, { today: TODAY }).map((task) => task.id)];
  const kinds = (id: number): readonly Modality[] => taskLinesOf(ledger.reading, [id], TODAY)[0]!.kinds;
  const mixed = allLines(ledger).find((line) => line.kinds.length === 2)!.id;
  expect(found('duty').map((ids) => ids.includes(mixed))).toEqual([true, true]);
  expect(found('target').map((ids) => ids.includes(mixed))).toEqual([true, true]);
  amend(ledger, mixed, { modality: 'prohibition' }, BY);
  expect(kinds(mixed)).toEqual(['prohibition']);
  expect(found('prohibition')).toEqual([[mixed], [mixed]]);
  expect([...found('duty'), ...found('target')].flat()).not.toContain(mixed);
  expect(facet(ledger.reading, 'modalities', {}, TODAY, 9).find(({ value }) => value === 'prohibition')).toMatchObject({ count: 1 });
  revert(ledger, mixed, 'modality', BY);
  expect(found('prohibition')).toEqual([[], []]);
  expect(found('target').map((ids) => ids.includes(mixed))).toEqual([true, true]);
});

test('a document is to be reviewed until its last task is accepted, and again when one is not any more', () => {
  const ledger = openTemporary();
  post(ledger, makePosting('a.txt', [STATE_ASSETS]));
  post(ledger, makePosting('b.txt', [YOUNG_CADRES]));
  expect(documentsToReview(ledger)).toBe(2);
  const own = allLines(ledger).filter((line) => line.documentId === 1).map((line) => line.id);
  accept(ledger, own.slice(1), true, BY);
  expect(documentsToReview(ledger)).toBe(2);
  accept(ledger, own, true, BY);
  expect(documentsToReview(ledger)).toBe(1);
  accept(ledger, own.slice(0, 1), false, BY);
  expect(documentsToReview(ledger)).toBe(2);
});

test('a date that is none is refused', () => {
  const ledger = openTemporary();
  expect(() => table(ledger.reading, { filter: { dueFrom: '2020-02-30' } }, TODAY)).toThrow(/query-invalid/);
  expect(table(ledger.reading, { filter: { overdue: true }, sort: { by: 'unit' }, group: 'unit' }, TODAY)).toEqual({ ids: [], tasks: 0, groups: [] });
});
