import type { TaskMark } from '#model/table';

/** Marks of a task in 台账. */
export const MARK_WORDS = {
  lapsed: { short: '依据失效', long: '所在文件或其依据已废止、已过有效期' },
  repeated: { short: '多文件', long: '其他文件中有同一任务' },
  finding: { short: '有问题', long: '合规检查有待处理的问题' },
} as const satisfies Record<TaskMark, { short: string; long: string }>;

export const STANDING_WORDS = {
  basis: '依据效力', own: '本文件已不再有效', rests: '所依据的文件：', findings: '合规检查', thread: (n: number) => `同一任务（另见 ${n} 处）`, differs: (what: string) => `${what}不同`,
} as const;
