import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '#model/analysis';
import { analyzeFile, filesOf } from '#app/analyze-file';
import { type Analyzer, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import { packStored } from '#intake/zip';
import { makeOfd } from '../support/make-ofd.ts';
import { makePdf } from '../support/make-pdf.ts';
import { scanOf } from '../support/make-scan.ts';
import { typeset } from '../support/typeset.ts';

const fixture = (ending: string): string => fileURLToPath(new URL(`../fixtures/formats/xiangtan.${ending}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'zeqing-same-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const bare = (text: string): string => text.replaceAll(/\s/g, '');
/** What a document asks: tasks with their units and deadlines, whatever the format puts between the words. */
function tasksOf({ documents }: Analysis): unknown[] {
  return documents.map(({ title, issuers, obligations }) => ({
    title: bare(title), issuers,
    tasks: obligations.map((o) => ({
      text: bare(o.text), actors: o.actors.map(bare), units: o.responsibilities.map((r) => `${r.role}:${bare(r.unit)}`), deadlines: o.deadlines.map((d) => [bare(d.text), d.kind, d.dueOn]),
    })),
  }));
}

describe('the same document in every format has the same tasks, units and deadlines', () => {
  let analyzer: Analyzer;
  let expected: unknown[];
  beforeAll(async () => {
    analyzer = createAnalyzer(readResources());
    const analysis = await analyzeFile(fixture('txt'), analyzer);
    expected = tasksOf(analysis);
    const [document] = analysis.documents;
    expect(document!.obligations.length).toBeGreaterThan(20);
    expect(document!.obligations.flatMap((o) => o.responsibilities).length).toBeGreaterThan(50);
    expect(document!.obligations.flatMap((o) => o.deadlines).length).toBeGreaterThan(3);
  });
  const lines = readFileSync(fixture('txt'), 'utf8').split('\n').filter((line) => line.trim());
  const html = `<!DOCTYPE html><html><head><meta charset="gbk"></head><body><div class="nav"><a href="/">首页</a></div><div id="zoom">${lines.map((line) => `<p>${line}</p>`).join('\n')}</div></body></html>`;
  const mht = `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html).toString('base64')}\r\n--b--\r\n`;

  test.each([
    ...(['docx', 'doc', 'rtf', 'html', 'pdf'] as const).map((ending) => [ending, () => fixture(ending)] as const),
    ['ofd', () => put('a.ofd', makeOfd(typeset(lines)))], ['pdf set line by line', () => put('a.pdf', makePdf(typeset(lines)))], ['mht', () => put('a.mht', mht)],
    ['txt in UTF-16', () => put('b.txt', Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le'))], ['a docx in a zip', () => put('a.zip', packStored({ '通知.docx': readFileSync(fixture('docx')) }))],
  ] as const)('%s', async (_, make) => {
    const [path = '', ...more] = await filesOf([make()]);
    expect(more).toEqual([]);
    expect(tasksOf(await analyzeFile(path, analyzer))).toEqual(expected);
  });
  test('scanned at 300 dpi', { timeout: 600_000 }, async () => {
    const scan = put('scan.pdf', await scanOf(readFileSync(fixture('pdf')), 300));
    const analysis = await analyzeFile(scan, analyzer);
    expect(analysis.diagnostics.map(({ code }) => code)).toContain('read-from-pictures');
    expect(tasksOf(analysis)).toEqual(expected);
  });
});
