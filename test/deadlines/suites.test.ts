import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDeadlineGrammar } from '#obligation/deadline-grammar';
import { inScope, judge, type SuiteCase } from './suite-judge.ts';

const file = 'resources/grammar/deadlines.yaml';
const grammar = loadDeadlineGrammar({ file, text: readFileSync(file, 'utf8') });
const read = (path: string): SuiteCase[] => (JSON.parse(readFileSync(path, 'utf8')) as { cases: SuiteCase[] }).cases;
const full = '../shared/suites/recognizers_text_zh.json';

describe('public suites, what of them is about stated calendar dates', () => {
  test('the sample: every case', () => {
    const cases = read('test/deadlines/recognizers-sample.json').filter(inScope);
    expect(cases.length).toBeGreaterThan(15);
    expect(cases.map((c) => judge(c, grammar)).filter((wrong) => wrong !== null)).toEqual([]);
  });
  test.skipIf(!existsSync(full))(`the whole suite (needs ${full}): at least 90 %`, () => {
    const cases = read(full).filter(inScope);
    const wrong = cases.map((c) => judge(c, grammar)).filter((w) => w !== null);
    expect(cases.length).toBeGreaterThan(100);
    expect(1 - wrong.length / cases.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
});
