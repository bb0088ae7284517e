import type { DueOrigin, Stage, SupervisionField } from '#model/supervise';
import { LETTER_NAMES } from '#model/supervise-words';

export { FEEDBACK_FIELD_NAMES as FEEDBACK_FIELD_WORDS, FEEDBACK_TROUBLE_WORDS, LIGHT_NAMES as LIGHT_WORDS, STAGE_NAMES as STAGE_WORDS } from '#model/supervise-words';
export const STAGE_HINTS = {
  waiting: '已立项，尚未启动', running: '正在办理', quiet: '超过一个反馈周期没有进展', soon: '将到期', overdue: '已过时限而未完成', asked: '单位申请延期，待答复', unverified: '单位报已完成，待核实', completed: '已办结，待销号', closed: '已销号或终止',
} as const satisfies Record<Stage, string>;
export const ORIGIN_WORDS = { stated: '文中写明', person: '人工填写', 'office-default': '办公室默认时限', recurring: '周期任务' } as const satisfies Record<DueOrigin, string>;
export const FACT_WORDS = { leader: '分管领导', contact: '联系人', phone: '联系电话', instruction: '领导批示', supervisor: '督办人', urgency: '紧急程度', outcome: '成果形式', doneOn: '完成日期' } as const satisfies Record<SupervisionField, string>;

export const leftWords = (left: number): string => (left < 0 ? `逾期 ${-left} 天` : left === 0 ? '今天到期' : `还有 ${left} 天`);

export const SUPERVISION_WORDS = {
  title: '督办', board: '督办事项', search: '搜索事项、单位、领导', total: (n: number, of: number) => (n === of ? `${n} 项` : `${n} / ${of} 项`),
  allUnits: '全部单位', noUnit: '未明确单位', units: '责任单位', unitsFind: '查找单位', stages: '办理阶段', all: '全部', period: '到期时间', lights: '灯',
  periods: { all: '不限时间', month: '本月到期', quarter: '本季到期', year: '本年到期', past: '以前到期' },
  column: { task: '事项', owners: '责任单位', due: '时限', status: '状态', percent: '进度', told: '最近进展' },
  selectRow: (title: string) => `选择 ${title}`, selectAll: '全选本页列出的事项', more: (n: number) => `再显示 ${n} 项`, nothingTold: '尚无进展', extended: (n: number) => `延 ${n} 次`, asked: '申请延期', every: '周期', noDue: '未定',
  empty: '还没有督办事项', emptyText: '立项后，任务在这里按时限亮灯、登记进展、发反馈表、办结销号。文中没有写时限的，按办公室的默认时限计算。', toLedger: '去台账', none: '没有符合条件的事项', noneText: '换一个单位、阶段或时间试试。', clear: '清除条件',
  assign: '立项', assignTitle: '立项：列入督办', assignText: '只列出尚未立项、尚未办结的任务。', assignSearch: '搜索任务、单位、文件', assignOnly: { all: '全部', due: '有时限', soon: '三十日内到期' }, assignDo: (n: number) => `立项 ${n} 项`, assigned: (n: number) => `已立项 ${n} 项`, assignAll: (n: number) => `选中全部 ${n} 项`, assignNone: '没有可立项的任务。', assignFresh: (n: number) => `所选任务中有 ${n} 项将列入督办，可一次撤销。`, assignLeft: (supervised: number, settled: number) => [supervised > 0 ? `${supervised} 项已立项` : '', settled > 0 ? `${settled} 项已办结或终止` : ''].filter(Boolean).join('，') + (supervised + settled > 0 ? '，不再立项。' : ''), assignShown: (n: number, of: number) => `列出前 ${n} 项，共 ${of} 项`,
  papers: '文书', papersMenu: { ...LETTER_NAMES, bulletin: '督查通报', form: '报表（Excel）', calendar: '到期日历', feedback: '发出反馈表' }, feedback: '反馈表', feedbackOut: '发出反馈表', feedbackIn: '读入反馈表',
  sheet: { asOf: (day: string) => `截至 ${day}`, row: '序号', light: '灯', source: '来源' },
  bulk: '批量办理', selected: (n: number) => `已选 ${n} 项`, selectFound: (n: number) => `选中全部 ${n} 项`, clearSelection: '取消选择', bulkStatus: '状态', bulkNote: '登记进展', bulkExtend: '延期', bulkPeople: '人员', bulkDone: (n: number) => `已登记 ${n} 项`, bulkApply: (n: number) => `登记 ${n} 项`,
  bulkRecurring: '周期任务记入当前一期。', bulkAllOrNothing: '有一项不符合要求时，全部都不写入。',
} as const;

