import { expect, test } from 'vitest';
import { DIAGNOSTIC_CODES } from '#model/diagnostic';
import { Failure, FAILURE_CODES } from '#model/failure';
import { startWords, termWords } from '#model/names';
import { troubleLine } from '#cli/serve';
import { DIAGNOSTIC_WORDS, failureWords, remarkWords } from '#cli/words';

test.each(FAILURE_CODES)('%s: one Chinese line that names the file and says what to do', (code) => {
  const words = failureWords(code, { path: '公文/甲.txt', file: '公文/甲.txt', query: '甲', id: '甲', reason: 'a\nb', limit: 1024 });
  expect(words).not.toContain('\n');
  expect(words).toMatch(/请|先|运行/);
  expect(words).toMatch(/甲|查询条件/);
  expect(words).toMatch(/。$/);
  expect(words).not.toMatch(/undefined|NaN|\[object/);
});

test.each(FAILURE_CODES)('%s: words also without facts', (code) => { expect(failureWords(code, {})).not.toMatch(/undefined|NaN/); });

test.each<[facts: Record<string, string | number>, says: string]>([
  [{ field: 'occurrence', found: '2025-03-26' }, '查询条件或所填内容有误(周期任务的某一期:“2025-03-26”),请修改后重试。'],
  [{ field: 'document', found: '医疗保障', count: 3, example: 'D12' }, '查询条件或所填内容有误(文件:“医疗保障”),相符的有 3 个,请写得更完整,或写编号,如 D12。'],
  [{ field: 'id', found: 'ab12', count: 2 }, '查询条件或所填内容有误(编号:“ab12”),相符的有 2 个,请写得更完整。'],
])('a condition that is wrong names its field in Chinese: %o', (facts, says) => { expect(failureWords('query-invalid', facts)).toBe(says); });

test('a code that is no Failure is told as a defect, with its reason', () => {
  expect(failureWords('defect', { path: 'a.txt', reason: 'TypeError: x' })).toContain('程序内部错误(TypeError: x)');
  expect(failureWords('constructor', { path: 'a.txt' })).toContain('程序内部错误');
});

test('words of doubts are all different, and a remark says each once', () => {
  const words = Object.values(DIAGNOSTIC_WORDS);
  expect(words).toHaveLength(DIAGNOSTIC_CODES.length);
  expect(new Set(words).size).toBe(words.length);
  expect(remarkWords(['unit-doubtful', 'unit-doubtful', 'numbering-gap'])).toBe('单位名称待核;条目编号不连续');
});

test.each<[said: string | null, words: string]>([['P5Y', '5年'], ['P18M', '18个月'], ['P30D', '30日'], ['2025-12-31', '至 2025-12-31'], [null, '']])('a term %s is told as “%s”', (said, words) => { expect(termWords(said)).toBe(words); });
test.each<[said: string | null, words: string]>([['on-issue', '自发布之日起'], ['2021-05-01', '2021-05-01'], [null, '']])('a beginning %s is told as “%s”', (said, words) => { expect(startWords(said)).toBe(words); });

test('trouble of the served core: a refusal of the world is told with what to do, only our own fault as one', () => {
  expect(troubleLine('daily round', new Failure('disk-full', { path: '/a/备份' }), false)).toMatch(/^后台任务未完成:.*磁盘.*请/u);
  expect(troubleLine('daily round', new TypeError('x is\nnull'), false)).toBe('程序内部错误(daily round):TypeError: x is null');
});
