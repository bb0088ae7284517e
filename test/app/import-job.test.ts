import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { integrityCheck } from '#ledger/open';
import { Core } from '#app/core';
import type { RunningJob } from '#app/importing/import-job';
import { importsOf } from '#app/importing/imports';

const root = mkdtempSync(join(tmpdir(), 'zeqing-job-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

const text = (name: string): string => `关于${name}工作的意见\n威政发〔2020〕${name.replace(/\D/gu, '')}号\n一、任务\n(一)推进${name}。市财政局要在2020年6月底前建立${name}制度。${'林'.repeat(14_000)}\n`;
const settled = async (job: RunningJob): Promise<void> => {
  for (let waited = 0; !['done', 'cancelled', 'failed'].includes(job.snapshot.state) && waited < 60_000; waited += 20) await sleep(20);
};

/** Enough files for a thread; the sixth has the bytes of the third. */
function files(folder: string): string[] {
  const path = mkdtempSync(join(root, folder));
  return Array.from({ length: 18 }, (_, i) => {
    const file = join(path, `${10 + i}.txt`);
    writeFileSync(file, text(`第${i === 5 ? 3 : i + 1}类`));
    return file;
  });
}

test('many files: a twin within the same import asks, and is answered; every file ends with its own documents', { timeout: 120_000 }, async () => {
  const core = new Core({ ledger: join(root, 'a.zeqing'), folder: join(root, 'user') });
  try {
    const job = await importsOf(core).start({ paths: files('asks-') }, 'ask');
    await settled(job);
    expect(job.snapshot).toMatchObject({ state: 'done', total: 18, done: 17, asking: 1, added: 17, failed: 0 });
    expect(job.files[5]).toMatchObject({ stage: 'asks', twin: { kind: 'same-bytes', path: job.files[2]!.path } });
    expect(job.files.filter((_, i) => i !== 5).map((file) => file.documentIds)).toEqual(Array.from({ length: 17 }, (_, i) => [i + 1]));
    job.again('asks', undefined, 'new-version');
    await settled(job);
    expect(job.files[5]).toMatchObject({ stage: 'done', outcome: { kind: 'updated' }, documentIds: [3] });
    expect(integrityCheck(core.ledger)).toEqual([]);
  } finally {
    core.close();
  }
});

test('cancelled: what is entered stays, the rest is told as stopped', { timeout: 120_000 }, async () => {
  const core = new Core({ ledger: join(root, 'b.zeqing'), folder: join(root, 'user') });
  try {
    const job = await importsOf(core).start({ paths: files('stops-') }, 'skip');
    while (job.snapshot.done < 2 && job.snapshot.state !== 'done') await sleep(5);
    job.cancel();
    await settled(job);
    const { added, skipped, total } = job.snapshot;
    expect(added).toBeGreaterThanOrEqual(2);
    expect(added + job.snapshot.duplicates + skipped).toBe(total);
    expect(core.ledger.reading.get('SELECT count(*) AS n FROM sources')).toEqual({ n: added });
  } finally {
    core.close();
  }
});

test('a file that was being fetched from the disk when the import was cancelled stays told as stopped', { timeout: 120_000 }, async () => {
  const core = new Core({ ledger: join(root, 'fetch.zeqing'), folder: join(root, 'user') });
  try {
    const paths = files('fetch-');
    writeFileSync(paths[1]!, text('第2类').repeat(700)); // slow to fetch
    const job = await importsOf(core).start({ paths }, 'skip');
    while (job.files.every((file) => file.stage === 'waiting')) await breathe();
    job.cancel();
    await settled(job);
    await sleep(200); // what was under way tells its stage once more
    expect(job.files.map((file) => file.stage)).toEqual(Array.from({ length: 18 }, () => 'done'));
  } finally {
    core.close();
  }
});

test('a file that cannot even be looked at costs itself only, and the import behind goes on', async () => {
  const core = new Core({ ledger: join(root, 'loop.zeqing'), folder: join(root, 'user') });
  try {
    const loop = join(root, '环.txt');
    symlinkSync('环.txt', loop);
    const good = join(root, '好.txt');
    writeFileSync(good, text('第1类'));
    const first = await importsOf(core).start({ paths: [loop, good] }, 'skip');
    const second = await importsOf(core).start({ paths: [good] }, 'skip');
    await settled(first);
    await settled(second);
    expect([first.files.map((file) => file.outcome?.kind), second.files.map((file) => file.outcome?.kind)]).toEqual([['failed', 'added'], ['duplicate']]);
  } finally {
    core.close();
  }
});

test('a watched folder that can no longer be looked at does not stop the others from being looked at', async () => {
  const core = new Core({ ledger: join(root, 'watch.zeqing'), folder: join(root, 'watching') });
  try {
    const [gone, there] = [mkdtempSync(join(root, 'gone-')), mkdtempSync(join(root, 'there-'))];
    const file = join(there, '通知.txt');
    writeFileSync(file, text('第2类'));
    utimesSync(file, 1_600_000_000, 1_600_000_000);
    const imports = importsOf(core);
    imports.watch(gone, true);
    rmSync(gone, { recursive: true });
    symlinkSync(gone, gone);
    imports.watch(there, true);
    for (let waited = 0; imports.jobs.length === 0 && waited < 10_000; waited += 20) await sleep(20);
    await settled(imports.jobs[0]!);
    expect(imports.jobs[0]!.files.map((one) => one.outcome?.kind)).toEqual(['added']);
    expect(imports.watched.find((one) => one.path === there)?.lookedAt).not.toBeNull();
  } finally {
    core.close();
  }
});

test('a core that is closed while the first import loads the analysis opens nothing again', async () => {
  const core = new Core({ ledger: join(root, 'closed.zeqing'), folder: join(root, 'closing') });
  const imports = importsOf(core);
  const started = imports.start({ samples: true }, 'skip');
  core.close();
  await expect(started).rejects.toThrow('ledger-busy');
  expect(imports.jobs).toEqual([]);
});