export const STORY_WORDS = {
  title: '督办事项', close: '关闭', source: '原文', inLedger: '台账', assignedOn: (day: string) => `${day} 立项`, due: '时限', dueNone: '未定', from: '来源',
  act: { start: '开始推进', report: '报完成', verify: '核实办结', close: '销号', back: '退回', resume: '恢复推进', stop: '终止', extend: '延期' },
  backWhy: '退回原因', stopWhy: '终止原因',
  occurrence: '登记到', whole: '整项任务', occurrenceOf: (day: string) => `${day} 一期`, period: '各期办理', periodDone: (day: string) => `${day} 完成`, moved: (day: string) => `延至 ${day}`,
  tell: '登记进展', on: '日期', percent: '进度 %', text: '进展情况', problems: '存在的问题', next: '下一步措施', save: '登记', told: '已登记',
  facts: '办理人员与要求', person: '责任人', notes: '进展记录', noNotes: '还没有进展记录。', problemsOf: '问题：', nextOf: '下一步：', byFeedback: '反馈表', extensions: '延期', extendTo: '新时限', reason: '延期原因', extend: '延期', extended: '已延期', change: (from: string, to: string) => `${from} → ${to}`,
  state: { asked: '待答复', granted: '已同意', refused: '未同意' }, grant: '同意', refuse: '不同意', times: (n: number) => `共延期 ${n} 次`,
  attachments: '附件', attach: '添加附件', noAttachments: '没有附件。', history: '经过', noHistory: '没有改动。', dueLight: (meaning: string) => `灯：${meaning}`, empty: '空',
  undoHint: '可用 Ctrl+Z 撤销',
} as const;

export const PAPER_WORDS = {
  about: { notice: '每个单位一份 Word，列出全部在办事项', reminder: '每个单位一份 Word，只列逾期和临期事项', tricolor: '每个单位一份 Word，列出蓝、黄、红灯事项', bulletin: '一份 Word：总体情况、各单位得分、滞后事项和附表', form: '按栏目表生成 Excel', calendar: '到期日写成日历文件，可导入手机和邮件日历' },
  forms: '表式', calendar: '日历', units: '单位', unitsAll: '不填即全部单位', number: '文号', issue: '期号', to: '主送', toPlaceholder: '各有关单位', answerBy: '反馈期限', answerDefault: '默认五日后', redHead: '加红头', columns: (headings: string) => `栏目：${headings}`,
  make: '生成', made: (files: number, rows: number) => `已生成 ${files} 份，共 ${rows} 项`, none: '没有符合条件的事项，未生成文件。', openFile: '打开文件', showFolder: '打开所在文件夹', download: '重新下载',
  office: '文书上的机关名称、联系人取自“设置 → 督办规则”。', toOffice: '去填写', sendText: '为每个单位生成一份 Excel 反馈表，只有浅黄栏目可填。单位填好后，用“读入反馈表”写回台账。', sendUnit: (unit: string, n: number) => `${unit}（${n} 项）`, noUnits: '没有在办事项，无需发反馈表。',
} as const;

export const RETURN_WORDS = {
  title: '读入反馈表', choose: '选择反馈表', progress: (at: number, of: number) => `第 ${at} 份，共 ${of} 份`, from: (unit: string, sentOn: string) => `${unit} · ${sentOn} 发出`, reading: '正在读入……',
  summary: (changes: number, conflicts: number, refused: number, unchanged: number) => `改动 ${changes} 行 · 双方都改动 ${conflicts} 处 · 拒收 ${refused} 处 · 未变 ${unchanged} 行`,
  nothing: '没有新的内容，台账不需改动。', changes: '将写入', conflicts: '双方都改动：逐项选择', refused: '拒收', cell: '单元格', task: '事项', field: '栏目', now: '台账现为', sent: '发出时', said: '反馈为', reason: '原因', found: '所填内容',
  allTheirs: '全部以反馈为准', allOurs: '全部保留台账', skip: '不写入拒收的行，写入其余各行', apply: '写入台账', applied: (rows: number) => `已写入 ${rows} 行`, skipFile: '不写入，下一份', close: '关闭', whole: '整份拒收，请核对是否选错文件。', open: (n: number) => `还有 ${n} 处未选择`, allDone: '已全部读完', empty: '空', nothingWritten: '确认前不会写入任何内容；写入时要么全部写入，要么不写。', line: (t: number, occurrence: string | null) => `T${t}${occurrence ? ` ${occurrence} 期` : ''}`,
} as const;
