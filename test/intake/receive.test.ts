import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadableFile } from '#intake/read-whole';
import { readWhole } from '#intake/read-whole';
import { receive } from '#intake/receive';
import { read } from '#intake/read';
import { codeOf } from '../support/code-of.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zeqing-receive-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('receive', () => {
  test('keeps bytes, hash and name, and decides the format by content', async () => {
    const path = await put('通知.pdf', '各县区人民政府:');
    const file = await receive(path);
    expect(file).toMatchObject({ path, name: '通知.pdf', format: 'txt', sha256: createHash('sha256').update('各县区人民政府:').digest('hex') });
    expect(Buffer.from(file.bytes).toString()).toBe('各县区人民政府:');
  });

  const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff);
  test.each([
    ['empty', 'a.txt', '', 'file-empty'],
    ['binary named .txt', 'b.txt', noise, 'file-binary'],
    ['text full of NUL', 'c.txt', `责任${'\0'.repeat(50)}`, 'file-binary'],
    ['GIF named .txt', 'd.txt', new TextEncoder().encode('GIF89a\u0001\0\u0001\0'), 'format-unsupported'],
    ['XML named .txt', 'e.txt', '<?xml version="1.0"?><a>通知</a>', 'format-unsupported'],
    ['gzip named .doc', 'f.doc', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2), 'format-unsupported'],
    ['zip without parts', 'g.docx', Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)), 'format-unsupported'],
  ] as const)('%s → Failure', async (_, name, content, code) => {
    expect(await codeOf(receive(await put(name, content)))).toBe(code);
  });

  test('a text that begins with PK or speaks of PDF is a text', async () => {
    expect((await receive(await put('h.txt', 'PK赛制:两队对抗。'))).format).toBe('txt');
  });

  test('an absent path, a path through a file and a folder', async () => {
    expect(await codeOf(receive(join(folder, 'nowhere.txt')))).toBe('file-absent');
    expect(await codeOf(receive(join(await put('i.txt', '一'), 'x.txt')))).toBe('file-absent');
    expect(await codeOf(receive(folder))).toBe('file-unreadable');
  });

  test('too large a file is refused before it is read, too large a text after', async () => {
    const path = await put('j.txt', '责任'.repeat(1000));
    expect(await codeOf(receive(path, { fileBytes: 5999 }))).toBe('file-too-large');
    expect(await codeOf(receive(path, { textBytes: 5999 }))).toBe('file-too-large');
    expect((await receive(path, { fileBytes: 6000, textBytes: 6000 })).bytes.length).toBe(6000);
  });

  test('a file in a read-only folder is read and the folder left as it was', async () => {
    const locked = join(folder, 'locked');
    await mkdir(locked);
    await writeFile(join(locked, 'k.txt'), '各部门:');
    await chmod(locked, 0o555);
    expect((await read(await receive(join(locked, 'k.txt')))).text).toBe('各部门:');
    await chmod(locked, 0o755);
  });

  test('a text of 30 MB works', async () => {
    const line = '各县区、各部门要于2020年底前完成整改任务,由市财政局牵头,市审计局配合。\n';
    const bytes = Buffer.from(line.repeat(Math.ceil((30 * 1024 * 1024) / Buffer.byteLength(line))));
    const source = await read(await receive(await put('large.txt', bytes)));
    expect(source.blocks.length).toBe(bytes.length / Buffer.byteLength(line));
    expect(source.text.slice(...source.blocks.at(-1)!.span)).toBe(line.trim());
  });
});

/** An open file whose content and stat are told call by call. */
function openFile(size: number, content: Uint8Array, change: { sizeAfter?: number; error?: NodeJS.ErrnoException } = {}): ReadableFile {
  let asked = 0;
  const stat = () => Promise.resolve({ isFile: () => true, isDirectory: () => false, size: asked++ ? change.sizeAfter ?? size : size, mtimeMs: 1 });
  const give = (target: Uint8Array, at: number, length: number, position: number) => {
    if (change.error) return Promise.reject(change.error);
    const part = content.subarray(position, position + length);
    target.set(part, at);
    return Promise.resolve({ bytesRead: part.length, buffer: target });
  };
  return { stat, read: give } as unknown as ReadableFile;
}

describe('a file that changes while it is read', () => {
  const content = new TextEncoder().encode('责任单位:市财政局');
  test('stays: its bytes', async () => {
    expect(await readWhole('x', openFile(content.length, content), 1e6)).toEqual(content);
  });
  test('cut short, grown, or gone with its disk: file-vanished', async () => {
    expect(await codeOf(readWhole('x', openFile(content.length + 5, content), 1e6))).toBe('file-vanished');
    expect(await codeOf(readWhole('x', openFile(content.length, content, { sizeAfter: 99 }), 1e6))).toBe('file-vanished');
    for (const code of ['ENOENT', 'ESTALE', 'EIO', 'ENODEV']) {
      expect(await codeOf(readWhole('x', openFile(content.length, content, { error: Object.assign(new Error(code), { code }) }), 1e6))).toBe('file-vanished');
    }
  });
});
