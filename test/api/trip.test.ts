import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TableGroup } from '#model/table';
import { importAll, openDoor, type OpenDoor, SAMPLES, settled } from './open-door.ts';

const GAZETTE = join(SAMPLES, 'gazette-2018.txt');
const ANQIU = join(SAMPLES, 'anqiu-2018-31.txt');
const rows = (door: OpenDoor, query: Parameters<typeof door.call<'ledger.rows'>>[1]['query'], limit = 500) => door.call('ledger.rows', { query, offset: 0, limit });

describe('intake', () => {
  test('imports with events, tells of twins, and does what is chosen', async () => {
    const door = await openDoor();
    const first = await importAll(door, { samples: true });
    expect(first.job).toMatchObject({ state: 'done', added: 4, failed: 0, trouble: null });
    const entered = first.files.filter((file) => file.outcome?.kind === 'added');
    expect(entered.map((file) => [file.name, file.format, file.documentIds.length > 0])).toEqual([['anqiu-2018-31.txt', 'txt', true], ['gazette-2018.txt', 'txt', true], ['hainan-2025-7.docx', 'docx', true], ['pingshan-2023-5.pdf', 'pdf', true]]);
    await expect.poll(() => door.events.filter((event) => event.kind === 'import').at(-1)).toMatchObject({ job: { state: 'done', total: first.job.total } });
    expect(door.events).toContainEqual({ kind: 'ledger-changed', why: 'import' });
    const before = (await rows(door, { filter: {} })).rows.map((row) => [row.id, row.text]);

    const again = await importAll(door, { paths: [ANQIU, GAZETTE] });
    expect(again.job).toMatchObject({ asking: 2, added: 0 });
    expect(again.files[0]).toMatchObject({ stage: 'asks', twin: { kind: 'same-bytes', number: '安发〔2018〕31号', sourceName: 'anqiu-2018-31.txt' } });
    await door.call('intake.resolve', { job: again.job.id, indexes: [0], choice: 'skip' });
    await door.call('intake.resolve', { job: again.job.id, choice: 'new-version' });
    expect((await settled(door, again.job.id)).files.map((file) => file.outcome?.kind)).toEqual(['duplicate', 'updated']);
    expect((await rows(door, { filter: {} })).rows.map((row) => [row.id, row.text])).toEqual(before);
  });

  test('a document in other words asks; beside it, or in its place', async () => {
    const door = await openDoor();
    await importAll(door, { paths: [ANQIU] });
    const amended = join(door.folder, '修订.txt');
    writeFileSync(amended, readFileSync(ANQIU, 'utf8').replace('2018年底前', '2019年底前'));
    const { job, files } = await importAll(door, { paths: [amended] });
    expect(files[0]).toMatchObject({ stage: 'asks', twin: { kind: 'same-document', number: '安发〔2018〕31号' } });
    await door.call('intake.resolve', { job: job.id, choice: 'import-anyway' });
    expect((await settled(door, job.id)).files[0]?.outcome?.kind).toBe('added');
    expect((await door.call('documents.list', {})).total).toBe(2);
  });

  test('what cannot be read is told and tried again; files of the browser are kept beside the ledger', async () => {
    const door = await openDoor();
    const path = join(door.folder, '空.txt');
    writeFileSync(path, '');
    const { job, files } = await importAll(door, { paths: [path, join(door.folder, 'none.txt')] });
    expect(files.map((file) => file.outcome)).toMatchObject([{ kind: 'failed', code: 'file-empty' }, { kind: 'failed', code: 'file-absent' }]);
    copyFileSync(ANQIU, path);
    await door.call('intake.retry', { job: job.id, indexes: [0] });
    expect((await settled(door, job.id)).files.map((file) => file.outcome?.kind)).toEqual(['added', 'failed']);

    const sent = await door.ask(`/api/uploads?name=${encodeURIComponent('../../坪山/..\\a:b.pdf')}`, { method: 'POST', headers: { cookie: door.cookie, 'x-zeqing': '1' }, body: readFileSync(join(SAMPLES, 'pingshan-2023-5.pdf')) });
    const { upload } = (JSON.parse(sent.body) as { value: { upload: string } }).value;
    const uploaded = await importAll(door, { uploads: [upload] });
    expect(uploaded.files[0]).toMatchObject({ outcome: { kind: 'added' }, path: join(door.folder, '台账-收文', '坪山 .. a b.pdf') });
    const one = await door.call('documents.one', { id: uploaded.files[0]!.documentIds[0]! });
    expect(one).toMatchObject({ format: 'pdf', number: '深坪府办规〔2023〕5号', pages: expect.any(Number) });
    const original = await door.ask(`/${one.original}`, { headers: { cookie: door.cookie } });
    expect([original.status, original.headers['content-type'], original.headers['content-length']]).toEqual([200, 'application/pdf', String(readFileSync(join(SAMPLES, 'pingshan-2023-5.pdf')).length)]);
    rmSync(uploaded.files[0]!.path);
    expect((await door.call('documents.one', { id: one.id })).original).toBeNull();
    expect(await door.refused('intake.start', { uploads: ['0'.repeat(32)] })).toMatchObject({ code: 'file-absent' });
  });

  test('pauses between files, goes on, and cancels with whole documents only', async () => {
    const door = await openDoor();
    const folder = join(door.folder, '多');
    mkdirSync(folder);
    const text = readFileSync(ANQIU, 'utf8');
    for (let n = 1; n <= 30; n++) writeFileSync(join(folder, `${String(n).padStart(2, '0')}.txt`), text.replace('安发【2018】31号', `安发【2018】${100 + n}号`));
    const { job } = await door.call('intake.start', { paths: [folder] });
    await door.call('intake.pause', { job });
    const paused = await settled(door, job);
    expect(paused.job.state).toBe('paused');
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    expect((await door.call('intake.files', { job })).job.done).toBeLessThanOrEqual(paused.job.done + 1);
    await door.call('intake.resume', { job });
    await expect.poll(async () => (await door.call('intake.files', { job })).job.added, { timeout: 10_000 }).toBeGreaterThan(2);
    const { added } = (await door.call('intake.files', { job })).job;
    await door.call('intake.cancel', { job });
    const { job: cancelled, files } = await settled(door, job);
    expect(cancelled).toMatchObject({ state: 'cancelled', done: 30 });
    expect(cancelled.added).toBeLessThanOrEqual(added + 2); // the one that was being posted, and one that came in between
    expect(files.at(-1)?.outcome).toMatchObject({ kind: 'skipped', reason: 'aborted' });
    expect((await door.call('documents.list', {})).documents.map((document) => document.taskCount)).toEqual(Array.from({ length: cancelled.added }, () => (expect.any(Number) as number)));
    expect((await door.call('documents.list', {})).total).toBe(cancelled.added);
  });
});

