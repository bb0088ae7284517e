import { expect, test } from 'vitest';
import { isAssignmentBracket, isAssignmentLine } from '#text/assignment-line';
import { readResources } from '#app/resources';

test('every role word of the lexicon opens a line of units, and a bracket', () => {
  const stems = (readResources().lexicon['role-labels'] ?? []).map(({ values }) => values['stem']!);
  expect(stems.length).toBeGreaterThan(20);
  for (const stem of stems) {
    expect(isAssignmentLine(`${stem}单位:市财政局`), stem).toBe(true);
    expect(isAssignmentBracket(`(${stem}单位:市财政局)`), stem).toBe(true);
  }
});

test.each(['各相关单位:', '支持政策:对企业给予补助。', '组织领导:成立领导小组。', '市财政局:负责资金。'])('no assignment: %s', (line) => {
  expect(isAssignmentLine(line)).toBe(false);
});
