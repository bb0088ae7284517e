import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { Failure } from '#model/failure';
import { Core } from '#app/core';
import { importsOf } from '#app/importing/imports';

vi.mock('#ledger/open', async (original) => ({ ...(await original<typeof import('#ledger/open')>()), settle: () => { throw new Failure('disk-full', { path: 'here' }); } }));

const root = mkdtempSync(join(tmpdir(), 'zeqing-tidy-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

test('an index that cannot be tidied after a large import ends neither it nor the next one', { timeout: 120_000 }, async () => {
  const core = new Core({ ledger: join(root, 'a.zeqing'), folder: join(root, 'user') });
  const log: string[] = [];
  core.hearTrouble((what, error) => { log.push(`${what}: ${error instanceof Failure ? error.code : String(error)}`); });
  const paths = Array.from({ length: 101 }, (_, i) => {
    const path = join(root, `${i}.txt`);
    writeFileSync(path, `关于第${i}件事的通知\n市财政局要在2020年6月底前建立第${i}项制度。\n`);
    return path;
  });
  try {
    const imports = importsOf(core);
    const first = await imports.start({ paths: paths.slice(1) }, 'skip');
    const next = await imports.start({ paths: paths.slice(0, 1) }, 'skip');
    await vi.waitFor(() => { expect(next.snapshot.state).toBe('done'); }, { timeout: 60_000, interval: 50 });
    expect([first.snapshot.state, first.snapshot.added, next.snapshot.added, log]).toEqual(['done', 100, 1, ['tidying the search index: disk-full']]);
  } finally {
    core.close();
  }
});