describe('the table', () => {
  test('sorts, groups and pages the same tasks in every way', async () => {
    const door = await openDoor();
    await importAll(door, { samples: true });
    const all = await rows(door, { filter: {} });
    const ids = all.rows.map((row) => row.id).sort((a, b) => a - b);
    expect(all.total).toBe(ids.length);
    for (const by of ['document', 'dueOn', 'status', 'issueDate', 'unit', 'person'] as const) {
      for (const descending of [false, true]) {
        const sorted = await rows(door, { filter: {}, sort: { by, descending } });
        expect(sorted.rows.map((row) => row.id).sort((a, b) => a - b)).toEqual(ids);
        const dues = sorted.rows.map((row) => row.dueOn).filter((due) => due !== null);
        const firsts = sorted.rows.map((row) => (['lead', 'responsible', 'cooperate'] as const).map((role) => row.units.filter((unit) => unit.role === role).map((unit) => unit.unit)).find((names) => names.length > 0) ?? []);
        const [places, order] = [firsts.map((names) => names[0]).filter((name) => name !== undefined), new Intl.Collator('zh-CN')];
        if (by === 'unit') expect(firsts.filter((names) => names.length === 1).map((names) => names[0]!)).toEqual(firsts.filter((names) => names.length === 1).map((names) => names[0]!).sort((a, b) => order.compare(a, b) * (descending ? -1 : 1)));
        if (by === 'unit') expect(places.length).toBeGreaterThan(50);
        if (by === 'dueOn') expect(dues).toEqual(descending ? dues.toSorted().reverse() : dues.toSorted());
      }
    }
    for (const group of ['document', 'month', 'unit'] as const) {
      const { groups, total, tasks, rows: lines } = await rows(door, { filter: {}, group });
      expect(groups!.reduce((sum, [, count]) => sum + count, 0)).toBe(total);
      expect(tasks).toBe(ids.length);
      expect(lines.every((line) => groups!.some(([key]) => key === line.group))).toBe(true);
      // Page by page the heads of all groups come, in order and with the same counts; a page tells none but its own.
      const heads = new Map<string, TableGroup>();
      for (let offset = 0; offset < total; offset += 7) {
        const page = await door.call('ledger.rows', { query: { filter: {}, group }, offset, limit: 7 });
        expect([...new Set(page.rows.map((row) => row.group))]).toEqual(page.heads.map(({ key }) => key));
        for (const head of page.heads) heads.set(head.key, head);
      }
      expect([...heads.values()].map(({ key, count }) => [key, count])).toEqual(groups);
      let start = 0;
      for (const head of heads.values()) {
        expect(head).toMatchObject({ start, label: head.key === '' ? '' : expect.stringMatching(/./u) });
        start += head.count;
      }
    }
  });

  test('filters agree with what the rows say, and facets with the filters', async () => {
    const door = await openDoor();
    await importAll(door, { samples: true });
    const all = (await rows(door, { filter: {} })).rows;
    const ids = async (filter: object): Promise<number[]> => (await rows(door, { filter })).rows.map((row) => row.id);
    const expected = (test: (row: (typeof all)[number]) => boolean): number[] => all.filter(test).map((row) => row.id);
    expect(await ids({ hasDue: false })).toEqual(expected((row) => row.dueOn === null));
    expect(await ids({ overdue: true })).toEqual(expected((row) => row.overdue));
    expect(await ids({ overdue: false })).toEqual(expected((row) => !row.overdue));
    expect(await ids({ dueFrom: '2018-06-01', dueTo: '2019-06-30' })).toEqual(expected((row) => row.dueOn !== null && row.dueOn >= '2018-06-01' && row.dueOn <= '2019-06-30'));
    expect(await ids({ hasDoubt: true })).toEqual(expected((row) => row.doubts.length > 0));
    expect(await ids({ number: '经技区发(2018)35号' })).toEqual(expected((row) => row.number === '经技区发〔2018〕35号'));
    expect(await ids({ search: '督查 考核' })).toEqual(expected((row) => ['督查', '考核'].every((word) => `${row.text}${row.provisionTitle}${row.document}${row.units.map((u) => u.unit).join(' ')}`.includes(word))));
    expect(await ids({ units: ['市财政局'], roles: ['responsible'] })).toEqual(expected((row) => row.units.some((u) => u.unit === '市财政局' && u.role === 'responsible')));
    const facets = await door.call('ledger.facets', { filter: { documents: [1] } });
    expect(facets.documents.length).toBeGreaterThan(5);
    expect(facets.statuses).toEqual([{ value: 'not-started', label: 'not-started', count: expected((row) => row.documentId === 1).length }]);
    // 财政局 also finds 市财政局, so that the filter may leave more than have exactly this name.
    for (const { value, count } of facets.units.slice(0, 5)) expect((await ids({ documents: [1], units: [value] })).length).toBeGreaterThanOrEqual(count);
  });

  test('units are found by name, initials and pinyin', async () => {
    const door = await openDoor();
    await importAll(door, { samples: true });
    expect((await door.call('search.units', { words: 'szj' })).map((match) => match.unit)).not.toContain('市财政局');
    expect(await door.call('search.units', { words: 'sczj' })).toContainEqual({ unit: '市财政局', tasks: expect.any(Number), by: 'initials' });
    expect((await door.call('search.units', { words: 'caizhengju' })).map((match) => match.by)).toContain('pinyin');
    expect((await door.call('search.units', { words: '财政' }))[0]).toMatchObject({ by: 'name' });
    const { hits, total } = await door.call('search.hits', { words: '督查' });
    expect(total).toBeGreaterThanOrEqual(hits.length);
    for (const hit of hits) expect(hit.marks.map(([from, to]) => hit.text.slice(from, to))).toContain('督查');
  });

  test('views are kept, named once, and told of', async () => {
    const door = await openDoor();
    const view = { name: '本月到期', query: { filter: { hasDue: true }, sort: { by: 'dueOn' as const } }, columns: ['text' as const, 'dueOn' as const] };
    expect(await door.call('ledger.save-view', view)).toEqual([{ id: 1, ...view }]);
    expect(await door.refused('ledger.save-view', view)).toEqual({ code: 'query-invalid', facts: { field: 'name', found: '本月到期' } });
    expect(await door.call('ledger.save-view', { ...view, id: 1, name: '到期' })).toMatchObject([{ id: 1, name: '到期' }]);
    expect(await door.call('ledger.delete-view', { id: 1 })).toEqual([]);
    await expect.poll(() => door.events.filter((event) => event.kind === 'ledger-changed' && event.why === 'views').length).toBe(3);
  });

  test('a bulk edit does what its preview says, and is undone as one', async () => {
    const door = await openDoor();
    await importAll(door, { paths: [GAZETTE] });
    const selection = { filter: { units: ['国资办'] } };
    const patch = { status: 'in-progress' as const, person: '王主任', addTags: ['国企改革'] };
    const before = (await rows(door, { filter: {} })).rows;
    const preview = await door.call('ledger.bulk-preview', { selection, patch, limit: 3 });
    const { changed, undo } = await door.call('ledger.bulk-edit', { selection, patch });
    expect([preview.tasks, preview.changes, preview.rows.length]).toEqual([changed, changed * 3, 3]);
    expect(undo).toMatchObject({ kind: 'bulk-edit', taskCount: changed });
    expect((await rows(door, { filter: { tags: ['国企改革'], people: ['王主任'], statuses: ['in-progress'] } })).total).toBe(changed);
    expect((await door.call('ledger.bulk-preview', { selection, patch })).changes).toBe(0);
    await door.call('review.undo', {});
    expect((await rows(door, { filter: {} })).rows).toEqual(before);
  });
});

