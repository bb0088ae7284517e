import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesAt } from '#intake/container';
import { read } from '#intake/read';
import { receive } from '#intake/receive';
import { walk } from '#intake/walk';
import { packStored } from '#intake/zip';
import { codeOf } from '../support/code-of.ts';
import { makeDocx, p } from '../support/make-docx.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zeqing-container-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

async function put(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}
const inside = async (path: string): Promise<string[]> => (await filesAt(path)).map((file) => relative(folder, file));
const textAt = async (path: string): Promise<string> => (await read(await receive(join(folder, path)))).text;
const docx = (words: string): Buffer => makeDocx(p(words));
const zip = (parts: Record<string, string | Buffer>): Buffer => packStored(parts);
const LETTER = [
  'From: a@example.com', 'To: b@example.com', 'Subject: =?utf-8?B?5YWz5LqO5oql6YCB55qE6YCa55+l?=', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="x"', '',
  '--x', 'Content-Type: text/plain; charset=gb2312', 'Content-Transfer-Encoding: base64', '', Buffer.from('c7ebb2e9cad5a1a3', 'hex').toString('base64'),
  '--x', 'Content-Type: application/octet-stream; name="=?gb2312?B?zajWqi5kb2N4?="', 'Content-Disposition: attachment', 'Content-Transfer-Encoding: base64', '', docx('责任单位：市财政局').toString('base64'),
  '--x', 'Content-Type: text/plain; name="../../evil.txt"', 'Content-Disposition: attachment; filename="../../evil.txt"', '', 'x', '--x--', '',
].join('\r\n');

describe('an archive', () => {
  test('gives each file in it, by a path that leads through it, whatever the archive is called', async () => {
    const path = await put('附件.dat', zip({ '一/通知.docx': docx('甲'), '二.txt': '乙', '__MACOSX/x': 'x', 'word/丙.txt': '丙' }));
    expect(await inside(path)).toEqual(['附件.dat/一/通知.docx', '附件.dat/二.txt', '附件.dat/word/丙.txt']);
    expect([await textAt('附件.dat/一/通知.docx'), await textAt('附件.dat/二.txt')]).toEqual(['甲', '乙']);
    expect(await receive(join(path, '二.txt'))).toMatchObject({ name: '二.txt', format: 'txt', path: join(path, '二.txt') });
  });
  test('inside an archive is opened too, three deep at most', async () => {
    const c = zip({ 'd.zip': zip({ 'e.txt': '戊' }), 'c.txt': '丙' });
    const path = await put('a.zip', zip({ 'b.zip': zip({ 'c.zip': c }) }));
    expect(await inside(path)).toEqual(['a.zip/b.zip/c.zip/d.zip', 'a.zip/b.zip/c.zip/c.txt']);
    expect(await textAt('a.zip/b.zip/c.zip/c.txt')).toBe('丙');
    expect(await codeOf(receive(join(path, 'b.zip/c.zip/d.zip')))).toBe('format-unsupported');
  });
  test('in a folder is walked through, its hidden and temporary files named as such', async () => {
    await mkdir(join(folder, '收文'));
    await put('收文/a.zip', zip({ '~$甲.docx': 'x', '甲.txt': '甲', '.b': 'x' }));
    const found: unknown[] = [];
    for await (const { path, skipped } of walk([join(folder, '收文')])) found.push([relative(folder, path), skipped]);
    expect(found).toEqual([['收文/a.zip/~$甲.docx', 'temporary'], ['收文/a.zip/甲.txt', undefined], ['收文/a.zip/.b', 'hidden']]);
  });
  test('names lead nowhere else', async () => {
    const path = await put('slip.zip', zip({ '../../../etc/passwd': '甲', '/abs.txt': '乙', 'C:\\win.txt': '丙' }));
    expect(await inside(path)).toEqual(['slip.zip/etc/passwd', 'slip.zip/abs.txt', 'slip.zip/win.txt']);
    expect(await textAt('slip.zip/etc/passwd')).toBe('甲');
    expect(await codeOf(receive(join(path, 'nothing.txt')))).toBe('file-absent');
  });
  test('that is one format inside is no archive; one that cannot be opened stands for itself', async () => {
    for (const [name, bytes, code] of [['x.docx', docx('甲'), 'none'], ['cut.zip', zip({ 'a.txt': 'a'.repeat(500) }).subarray(0, 300), 'file-damaged'], ['empty.zip', zip({}), 'format-unsupported']] as const) {
      const path = await put(name, bytes);
      expect(await filesAt(path)).toEqual([path]);
      expect(await codeOf(receive(path))).toBe(code);
    }
  });
});

describe('a letter', () => {
  test('is read itself, its attachments are files of their own', async () => {
    const path = await put('来信.eml', LETTER);
    expect(await inside(path)).toEqual(['来信.eml', '来信.eml/通知.docx', '来信.eml/evil.txt']);
    expect(await textAt('来信.eml')).toMatch(/^关于报送的通知\n请查收。/);
    expect(await textAt('来信.eml/通知.docx')).toBe('责任单位：市财政局');
    expect((await receive(path)).format).toBe('eml');
  });
  test('in an archive', async () => {
    expect(await inside(await put('mail.zip', zip({ 'm.eml': LETTER })))).toEqual(['mail.zip/m.eml', 'mail.zip/m.eml/通知.docx', 'mail.zip/m.eml/evil.txt']);
    expect(await textAt('mail.zip/m.eml/通知.docx')).toBe('责任单位：市财政局');
  });
});
