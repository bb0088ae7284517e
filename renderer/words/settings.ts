export const SETTINGS_WORDS = {
  title: '设置',
  part: { general: '外观与习惯', ledger: '台账', backup: '备份与恢复', lexicon: '我的词典', calendar: '工作日历', about: '关于' },
  size: '字号', sizes: { small: '小', medium: '中', large: '大' }, tone: '颜色', tones: { system: '跟随系统', light: '浅色', dark: '深色' }, person: '我的姓名', personHint: '记入任务的改动经过',
  ledgerPath: '当前台账', ledgerSize: (size: string, documents: number, tasks: number) => `${size} · ${documents} 份文件 · ${tasks} 项任务`, openLedger: '打开其他台账', newLedger: '新建台账', recent: '最近的台账', gone: '文件已不在', open: '打开', path: '台账文件路径（.zeqing）', opened: '已打开台账', dataFolder: '词典和偏好保存在',
  backupNow: '立即备份', backupText: '备份是整本台账的完整副本，写入前会检查。恢复前，当前台账会先自动备份一份。', backups: '已有备份', noBackups: '还没有备份。', restore: '恢复', restoreTitle: '用这份备份替换当前台账？', restoreText: (at: string, tasks: number) => `恢复到 ${at} 的状态（${tasks} 项任务）。当前台账会先备份，可再恢复回来。`, backedUp: '备份已完成', restored: '已恢复',
  lexiconText: '在这里加入本单位常用的名称和用语，以后导入的文件会直接认出。一行一条，随时可改。', builtIn: (n: number) => `随附 ${n} 条`, otherLexicon: '其他词表（改动前请先了解规则）', addLine: '添加', noLines: '还没有自己的词条。', deleteLine: '删除', save: '保存', edit: '修改',
  calendarText: '换算“N 个工作日内”需要每年的放假安排；国务院办公厅公布后在此补充。', year: '年份', source: { 'built-in': '随附', user: '自行补充' }, holidays: (n: number) => `放假 ${n} 天`, workdays: (n: number) => `调休上班 ${n} 天`, addYear: '补充一年', holidayDays: '放假日期', workDays: '调休上班日期', daysHint: '写月-日，用顿号、逗号或空格分开，可写区间：01-01~01-03、05-01', daysWrong: (found: string) => `“${found}”不是月-日，请按 05-01 的样子填写`,
  version: (v: string) => `责清 ${v}`, offline: '一切处理都在本机完成，不连接网络。', keysTitle: '快捷键',
} as const;

const FILES: Readonly<Record<string, string>> = {
  units: '单位', 'unit-heads': '单位（全称或词尾）', verbs: '动词', 'role-labels': '分工用语', 'document-types': '文种', 'issuer-codes': '机关代字', furniture: '版面杂项', 'function-words': '虚词', 'organ-endings': '机关词尾',
  'cited-endings': '引用的词尾', 'common-headings': '常用标题', 'metadata-labels': '元数据标签', 'name-verbs': '名称中的动词', 'quantity-units': '计量单位', 'quantity-words': '数量用语', 'relation-words': '文件关系用语',
};
const FIELDS: Readonly<Record<string, string>> = { head: '名称', stem: '词干', since: '起用日期', successor: '后来改称', reach: '作用范围', strength: '强弱', match: '比对方式', field: '含义', side: '位置', act: '动作', annex: '可作附件标题', name: '名称', aliases: '别名', level: '层级', kind: '类别', word: '词', words: '词', code: '代字', issuer: '机关', role: '角色', label: '用语', ending: '词尾', type: '文种', note: '说明' };
export const lexiconName = (file: string): string => FILES[file.replace(/\.csv$/, '')] ?? file;
export const fieldName = (field: string): string => FIELDS[field] ?? field;
