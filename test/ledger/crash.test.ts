import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Failure } from '#model/failure';
import { wordRow } from '#ledger/posting/index-words';
import { integrityCheck } from '#ledger/open';
import type { Ledger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { countTasks, tasks } from '#ledger/tasks';
import { makePosting } from '../support/make-analysis.ts';
import { openTemporary, temporaryFolder } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

const SCRIPT = join(import.meta.dirname, '..', 'support', 'import-in-child.ts');
const PER_FILE = { obligations: 100, tasks: 34 };

function importer(path: string, seed: number, clauses: number): ChildProcess {
  return spawn(process.execPath, [SCRIPT, path, String(seed), String(clauses)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Every source has all of its rows, and the index knows exactly the lines and tasks that are there. */
function expectWhole(ledger: Ledger): number {
  expect(integrityCheck(ledger)).toEqual([]);
  const files = ledger.reading.all<{ tasks: number; obligations: number }>(
    `SELECT (SELECT count(*) FROM tasks t WHERE t.document_id = d.id) AS tasks, (SELECT count(*) FROM obligations o WHERE o.document_id = d.id) AS obligations
      FROM sources s LEFT JOIN documents d ON d.source_id = s.id`);
  for (const file of files) expect(file).toEqual(PER_FILE);
  expect(ledger.reading.get(`SELECT count(*) AS n FROM words_docsize WHERE id >= ${wordRow('task', 0)} AND id < ${wordRow('title', 0)}`)).toEqual({ n: files.length * PER_FILE.tasks });
  return files.length;
}

describe('a ledger under force', () => {
  test('an importer killed at any moment leaves whole files only', { timeout: 120_000 }, async () => {
    const path = join(temporaryFolder(), 'a.zeqing');
    let entered = 0;
    for (let round = 1; round <= 5; round++) {
      const child = importer(path, round, 100_000);
      let reported = 0;
      child.stdout!.on('data', (chunk: Buffer) => (reported += chunk.toString().split('\n').length - 1));
      await once(child.stdout!, 'data');
      await sleep(30 + round * 37);
      child.kill('SIGKILL');
      await once(child, 'close');
      const ledger = openTemporary(path);
      const files = expectWhole(ledger);
      expect(files).toBeGreaterThanOrEqual(entered + reported);
      expect(files).toBeLessThanOrEqual(entered + reported + 2);
      entered = files;
    }
    expect(entered).toBeGreaterThan(5);
    expect(post(openTemporary(path), makePosting('a.txt', [STATE_ASSETS])).kind).toBe('added');
  });

  test('two importers at once, making the ledger together: both get everything in', { timeout: 120_000 }, async () => {
    const path = join(temporaryFolder(), 'neu', 'a.zeqing');
    const codes = await Promise.all([1, 2, 3].map(async (seed) => (await once(importer(path, seed, 1500), 'close'))[0] as number));
    expect(codes).toEqual([0, 0, 0]);
    expect(expectWhole(openTemporary(path))).toBe(45);
  });

  test('a writer that waits too long gets ledger-busy and has written nothing; readers are not kept waiting', () => {
    const path = join(temporaryFolder(), 'a.zeqing');
    const first = openTemporary(path);
    const second = openTemporary(path, { busyTimeoutMs: 50 });
    post(first, makePosting('a.txt', [STATE_ASSETS]));
    first.writing.transaction(() => {
      post(first, makePosting('b.txt', [YOUNG_CADRES]));
      expect(() => post(second, makePosting('c.txt', [{ ...YOUNG_CADRES, number: '经技区发〔2018〕28号' }]))).toThrow(expect.objectContaining({ code: 'ledger-busy' }) as Failure);
      expect(countTasks(second, {})).toBe(4);
    });
    expect(tasks(second, {}, { today: '2025-01-01' })).toHaveLength(5);
    expect(integrityCheck(second)).toEqual([]);
  });
});
