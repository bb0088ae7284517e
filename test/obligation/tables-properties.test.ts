import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze, createAnalyzer } from '../../src/app/analyze.ts';
import { readResources } from '../../src/app/resources.ts';
import type { SourceText } from '#model/source';
import { tableDocx } from '../support/make-table.ts';
import { readBytes } from '../support/read-bytes.ts';

const analyzer = createAnalyzer(readResources());
const WORDS = ['序号', '重点任务', '具体举措', '牵头单位', '配合单位', '完成时限', '责任分工', '1', '3.', '一、加强领导', '市财政局', '市审计局、各镇街', '(责任单位:市司法局)', '2022年底', '长期', '建设服务大厅。建立制度。', '', '—', '附件:任务分工', '关于做好工作的通知', '2020年5月8日', '威政发〔2020〕8号', '部门', '职责', '整改目标', '市应急局(牵头)'];
const word = fc.constantFrom(...WORDS);

/** Whatever a table looks like: no throw, every span slices to its words, provisions exist, obligations in text order. */
function promises(source: SourceText): void {
  const { documents, text } = analyze(source, { name: 'made', sha256: '' }, analyzer);
  for (const { obligations, outline } of documents) {
    const ids = new Set(outline.map((p) => p.id));
    expect(outline.every((p) => p.parent === null || ids.has(p.parent))).toBe(true);
    expect(obligations.map((o) => o.span[0])).toEqual(obligations.map((o) => o.span[0]).sort((a, b) => a - b));
    for (const o of obligations) {
      expect(text.slice(...o.span)).toBe(o.text);
      expect(o.provision === null || ids.has(o.provision)).toBe(true);
      for (const { span, unit } of o.responsibilities) if (span) expect(text.slice(...span).replace(/\s/g, '')).toBe(unit);
    }
  }
}

test('shuffled cells in plain lines keep the promises', () => {
  const line = fc.tuple(fc.constantFrom('\t', '|', ' | ', '    ', '\u3000\u3000'), fc.array(word, { minLength: 1, maxLength: 7 })).map(([separator, cells]) => cells.join(separator));
  fc.assert(fc.property(fc.array(line, { minLength: 2, maxLength: 12 }), (lines) => { promises({ format: 'txt', text: lines.join('\n'), blocks: [], diagnostics: [] }); }), { numRuns: 400, seed: 1 });
});

test('tables with any merged cells in a Word file keep the promises', async () => {
  const head = fc.constantFrom(['序号', '重点任务', '牵头单位', '完成时限'], ['工作任务', '序号', '具体举措', '责任单位'], ['部门', '<', '职责', '备注']);
  const row = fc.array(fc.oneof(word, fc.constantFrom('^', '<')), { minLength: 4, maxLength: 4 }).map(([first = '', ...rest]) => [first === '<' ? '' : first, ...rest]);
  await fc.assert(fc.asyncProperty(head, fc.array(row, { minLength: 1, maxLength: 6 }), async (top, rows) => { promises(await readBytes(tableDocx(['重点任务分解表'], [top, ...rows]))); }), { numRuns: 60, seed: 1 });
});
