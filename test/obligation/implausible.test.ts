import { expect, test } from 'vitest';
import { implausible, KINDS, type FindingKind } from '../../bench/implausible.ts';
import { createAnalyzer } from '../../src/app/analyze.ts';
import { readResources } from '../../src/app/resources.ts';
import type { Analysis, Deadline, Obligation, Responsibility } from '#model/analysis';

const words = createAnalyzer(readResources()).obligation;

/** One obligation with the given parts; the rest of the text follows it. */
function kinds(text: string, parts: { units?: string[]; deadline?: string; rest?: string } = {}): FindingKind[] {
  const responsibilities = (parts.units ?? []).map((unit): Responsibility => ({ unit, role: 'responsible', basis: 'assignment', span: null, printed: null, rule: 'assignment.list' }));
  const deadlines: Deadline[] = parts.deadline ? [{ span: [0, 1], text: '前', kind: 'by', end: parts.deadline, rule: 'by' }] : [];
  const obligation: Obligation = { id: 'o1', span: [0, text.length], text, modality: 'duty', provision: null, actors: [], actorSpans: [], responsibilities, deadlines, quantities: [], rule: 'label.duty' };
  const whole = `${text}\n${parts.rest ?? ''}`;
  const analysis = { schema: 'zeqing.analysis/1', source: { name: '', sha256: '', format: 'txt' }, text: whole, diagnostics: [], documents: [{ span: [0, whole.length], issueDate: '2020-05-08', obligations: [obligation] }] } as unknown as Analysis;
  return implausible(analysis, words).map((finding) => finding.kind);
}

test.each<[FindingKind, Parameters<typeof kinds>]>([
  ['unit-short', ['完善制度。', { units: ['处'] }]],
  ['unit-long', ['完善制度。', { units: ['市'.repeat(39) + '财政局'] }]],
  ['unit-verb', ['完善制度。', { units: ['进一步加强协调的市财政局按照'] }]],
  ['unit-date', ['完善制度。', { units: ['6月底前市财政局'] }]],
  ['deadline-early', ['完善制度。', { deadline: '2019-12-31' }]],
  ['obligation-long', [`${'完善'.repeat(201)}。`]],
  ['obligation-names', ['市财政局、市审计局、市司法局。']],
  ['obligation-furniture', ['联系电话:12345678']],
  ['bracket-unused', ['完善制度。', { rest: '开展检查。(牵头单位:市审计局)' }]],
])('%s is found', (kind, args) => { expect(kinds(...args)).toEqual([kind]); });

test('every kind has a test, and a sound obligation has none', () => {
  expect(Object.keys(KINDS)).toHaveLength(9);
  expect(kinds('市财政局、市审计局要完善制度。', { units: ['市财政局', '各县(市、区)政府', '区扶贫开发领导小组成员单位'], deadline: '2020-12-31' })).toEqual([]);
});
