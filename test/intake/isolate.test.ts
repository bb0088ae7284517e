import { describe, expect, test } from 'vitest';
import { ReaderProcess } from '#intake/isolate';
import type { ReaderJob } from '#intake/reader-messages';
import { codeOf } from '../support/code-of.ts';
import { makeBomb, makeDocx, p } from '../support/make-docx.ts';

const MB = 1024 * 1024;
const job = (bytes: Uint8Array): ReaderJob['file'] => ({ path: 'made.docx', name: 'made.docx', sha256: '', format: 'docx', bytes });
const good = job(makeDocx(p('责任单位：市财政局')));
/** 300,000 paragraphs: a second and more of work in one stretch. */
const heavy = job(makeDocx('<w:p><w:r><w:t>甲</w:t></w:r></w:p>'.repeat(240_000)));

describe('the process of the readers', () => {
  const readers = new ReaderProcess({ memoryBytes: 1024 * MB });
  const works = async (): Promise<void> => { expect((await readers.read(good, { ms: 20_000 })).text).toBe('责任单位：市财政局'); };

  test('is used again, one file at a time', async () => {
    await Promise.all([works(), works(), works()]);
  });
  test('a hang is ended at its limit, and the next file is read', async () => {
    expect(await codeOf(readers.read(heavy, { ms: 100 }))).toBe('reader-timeout');
    await works();
  });
  test('an abort ends it at once with the signal\'s own reason', async () => {
    const controller = new AbortController();
    const reading = readers.read(heavy, { ms: 60_000, signal: controller.signal });
    setTimeout(() => { controller.abort(new Error('stopped by the clerk')); }, 150);
    await expect(reading).rejects.toThrow('stopped by the clerk');
    await works();
    await expect(readers.read(good, { ms: 1000, signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
  });
  test('a bomb and a file of nothing cost only themselves', async () => {
    expect(await Promise.all([codeOf(readers.read(job(makeBomb(300)), { ms: 20_000 })), codeOf(readers.read(job(new Uint8Array(10)), { ms: 20_000 })), works()])).toEqual(['file-bomb', 'file-damaged', undefined]);
  });
  test('memory run full ends it, not us', async () => {
    const small = new ReaderProcess({ memoryBytes: 100 * MB });
    expect(await codeOf(small.read(heavy, { ms: 30_000 }))).toBe('file-bomb');
  });
  test('reading leaves the received bytes to the caller', async () => {
    const before = Buffer.from(good.bytes).toString('hex');
    await works();
    expect(Buffer.from(good.bytes).toString('hex')).toBe(before);
  });
});
