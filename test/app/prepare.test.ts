import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { columnsOf } from '#ledger/task-columns';
import { post } from '#ledger/post';
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
    const before = columnsOf(core.ledger.reading);
    await wait(200);
    expect(columnsOf(core.ledger.reading)).toBe(before);
    const rows = async (): Promise<unknown> => await answer(core, 'ledger.rows', { query: { filter: { statuses: ['completed'] } }, offset: 0, limit: 10 });
    expect(await rows()).toMatchObject({ value: { total: 0 } });
    await answer(core, 'ledger.edit', { task: 1, patch: { status: 'completed' } });
    expect(await rows()).toMatchObject({ value: { total: 1 } });
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
