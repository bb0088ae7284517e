import type { TableColumn } from '#api/ledger-methods';
import type { GroupKey, TableFilter } from '#model/table';

export const COLUMN_WORDS = {
  text: '任务', lead: '牵头单位', responsible: '责任单位', cooperate: '配合单位', deadline: '时限', dueOn: '到期日', status: '状态', person: '责任人', tags: '标签',
  document: '来源文件', number: '文号', issueDate: '成文日期', item: '条目', type: '文种', kind: '类型', doubts: '疑点', accepted: '核对',
} as const satisfies Record<TableColumn, string>;

export const GROUP_WORDS = { document: '按文件', unit: '按单位', month: '按月份' } as const satisfies Record<GroupKey, string>;

export const FILTER_WORDS = {
  units: '单位', roles: '角色', statuses: '状态', modalities: '类型', dueFrom: '时限', dueTo: '时限', overdue: '时限', hasDue: '时限', hasUnit: '单位', documents: '文件', types: '文种', number: '文号',
  hasDoubt: '疑点', doubts: '疑点', accepted: '核对', tags: '标签', people: '责任人', marks: '提示', search: '搜索',
} as const satisfies Record<keyof TableFilter, string>;

export const LEDGER_WORDS = {
  title: '台账',
  table: '任务列表',
  total: (n: number) => `${n} 项任务`,
  search: '搜索任务、单位、标题，两个字即可；单位可用拼音首字母', searchUnit: (unit: string) => `单位：${unit}`,
  noGroup: '不分组', group: '分组', density: '行高', dense: '紧凑', airy: '宽松', columns: '列', columnsHint: '勾选要显示的列，用箭头调整次序；会自动记住', columnUp: '上移', columnDown: '下移', columnsReset: '恢复默认',
  export: '导出', exportHint: '按当前条件导出',
  views: '视图', ownViews: '我的视图', saveView: '保存当前视图', viewName: '视图名称', save: '保存', deleteView: (name: string) => `删除视图“${name}”`,
  builtIn: { all: '全部任务', thisMonth: '本月到期', overdue: '已逾期', doubtful: '有疑点', noUnit: '未明确单位', noDue: '没有时限', open: '尚未核对' },
  clear: '清除条件', add: '筛选', remove: (what: string) => `去掉条件“${what}”`,
  empty: '没有符合条件的任务', emptyText: '可以去掉部分条件，或换一个更短的词。', first: '台账还是空的', firstText: '导入公文后，每一项任务在这里占一行：谁牵头、谁配合、什么时候完成、出自哪份文件。', toIntake: '去收文', samples: '载入示例文件',
  undefined: { unit: '未明确单位', due: '没有时限' },
  hasDue: '有时限', noDue: '没有时限', hasUnit: '有单位', noUnit: '未明确单位', overdue: '逾期未完成', hasDoubt: '有疑点', noDoubt: '无疑点', accepted: '已核', notAccepted: '未核', subject: '主语',
  mine: '我的', mineHint: (person: string) => `责任人是${person}的任务`,
  from: (date: string) => `${date} 起`, to: (date: string) => `${date} 止`, between: (a: string, b: string) => `${a} 至 ${b}`,
  due: { overdue: '逾期未完成', week: '7 天内', month: '本月', next: '下月', quarter: '本季度', year: '本年', none: '没有时限', from: '起', to: '止', clear: '不限' },
  find: '查找', nothingFound: '没有相符的项', number: '文号或其一部分', apply: '应用',
  selected: (n: number) => `已选 ${n} 项`, selectAll: (n: number) => `选中全部 ${n} 项`, clearSelection: '取消选择', select: '选择', selectRow: '选中这一行',
  bulk: '批量', bulkStatus: '状态', bulkPerson: '责任人', bulkDue: '到期日', bulkTags: '标签', bulkExport: '导出',
  bulkTitle: '批量修改', bulkPreview: (tasks: number, changes: number) => `将修改 ${changes} 处，涉及 ${tasks} 项任务：`, bulkNone: '没有需要改动的任务。', bulkMore: (n: number) => `……另有 ${n} 处`, bulkApply: (n: number) => `修改 ${n} 处`, bulkDone: (n: number) => `已修改 ${n} 项任务`, bulkAddTags: '添加标签', bulkRemoveTags: '去掉标签', bulkEmpty: '空', bulkClear: '清空',
  sortBy: (column: string) => `按${column}排序`, same: '同上',
  groupCount: (n: number, overdue: number) => (overdue > 0 ? `${n} 项 · 逾期 ${overdue}` : `${n} 项`), collapse: '收起', expand: '展开',
  detail: '任务详情', source: '原文段落', history: '经过', dates: '时限', units: '单位', inReview: '在核对中打开', inLibrary: '查看文件', close: '关闭', noHistory: '还没有改动。', byImport: '导入',
  more: (n: number) => `+${n}`, unset: '—', light: { overdue: '逾期', soon: '临期（7 天内）', running: '推进中', settled: '已完成', open: '未启动' },
} as const;
