export const SETTINGS_WORDS = {
  title: '设置',
  part: { general: '外观与习惯', ledger: '台账', backup: '备份与恢复', rules: '督办规则', lexicon: '我的词典', deadlines: '时限写法', calendar: '工作日历', about: '关于' },
  size: '字号', sizes: { small: '小', medium: '中', large: '大' }, tone: '颜色', tones: { system: '跟随系统', light: '浅色', dark: '深色' }, person: '我的姓名', personHint: '记入任务的改动经过；台账的“我的”筛选责任人为此人的任务',
  ledgerPath: '当前台账', ledgerSize: (size: string, documents: number, tasks: number) => `${size} · ${documents} 份文件 · ${tasks} 项任务`, openLedger: '打开其他台账', newLedger: '新建台账', recent: '最近的台账', gone: '文件已不在', open: '打开', path: '台账文件路径（.zeqing）', opened: '已打开台账', dataFolder: '词典和偏好保存在',
  backupNow: '立即备份', backupTo: '备份到其他位置…', backupName: (day: string) => `责清台账备份-${day}`, backupText: '备份是整本台账的完整副本，连同附件，写入前会检查。恢复前，当前台账会先自动备份一份。', backups: '已有备份', noBackups: '还没有备份。', restore: '恢复', restoreTitle: '用这份备份替换当前台账？', restoreText: '恢复后以备份为准。当前台账会先备份，可再恢复回来。', restoreFrom: '备份', restoreNow: '当前台账', restoreSide: (documents: number, tasks: number) => `${documents} 份文件 · ${tasks} 项任务`, lastChange: (at: string) => `最后改动 ${at}`, noChange: '没有人工改动', restoreMissing: (n: number) => `备份中有 ${n} 个附件找不到文件。`, restoreOther: '从其他位置恢复…',
  schedule: '自动备份', every: (hours: number) => (hours === 0 ? '不自动备份' : hours % 24 === 0 ? (hours === 24 ? '每天' : `每 ${hours / 24} 天`) : `每 ${hours} 小时`), keep: '保留最近（份）', scheduleHint: '责清打开时按此自动备份；只清理自动备份，不动手工备份。', scheduled: '自动', scheduledMark: '-自动', backedUp: '备份已完成', restored: '已恢复',
  lexiconText: '在这里加入本单位常用的名称和用语，以后导入的文件会直接认出。一行一条，随时可改。', builtIn: (n: number) => `随附 ${n} 条`, otherLexicon: '其他词表（改动前请先了解规则）', addLine: '添加', noLines: '还没有自己的词条。', deleteLine: '删除', save: '保存', edit: '修改',
  calendarText: '换算“N 个工作日内”需要每年的放假安排；国务院办公厅公布后在此补充。', year: '年份', source: { 'built-in': '随附', user: '自行补充' }, holidays: (n: number) => `放假 ${n} 天`, workdays: (n: number) => `调休上班 ${n} 天`, addYear: '补充一年', holidayDays: '放假日期', workDays: '调休上班日期', daysHint: '写月-日，用顿号、逗号或空格分开，可写区间：01-01~01-03、05-01', daysWrong: (found: string) => `“${found}”不是月-日，请按 05-01 的样子填写`,
  version: (v: string) => `责清 ${v}`, offline: '一切处理都在本机完成，不连接网络。', keysTitle: '快捷键',
} as const;

export const DEADLINE_ROW_WORDS = {
  text: '本单位特有的时限说法，在这里教给责清；随附的写法在先，这里的在后，自下一次导入起生效。每条写法先用例句和反例试过，试不通过的不保存。', none: '还没有自己的写法。', add: '添加写法', check: '试过并添加', remove: (match: string) => `删除 ${match}`, notOne: '不是时限',
  field: { match: '写法', kind: '类别', example: '例句', reject: '反例' }, hint: { match: '如 红线时间{date}', example: '含有这种说法的一句话，如 红线时间2020年6月30日。', reject: '字面相近但不是时限的一句话' },
  example: (text: string, meaning: string) => (meaning === '' ? `“${text}”` : `“${text}”→ ${meaning}`),
  slots: '写法中可用：{date} 日期、{count} 数目、{number} 数字、{unit} 时间单位；（甲|乙）用半角括号表示任选，字后加半角问号表示可有可无，…表示中间任意文字。写法中须含年、月、日、时、期、前、底等时间用字，或日期、数目。',
} as const;

