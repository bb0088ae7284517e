export const OVERVIEW_WORDS = {
  title: '概览', asOf: (date: string) => `截至 ${date}`,
  tasks: '任务', dueThisMonth: '本月到期', overdue: '逾期', doubts: '疑点', documents: '文件', noUnit: '未明确单位', noDue: '没有时限',
  byUnit: '各单位任务（按办理状态）', byMonth: '各月到期', byDocument: '各文件任务', byStatus: '办理状态', doubtKinds: '疑点种类', overdueList: '逾期任务', coverage: '读出情况',
  hint: '点击图中任一条，打开相应的台账', settled: '已完成', pending: '未完成', overdueBar: '逾期', noOverdue: '没有逾期任务。', noDoubts: '没有疑点。', seeAll: '全部', days: (n: number) => `逾期 ${n} 天`,
  withUnit: '已明确单位', withDue: '有时限', share: (n: number, of: number) => (of === 0 ? '—' : `${Math.round((n / of) * 100)}%`),
  empty: '还没有可统计的任务', emptyText: '导入公文后，这里按单位、月份和文件汇总任务，并列出逾期和疑点。', toIntake: '去收文', samples: '载入示例文件',
  chartAsTable: '图表数据', count: (n: number) => `${n} 项`,
} as const;

export const PERFORMANCE_WORDS = {
  view: '查看', views: { ledger: '台账', performance: '督办统计' }, title: '督查事项统计', asOf: (date: string) => `截至 ${date}`,
  byLabel: '统计依据', by: { unit: '单位', month: '到期月份', leader: '分管领导', document: '文件' }, none: { unit: '未明确单位', month: '没有时限', leader: '未明确领导', document: '—' },
  assigned: '立项', due: '到期', onTime: '按时办结', late: '超期办结', overdue: '逾期未结', open: '在办', onTimeRate: '按时办结率', delay: '平均超期（天）', total: '合计',
  headings: (by: string) => [by, '立项', '到期', '按时办结', '超期办结', '逾期未结', '在办', '延期次数', '平均超期（天）', '按时办结率', '办结率', '得分'],
  chart: (by: string) => `办理情况（按${by}）`, delayChart: '平均超期天数', table: '统计表', formula: '得分公式', save: '导出统计', hint: '周期任务按已到的各期计', empty: '还没有督办统计', emptyText: '立项后，这里按单位、月份、领导和文件统计按时、超期和逾期，并按本单位的公式打分。',
} as const;
