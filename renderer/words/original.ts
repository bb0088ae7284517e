import type { MarkKind } from '../original/segments.ts';

export const ORIGINAL_WORDS = {
  label: '原文',
  page: (n: number) => `第 ${n} 页`,
  text: '文字', pdf: '原页',
  loadingPage: '正在绘制页面……',
  pdfFailed: '无法绘制原页，请改看文字。',
} as const;

export const MARK_WORDS = {
  obligation: '任务', 'unit-lead': '牵头', 'unit-responsible': '责任', 'unit-cooperate': '配合', deadline: '时限', citation: '引用', doubt: '疑点', found: '搜索词',
} as const satisfies Record<MarkKind, string>;