export const RULE_WORDS = {
  text: '亮灯、默认时限、得分公式和本单位信息都由本单位自定，保存后立即生效。', own: '已自定', save: '保存', saved: '已保存，立即生效', discard: '放弃改动', reset: '恢复随附规则', add: '添加一行', remove: '删除', up: '上移', down: '下移', order: '次序', any: '不限', anyStatus: '任何状态', days: '日', workingDays: '工作日',
  name: { lights: '亮灯规则', 'default-limits': '默认时限', score: '得分公式', office: '本单位信息与周期', columns: '报表栏目' } as Readonly<Record<string, string>>,
  about: {
    lights: '自上而下，第一条符合的为准。天数为距到期日的天数，负数为已过期；“落后”为进度落后于时间进度的百分点。', 'default-limits': '文件没有写时限的任务，自立项之日起按此计算，标为“办公室默认时限”。自上而下，第一条符合的为准。',
    score: '单位得分 = 各项系数 × 指标之和，再限于最低分与最高分之间。', office: '印在文书上；空白处打印时留白。', columns: '各报表的栏目、栏宽（半角字符）和取值。',
  } as Readonly<Record<string, string>>,
  field: { light: '灯', status: '状态', days_from: '自（天）', days_to: '至（天）', behind: '落后', meaning: '说明', type: '文种', urgency: '紧急程度', days: '天数', unit: '单位', form: '表式', heading: '栏目', width: '栏宽', value: '取值' } as Readonly<Record<string, string>>,
  anyField: { type: '不限', urgency: '不限' } as Readonly<Record<string, string>>,
  fact: {
    constant: '基础分', onTimeRate: '× 按时办结率', doneRate: '× 办结率', overdue: '× 逾期件数', doneLate: '× 超期办结件数', averageDelay: '× 平均超期天数', extensions: '× 延期次数', minimum: '最低分', maximum: '最高分',
    office: '机关名称', supervisor: '督办人', contact: '联系人', phone: '联系电话', prefix: '统一编号前缀', ahead: '周期任务提前生成（天）', remind: '临期（天）', cycle: '反馈周期（天）',
  } as Readonly<Record<string, string>>,
} as const;

const FILES: Readonly<Record<string, string>> = {
  units: '单位', 'unit-heads': '单位（全称或词尾）', 'unit-register': '单位名录（检查时核对）', verbs: '动词', 'role-labels': '分工用语', 'document-types': '文种', 'issuer-codes': '机关代字', furniture: '版面杂项', 'function-words': '虚词', 'organ-endings': '机关词尾',
  'cited-endings': '引用的词尾', 'common-headings': '常用标题', 'metadata-labels': '元数据标签', 'name-verbs': '名称中的动词', 'quantity-units': '计量单位', 'quantity-words': '数量用语', 'relation-words': '文件关系用语',
};
const FIELDS: Readonly<Record<string, string>> = { head: '名称', stem: '词干', since: '起用日期', successor: '后来改称', reach: '作用范围', strength: '强弱', match: '比对方式', field: '含义', side: '位置', act: '动作', annex: '可作附件标题', name: '名称', aliases: '别名', level: '层级', kind: '类别', word: '词', words: '词', code: '代字', issuer: '机关', role: '角色', label: '用语', ending: '词尾', type: '文种', note: '说明' };
export const lexiconName = (file: string): string => FILES[file.replace(/\.csv$/, '')] ?? file;
export const fieldName = (field: string): string => FIELDS[field] ?? field;
