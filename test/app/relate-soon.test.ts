import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AppEvent } from '#api/events';
import { answer } from '#app/answer';
import { Core } from '#app/core';
import { post } from '#ledger/posting/post';
import { makePosting } from '../support/make-analysis.ts';
import { temporaryFolder } from '../support/open-temporary.ts';

const cores: Core[] = [];
afterEach(() => { for (const core of cores.splice(0)) core.close(); });

/** A core whose documents were never related, and cannot be until `mend` is called. */
function broken(documents: number) {
  const folder = temporaryFolder();
  const core = new Core({ ledger: join(folder, '台账.zeqing'), folder: join(folder, 'data'), today: '2026-01-05' });
  cores.push(core);
  for (let i = 0; i < documents; i++) post(core.ledger, makePosting(`${i}.txt`, [{ title: `关于第${i}件事的通知`, items: [{ sentences: [{ text: `财政局应当于${2020 + i}年底前完成清理。` }] }] }]));
  core.ledger.writing.script("CREATE TRIGGER no_relations BEFORE INSERT ON related_documents BEGIN SELECT RAISE(ABORT, 'not today'); END");
  const log: string[] = [];
  const events: AppEvent[] = [];
  core.hearTrouble((what, error) => { log.push(`${what}: ${error instanceof Error ? error.message : ''}`); });
  core.listen((event) => { events.push(event); });
  const ask = async (method: string, input: unknown): Promise<unknown> => {
    const reply = await answer(core, method, input);
    return 'value' in reply ? reply.value : reply;
  };
  return { core, log, events, ask, mend: () => { core.ledger.writing.script('DROP TRIGGER no_relations'); } };
}

describe('documents that cannot be related', () => {
  test('a few: told to the log once and to the screen, which shows the rest; tried anew when asked', async () => {
    const { core, log, ask, mend } = broken(3);
    expect(await ask('relations.missing', {})).toEqual({ missing: [], total: 0 });
    expect(await ask('relations.progress', {})).toEqual({ waiting: 3, trouble: { code: 'defect', facts: {} } });
    expect(log).toEqual(['relating documents: not today']);
    const document = core.ledger.reading.column<number>('SELECT min(id) FROM documents')[0]!;
    expect(await ask('relations.around', { document })).toMatchObject({ focus: { id: document } });
    expect(await ask('relations.progress', { again: true })).toMatchObject({ waiting: 3, trouble: { code: 'defect' } });
    mend();
    expect(await ask('relations.progress', { again: true })).toEqual({ waiting: 0, trouble: null });
    expect(log).toHaveLength(2);
  });

  test('many, in the background: as said when it ends; screens ask again once, not for ever', async () => {
    const { log, events, ask, mend } = broken(31);
    expect(await ask('relations.progress', {})).toEqual({ waiting: 31, trouble: null });
    await vi.waitFor(() => { expect(events).toEqual([{ kind: 'ledger-changed', why: 'edit' }]); }, { timeout: 10_000 });
    expect(await ask('relations.progress', {})).toMatchObject({ waiting: 31, trouble: { code: 'defect' } });
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect([events.length, log]).toEqual([1, ['relating documents: not today']]);
    mend();
    await ask('relations.progress', { again: true });
    await vi.waitFor(async () => { expect(await ask('relations.progress', {})).toEqual({ waiting: 0, trouble: null }); }, { timeout: 10_000 });
  });

  test('a ledger that changed is tried again without being asked', async () => {
    const { core, log, ask, mend } = broken(2);
    await ask('relations.missing', {});
    mend();
    post(core.ledger, makePosting('新.txt', [{ title: '关于新事的通知', items: [{ sentences: [{ text: '财政局应当于2030年底前完成清理。' }] }] }]));
    expect(await ask('relations.progress', {})).toEqual({ waiting: 0, trouble: null });
    expect(log).toHaveLength(1);
  });
});
