import { expect, test } from 'vitest';
import { isAssignmentBracket, isAssignmentLine, isMembersLine } from '#text/assignment-line';
import { readResources } from '#app/resources';

test('every role word of the lexicon opens a line of units, and a bracket', () => {
  const stems = (readResources().lexicon['role-labels'] ?? []).map(({ values }) => values['stem']!);
  expect(stems.length).toBeGreaterThan(20);
  for (const stem of stems.filter((one) => !/^(?:副组长|成员)$/.test(one))) {
    expect(isAssignmentLine(`${stem}单位:市财政局`), stem).toBe(true);
    expect(isAssignmentBracket(`(${stem}单位:市财政局)`), stem).toBe(true);
  }
});

test('members of a group are assigned only below who leads it', () => {
  expect(isMembersLine('成员单位:市财政局', '组长单位:市教育局')).toBe(true);
  expect(isMembersLine('成员单位:市财政局', '成立领导小组。')).toBe(false);
});

test.each(['各相关单位:', '支持政策:对企业给予补助。', '组织领导:成立领导小组。', '市财政局:负责资金。'])('no assignment: %s', (line) => {
  expect(isAssignmentLine(line)).toBe(false);
});
