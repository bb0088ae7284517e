import { describe, expect, test } from 'vitest';
import { loadSentenceForms } from '#obligation/labels/sentence-forms';

const HEAD = "words:\n  must: '要|应'\n  asks: '{must}|请'\nnames:\n  told: 转述\nrows:\n";
const row = (fields: Record<string, string>): string => `${Object.entries(fields).map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${value}`).join('\n')}\n`;
const GOOD = { form: 'told', label: 'N', needs: '[据]', match: "'^据…{2,8}(统计|分析),'", without: "'{asks}'", examples: '["据市统计局分析,产值增长。"]', rejects: '["据实统计。"]' };
const load = (text: string) => loadSentenceForms({ grammar: { 'sentence-forms': { file: 'f.yaml', text } } });

describe('forms of sentences', () => {
  const forms = load(HEAD + row(GOOD));

  test('… is a character up to a pause, {words} are put in, what stands nowhere is asked of the whole', () => {
    expect(forms.find('据市统计局分析,产值增长。')).toMatchObject({ form: 'told', label: 'N', line: 7 });
    expect(forms.find('据市局,由其统计,产值增长。')).toBeNull();
    expect(forms.find('据市统计局分析,各镇要抓紧。')).toBeNull();
    expect(forms.find('据市统计局分析,请报送。')).toBeNull();
    expect(forms.find('市统计局分析,产值增长。')).toBeNull();
  });

  test('the first row wins', () => {
    const two = load(HEAD + row({ ...GOOD, label: 'R', match: "'^据…{2,8}分析,'" }) + row(GOOD));
    expect(two.find('据市统计局分析,产值增长。')?.label).toBe('R');
    expect(two.find('据市统计局统计,产值增长。')?.label).toBe('N');
  });

  test.each([
    ['a field that nobody knows', { ...GOOD, why: 'so' }, 'unknown field why'],
    ['a label that is none', { ...GOOD, label: 'X' }, 'form told: label X'],
    ['no example', { ...GOOD, examples: '[]' }, 'form told has no examples'],
    ['no counter-example', { ...GOOD, rejects: '[]' }, 'form told has no rejects'],
    ['no needs', { ...GOOD, needs: '[]' }, 'form told has no needs'],
    ['a name that is not said in Chinese', { ...GOOD, form: 'heard' }, 'form heard has no Chinese name'],
    ['words that are not there', { ...GOOD, match: "'{all}'" }, 'form told: no words {all}'],
    ['a pattern that cannot be read', { ...GOOD, match: "'(据'" }, 'form told: Invalid regular expression'],
  ])('refused with file and line: %s', (_, fields, reason) => {
    expect(() => load(HEAD + row(fields))).toThrow(expect.objectContaining({ code: 'resource-broken', facts: expect.objectContaining({ file: 'f.yaml', line: 7, reason: expect.stringContaining(reason) as string }) as object }));
  });

  test('refused: no file, no rows', () => {
    expect(() => loadSentenceForms({ grammar: {} })).toThrow(expect.objectContaining({ code: 'resource-broken' }));
    expect(() => load('words:\n  a: b\n')).toThrow(expect.objectContaining({ code: 'resource-broken' }));
  });
});
