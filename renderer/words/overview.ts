export const OVERVIEW_WORDS = {
  title: '概览', asOf: (date: string) => `截至 ${date}`,
  tasks: '任务', dueThisMonth: '本月到期', overdue: '逾期', doubts: '疑点', documents: '文件', noUnit: '未明确单位', noDue: '没有时限',
  byUnit: '各单位任务（按办理状态）', byMonth: '各月到期', byDocument: '各文件任务', byStatus: '办理状态', doubtKinds: '疑点种类', overdueList: '逾期任务', coverage: '读出情况',
  hint: '点击图中任一条，打开相应的台账', settled: '已完成', pending: '未完成', overdueBar: '逾期', noOverdue: '没有逾期任务。', noDoubts: '没有疑点。', seeAll: '全部', days: (n: number) => `逾期 ${n} 天`,
  withUnit: '已明确单位', withDue: '有时限', share: (n: number, of: number) => (of === 0 ? '—' : `${Math.round((n / of) * 100)}%`),
  empty: '还没有可统计的任务', emptyText: '导入公文后，这里按单位、月份和文件汇总任务，并列出逾期和疑点。', toIntake: '去收文', samples: '载入示例文件',
  chartAsTable: '图表数据', count: (n: number) => `${n} 项`,
} as const;
