import type { TourStep } from '../tour/progress.ts';

export const TOUR_WORDS = {
  title: '两分钟上手', skip: '跳过，不再显示', go: '带我去', done: '已完成', finished: '上手完成：收文、核对、查找、导出都走过一遍了。', close: '知道了', again: '重看“两分钟上手”',
  step: {
    intake: { name: '收文', todo: '点“载入示例文件”，或拖入一份自己的公文' },
    review: { name: '核对', todo: '对照中间的原文看右边读出的内容，改正一处，或按 Enter 认可' },
    ledger: { name: '台账', todo: '在搜索框输入两个字（如“产业”），点开一行看出处' },
    export: { name: '导出', todo: '选“责任清单”，看过预览，点右上角“导出”' },
  } satisfies Record<TourStep, { name: string; todo: string }>,
} as const;
