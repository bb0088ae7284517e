export const EXPORT_WORDS = {
  title: '导出', layouts: '版式', columns: '显示的列', columnsHint: '选择会按版式记住', preview: '预览', allColumns: '全部列',
  papersHint: '以上三种取自督办中的任务；其他文书见“督办 → 文书”。', about: { breakdown: '一张表，逐项列出牵头、责任单位和时限', 'by-unit': '每个单位一张表，另附单位汇总', register: '一张表，供督查跟踪办理状态' } as Readonly<Record<string, string>>,
  conditions: '导出范围', everything: '台账中的全部任务', change: '修改条件', clear: '改为全部任务', unit: '只导出这些单位',
  summary: (tasks: number, sheets: number) => `${tasks} 项任务 · ${sheets} 张表`, lines: (n: number) => `共 ${n} 行`, moreSheets: (n: number) => `另有 ${n} 张表未在预览中列出`, firstRows: (n: number) => `预览前 ${n} 行`,
  write: '导出', xlsx: 'Excel 表格（.xlsx）', csv: '文本表格（.csv）', format: '格式',
  done: (tasks: number, sheets: number) => `已导出 ${tasks} 项任务，${sheets} 张表`, openFile: '打开文件', showFolder: '打开所在文件夹', download: '保存文件', writing: '正在写入……',
  empty: '没有可导出的任务', emptyText: '台账为空，或当前条件下没有任务。', toLedger: '去台账', fileName: (layout: string, date: string) => `${layout}_${date}`,
} as const;