describe('looking and taking along', () => {
  test('the month holds due dates and the days of recurring duties', async () => {
    const door = await openDoor();
    await importAll(door, { samples: true });
    const { days, entries, more } = await door.call('calendar.month', { month: '2018-12' });
    expect([days.length, days[0]?.date, days.at(-1)?.date, more]).toEqual([31, '2018-12-01', '2018-12-31', 0]);
    expect(days.find((day) => day.date === '2018-12-31')?.due).toBe(entries.filter((entry) => entry.date === '2018-12-31' && entry.kind === 'due').length);
    expect(entries.filter((entry) => entry.kind === 'occurrence').length).toBe(days.reduce((sum, day) => sum + day.occurrences, 0));
    expect(days.filter((day) => day.working === false).map((day) => day.date)).toContain('2018-12-30');
    expect((await door.call('calendar.month', { month: '2099-01' })).days[0]).toMatchObject({ working: null });
  });

  test('the overview counts what the table shows', async () => {
    const door = await openDoor();
    await importAll(door, { samples: true });
    const overview = await door.call('overview.counts', {});
    expect(overview.statistics.tasks).toBe((await rows(door, { filter: {} })).total);
    expect(overview.statistics.overdue).toBe((await rows(door, { filter: { overdue: true } })).total);
    expect(overview.byMonth.reduce((sum, month) => sum + month.due, 0)).toBe((await rows(door, { filter: { hasDue: true } })).total);
    expect(overview.byDocument[0]?.tasks).toBe((await rows(door, { filter: { documents: [overview.byDocument[0]!.documentId] } })).total);
    expect(overview.overdue.every((task) => task.overdue)).toBe(true);
  });

  test('a sheet is previewed as it is written, with the columns chosen', async () => {
    const door = await openDoor();
    await importAll(door, { paths: [GAZETTE] });
    const wish = { layout: 'register', filter: { units: ['国资办'] }, columns: ['position', 'request', 'dueOn'], remarks: {} };
    const preview = await door.call('export.preview', { ...wish, rows: 2 });
    const { download, tasks } = await door.call('export.write', { ...wish, format: 'csv' });
    expect([preview.tasks, preview.partial]).toEqual([tasks, false]);
    const csv = (await door.ask(`/${download}`, { headers: { cookie: door.cookie } })).body;
    expect(csv.replace(/^\ufeff/, '').split('\r\n')[0]).toBe(preview.sheets[0]?.headings.join(','));
    expect(csv).toContain(preview.sheets[0]!.rows[0]![1]!.split('\n')[0]!);
    expect(await door.refused('export.write', { ...wish, columns: ['salary'] })).toEqual({ code: 'query-invalid', facts: { field: 'columns', found: 'salary' } });
    expect(await door.refused('export.write', { ...wish, target: join(door.folder, 'a.doc') })).toMatchObject({ code: 'export-format-unknown' });
  });

  test('backup and restore bring the ledger back as it was', async () => {
    const door = await openDoor();
    await importAll(door, { paths: [ANQIU] });
    const backup = await door.call('settings.backup', {});
    const before = (await rows(door, { filter: {} })).rows;
    expect(backup).toMatchObject({ documents: 1, tasks: before.length });
    await importAll(door, { paths: [GAZETTE] });
    await door.call('review.delete', { tasks: [before[0]!.id] });
    expect((await door.call('settings.restore', { path: backup.path })).ledger).toMatchObject({ documents: 1, tasks: before.length });
    expect((await rows(door, { filter: {} })).rows).toEqual(before);
    expect((await door.call('settings.backups', {})).length).toBe(2);
    const other = join(door.folder, '不是.zeqing');
    writeFileSync(other, 'not a ledger, but long enough to be looked at');
    expect(await door.refused('settings.restore', { path: other })).toMatchObject({ code: 'ledger-not-sqlite' });
    expect(await door.refused('settings.open-ledger', { path: other })).toMatchObject({ code: 'ledger-not-sqlite' });
    expect((await rows(door, { filter: {} })).total).toBe(before.length);
  });

  test('words of the user are kept, refused when the rules cannot be read with them, and used', async () => {
    const door = await openDoor();
    const put = (values: Record<string, string>) => ({ file: 'unit-heads', values });
    expect(await door.refused('settings.put-lexicon-line', put({ head: '数据港', kind: 'castle' }))).toMatchObject({ code: 'resource-broken' });
    expect(existsSync(join(door.folder, 'data', 'lexicon', 'unit-heads.csv')) && readFileSync(join(door.folder, 'data', 'lexicon', 'unit-heads.csv'), 'utf8')).not.toContain('castle');
    const text = join(door.folder, '方案.txt');
    writeFileSync(text, '关于建设数据中心的通知\n\n一、主要任务\n由数据港负责机房建设，2025年12月底前完成。\n');
    const heads = (files: { name: string; lines: unknown[] }[]) => files.find((file) => file.name === 'unit-heads')?.lines;
    await importAll(door, { paths: [text] });
    expect((await rows(door, { filter: { units: ['数据港'] } })).total).toBe(0);
    expect(heads(await door.call('settings.put-lexicon-line', put({ head: '数据港', kind: 'agency' })))).toEqual([{ line: 1, values: { head: '数据港', kind: 'agency' } }]);
    await importAll(door, { paths: [text], twins: 'new-version' });
    expect((await rows(door, { filter: { units: ['数据港'] } })).total).toBe(1);
    expect(heads(await door.call('settings.delete-lexicon-line', { file: 'unit-heads', line: 1 }))).toEqual([]);
    expect(await door.refused('settings.put-lexicon-line', { file: '../unit-heads', values: {} })).toMatchObject({ code: 'query-invalid' });
    const years = await door.call('settings.put-calendar-year', { year: 2027, holidays: ['01-01', '01-02'], workdays: ['01-09'] });
    expect(years[0]).toEqual({ year: 2027, source: 'user', holidays: 2, workdays: 1 });
    expect((await door.call('calendar.month', { month: '2027-01' })).days.slice(0, 2).map((day) => day.working)).toEqual([false, false]);
    expect(await door.refused('settings.put-calendar-year', { year: 2027, holidays: ['02-30'], workdays: [] })).toMatchObject({ code: 'query-invalid' });
  });

  test('preferences are merged key by key', async () => {
    const door = await openDoor();
    await door.call('settings.set', { theme: 'dark', remembered: { columns: ['text'], layout: 'register' } });
    expect(await door.call('settings.set', { person: '李科长', remembered: { layout: null } })).toMatchObject({ theme: 'dark', person: '李科长', remembered: { columns: ['text'] } });
    expect((await door.call('settings.get', {})).preferences).toEqual({ backupHours: 24, backupKeep: 30, fontSize: 'medium', theme: 'dark', tourSeen: false, person: '李科长', remembered: { columns: ['text'] } });
  });
});
