import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { post } from '#ledger/posting/post';
import { answer } from '#app/answer';
import { Core } from '#app/core';
import { prepareSoon } from '#app/prepare';
import { makePosting } from '../support/make-analysis.ts';
import { temporaryFolder } from '../support/open-temporary.ts';
import { STATE_ASSETS } from '../support/real-documents.ts';

function openCore(): Core {
  const folder = temporaryFolder();
  const core = new Core({ ledger: join(folder, 'a.zeqing'), folder, today: '2019-06-30' });
  post(core.ledger, makePosting('a.txt', [STATE_ASSETS]));
  return core;
}

test('what is prepared is what is answered with, and a change makes it void', async () => {
  const core = openCore();
  try {
    prepareSoon(core, 0);
    await wait(600); // what else is seen to after a start (relations, lapsed documents) is written by then
    const { reading } = core.ledger;
    const asked = [vi.spyOn(reading, 'all'), vi.spyOn(reading, 'get')];
    const columnsRead = (): number => asked.flatMap(({ mock }) => mock.calls).filter(([sql]) => sql.includes('json_group_array')).length;
    const rows = async (): Promise<unknown> => await answer(core, 'ledger.rows', { query: { filter: { statuses: ['completed'] }, sort: { by: 'dueOn' }, group: 'document' }, offset: 0, limit: 10 });
    expect(await rows()).toMatchObject({ value: { total: 0 } });
    expect(columnsRead()).toBe(0);
    await answer(core, 'ledger.edit', { task: 1, patch: { status: 'completed' } });
    expect(await rows()).toMatchObject({ value: { total: 1 } });
    expect(columnsRead()).toBeGreaterThan(0);
    expect(await answer(core, 'ledger.counts', {})).toMatchObject({ value: { today: '2019-06-30', documents: 1, tasks: 4 } });
  } finally {
    core.close();
  }
});

test('a core that was closed opens nothing again', async () => {
  const core = openCore();
  prepareSoon(core, 20);
  core.close();
  rmSync(core.ledgerPath);
  await wait(100);
  expect(existsSync(core.ledgerPath)).toBe(false);
});
