import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { SourceText } from '#model/source';
import { type Ledger, integrityCheck, openLedger } from '#ledger/open';
import { tasks } from '#ledger/tasks';
import { AnalysisApart } from '#app/importing/analysis-apart';
import { analyze, createAnalyzer } from '#app/analyze';
import { ingest, type IngestEvent } from '#app/importing/ingest';
import { readResources, RESOURCES_FOLDER } from '#app/resources';

const analyzer = createAnalyzer(readResources());
const root = mkdtempSync(join(tmpdir(), 'zeqing-apart-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

const FALLS = new URL('../support/thread-that-falls.ts', import.meta.url);
const source = (text: string): SourceText => ({ format: 'txt', text, blocks: [], diagnostics: [] });
const text = (name: string, items = 3): string => `关于${name}工作的意见\n威政发〔2020〕${name.replace(/\D/gu, '') || '1'}号\n一、任务\n${Array.from({ length: items }, (_, i) => `(${i + 1})推进${name}。市财政局要在2020年6月底前建立第${i + 1}项${name}制度。${'林'.repeat(240)}\n`).join('')}`;
const meta = { name: '甲.txt', sha256: '' };

let count = 0;
function withLedger<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = openLedger(join(root, `${count++}.zeqing`));
  return work(ledger).finally(() => { ledger.close(); });
}

/** Enough files to be worth a thread: 17 of about 45 KB, among them one twice, one that is none, and one renewed by the last. */
function manyFiles(): string[] {
  const folder = mkdtempSync(join(root, 'files-'));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const paths = Array.from({ length: 15 }, (_, i) => file(`${10 + i}.txt`, text(`第${i + 1}类`, 60)));
  return [...paths.slice(0, 5), file('15-again.txt', text('第3类', 60)), file('15-empty.txt', ''), ...paths.slice(5), file('99.txt', `${text('第7类', 60)}(61)加强督查。市审计局要在2020年9月底前开展督查。\n`)];
}

describe('analysis in a thread', () => {
  test('says what the analysis here says, in the order of asking', async () => {
    const apart = new AnalysisApart(analyzer, [RESOURCES_FOLDER]);
    try {
      const asked = ['甲', '乙', '丙'].map((name) => source(text(name)));
      const found = await Promise.all(asked.map((one) => apart.analyse(one, meta, '2020-01-01')));
      expect(found).toEqual(asked.map((one) => analyze(one, meta, analyzer, { today: '2020-01-01' })));
    } finally {
      apart.close();
    }
  });

  test('a source over which the thread ends, and one with a defect, fail alone', async () => {
    const apart = new AnalysisApart(analyzer, [], FALLS);
    try {
      const said = await Promise.allSettled(['平', '坠', '误', '安', '坠', '平'].map((word) => apart.analyse(source(word), meta, undefined)));
      expect(said.map((one) => (one.status === 'fulfilled' ? one.value.text : String(one.reason)))).toEqual(['平', 'Error: analysis thread: ended', 'TypeError: boom', '安', 'Error: analysis thread: ended', '平']);
      expect((await apart.analyse(source('后'), meta, undefined)).text).toBe('后');
    } finally {
      apart.close();
    }
  });

  test('a thread that cannot begin leaves the work to this one', async () => {
    const apart = new AnalysisApart(analyzer, ['none'], FALLS);
    const asked = source(text('甲'));
    expect(await apart.analyse(asked, meta, undefined)).toEqual(analyze(asked, meta, analyzer));
    expect(await apart.analyse(asked, meta, undefined)).toEqual(analyze(asked, meta, analyzer));
  });
});

describe('an import with a thread', () => {
  test('leaves what one without it leaves: outcomes, their order, events, tasks', async () => {
    const paths = manyFiles();
    const run = (apart: boolean): Promise<unknown> => withLedger(async (ledger) => {
      const events: IngestEvent[] = [];
      let started = 0;
      const { outcomes } = await ingest(paths, ledger, analyzer, {
        onEvent: (event) => events.push(event), ...(apart ? { apart: () => (started++, new AnalysisApart(analyzer, [RESOURCES_FOLDER])) } : {}),
      });
      expect(started).toBe(apart ? 1 : 0);
      expect(integrityCheck(ledger)).toEqual([]);
      return { outcomes, events, tasks: tasks(ledger, { search: '第7类' }, { today: '2020-01-01' }).map(({ id, text: words, dueOn }) => ({ id, words, dueOn })) };
    });
    const alone = await run(false) as { outcomes: { kind: string }[]; tasks: unknown[] };
    expect(alone.outcomes.map((one) => one.kind)).toEqual([...Array<string>(5).fill('added'), 'duplicate', 'failed', ...Array<string>(10).fill('added'), 'updated']);
    expect(alone.tasks.length).toBe(61);
    expect(await run(true)).toEqual(alone);
  });

  test('stopped between two files: whole files are in, the others are told as skipped', async () => {
    const paths = manyFiles();
    await withLedger(async (ledger) => {
      const abort = new AbortController();
      const { outcomes } = await ingest(paths, ledger, analyzer, {
        signal: abort.signal, apart: () => new AnalysisApart(analyzer, [RESOURCES_FOLDER]), onEvent: (event) => { if (event.kind === 'finished' && event.index === 2) abort.abort(); },
      });
      const added = outcomes.filter((one) => one.kind === 'added').length;
      expect(outcomes).toHaveLength(paths.length);
      expect(added).toBeGreaterThanOrEqual(3);
      expect(outcomes.at(-1)).toMatchObject({ kind: 'skipped', reason: 'aborted' });
      expect(ledger.reading.get('SELECT count(*) AS n FROM sources')).toEqual({ n: added });
    });
  });

  test('a source over which the thread ends costs its file', async () => {
    const paths = manyFiles();
    writeFileSync(paths[3]!, '坠'.repeat(20_000));
    await withLedger(async (ledger) => {
      const { outcomes } = await ingest(paths, ledger, analyzer, { apart: () => new AnalysisApart(analyzer, [], FALLS) });
      expect(outcomes.map((one) => one.kind)).toEqual(['added', 'added', 'added', 'failed', 'added', 'duplicate', 'failed', ...Array<string>(11).fill('added')]);
    });
  });
});
