import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadTimeGrammar } from '#obligation/times/time-grammar';
import { foreignKind, judge, SUITES, type SuiteCase } from '../../bench/suite-judge.ts';

const file = 'resources/grammar/times.yaml';
const grammar = loadTimeGrammar({ file, text: readFileSync(file, 'utf8') });
const read = (path: string): SuiteCase[] => (JSON.parse(readFileSync(path, 'utf8')) as { cases: SuiteCase[] }).cases;
const shared = '../shared/suites';

describe('public suites of time expressions, by the conventions of bench/suite-judge.ts', () => {
  test('the sample: every case', () => {
    const cases = read('test/deadlines/recognizers-sample.json');
    expect(cases.length).toBeGreaterThan(15);
    expect(cases.map((c) => judge('recognizers_text_zh', c, grammar)).filter((wrong) => wrong !== null)).toEqual([]);
  });
  test.skipIf(!existsSync(shared))(`all policy-like cases of the three suites (needs ${shared}): at least 90 %`, () => {
    const judged = SUITES.flatMap((suite) => read(`${shared}/${suite}.json`).filter((c) => c.policy_like).map((c) => ({ c, wrong: judge(suite, c, grammar) })));
    const wrong = judged.filter((j) => j.wrong !== null);
    expect(judged.length).toBe(519);
    expect(1 - wrong.length / judged.length, wrong.map((j) => j.wrong).join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(wrong.filter(({ c }) => foreignKind(c) === null).length / judged.length).toBeLessThanOrEqual(0.03);
  });
  test('the judge can say no', () => {
    const case_ = { id: 'x', input: '2020年5月', base_time: '2020-01-01T00:00:00', level: 'model', policy_like: true };
    const expected = (start: string, end: string) => [{ text: '2020年5月', type: 'daterange', values: [{ timex: '2020-05', start, end }] }];
    expect(judge('recognizers_text_zh', { ...case_, expected: expected('2020-05-01', '2020-06-01') }, grammar)).toBeNull();
    expect(judge('recognizers_text_zh', { ...case_, expected: expected('2020-05-01', '2020-05-31') }, grammar)).not.toBeNull();
    expect(judge('recognizers_text_zh', { ...case_, expected: [] }, grammar)).not.toBeNull();
  });
});
