import type { AlignmentDifference, AlignmentGrade } from '#model/relations';

export const DIFFERENCE_WORDS = { deadline: '期限', value: '数值', unit: '单位', scope: '范围', strength: '力度' } as const satisfies Record<AlignmentDifference, string>;
export const GRADE_WORDS = { same: '同一任务', similar: '相近' } as const satisfies Record<AlignmentGrade, string>;
