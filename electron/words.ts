import type { TodoKind } from '#model/supervise';

/** All Chinese words of the shell: menu, dialogs, notifications. The screens' words are in renderer/words. */
export const WORDS = {
  app: '责清',
  title: (ledger: string): string => `责清 — 台账：${ledger}`,
  file: '文件', importFiles: '导入文件…', importFolder: '导入文件夹…', newLedger: '新建台账…', openLedger: '打开台账…', recent: '最近的台账', noRecent: '（没有）', exportTable: '导出…', backup: '备份台账', quit: '退出',
  edit: '编辑', undo: '撤销', redo: '重做', cut: '剪切', copy: '复制', paste: '粘贴', selectAll: '全选', find: '查找…',
  view: '前往', intake: '收文', review: '核对', ledger: '台账', calendar: '日历', documents: '文件库', overview: '概览', export: '导出', settings: '设置',
  window: '窗口', zoomIn: '放大', zoomOut: '缩小', zoomReset: '实际大小', fullscreen: '全屏', minimize: '最小化', close: '关闭窗口', developer: '开发者工具',
  help: '帮助', guide: '使用指南', showLog: '显示运行日志', about: '关于责清',
  chooseFiles: '选择要导入的公文', chooseFolder: '选择要导入的文件夹', documentFiles: '公文', allFiles: '所有文件', import: '导入',
  save: '保存', sheet: '表格', chooseLedger: '打开台账', makeLedger: '新建台账', ledgerFile: '责清台账', chooseBackup: '选择备份', chooseSheets: '选择填好的反馈表', chooseAttachment: '选择附件', attach: '添加', savePdf: '存为 PDF', defaultLedger: '责清台账.zeqing',
  coreGone: '责清的后台程序反复出错，无法继续运行',
  coreGoneDetail: (log: string): string => `台账文件未受损。请重新启动责清；如仍出现此提示，请把这个日志文件反馈给开发者：\n${log}`,
  todo: '待办', supervision: '督办', relations: '关系', checks: '检查',
  /** Title of a notification: one for each kind. */
  told: {
    overdue: (n: number) => `${n} 项督办事项逾期`, soon: (n: number) => `${n} 项督办事项临期`, unverified: (n: number) => `${n} 项报已完成，待核实`, asked: (n: number) => `${n} 项申请延期，待答复`,
    quiet: (n: number) => `${n} 项久无进展`, silent: (n: number) => `${n} 个单位未返回反馈表`, unassigned: (n: number) => `${n} 项任务将到期，尚未立项`,
  } satisfies Record<TodoKind, (n: number) => string>,
} as const;
