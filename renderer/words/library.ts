export const LIBRARY_WORDS = {
  title: '文件库', list: '文件列表', total: (n: number) => `${n} 份文件`, search: '搜索标题、文号', type: '文种',
  column: { title: '标题', number: '文号', issuer: '发文机关', issueDate: '成文日期', tasks: '任务', accepted: '已核', overdue: '逾期', doubts: '疑点', posted: '入账', source: '来源文件' },
  empty: '文件库还是空的', emptyText: '在“收文”中导入公文，文件连同原文、文号和任务数会列在这里。', nothing: '没有相符的文件', nothingText: '请换一个词，或清除搜索。', toIntake: '去收文', samples: '载入示例文件',
  back: '返回列表', outline: '目录', facts: '公文要素', noOutline: '没有读出条目', review: '核对', tasksOf: '看任务', relations: '看关系', download: '打开原件',
  fact: { number: '发文字号', type: '文种', issuers: '发文机关', issueDate: '成文日期', effectiveFrom: '施行日期', effectiveTo: '有效期', interpretedBy: '解释机关', addressees: '主送机关', source: '来源文件', references: '引用文件', diagnostics: '疑点' },
  missing: '未见', tasks: (n: number) => `${n} 项`,
  lapsed: (state: string, own: boolean) => (own ? state : `依据${state}`), pages: (from: number, to: number, total: number) => `第 ${from}–${to} 份，共 ${total} 份`,
} as const;
