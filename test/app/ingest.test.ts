import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '#model/failure';
import { type Ledger, openLedger } from '#ledger/open';
import { ledgerStatistics } from '#ledger/statistics';
import { type Analyzer, createAnalyzer } from '#app/analyze';
import { ingest, type IngestEvent } from '#app/importing/ingest';
import { failed } from '#app/importing/ingest-trouble';
import { readResources } from '#app/resources';

const analyzer = createAnalyzer(readResources());
const root = mkdtempSync(join(tmpdir(), 'zeqing-ingest-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

let ledger: Ledger;
let count = 0;
beforeEach(() => { ledger = openLedger(join(root, `${count++}.zeqing`)); });
afterEach(() => { ledger.close(); });

const file = (name: string, text = `关于${name}工作的意见\n一、任务\n(一)推进${name}。市财政局要在2020年6月底前建立${name}制度。\n`): string => {
  const path = join(root, `${count}-${name}.txt`);
  writeFileSync(path, text);
  return path;
};
const sources = (): number => ledgerStatistics(ledger, { today: '2020-01-01' }).sources;

test('events tell how many files there are, which is at work, and what became of each', async () => {
  const events: IngestEvent[] = [];
  const paths = [file('甲'), file('乙')];
  const { outcomes, aborted } = await ingest(paths, ledger, analyzer, { onEvent: (event) => events.push(event) });
  expect(aborted).toBe(false);
  expect(outcomes.map((o) => o.kind)).toEqual(['added', 'added']);
  expect(events.map((event) => (event.kind === 'found' ? event.total : [event.kind, event.index]))).toEqual([2, ['started', 0], ['finished', 0], ['started', 1], ['finished', 1]]);
  expect(events.filter((event) => event.kind === 'finished').map((event) => event.outcome)).toEqual(outcomes);
});

describe('the guard around each file', () => {
  test('a link that leads to itself costs itself only', async () => {
    const links = mkdtempSync(join(root, 'links-'));
    symlinkSync('乙.txt', join(links, '甲.txt'));
    symlinkSync('甲.txt', join(links, '乙.txt'));
    const { outcomes } = await ingest([links, file('丙')], ledger, analyzer, { apart: () => { throw new Error('not worth a thread'); } });
    expect(outcomes.map((o) => (o.kind === 'skipped' ? o.reason : o.kind))).toEqual(['link-broken', 'link-broken', 'added']);
  });

  test('a file that vanishes between being found and being read costs itself only', async () => {
    const [a, b, c] = [file('甲'), file('乙'), file('丙')];
    const { outcomes } = await ingest([a, b, c], ledger, analyzer, { onEvent: (event) => { if (event.kind === 'finished' && event.index === 0) unlinkSync(b); } });
    expect(outcomes.map((o) => (o.kind === 'failed' ? o.code : o.kind))).toEqual(['added', 'file-absent', 'added']);
    expect(sources()).toBe(2);
  });

  test('a defect of a stage is told with its message and leaves nothing half-posted', async () => {
    const broken: Analyzer = new Proxy(analyzer, { get: (target, key) => { if (key === 'deadlines' && armed) throw new TypeError('boom'); return Reflect.get(target, key) as unknown; } });
    let armed = true;
    const { outcomes } = await ingest([file('甲'), file('乙')], ledger, broken, { onEvent: (event) => { if (event.kind === 'finished') armed = false; } });
    expect(outcomes[0]).toMatchObject({ kind: 'failed', code: 'defect', facts: { reason: 'TypeError: boom' } });
    expect(outcomes[1]?.kind).toBe('added');
    expect(sources()).toBe(1);
  });

  test('a ledger that cannot be written ends the import: no file can succeed after it', async () => {
    const path = join(root, 'readonly.zeqing');
    openLedger(path).close();
    const reading = openLedger(path, { readonly: true });
    await expect(ingest([file('甲'), file('乙')], reading, analyzer)).rejects.toMatchObject({ code: 'folder-read-only' });
    reading.close();
  });

  test('an outcome keeps the code and facts of a Failure and names the path that was asked for', () => {
    expect(failed('a.txt', new Failure('file-too-large', { path: '/x/a.txt', limit: 5 }))).toEqual({ kind: 'failed', path: 'a.txt', code: 'file-too-large', facts: { path: 'a.txt', limit: 5 } });
    expect(failed('a.txt', 'words')).toMatchObject({ code: 'defect', facts: { reason: 'words' } });
  });
});

describe('abort', () => {
  test('between two files: what is done stays, the rest is told as skipped', async () => {
    const abort = new AbortController();
    const { outcomes, aborted } = await ingest([file('甲'), file('乙'), file('丙')], ledger, analyzer, { signal: abort.signal, onEvent: (event) => { if (event.kind === 'finished') abort.abort(); } });
    expect(aborted).toBe(true);
    expect(outcomes.map((o) => (o.kind === 'skipped' ? o.reason : o.kind))).toEqual(['added', 'aborted', 'aborted']);
    expect(sources()).toBe(1);
  });

  test('before anything: nothing is posted and nothing thrown', async () => {
    expect(await ingest([file('甲')], ledger, analyzer, { signal: AbortSignal.abort() })).toMatchObject({ aborted: true });
    expect(sources()).toBe(0);
  });

  test('while a file is at work: it is not half-posted', async () => {
    const abort = new AbortController();
    const { outcomes } = await ingest([file('甲')], ledger, analyzer, { signal: abort.signal, onEvent: (event) => { if (event.kind === 'started') abort.abort(); } });
    expect(outcomes).toMatchObject([{ kind: 'skipped', reason: 'aborted' }]);
    expect(sources()).toBe(0);
  });
});

test('the same bytes under two names, and again in a second import, are one source', async () => {
  const a = file('甲');
  const b = file('乙', `关于甲工作的意见\n一、任务\n(一)推进甲。市财政局要在2020年6月底前建立甲制度。\n`);
  expect((await ingest([a, b], ledger, analyzer)).outcomes).toMatchObject([{ kind: 'added' }, { kind: 'duplicate', path: b, twin: a }]);
  expect((await ingest([b], ledger, analyzer)).outcomes).toMatchObject([{ kind: 'duplicate', twin: a }]);
  expect(sources()).toBe(1);
});

test('what the author wrote is what the ledger points at: spans of tasks slice back from the file', async () => {
  const path = file('甲', '關於甲工作的意見\r\n一、任務\r\n(一)推進甲。市財政局要在2020年6月底前建立甲製度。\r\n');
  await ingest([path], ledger, analyzer);
  const { tasks } = await import('#ledger/tasks');
  const { sourceText, documents } = await import('#ledger/documents');
  const [task] = tasks(ledger, {}, { today: '2020-01-01' });
  const text = sourceText(ledger, documents(ledger)[0]?.sourceId ?? 0);
  expect(task?.obligations.map((o) => text.slice(...o.span))).toEqual(task?.obligations.map((o) => o.text));
  expect(task?.text).toContain('市財政局');
  expect(task?.dueOn).toBe('2020-06-30');
});
