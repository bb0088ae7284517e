import { describe, expect, test } from 'vitest';
import type { TaskFilter } from '#model/ledger';
import type { Failure } from '#model/failure';
import { edit } from '#ledger/review/edit';
import { settle } from '#ledger/open';
import type { Ledger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { countTasks, eachTask, taskQuery, tasks } from '#ledger/tasks';
import { materialOf, syntheticPostings } from '../../bench/fill-ledger.ts';
import { makePosting } from '../support/make-analysis.ts';
import { openTemporary, sharedLedger } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

const TODAY = { today: '2019-06-30' };

function fill(ledger: Ledger): void {
  post(ledger, makePosting('gazette.txt', [STATE_ASSETS, YOUNG_CADRES]));
  edit(ledger, 4, { status: 'in-progress', units: [{ unit: '区督查室', role: 'lead' }] }, { by: '王科长', at: '2025-03-02T09:00:00.000Z' });
}

describe('filters', () => {
  const filled = sharedLedger(fill);

  test.each<[filter: TaskFilter, ids: number[]]>([
    [{}, [1, 2, 3, 4, 5]],
    [{ unit: '国资办' }, [1, 2, 3]],
    [{ unit: '国资办', role: 'cooperate' }, [3]],
    [{ unit: '国资' }, []],
    [{ unit: '督查室' }, [4]],
    [{ unit: '挂职锻炼干部' }, [5]],
    [{ unit: '各级各部门单位' }, []],
    [{ role: 'lead' }, [3, 4, 5]],
    [{ dueBefore: '2020-12-31' }, [3]],
    [{ dueBefore: '2021-01-01' }, [1, 3]],
    [{ dueFrom: '2018-12-31', dueBefore: '2019-01-01' }, [3]],
    [{ dueFrom: '2018-12-31' }, [1, 3]],
    [{ document: '经技区发[2018]27号' }, [5]],
    [{ document: '〔2018〕35' }, [1, 2, 3, 4]],
    [{ document: '年轻干部' }, [5]],
    [{ document: '%' }, []],
    [{ status: 'in-progress' }, [4]],
    [{ search: '组织部' }, [1, 2, 5]],
    [{ search: '组织部 工作总结' }, [5]],
    [{ search: '国有企业改革', unit: '经发局' }, [3]],
    [{ limit: 2 }, [1, 2]],
    [{ limit: 2, offset: 3 }, [4, 5]],
    [{ offset: 4 }, [5]],
  ])('%j', (filter, ids) => {
    const ledger = filled();
    expect(tasks(ledger, filter, TODAY).map((t) => t.id)).toEqual(ids);
    const { limit: _limit, offset: _offset, ...rest } = filter;
    if (filter.limit === undefined && filter.offset === undefined) expect(countTasks(ledger, rest)).toBe(ids.length);
  });

  test.each<TaskFilter>([{ dueBefore: '2020-13-01' }, { dueFrom: '年底' }, { unit: ' ' }])('%j is refused', (filter) => {
    expect(() => tasks(filled(), filter, TODAY)).toThrow(expect.objectContaining({ code: 'query-invalid' }) as Failure);
  });

  test('overdue is a matter of the day and of the status', () => {
    const ledger = openTemporary();
    fill(ledger);
    const overdue = (today: string): number[] => tasks(ledger, {}, { today }).filter((t) => t.overdue).map((t) => t.id);
    expect(overdue('2018-12-31')).toEqual([]);
    expect(overdue('2019-01-01')).toEqual([3]);
    edit(ledger, 3, { status: 'closed-out' }, { by: '王科长', at: '2025-03-02T09:00:00.000Z' });
    expect(overdue('2021-01-01')).toEqual([1]);
  });
});

describe('query plans over a filled, tidied ledger', () => {
  const texts = [STATE_ASSETS, YOUNG_CADRES].map((spec) => makePosting('a', [spec]).text);

  const large = sharedLedger((ledger) => {
    for (const posting of syntheticPostings({ ...materialOf(texts), units: ['财政局', '教育局', '民政局', '水利局', '卫健委', '发改局', '住建局', '农业局', '人社局', '司法局'] }, 3000)) post(ledger, posting);
    settle(ledger);
  });

  test.each<[filter: TaskFilter, uses: RegExp[]]>([
    [{ unit: '财政局' }, [/units_tail \(tail>\? AND tail<\?\)/, /task_units USING PRIMARY KEY \(unit_id=\?\)/]],
    [{ unit: '财政局', role: 'lead' }, [/units_tail/, /task_units USING PRIMARY KEY \(unit_id=\? AND role=\?\)/]],
    [{ dueBefore: '2016-02-01' }, [/tasks_due \(due_on<\?\)/]],
    [{ dueFrom: '2020-01-01', dueBefore: '2020-02-01' }, [/tasks_due \(due_on>\? AND due_on<\?\)/]],
    [{ search: '人才库' }, [/words VIRTUAL TABLE INDEX/]],
  ])('%j', (filter, uses) => {
    const ledger = large();
    const { sql, values } = taskQuery({ ...filter, limit: 50 });
    const plan = ledger.reading.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values).map((step) => step.detail).join('\n');
    for (const use of uses) expect(plan).toMatch(use);
    if (filter.search === undefined) expect(plan).not.toMatch(/SCAN t\b/);
  });

  test('eachTask gives every task once, in order, a page at a time', () => {
    const ledger = large();
    const ids = [...eachTask(ledger, {}, TODAY)].map((t) => t.id);
    expect(ids).toHaveLength(1000);
    expect(new Set(ids).size).toBe(1000);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });
});
