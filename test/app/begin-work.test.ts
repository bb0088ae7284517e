import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { beginWork } from '#app/begin-work';
import { Core } from '#app/core';
import type { Told } from '#app/supervision/daily';
import { post } from '#ledger/posting/post';
import { TaskColumns } from '#ledger/table/columns';
import { makePosting } from '../support/make-analysis.ts';
import { temporaryFolder } from '../support/open-temporary.ts';
import { STATE_ASSETS } from '../support/real-documents.ts';

afterEach(() => { vi.restoreAllMocks(); });

test('a core reads its columns and tells what there is to do without being asked', async () => {
  const prepared = vi.spyOn(TaskColumns.prototype, 'prepare');
  const folder = temporaryFolder();
  const core = new Core({ ledger: join(folder, 'a.zeqing'), folder, today: '2020-12-27' });
  post(core.ledger, makePosting('a.txt', [STATE_ASSETS]));
  const heard: Told[][] = [];
  const troubles: string[] = [];
  try {
    beginWork(core, { told: (told) => heard.push(told), trouble: (what) => troubles.push(what) });
    await vi.waitFor(() => { expect(prepared).toHaveBeenCalled(); });
    await vi.waitFor(() => { expect(heard).not.toEqual([]); }, { timeout: 6_000 });
    expect(troubles).toEqual([]);
  } finally {
    core.close();
  }
});

test.each(['src/app/serve/start.ts', 'electron/core.ts'])('%s leaves all of it to this one place', (path) => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8');
  expect(text).toContain('beginWork(core,');
  expect(text).not.toMatch(/\b(?:prepareSoon|keepRounds)\b/);
});
