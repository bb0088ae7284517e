import { expect, test } from 'vitest';
import { createAnalyzer } from '#app/analyze';
import { readDue } from '#app/read-due';
import { readResources, RESOURCES_FOLDER } from '#app/resources';

const analyzer = createAnalyzer(readResources([RESOURCES_FOLDER]));

test.each([
  ['2018年12月底前', null, '2018-12-31'], ['年底前', 2020, '2020-12-31'], ['6月30日前', 2020, '2020-06-30'], ['2020年', null, '2020-12-31'], ['2021年2月', null, '2021-02-28'],
  ['2020年6月30日前完成', null, '2020-06-30'], ['２０２０年６月３０日', null, '2020-06-30'], ['每年11月15日前', 2020, '2020-11-15'], ['6月30日前', null, null], ['尽快', 2020, null], ['区财政局', 2020, null], ['2月30日', 2020, null],
] as const)('%j selected in a document of %j is due on %j', (words, year, date) => { expect(readDue(words, { issueDate: null, year }, analyzer, '2020-03-01')?.dueOn ?? null).toBe(date); });
