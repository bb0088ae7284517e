import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFailure, readingFailure } from '#intake/failures';
import { guard } from '#intake/guard';
import { Failure } from '#model/failure';
import { codeOf } from '../support/code-of.ts';
import { makePdf } from '../support/make-pdf.ts';
import { readBytes } from '../support/read-bytes.ts';

describe('the guard round a reader', () => {
  test('gives what the reader gives and lets a Failure pass', async () => {
    expect(await guard('x', () => 7, { ms: 1000 })).toBe(7);
    expect(await codeOf(guard('x', () => { throw new Failure('file-bomb'); }, { ms: 1000 }))).toBe('file-bomb');
  });
  test.each([new TypeError('undefined is not a function'), 'a string', null, new RangeError('Maximum call stack size exceeded')])('turns %s into file-damaged and keeps the cause', async (odd) => {
    const failure = await guard('x', () => Promise.reject(odd as Error), { ms: 1000 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'file-damaged', cause: odd, facts: { path: 'x' } });
  });
  test('a reader that never ends, and one that never lets go', async () => {
    expect(await codeOf(guard('x', () => new Promise<never>(() => { /* never settles */ }), { ms: 20 }))).toBe('reader-timeout');
    expect(await codeOf(guard('x', () => { for (const end = performance.now() + 40; performance.now() < end; ); }, { ms: 20 }))).toBe('reader-timeout');
  });
  test('an abort before and during the work gives the signal\'s own reason', async () => {
    const reason = new Error('stopped by the clerk');
    await expect(guard('x', () => 1, { ms: 1000, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    setTimeout(() => { controller.abort(reason); }, 10);
    await expect(guard('x', async (watch) => { for (;;) await watch.breathe(); }, { ms: 5000, signal: controller.signal })).rejects.toBe(reason);
  });
});

test.each([
  ['ENOENT', 'file-absent', 'file-vanished'], ['EACCES', 'file-unreadable', 'file-unreadable'], ['EPERM', 'file-unreadable', 'file-vanished'],
  ['ELOOP', 'file-unreadable', 'file-vanished'], ['EIO', 'file-unreadable', 'file-vanished'],
] as const)('%s when opening is %s, when reading on %s', (code, opening, reading) => {
  const cause = Object.assign(new Error(code), { code });
  expect(openFailure('x', cause)).toMatchObject({ code: opening, facts: { path: 'x', reason: code }, cause });
  expect(readingFailure('x', cause)).toMatchObject({ code: reading, facts: { path: 'x', reason: code }, cause });
});

describe('property: bytes changed, cut out or put in give a text whose blocks slice to words, or a Failure', () => {
  const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/intake/${name}`, import.meta.url));
  const small = makePdf([{ words: [{ text: '一、加强组织领导（责任单位：市财政局）', x: 80, y: 100 }], rules: [[80, 200, 300, 200], [80, 240, 300, 240], [80, 200, 80, 240], [300, 200, 300, 240]] }]);
  test.each([
    ['autonumber_trackchange.docx', fixture('autonumber_trackchange.docx')], ['gw_table_footnote.docx', fixture('gw_table_footnote.docx')],
    ['made.pdf', small], ['notice.txt', Buffer.from('一、总体要求\r\n(责任单位:市财政局)。'.repeat(20))],
  ] as const)('%s', async (name, bytes) => {
    const wound = fc.record({ at: fc.nat({ max: bytes.length - 1 }), gone: fc.nat({ max: 20 }), put: fc.uint8Array({ maxLength: 8 }) });
    await fc.assert(fc.asyncProperty(fc.array(wound, { minLength: 1, maxLength: 4 }), async (wounds) => {
      let hurt = Buffer.from(bytes);
      for (const { at, gone, put } of wounds) hurt = Buffer.concat([hurt.subarray(0, at), put, hurt.subarray(at + gone)]);
      try {
        const { text, blocks } = await readBytes(hurt, name);
        expect(blocks.length).toBeGreaterThan(0);
        for (const { span: [start, end], kind } of blocks) {
          expect(end).toBeLessThanOrEqual(text.length);
          if (kind !== 'cell') expect(text.slice(start, end).trim().length).toBe(end - start);
        }
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
      }
    }), { numRuns: 60 });
  });
});
