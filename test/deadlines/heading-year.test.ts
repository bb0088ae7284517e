import { describe, expect, test } from 'vitest';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import type { Clause, DocumentStructure, ProvisionNode } from '#model/structure';
import { headingYear } from '#obligation/deadlines/deadline-years';

const analyzer = createAnalyzer(readResources());
const limits = (text: string): string[] => analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name: 'x.txt', sha256: '' }, analyzer).documents
  .flatMap((d) => d.obligations.flatMap((o) => o.deadlines)).map(({ text: words, start, end }) => `${words}: ${start ? `${start}—` : ''}${end}`);

const TITLE = '××县推进政务服务改革实施方案';

describe('the year that a heading names', () => {
  test('is that of the dates below it', () => {
    expect(limits(`${TITLE}\n\n一、2023年重点任务\n\n(一)完善制度\n\n县大数据局要在6月底前制定共享管理办法。县司法局要做好审查工作。\n\n二、保障措施\n\n县财政局要在8月底前落实经费。各部门要加强协调。\n`))
      .toEqual(['6月底前: 2023-06-30', '8月底前: --08-31']);
  });
  test('is none where it names several', () => {
    expect(limits(`${TITLE}\n\n一、2023—2025年重点任务\n\n县大数据局要在6月底前制定共享管理办法。县司法局要做好审查工作。\n\n二、今后的任务\n\n县财政局要在8月底前落实经费。各部门要加强协调。\n`))
      .toEqual(['6月底前: --06-30', '8月底前: --08-31']);
  });
  test.each([
    ['the nearest', ['2023年重点任务', '2024年安排'], 2024],
    ['above one that names none', ['2023年重点任务', '完善制度'], 2023],
    ['above a goal and what is past', ['2023年重点任务', '到2025年的目标'], 2023],
    ['several, whatever stands above', ['2023年重点任务', '2024—2025年重点任务'], null],
    ['none', ['重点任务'], null],
  ])('%s', (_, titles, year) => {
    const provisions = titles.map((title, at) => ({ title, headingOnly: true, parent: at === 0 ? null : at - 1 }) as ProvisionNode);
    expect(headingYear({ provision: titles.length - 1 } as Clause, { provisions } as DocumentStructure)).toBe(year);
  });
  test('reaches the table below it', () => {
    expect(limits(`${TITLE}\n\n一、2023年重点任务清单\n\n| 序号 | 工作任务 | 责任单位 | 完成时限 |\n| 1 | 制定政务数据共享管理办法 | 县大数据局 | 4月底 |\n| 2 | 完成历史数据补录 | 县公安局 | 6月底 |\n`))
      .toEqual(['4月底: 2023-04-30', '6月底: 2023-06-30']);
  });
});
