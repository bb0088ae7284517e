import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from '#intake/walk';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zeqing-walk-'));
  await mkdir(join(root, 'b', 'deep'), { recursive: true });
  for (const name of ['a.txt', 'b/2.docx', 'b/~$2.docx', 'b/.~lock.2.docx#', 'b/.DS_Store', 'b/Thumbs.db', 'b/.git', 'b/x.tmp', 'b/deep/3.pdf', 'c.txt']) {
    await writeFile(join(root, name), 'x');
  }
  await symlink('..', join(root, 'b', 'deep', 'up'));
  await symlink('nowhere', join(root, 'b', 'dangling.txt'));
});
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

async function gather(paths: string[], signal?: AbortSignal): Promise<string[]> {
  const out: string[] = [];
  for await (const { path, skipped } of walk(paths, signal)) out.push(`${relative(root, path)}${skipped ? ` ${skipped}` : ''}`);
  return out;
}

test('a folder: all files in order, what is passed over with its reason, links that loop entered once', async () => {
  expect(await gather([root])).toEqual([
    'a.txt', 'b/.DS_Store system', 'b/.git hidden', 'b/.~lock.2.docx# temporary', 'b/2.docx', 'b/Thumbs.db system',
    'b/dangling.txt link-broken', 'b/deep/3.pdf', 'b/deep/up folder-repeated', 'b/x.tmp temporary', 'b/~$2.docx temporary', 'c.txt',
  ]);
});

test('a path asked for by name is given, hidden or absent as it may be', async () => {
  expect(await gather([join(root, 'b/.git'), join(root, 'none.txt'), join(root, 'a.txt')])).toEqual(['b/.git', 'none.txt', 'a.txt']);
});

test('the same folder twice is entered once', async () => {
  expect(await gather([join(root, 'b/deep'), join(root, 'b/deep')])).toEqual(expect.arrayContaining(['b/deep folder-repeated']));
});

test('stops when aborted', async () => {
  const controller = new AbortController();
  const seen: string[] = [];
  await expect((async () => {
    for await (const { path } of walk([root], controller.signal)) {
      seen.push(path);
      controller.abort();
    }
  })()).rejects.toThrow('abort');
  expect(seen.length).toBe(1);
});
